#pragma once

#include <optional>
#include <span>

namespace engine {

/// How long one way and another take for problems of one size, in one unit.
struct TwoTimes {
    double size = 0;
    double one = 0;
    double other = 0;
};

/// The size from which on the other way is the faster one at every larger size that was measured:
/// between two measured sizes, times are taken to be powers of the size (straight lines on
/// logarithmic axes). The smallest size measured if the other way always is; none if it is not at
/// the largest. Pre: sizes ascend; sizes and times are positive. Pure.
std::optional<double> crossover(std::span<const TwoTimes> measured);

} // namespace engine
