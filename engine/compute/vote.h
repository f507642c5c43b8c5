#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace engine {

/// N-version programming, the honest form of several instruction streams on one datum: different
/// algorithms compute the same thing, and a majority outvotes one that is wrong.
/// Source: A. Avižienis, The N-version approach to fault-tolerant software, IEEE TSE 11 (1985).

/// An algorithm for the integer square root: the largest r with r² ≤ datum.
struct Voter {
    /// Told what the algorithm takes for the root so far, once each time around.
    using Tell = std::function<void(std::uint64_t root)>;

    std::string_view name{};
    std::uint32_t (*root)(std::uint64_t datum){};
    std::uint32_t (*watched)(std::uint64_t datum, const Tell& tell){}; ///< the same algorithm
};

/// Newton, bisection, bit by bit, decimal digits as by hand, floating point: five that share no
/// code. Pure; thread-safe.
std::span<const Voter> voters();

/// Turns one bit of what a voter answers: what a cosmic ray does to a register. Pre: bit < 32.
struct Fault {
    std::size_t voter = 0;
    unsigned bit = 0;
};

/// What becomes of the right answer of voter `voter` when some are faulty.
std::uint32_t faulted(std::size_t voter, std::uint32_t answer, std::span<const Fault> faults);

/// What voter `voter` answers when some are faulty.
std::uint32_t answerOf(std::size_t voter, std::uint64_t datum, std::span<const Fault> faults);

struct Verdict {
    std::optional<std::uint32_t> winner{}; ///< what more than half of the voters say
    std::vector<std::size_t> outvoted{}; ///< who says something else; empty without a winner
    bool operator==(const Verdict&) const = default;
};

/// Decides by strict majority; without one there is no winner, and the fault is noticed but not
/// masked. Source: R. S. Boyer, J. S. Moore, MJRTY – a fast majority vote algorithm (1981).
Verdict majority(std::span<const std::uint32_t> answers);

} // namespace engine
