#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

/// CPU time of the calling thread: what other load on the machine takes does not count.
inline std::chrono::nanoseconds threadTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

/// ns of thread CPU time that one of `count` calls of `body(i)` takes.
inline double nsPerCall(std::size_t count, auto&& body)
{
    const auto begin = threadTime();
    for (std::size_t i = 0; i < count; ++i)
        body(i);
    return static_cast<double>((threadTime() - begin).count()) / static_cast<double>(count);
}

inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

/// Median of several rounds of nsPerCall(), after one that warms up.
inline double medianNsPerCall(std::size_t count, auto&& body, int rounds = 15)
{
    nsPerCall(count, body);
    std::vector<double> all;
    for (int i = 0; i < rounds; ++i)
        all.push_back(nsPerCall(count, body));
    return median(all);
}

inline void printFigure(const std::string& what, double value, const char* unit)
{
    std::printf("%-58s %10.2f %s\n", what.c_str(), value, unit);
}

/// "recording / its stamp   1.21 x   target at most 1.50 x   met"
inline void printRatio(const std::string& what, double ratio, double target, bool atMost)
{
    const bool met = atMost ? ratio <= target : ratio >= target;
    std::printf("%-58s %10.2f x    target at %s %.2f x: %s\n", what.c_str(), ratio,
        atMost ? "most" : "least", target, met ? "met" : "MISSED");
}

/// The compiler must believe that `value` is used.
inline void keep(const auto& value)
{
    asm volatile("" : : "r,m"(value) : "memory");
}
