#include "engine/measure/canary.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace engine {
namespace {

/// The compiler must add each time.
inline void add(std::uint64_t& chain, std::uint64_t what)
{
    chain += what;
    asm volatile("" : "+r"(chain));
}

} // namespace

double canaryRate()
{
    constexpr int rounds = 4000;
    constexpr int perRound = 16;
    alignas(64) std::array<volatile std::uint64_t, 16> memory{};
    std::uint64_t a = 1, b = 2, c = 3, d = 4;
    std::uint64_t what = 5;
    asm volatile("" : "+r"(what));
    const auto begin = std::chrono::steady_clock::now();
    const auto portion = [&](std::size_t at) __attribute__((always_inline))
    {
        add(a, what), add(b, what), add(c, what), add(d, what);
        memory[at] = what;
        [[maybe_unused]] const std::uint64_t one = memory[8 + 2 * at];
        [[maybe_unused]] const std::uint64_t other = memory[9 + 2 * at];
    };
    for (int round = 0; round < rounds; ++round)
        portion(0), portion(1), portion(2), portion(3);
    const std::chrono::nanoseconds took = std::chrono::steady_clock::now() - begin;
    return rounds * perRound / static_cast<double>(std::max<std::int64_t>(1, took.count()));
}

bool Canary::sings(std::size_t place, double rate, Time now)
{
    Best& best = m_best[place];
    if (best.rate > 0 && rate < leastShare * best.rate) {
        best.sinceReached = std::max(best.sinceReached, rate);
        if (now - best.reached < patience)
            return false;
        ++m_slowdowns;
        best.rate = best.sinceReached;
        if (rate < leastShare * best.rate)
            return false;
    }
    best = {.rate = std::max(best.rate, rate), .sinceReached = 0, .reached = now};
    return true;
}

} // namespace engine
