#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace trace {

/// A stretch of a curve over a logarithmic axis where it hardly rises: a level of memory, where
/// the curve is latency by working set. Found in the data alone, whatever the machine says it has.
struct Plateau {
    double from = 0; ///< the first and the last x on it
    double to = 0;
    double level = 0; ///< median of the values on it
    bool operator==(const Plateau&) const = default;
};

struct CurvePoint {
    double x = 0;
    double y = 0;
};

/// A plateau is at least one doubling of x and three points wide, rises by at most 15 % per
/// doubling (or half a one) from one point to the next, and is at least 1.3 times the one before
/// it; what is less than that is the same one. Pre: by x, all above 0.
std::vector<Plateau> plateaus(std::span<const CurvePoint> curve);

/// What the i-th of `found` is called: L1, L2 …, and DRAM for the last if it takes longer than any
/// cache does (50 ns); in nanoseconds. Empty where there are no steps, as with one plateau alone.
std::string_view levelName(std::span<const Plateau> found, std::size_t i);

} // namespace trace
