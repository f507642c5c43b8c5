#include "engine/record/stamp_clock.h"

#include <algorithm>
#include <limits>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace engine {

ArenaClock bestClock()
{
#if defined(__x86_64__)
    unsigned eax = 0;
    unsigned ebx = 0;
    unsigned ecx = 0;
    unsigned edx = 0;
    constexpr unsigned invariantTsc = 1U << 8U;
    if (__get_cpuid(0x80000007U, &eax, &ebx, &ecx, &edx) != 0 && (edx & invariantTsc) != 0)
        return ArenaClock::Tsc;
#endif
    return ArenaClock::Monotonic;
}

StampClock::StampClock(ArenaClock clock)
    : m_clock{clock}
{
    m_pairs.push_back(read());
}

StampClock::Pair StampClock::read() const
{
    // The tightest of a few tries: an interrupt between the readings would skew the pair.
    Pair best{};
    std::uint64_t tightest = std::numeric_limits<std::uint64_t>::max();
    for (int attempt = 0; attempt < 4; ++attempt) {
        const std::uint64_t before = readStamp(m_clock);
        const std::int64_t time = monotonicNow().count();
        const std::uint64_t after = readStamp(m_clock);
        if (after - before < tightest) {
            tightest = after - before;
            best = {.stamp = before + (after - before) / 2, .time = time, .rate = 0};
        }
    }
    return best;
}

MonotonicTime StampClock::addPair()
{
    const Pair next = read();
    Pair& last = m_pairs.back();
    if (next.stamp > last.stamp && next.time > last.time) {
        last.rate = static_cast<double>(next.time - last.time)
            / static_cast<double>(next.stamp - last.stamp);
        m_pairs.push_back(next);
    }
    if (m_pairs.size() > history)
        m_pairs.pop_front();
    return MonotonicTime{m_pairs.back().time};
}

/// Sets the pairs before and after `stamp`; false if it does not lie between two.
bool StampClock::findPairs(std::uint64_t stamp) const
{
    if (stamp <= m_pairs.front().stamp || stamp >= m_pairs.back().stamp)
        return false;
    const auto after = std::ranges::upper_bound(m_pairs, stamp, {}, &Pair::stamp);
    m_from = *(after - 1);
    m_to = after->stamp;
    return true;
}

} // namespace engine
