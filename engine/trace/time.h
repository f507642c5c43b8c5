#pragma once

#include <algorithm>
#include <chrono>

namespace trace {

/// Nanoseconds; for controlled and simulated runs, steps.
using Duration = std::chrono::nanoseconds;

/// The axis of one trace: time since its run's start (CLOCK_MONOTONIC for measured runs).
struct RunClock {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<RunClock>;
    static constexpr bool is_steady = true;
};

using Time = RunClock::time_point;

/// Half-open interval [begin, end).
struct Window {
    Time begin{};
    Time end{};

    constexpr Duration length() const { return end - begin; }
    constexpr bool empty() const { return end <= begin; }
    constexpr bool contains(Time time) const { return begin <= time && time < end; }
    constexpr bool overlaps(Window other) const { return begin < other.end && other.begin < end; }
    constexpr Window intersected(Window other) const
    {
        return {std::max(begin, other.begin), std::min(end, other.end)};
    }
    constexpr bool operator==(const Window&) const = default;
};

} // namespace trace
