#pragma once

#include "app/cli/figure_grammar.h"
#include "app/cli/law_grammar.h"
#include "app/cli/measure_grammar.h"
#include "app/cli/refusal.h"
#include "app/cli/request.h"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace app::cli {

/// What was typed, word by word, before anyone asked what it means.
struct Given {
    std::string command{}; ///< empty: none, so the window
    const engine::Workload* demo = nullptr; ///< that `run` is given
    std::deque<std::pair<const engine::Param*, std::string>> values{}; ///< addresses are kept
    std::vector<std::string> exports{};
    std::vector<std::string> subjects{};
    bool overlaid = false;
    bool pressRun = false;
    bool sameSeed = false;
    bool json = false;
    bool check = false;
    std::string what{}, demoId{}, seed{}, duration{}, tier{}, repeat{};
    std::string file{}, other{}, view{}, at{}, from{}, to{}, theme{}, out{}, thread{}, animate{};
    std::string language{}, model{}, method{}, machine{}, synthetic{}, sample{};
    FigureGrammar figure{};
    LawGrammar law{};
    MeasureGrammar measure{};
};

/// What it asks for, or why that cannot be obeyed. Touches no file.
Expected<Request> requestOf(const Given& given);

std::vector<std::string_view> demoIds();
std::vector<std::string_view> viewIds();
std::vector<std::string_view> languageCodes();

/// What `fit` knows, the first of each where none is named.
std::vector<std::string_view> modelNames();
std::vector<std::string_view> methodNames();

} // namespace app::cli
