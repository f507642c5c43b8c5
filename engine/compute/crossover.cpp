#include "engine/compute/crossover.h"

#include <cmath>

namespace engine {
namespace {

/// Above 0 where the other way is faster.
double lead(const TwoTimes& times)
{
    return std::log(times.one / times.other);
}

} // namespace

std::optional<double> crossover(std::span<const TwoTimes> measured)
{
    if (measured.empty() || lead(measured.back()) <= 0)
        return {};
    std::size_t first = measured.size() - 1;
    while (first > 0 && lead(measured[first - 1]) > 0)
        --first;
    if (first == 0)
        return measured.front().size;
    const TwoTimes& behind = measured[first - 1];
    const TwoTimes& ahead = measured[first];
    const double part = -lead(behind) / (lead(ahead) - lead(behind));
    return behind.size * std::pow(ahead.size / behind.size, part);
}

} // namespace engine
