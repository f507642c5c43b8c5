#include "engine/measure/quartiles.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine {

double quantile(std::vector<double> values, double share)
{
    assert(!values.empty() && share >= 0 && share <= 1);
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = values.begin() + static_cast<std::ptrdiff_t>(std::floor(place));
    std::nth_element(values.begin(), below, values.end());
    if (below + 1 == values.end())
        return *below;
    const double above = *std::min_element(below + 1, values.end());
    return *below + (place - std::floor(place)) * (above - *below);
}

std::string_view rejectionName(Rejection reason)
{
    switch (reason) {
    case Rejection::Preempted: return "preempted";
    case Rejection::Starved: return "starved";
    case Rejection::Apart: return "apart";
    case Rejection::Neighbour: return "neighbour";
    }
    return {};
}

void Series::accept(double value)
{
    assert(!m_sweeps.empty());
    m_sweeps.back().push_back(value);
}

Figure Series::figure() const
{
    Figure figure{.rejected = m_rejected};
    std::vector<double> all;
    for (const std::vector<double>& sweep : m_sweeps) {
        if (sweep.empty())
            continue;
        const double quartile = quantile(sweep, 0.25);
        figure.value = std::min(quartile, figure.value.value_or(quartile));
        ++figure.sweeps;
        all.insert(all.end(), sweep.begin(), sweep.end());
    }
    figure.accepted = all.size();
    if (!all.empty()) {
        figure.low = quantile(all, 0.25);
        figure.high = quantile(all, 0.75);
    }
    return figure;
}

Figure rateOf(const Figure& time, double work)
{
    Figure rate = time;
    if (!time.value)
        return rate;
    rate.value = work / *time.value;
    rate.low = work / time.high;
    rate.high = work / time.low;
    return rate;
}

} // namespace engine
