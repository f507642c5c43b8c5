#pragma once

#include "engine/trace/shown.h"
#include "engine/trace/trace.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

using trace::filled;
using trace::shown;

enum class Chapter : std::uint8_t {
    Foundations,
    Threads,
    Synchronisation,
    Processes,
    AsynchronousIo,
    Architectures,
    Workbench,
};
std::string_view title(Chapter chapter);

/// What one value of a parameter is on this machine.
struct ValueHere {
    std::string name{}; ///< "llvmpipe"
    std::vector<std::string> about{}; ///< lines for a person who chooses
};

/// One knob of a demo. Values are whole numbers of `unit`; with `choices`, value i means choice i
/// (low = 0, high = choices.size() - 1). A live one may change while the demo runs.
struct Param {
    std::string_view key{}; ///< on the command line: --key
    std::string_view label{}; ///< on the slider
    std::string_view unit{};
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t step = 1;
    std::int64_t initial = 0;
    bool live = false;
    std::span<const std::string_view> choices{};
    std::string_view hint{}; ///< one sentence: what it changes
    /// The highest value on this machine, where that is less than `high` (CPUs allowed).
    std::int64_t (*limit)() = nullptr;

    /// What the values from 0 on are on this machine, where that has to be asked for: 0.3 s. Those
    /// beyond the list are not there. Thread-safe.
    std::vector<ValueHere> (*here)() = nullptr;

    std::int64_t highest() const { return limit != nullptr ? std::min(high, limit()) : high; }
    std::int64_t start() const { return std::min(initial, highest()); }
};

/// The values of a running demo; live ones change under it. Thread-safe. Owned by the runner.
class Values {
public:
    virtual ~Values() = default;
    /// Pre: `param` is one of the demo's.
    virtual std::int64_t operator[](const Param& param) const = 0;
};

/// Something that a demo measures, as trace::Quantity keeps it. `model`: computed from a formula;
/// `published`: found by others, the demo names the source.
struct Measure {
    std::string_view key{}; ///< one of its figure
    std::string_view figure{}; ///< id of the view that draws it
    std::string_view label{};
    std::string_view unit{};
    std::string_view xLabel{};
    std::string_view xUnit{};
    bool model = false;
    bool published = false;
};

/// What a demo is given to run with.
struct Context {
    const Values& values;
    std::uint64_t seed = 0;
    std::stop_token stop;
    std::span<const Measure> measures{}; ///< the demo's own

    /// Records a reading of `measure`, one of the demo's, by the calling thread; see
    /// trace::Reading.
    void read(const Measure& measure, double x, double value, double y = 0) const;
    void reject(const Measure& measure, double x, trace::Verdict why, double y = 0) const;

    /// A picture of width × height cells from 0 to `top`, by the calling thread: see
    /// recordPicture(). `what` and `way` are marked by shown().
    struct Shape {
        std::uint32_t width = 0;
        std::uint32_t height = 0;
        std::uint8_t top = 1;
    };
    bool show(const Shape& shape, std::string_view what, std::string_view way,
        const std::function<void(std::span<std::uint8_t> cells)>& fill) const;
};

/// A question asked before the run, answered from the run.
struct Prediction {
    std::string_view question{};
    std::span<const std::string_view> options{};
    /// Index of the right option, computed from the finished run; none if it cannot tell.
    std::optional<std::size_t> (*answer)(const trace::Trace&) = nullptr;
    /// The measured figure behind it, as a person reads it. A sentence with values is filled from
    /// one of `sentences`.
    std::string (*measured)(const trace::Trace&) = nullptr;
    std::span<const char* const> sentences{};
};

/// A number, or a curve over some points, that is guessed before the run and measured by it.
struct Estimate {
    std::string_view question{};
    std::string_view unit{};
    double top = 100; ///< the scale is 0 to top
    std::span<const std::string_view> points{}; ///< names along the curve; a number has one
    /// One value for each point; none if the run cannot tell.
    std::optional<std::vector<double>> (*answer)(const trace::Trace&) = nullptr;
};

/// A figure that a demo works out of what it measured, beside those of every run.
struct Finding {
    std::string label{}; ///< marked by shown()
    std::optional<double> value{}; ///< none: not known
    std::optional<std::array<double, 2>> interval{}; ///< of 95 %
    std::string_view unit{};
    std::string why{}; ///< a sentence: where the value is none, why; else what to think of it
};

/// Whether `reading` is of `measure`.
bool isOf(const trace::Trace& trace, const trace::Reading& reading, const Measure& measure);

/// The values that count of what was read of `measure` at the setting x, in any row.
std::vector<double> readAt(const trace::Trace& trace, const Measure& measure, double x);

/// A program worth watching, as one file declares it. `run` returns when it is done or soon after
/// a stop is requested; one that may hang is killed by its runner instead. Everything it declares
/// must have static lifetime, and what people read of it is marked by shown().
struct Workload {
    std::string_view
        id{}; ///< "thread-life"; the file is thread_life.cpp, the lesson thread-life.md
    std::string_view title{};
    std::string_view summary{}; ///< one line for lists
    Chapter chapter{};
    std::span<const Param> params{};
    std::span<const std::string_view> views{}; ///< ids of views, first on top
    Prediction prediction{};
    std::span<const Estimate> estimates{};
    std::span<const Measure> measures{};
    std::vector<Finding> (*findings)(const trace::Trace&) = nullptr; ///< may take 0.1 s
    /// The id of the machine (engine/measure/other_machine.h) that a run with these values shows
    /// instead of this one; it is a model then. Empty: this one.
    std::string_view (*otherMachine)(std::span<const std::int64_t> values) = nullptr;
    /// The highest value of one parameter beside these of all; never more than its own highest().
    /// Takes 50 ms at most. Null: each parameter's own.
    std::int64_t (*highest)(const Param& param, std::span<const std::int64_t> values) = nullptr;
    bool mayHang = false;
    std::chrono::milliseconds duration{2000}; ///< default length of a run
    void (*run)(const Context&) = nullptr;
};

/// Every demo, in menu order. Generated from engine/workloads/CMakeLists.txt.
std::span<const Workload* const> catalog();

/// Null if there is none.
const Workload* findWorkload(std::string_view id);

/// The text of the demo's own file, its lesson in Markdown (resources/lessons/<id>.md; in another
/// language, such as "de", resources/lessons/de/<id>.md where there is one), and the same program
/// in Python (resources/listings/<id>.py), as they were when built: what is shown is what runs.
std::string_view sourceOf(const Workload& workload);
std::string_view lessonOf(const Workload& workload, std::string_view language = "en");
std::string_view pythonOf(const Workload& workload);

/// The part of a file between the lines "// [code]" and "// [/code]" (in Python "# [code]"), with
/// the number of its first line in the file. The whole file if there are no such lines.
struct Listing {
    std::string_view text{};
    int firstLine = 1;
};
Listing listing(const Workload& workload);
Listing pythonListing(const Workload& workload);

/// The number of a line in both languages: 4 of "order.lock(); // [4] waits". 0: it has none. Lines
/// that do the same have the same number. Pure.
int calloutOf(std::string_view line);

} // namespace engine
