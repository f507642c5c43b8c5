#pragma once

#include "engine/trace/time.h"
#include "engine/workloads/workload.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A lesson: a few short steps, each with commands that drive the stage. docs/lessons.md says how
/// one is written.
namespace app::lesson {

/// A moment of the run: its time, or a share of its length, 0 to 1.
using Moment = std::variant<trace::Time, double>;

/// Where `moment` is in a run over `extent`.
trace::Time timeOf(const Moment& moment, trace::Window extent);

struct Between {
    Moment begin{};
    Moment end{};
    bool operator==(const Between&) const = default;
};
trace::Window windowOf(const Between& between, trace::Window extent);

struct SetParameter {
    std::size_t param = 0; ///< index in the demo's params
    std::int64_t value = 0; ///< in the parameter's range; this machine's may be smaller
};
struct RunDemo {
    std::optional<trace::Duration> duration{}; ///< none: the demo's own
};
struct OpenRecording {
    std::string file{}; ///< as written: relative to the lesson's folder
};
struct StopRun { };
struct GoTo {
    Moment moment{};
};
struct ZoomTo {
    std::optional<Between> between{}; ///< none: all
};
struct ShowViews {
    std::vector<std::string_view> views{}; ///< ids in the catalogue of views
};
struct SelectActor {
    std::string name{}; ///< empty: nobody
};
struct MarkInterval {
    std::optional<Between> between{}; ///< none: nothing
};
struct PlaySlower {
    double slowdown = 1; ///< 1 : slowdown
};
struct Play { };
struct Pause { };
struct AskPrediction { };

using Action = std::variant<SetParameter, RunDemo, OpenRecording, StopRun, GoTo, ZoomTo, ShowViews,
    SelectActor, MarkInterval, PlaySlower, Play, Pause, AskPrediction>;

struct Command {
    int line = 0; ///< in the file, from 1
    std::string text{}; ///< as it was written
    Action action{};
};

/// A title, a few sentences (Markdown with $formulas$), what it does to the stage, and what the
/// lecturer wants to be reminded of.
struct Step {
    int line = 0;
    std::string title{};
    std::string text{};
    std::vector<Command> commands{};
    std::string notes{}; ///< Markdown
    const engine::Workload* demo = nullptr; ///< it is about; never null as the lesson's
};

struct Lesson {
    const engine::Workload* demo = nullptr; ///< its first; never null without mistakes
    std::vector<Step> steps{}; ///< the first is the introduction, under the lesson's title
    const std::string& title() const { return steps.front().title; }
};

/// What is wrong with a lesson, and what would be right.
struct Mistake {
    int line = 0;
    std::string what{};
    bool operator==(const Mistake&) const = default;
};

/// "lesson.md:12: unknown command …"
std::string at(std::string_view file, const Mistake& mistake);

} // namespace app::lesson
