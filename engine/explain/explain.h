#pragma once

#include "engine/explain/wait_graph.h"

#include <string_view>

namespace engine {

/// What kept a thread from running.
enum class Cause : std::uint8_t {
    Runs, ///< nothing: it runs
    Fresh, ///< created, and has not had its first turn
    Preempted, ///< able to run; its CPU was taken from it
    Yielded, ///< able to run; it gave its CPU away
    Woken, ///< able to run again after a wait; no CPU yet
    Lock,
    Semaphore,
    Condition,
    Message,
    Io,
    Sleep,
    Join,
    Child,
    Other, ///< waits, and nobody told for what
    Ended,
    Lost, ///< records were lost here
    Unseen, ///< not observed at that moment
};
std::string_view name(Cause cause); ///< "lock", "preempted": one word, as in JSON

/// What an answer cannot tell, and why. text() says it in a sentence.
enum class Unknown : std::uint8_t {
    WakeUps, ///< the tier has no wake-up records: who woke it
    Switches, ///< the tier has no switch records: when it was runnable, who had the CPU
    Resource, ///< the program did not say what it waits for
    Owner, ///< such a resource has no owner: who will signal cannot be known before
    Lost, ///< events were lost: the holder is the last known
    Untold, ///< the program told of nobody who took it
    Free, ///< nobody had it just then: it had been given back and not taken yet
    Estimated, ///< when it became runnable is computed, not recorded
    Joined, ///< several threads, or none, have the name it waits for
};
std::string_view text(Unknown unknown);

/// Why an actor was not running at a moment: what it waited for, who had that, how it ended.
struct Explanation {
    trace::ActorId actor{};
    trace::Time at{};
    Cause cause = Cause::Unseen;
    std::size_t slice = 0; ///< of its lane, the one at `at`; none where Unseen
    std::optional<trace::ResourceId> resource{};

    /// From when it could not go on to when it ran with what it wanted; `open`: it does not yet.
    trace::Window gap{};
    bool open = false;
    bool cutOff = false; ///< the thread or its run ended in it
    unsigned attempts = 1; ///< times it went to sleep for the same resource
    trace::Duration waited{}; ///< of the gap before it was able to run
    trace::Duration queued{}; ///< of the gap able to run, without a CPU

    /// Who stood in its way at `at`: the holder first, then who has what the holder waits for, and
    /// so on. For a join the joined thread, for Fresh its creator.
    struct Link {
        trace::ActorId actor{};
        std::optional<Holding> holding{}; ///< of what the one before waits for
        trace::Slice doing{}; ///< at `at`
        Cause cause = Cause::Runs;
        std::optional<trace::ResourceId> resource{}; ///< what it waits for itself
    };
    std::vector<Link> chain{};
    std::vector<Holding> permits{}; ///< of a semaphore, at `at`, where that tells who has one
    bool cycle = false; ///< the chain comes back to `actor` or into itself: a deadlock

    /// Who had the resource during the gap, in turn (the first few; `turnCount` in all).
    std::vector<Holding> turns{};
    std::size_t turnCount = 0;
    trace::StateSums holderTime{}; ///< what the first of `chain` did in the gap while it had it

    struct Deed {
        trace::ActorId actor{};
        trace::Time at{};
    };
    std::optional<Deed> released{}; ///< who gave the resource back so that it could be taken
    std::optional<Deed> woken{}; ///< who woke it
    std::optional<trace::Time> wokenAt{}; ///< when it became able to run, by whomever
    std::optional<trace::Time> acquired{};

    /// Who had the CPU it waited for while it was able to run: ours, or (none) others or no one.
    struct Share {
        std::optional<trace::ActorId> actor{};
        trace::Duration time{};
    };
    std::optional<trace::CpuId> cpu{};
    std::vector<Share> onCpu{}; ///< most time first
    std::optional<trace::ActorId> tookCpu{}; ///< Preempted: who ran next on its CPU

    std::vector<Unknown> unknown{};
};

/// Why `actor`, a thread of the trace, was not running at `time`. Pure; thread-safe. Cost:
/// O(log n) for lanes and holdings of n, plus a bounded walk over neighbouring slices and marks.
Explanation explain(const trace::Trace& trace, trace::ActorId actor, trace::Time time);

} // namespace engine
