#pragma once

#include "engine/record/recorder.h"

#include <chrono>
#include <source_location>
#include <stop_token>

namespace engine {

/// Records that the calling thread has come to this line.
inline void here(std::uint32_t line = std::source_location::current().line()) noexcept
{
    record(EventKind::Line, trace::State::Running, 0, 0, line);
}

/// Computes for `cpuTime` of the calling thread's own CPU time, however long it is kept off the
/// CPU meanwhile. Ends early when `stop` is requested. Records the line. Overshoots by at most
/// a few microseconds.
void work(std::chrono::nanoseconds cpuTime, const std::stop_token& stop = {},
    std::uint32_t line = std::source_location::current().line());

/// Sleeps and records it. Ends early, within 20 ms, when `stop` is requested.
/// Source: clock_nanosleep(2) on CLOCK_MONOTONIC.
void sleepFor(std::chrono::nanoseconds duration, const std::stop_token& stop = {},
    std::uint32_t line = std::source_location::current().line());
void sleepUntil(std::chrono::steady_clock::time_point time, const std::stop_token& stop = {},
    std::uint32_t line = std::source_location::current().line());

} // namespace engine
