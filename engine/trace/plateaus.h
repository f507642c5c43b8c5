#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace trace {

/// Both above 0.
struct CurvePoint {
    double x = 0;
    double y = 0;
};

/// Where a curve hardly depends on x, drawn over a logarithmic axis: a level of memory, where the
/// curve is latency by working set.
struct Plateau {
    double from = 0; ///< the smallest x on it
    double to = 0; ///< the largest
    double level = 0; ///< median of the values on it
    bool operator==(const Plateau&) const = default;
};

/// The plateaus of `curve`, by x: found in the data alone, whatever the machine says of itself. The
/// logarithms of the values are cut into the pieces of one value each that fit best, at a price for
/// each piece; pieces with too slight a step between them are one; a plateau is a piece that is
/// flat (within a quarter), about a doubling of x wide and of three points at least. Source:
/// optimal partitioning, B. Jackson et al., An algorithm for optimal partitioning of data on an
/// interval, IEEE Signal Processing Letters 12 (2005). O(n²). Pre: by x.
std::vector<Plateau> plateaus(std::span<const CurvePoint> curve);

/// What the i-th of `found` is called: L1, L2 …, and DRAM for the last if it takes longer than any
/// cache does (50 ns); in nanoseconds. Empty where there are no steps, as with one plateau alone.
std::string_view levelName(std::span<const Plateau> found, std::size_t i);

} // namespace trace
