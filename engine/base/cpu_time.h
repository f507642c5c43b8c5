#pragma once

#include <chrono>
#include <ctime>

namespace engine {

/// What the calling thread has used of CPUs: the measure of what our own work costs, because it
/// leaves out how long we waited for a CPU. Never fails. Source: clock_gettime(2),
/// CLOCK_THREAD_CPUTIME_ID.
inline std::chrono::nanoseconds cpuTimeOfThisThread() noexcept
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::chrono::seconds{used.tv_sec} + std::chrono::nanoseconds{used.tv_nsec};
}

} // namespace engine
