#include "engine/trace/spread.h"

#include <algorithm>

namespace trace {
namespace {

/// Pre: `sorted` is, and holds something.
double quantile(const std::vector<double>& sorted, double q)
{
    const double at = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = at - static_cast<double>(below);
    return sorted[below] + part * (sorted[above] - sorted[below]);
}

} // namespace

std::optional<Spread> spread(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    return Spread{.n = values.size(),
        .low = values.front(),
        .quarter = quantile(values, 0.25),
        .median = quantile(values, 0.5),
        .threeQuarters = quantile(values, 0.75),
        .high = values.back()};
}

} // namespace trace
