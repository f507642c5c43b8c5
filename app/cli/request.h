#pragma once

#include "engine/run/run.h"
#include "engine/trace/time.h"

#include <QSize>

#include <optional>
#include <string>
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
    bool run = false; ///< press Run at once
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
    bool sameSeed = false; ///< of the repeats: else each has the next one
};

struct RenderFile {
    std::string file{};
    std::string view{}; ///< id of a view
    std::optional<trace::Time> at{};
    std::optional<trace::Time> from{};
    std::optional<trace::Time> to{};
    QSize size{1280, 720};
    bool dark = false;
    std::string out{}; ///< svg, pdf or png
};

struct CompareFiles {
    std::string a{};
    std::string b{};
    std::vector<std::string> exports{}; ///< svg, pdf or png, no path twice
    bool dark = false;
    bool json = false;
};

struct ExplainFile {
    std::string file{};
    std::string thread{}; ///< as the pictures call it: "T3", "T3 worker"
    trace::Time at{};
    bool json = false;
};

struct ConvertFile {
    std::string file{};
    std::string out{}; ///< csv, json or pftrace
};

struct Examine {
    bool json = false;
};

using Request = std::variant<ShowText, OpenWindow, CheckLessons, ListDemos, RunDemo, RenderFile,
    CompareFiles, ExplainFile, ConvertFile, Examine>;

} // namespace app::cli
