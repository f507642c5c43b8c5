#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace engine {

/// A point of a staircase: what it cost at a size. Both above 0.
struct Step {
    double size = 0;
    double cost = 0;
};

/// Where the cost hardly depends on the size: a cache, or the memory behind them all.
struct Plateau {
    double from = 0; ///< the smallest size on it
    double to = 0; ///< the largest
    double cost = 0; ///< the median of its points
    bool operator==(const Plateau&) const = default;
};

/// The plateaus of `points`, in ascending order of size: found in the data alone, by no knowledge
/// of the machine. The logarithms of the costs are cut into the pieces of one value each that fit
/// best, at a price for each piece; pieces with too slight a step between them are one; a plateau
/// is a piece that is flat (within a quarter) and about an octave wide. Source: optimal
/// partitioning, B. Jackson et al., An algorithm for optimal partitioning of data on an interval,
/// IEEE Signal Processing Letters 12 (2005). O(n²). Pre: ascending sizes.
std::vector<Plateau> plateausOf(std::span<const Step> points);

} // namespace engine
