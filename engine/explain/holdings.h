#pragma once

#include "engine/trace/trace.h"

#include <memory>
#include <optional>
#include <vector>

namespace engine {

/// One stretch in which an actor had a resource: from its Acquire mark to its Release mark.
struct Holding {
    trace::Time begin{};
    trace::Time end = trace::Time::max(); ///< max: it has it still
    trace::ActorId actor{};
    bool sure = true; ///< false: events of the actor were lost, its taking or its giving among them

    bool open() const { return end == trace::Time::max(); }
    bool contains(trace::Time time) const { return begin <= time && time < end; }
    bool operator==(const Holding&) const = default;
};

/// Who had which resource when, as the program's Acquire and Release marks say. Worked out once per
/// run and extended as the run grows (it is kept in the trace's Findings), so that a question costs
/// O(log holdings). Equal traces give equal answers: what a later snapshot told is left out.
/// Valid as long as the trace. Thread-safe.
class Holdings {
public:
    /// Brings the index up to `trace`. Cost: O(actors), and O(n log n) for n marks not yet seen.
    explicit Holdings(const trace::Trace& trace);

    /// Who had `resource` at `time`, where one at a time can: the last who took it.
    std::optional<Holding> at(trace::ResourceId resource, trace::Time time) const;

    /// All who had it (or a permit of it) at `time`, at most `most`, the first to take it first.
    std::vector<Holding> allAt(
        trace::ResourceId resource, trace::Time time, std::size_t most = 64) const;

    /// The holdings of a resource that one at a time can have which overlap `window`, in time
    /// order, at most `most`; `count`: how many there are.
    struct Turns {
        std::vector<Holding> first{};
        std::size_t count = 0;
    };
    Turns over(trace::ResourceId resource, trace::Window window, std::size_t most) const;

    /// The last that `actor` or anyone (none) gave back at or before `time`, among the last few
    /// thousand taken before.
    std::optional<Holding> lastGiven(trace::ResourceId resource, trace::Time time,
        std::optional<trace::ActorId> actor = {}) const;

    /// Given back by someone who had not taken it: what was taken does not tell who has it.
    bool isSignalled(trace::ResourceId resource) const;

    /// Everyone who ever took it, in order of appearance.
    std::vector<trace::ActorId> users(trace::ResourceId resource) const;

    /// Whether anyone ever took it.
    bool used(trace::ResourceId resource) const;

    struct Index;

private:
    std::shared_ptr<Index> m_index;
    trace::Time m_until{};
};

/// When `actor` next takes `resource` at or after `from`, by its own marks; none if it has not yet.
std::optional<trace::Time> nextTaken(
    const trace::Trace& trace, trace::ActorId actor, trace::ResourceId resource, trace::Time from);

} // namespace engine
