#pragma once

#include "engine/explain/holdings.h"

namespace engine {

/// Who waits for whom at one moment: threads wait for resources, resources are held by threads, a
/// thread that joins another waits for that one's end.
struct WaitGraph {
    struct Wait {
        trace::ActorId thread{};
        trace::ResourceId resource{};
        trace::Window window{}; ///< of its slice
    };
    struct Hold {
        trace::ResourceId resource{};
        trace::ActorId thread{};
        Holding holding{};
        bool alone = true; ///< no one else can have it at the same time
    };
    struct Join {
        trace::ActorId thread{};
        trace::ActorId awaited{};
        trace::Window window{};
    };
    trace::Time at{};
    std::vector<trace::ActorId> threads{}; ///< that live, or are dead and hold something
    std::vector<Wait> waits{};
    std::vector<Hold> holds{};
    std::vector<Join> joins{};

    bool quiet() const { return waits.empty() && joins.empty(); }
    std::optional<Hold> holder(trace::ResourceId resource) const; ///< where one alone can be
};

/// `time` is taken into the trace's extent. Cost: O((threads + resources) · log n). Thread-safe.
WaitGraph waitForGraph(const trace::Trace& trace, trace::Time time);

/// A deadlock: everyone in it waits for what the next one has, the last for what the first has.
struct Cycle {
    struct Step {
        trace::ActorId thread{};
        std::optional<trace::ResourceId>
            resource{}; ///< what it waits for; none: the next one's end
        bool operator==(const Step&) const = default;
    };
    std::vector<Step> steps{}; ///< the lowest id first
    bool operator==(const Cycle&) const = default;
};

/// Every cycle of the graph. A thread waits for one thing and a lock has one holder, so cycles are
/// disjoint, and a walk finds them. Semaphores take no part: who has a permit need not give it.
std::vector<Cycle> cycles(const WaitGraph& graph);

/// Whom the Join slice `slice` of `joiner` waits for: by the recorded flow where there is one, else
/// the one thread of the resource's name that lives then. None where that leaves a doubt.
std::optional<trace::ActorId> joinedBy(
    const trace::Trace& trace, trace::ActorId joiner, const trace::Slice& slice);

/// Who next begins to wait for a lock or a permit, strictly after `time`. O(threads · log² slices).
struct NextWait {
    trace::ActorId thread{};
    trace::Time at{};
};
std::optional<NextWait> nextLockWait(const trace::Trace& trace, trace::Time time);

} // namespace engine
