#pragma once

#include <chrono>
#include <ctime>

namespace engine {

/// Nanoseconds on CLOCK_MONOTONIC since boot: the clock of every raw record, because perf_event
/// can stamp with it too, so kernel and program records share one axis. A run subtracts its epoch
/// to get a trace::Time. Thread-safe. Never fails. Source: clock_gettime(2), perf_event_open(2)
/// field `clockid`.
using MonotonicTime = std::chrono::nanoseconds;

inline MonotonicTime monotonicNow() noexcept
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

} // namespace engine
