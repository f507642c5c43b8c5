#pragma once

#include <chrono>
#include <cstddef>
#include <map>

namespace engine {

/// How fast this CPU is just now, in additions per ns: four independent chains of additions, and
/// beside every four a store and two loads from the nearest cache, as many as fill the units that a
/// core's hardware threads share, so that work on the other one shows; the operating system says
/// nothing of it when that is another guest's. Takes about 10 µs. Source: ours. Where a
/// neighbour slowed 7200 of 11 900 samples of a triad in the nearest cache, it let 2 % of
/// these pass, fewer than additions alone, and stopped 2 % of the others; a single chain, which
/// only shows the clock's rate, misses most.
double canaryRate();

/// Tells a CPU that is shared from one that is not, by what canaryRate() said before. Not
/// thread-safe.
class Canary {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Whether `rate` is at least leastShare of the best of `place` (a CPU, in one kind of
    /// company). A CPU that has not come near its best for `patience` has become a slower one
    /// (heat, a battery): its best is then that of this time, and slowdowns() counts it.
    bool sings(std::size_t place, double rate, Time now);

    unsigned slowdowns() const { return m_slowdowns; }

    static constexpr double leastShare = 0.95;
    static constexpr std::chrono::seconds patience{3};

private:
    struct Best {
        double rate = 0;
        double sinceReached = 0; ///< the best after `reached`
        Time reached{};
    };
    std::map<std::size_t, Best> m_best{};
    unsigned m_slowdowns = 0;
};

} // namespace engine
