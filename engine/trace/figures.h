#pragma once

#include "engine/trace/trace.h"

namespace trace {

/// What one thread did, in numbers, over one window.
struct ThreadFigures {
    ActorId actor{};
    StateSums time{};
};

/// The figures of a run, or of a window of it. `timeIn` is exact (prefix sums); counts are of the
/// whole trace. Durations in ns.
struct Figures {
    Window window{};
    std::uint64_t switches = 0;
    std::uint64_t preemptions = 0;
    std::uint64_t migrations = 0;
    std::optional<Duration> wakeP50{};
    std::optional<Duration> wakeP99{};
    double cpuUse = 0; ///< running time / (window × CPUs), in [0, 1]
    std::uint64_t events = 0; ///< slices of threads
    Losses losses{};
    StateSums total{}; ///< over all threads
    std::vector<ThreadFigures> threads{};
};

/// Cost: O(threads · log slices). Thread-safe.
Figures figures(const Trace& trace, Window window);
inline Figures figures(const Trace& trace)
{
    return figures(trace, trace.extent());
}

} // namespace trace
