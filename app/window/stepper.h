#pragma once

#include "engine/trace/navigate.h"

#include <vector>

namespace app {

/// What a step goes to.
enum class StepKind {
    Event, ///< any thread changes
    Change, ///< the selected thread enters another state
    Decision, ///< a scheduler takes up a thread
};

/// Steps through a run and exactly back: a step back after steps forward returns to the instant
/// each of them left, even one between two events. A value; no Qt.
class Stepper {
public:
    StepKind kind() const { return m_kind; }
    void setKind(StepKind kind) { m_kind = kind; }

    /// Where a step from `now` goes; none if there is nothing further. `selected` is whose changes
    /// count; without one, any thread's.
    std::optional<trace::Time> forward(
        const trace::Trace& trace, std::optional<trace::ActorId> selected, trace::Time now);
    std::optional<trace::Time> back(
        const trace::Trace& trace, std::optional<trace::ActorId> selected, trace::Time now);

private:
    struct Step {
        trace::Time from{};
        trace::Time to{};
        StepKind kind{};
    };
    static constexpr std::size_t mostSteps = 10'000;

    StepKind m_kind = StepKind::Event;
    std::vector<Step> m_trail; ///< of the last steps forward; any other move ends it
};

} // namespace app
