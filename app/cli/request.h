#pragma once

#include "app/cli/measure_request.h"
#include "app/cli/theme_word.h"
#include "app/export/figure_file.h"
#include "engine/measure/fit.h"
#include "engine/run/run.h"
#include "engine/trace/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace app::cli {

/// What a command line asks for, checked as far as that is possible without doing it.

struct ShowText { ///< --help, --version
    std::string text{};
};

struct OpenWindow {
    std::string demo{}; ///< id, or empty
    std::string file{}; ///< path, or empty
    std::string lesson{}; ///< path of a lesson or a folder of them, or empty
    std::string language{}; ///< of the window, such as "de"; empty: as chosen there
    bool run = false; ///< press Run at once
    bool lecture = false; ///< the lesson in front of a room
};

struct CheckLessons {
    std::string path{}; ///< a lesson or a folder of them
};

struct ListDemos {
    bool json = false;
};

struct RunDemo {
    engine::RunRequest request{};
    std::vector<std::string> exports{}; ///< known suffixes, no path twice
    bool json = false;
    std::uint64_t repeat = 1;
    std::string machine{}; ///< file of another machine, or empty
    bool sameSeed = false; ///< of the repeats: else each has the next one
};

struct RenderFile {
    std::string file{};
    FigureOptions figure{}; ///< of one view
    std::optional<trace::Time> at{};
    std::optional<trace::Time> from{};
    std::optional<trace::Time> to{};
    std::string out{}; ///< a picture, an animation, csv or tsv
};

struct WriteSlides {
    struct Subject {
        const engine::Workload* demo = nullptr; ///< or
        std::string file{}; ///< a recording
    };
    std::vector<Subject> subjects{};
    FigureOptions figure{}; ///< views are those of each subject
    std::string animate{}; ///< suffix of an animation, or empty
    std::string folder{};
    std::uint64_t seed = 1;
    bool json = false;
};

struct CompareFiles {
    std::string a{};
    std::string b{};
    std::vector<std::string> exports{}; ///< svg, pdf or png, no path twice
    ThemeWord theme{}; ///< of the pictures
    bool json = false;
    bool overlaid = false; ///< the picture: each thread of A above the same of B
    std::uint64_t repeat = 0; ///< runs of each besides, for the spread; 0: none
};

struct ExplainFile {
    std::string file{};
    std::string thread{}; ///< as the pictures call it: "T3", "T3 worker"
    trace::Time at{};
    bool json = false;
};

struct ConvertFile {
    std::string file{};
    std::string out{}; ///< csv, tsv, json or pftrace
};

struct Examine {
    bool json = false;
};

struct LookAtMachine { ///< what it is made of; where nothing is named, this one
    std::string file{}; ///< that lstopo wrote
    std::string synthetic{}; ///< as hwloc describes machines
    std::string sample{}; ///< id
    bool json = false;
};

struct ApplyLaw { ///< of speedup; values the law does not have stay as they are
    enum class Law { Amdahl, Gustafson, Usl, KarpFlatt };
    Law law = Law::Amdahl;
    std::string_view name{}; ///< as typed
    double serial = 0;
    double processors = 1;
    double sigma = 0;
    double kappa = 0;
    double gamma = 1;
    double speedup = 1;
    bool json = false;
};

struct FitTable {
    std::string file{}; ///< of measured speedups
    engine::ScalingModel model = engine::ScalingModel::Usl;
    engine::FitMethod method = engine::FitMethod::LeastSquares;
    std::string_view modelName{}; ///< as typed
    std::string_view methodName{};
    bool json = false;
};

using Request = std::variant<ShowText, OpenWindow, CheckLessons, ListDemos, RunDemo, RenderFile,
    WriteSlides, CompareFiles, ExplainFile, ConvertFile, ApplyLaw, FitTable, Measure, Examine,
    LookAtMachine>;

} // namespace app::cli
