#include "engine/compute/vote.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace engine {
namespace {

/// From above, each step averages r with datum / r.
struct Newton {
    std::uint32_t operator()(std::uint64_t datum, const auto& tell) const
    {
        if (datum == 0)
            return 0;
        std::uint64_t root = std::uint64_t{1} << (std::bit_width(datum) + 1) / 2;
        for (;;) {
            tell(root);
            const std::uint64_t next = (root + datum / root) / 2;
            if (next >= root)
                return static_cast<std::uint32_t>(std::min<std::uint64_t>(root, UINT32_MAX));
            root = next;
        }
    }
};

struct Bisection {
    std::uint32_t operator()(std::uint64_t datum, const auto& tell) const
    {
        std::uint64_t low = 0; // low² ≤ datum
        std::uint64_t high = std::uint64_t{1} << 32; // high² > datum
        while (high - low > 1) {
            const std::uint64_t middle = (low + high) / 2;
            tell(middle);
            (middle * middle <= datum ? low : high) = middle;
        }
        return static_cast<std::uint32_t>(low);
    }
};

/// Sets each bit of the root that may be set, from the top.
struct BitByBit {
    std::uint32_t operator()(std::uint64_t datum, const auto& tell) const
    {
        std::uint64_t root = 0;
        for (std::uint64_t place = std::uint64_t{1} << 62; place != 0; place >>= 2) {
            const bool fits = datum >= root + place;
            if (fits)
                datum -= root + place;
            root = (root >> 1) + (fits ? place : 0);
            tell(root);
        }
        return static_cast<std::uint32_t>(root);
    }
};

/// As taught at school: bring down two digits, find the largest digit d with (20 r + d) d ≤ rest.
struct ByHand {
    std::uint32_t operator()(std::uint64_t datum, const auto& tell) const
    {
        std::uint64_t root = 0;
        std::uint64_t rest = 0;
        for (std::uint64_t place = 10'000'000'000'000'000'000ULL / 10; place > 0; place /= 100) {
            rest = rest * 100 + datum / place % 100;
            std::uint64_t digit = 9;
            while ((20 * root + digit) * digit > rest)
                --digit;
            rest -= (20 * root + digit) * digit;
            root = root * 10 + digit;
            tell(root);
        }
        return static_cast<std::uint32_t>(root);
    }
};

/// A long double holds 64 bits on x86 and more on others where it is not a double: so one off at
/// most, and that is put right.
struct FloatingPoint {
    std::uint32_t operator()(std::uint64_t datum, const auto& tell) const
    {
        auto root = static_cast<std::uint64_t>(std::sqrt(static_cast<long double>(datum)));
        root = std::min<std::uint64_t>(root, UINT32_MAX);
        while (root * root > datum)
            --root;
        while (root < UINT32_MAX && (root + 1) * (root + 1) <= datum)
            ++root;
        tell(root);
        return static_cast<std::uint32_t>(root);
    }
};

template <class Algorithm>
constexpr Voter voterOf(std::string_view name)
{
    return {.name = name,
        .root = [](std::uint64_t datum) { return Algorithm{}(datum, [](std::uint64_t) {}); },
        .watched = [](std::uint64_t datum,
                       const Voter::Tell& tell) { return Algorithm{}(datum, tell); }};
}

constexpr Voter all[]{voterOf<Newton>("Newton"), voterOf<Bisection>("bisection"),
    voterOf<BitByBit>("bit by bit"), voterOf<ByHand>("decimal digits"),
    voterOf<FloatingPoint>("floating point")};

} // namespace

std::span<const Voter> voters()
{
    return all;
}

std::uint32_t faulted(std::size_t voter, std::uint32_t answer, std::span<const Fault> faults)
{
    for (const Fault& fault : faults)
        if (fault.voter == voter)
            answer ^= std::uint32_t{1} << fault.bit;
    return answer;
}

std::uint32_t answerOf(std::size_t voter, std::uint64_t datum, std::span<const Fault> faults)
{
    return faulted(voter, all[voter].root(datum), faults);
}

Verdict majority(std::span<const std::uint32_t> answers)
{
    std::uint32_t candidate = 0;
    std::size_t ahead = 0;
    for (const std::uint32_t answer : answers) {
        if (ahead == 0)
            candidate = answer;
        ahead = answer == candidate ? ahead + 1 : ahead - 1;
    }
    const auto votes = static_cast<std::size_t>(std::ranges::count(answers, candidate));
    if (votes * 2 <= answers.size())
        return {};
    Verdict verdict{.winner = candidate};
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i] != candidate)
            verdict.outvoted.push_back(i);
    return verdict;
}

} // namespace engine
