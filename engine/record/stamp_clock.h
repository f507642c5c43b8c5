#pragma once

#include "engine/base/monotonic.h"
#include "engine/record/arena_layout.h"

#include <cstdint>
#include <deque>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace engine {

/// The cheapest clock that all CPUs of this machine share: the TSC where it is invariant
/// (CPUID 0x80000007, EDX bit 8), else CLOCK_MONOTONIC. Source: Intel SDM vol. 3, 18.17.1.
ArenaClock bestClock();

/// One reading of `clock`. Hot.
inline std::uint64_t readStamp(ArenaClock clock) noexcept
{
#if defined(__x86_64__)
    if (clock == ArenaClock::Tsc) [[likely]]
        return __rdtsc();
#else
    (void)clock;
#endif
    return static_cast<std::uint64_t>(monotonicNow().count());
}

/// No stamp is read before all that was loaded until here: rdtsc by itself may run ahead of the
/// atomic operation that took a lock, and then seems to precede its last owner's release.
inline void orderStamps() noexcept
{
#if defined(__x86_64__)
    _mm_lfence();
#endif
}

/// Turns stamps into CLOCK_MONOTONIC: piecewise linear between pairs of both clocks read at the
/// same moment, so it follows the slewing of CLOCK_MONOTONIC and never runs backwards. One thread
/// only.
class StampClock {
public:
    explicit StampClock(ArenaClock clock);

    /// Reads another pair; returns its time.
    MonotonicTime addPair();

    /// Stamps from before the first pair or after the last one give the time of that pair.
    MonotonicTime time(std::uint64_t stamp) const
    {
        if ((stamp < m_from.stamp || stamp >= m_to) && !findPairs(stamp))
            return MonotonicTime{
                stamp <= m_pairs.front().stamp ? m_pairs.front().time : m_pairs.back().time};
        const double since = static_cast<double>(stamp - m_from.stamp) * m_from.rate;
        return MonotonicTime{m_from.time + static_cast<std::int64_t>(since)};
    }

    /// Pairs that are kept; older ones are forgotten and their stamps clamped.
    static constexpr std::size_t history = 8192;

private:
    struct Pair {
        std::uint64_t stamp = 0;
        std::int64_t time = 0;
        double rate = 0; ///< ns per stamp from here to the next pair
    };
    Pair read() const;
    bool findPairs(std::uint64_t stamp) const;

    ArenaClock m_clock;
    std::deque<Pair> m_pairs;
    mutable Pair m_from{}; ///< the pair before the stamp asked for last
    mutable std::uint64_t m_to = 0; ///< the stamp of the pair after it
};

} // namespace engine
