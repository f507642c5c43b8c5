#pragma once

#include "engine/measure/quartiles.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

namespace engine {

/// What one worker saw of one sample.
struct Stretch {
    std::chrono::steady_clock::time_point begin{}, end{};
    std::uint64_t operations = 0; ///< done in it
    std::chrono::nanoseconds cpu{}; ///< that the thread had, from just before to just after
    long switches = 0; ///< involuntary ones, from before the first canary to after the last
    double canary = 0; ///< the slower one of before and after

    std::chrono::nanoseconds wall() const { return end - begin; }
};

/// The involuntary context switches of the calling thread so far.
/// Source: getrusage(2), RUSAGE_THREAD, ru_nivcsw.
long involuntarySwitches();

/// The CPU time of the calling thread so far. Source: clock_gettime(2), CLOCK_THREAD_CPUTIME_ID.
std::chrono::nanoseconds threadCpuTime();

/// Why the sample that these workers took does not count, as far as they can tell themselves; none
/// if it does. The canary is not judged here. Pre: not empty.
std::optional<Rejection> judged(std::span<const Stretch> crew);

inline constexpr double leastCpuShare = 0.98;
inline constexpr std::chrono::nanoseconds mostSkew{3000};
inline constexpr double leastOverlap = 0.9; ///< of the longest stretch

} // namespace engine
