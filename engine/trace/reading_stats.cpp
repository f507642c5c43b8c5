#include "engine/trace/reading_stats.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace trace {
namespace {

struct Values {
    std::vector<double> kept{};
    std::size_t rejected = 0;
};
using Settings = std::map<std::pair<float, float>, Values>;

ReadPoint pointOf(std::pair<float, float> setting, const Values& values)
{
    return {.x = setting.first,
        .y = setting.second,
        .rejected = values.rejected,
        .kept = spread(values.kept),
        .median = medianInterval(values.kept),
        .mean = meanOf(values.kept)};
}

/// How many values may be cut off at either end: the largest k for which the median is among the
/// first k or the last k of n values with a probability of at most 5 %.
std::size_t cutOff(std::size_t n)
{
    const auto count = static_cast<double>(n);
    double logOne = -count * std::log(2.0); // of the probability that exactly k are below it
    double atMost = 0;
    for (std::size_t k = 0; k < n; ++k) {
        atMost += std::exp(logOne);
        if (2 * atMost > 0.05)
            return k;
        const auto below = static_cast<double>(k);
        logOne += std::log((count - below) / (below + 1));
    }
    return 0;
}

} // namespace

std::optional<Interval> medianInterval(std::vector<double> values)
{
    const std::size_t k = cutOff(values.size());
    if (k == 0)
        return {};
    std::ranges::sort(values);
    return Interval{values[k - 1], values[values.size() - k]};
}

std::vector<ReadCurve> readCurves(const Trace& trace, Time until)
{
    std::vector<ReadCurve> curves;
    for (const Quantity& quantity : trace.quantities())
        curves.push_back({.quantity = quantity.id});
    std::vector<Settings> all(curves.size());
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const Reading& reading = trace.readings()[i];
        if (reading.at > until)
            continue;
        const std::size_t of = index(reading.quantity);
        Values& values = all[of][{reading.x, reading.y}];
        if (trace.quantity(reading.quantity).source == Source::Model)
            values.kept.clear(); // a formula that was worked out again
        if (reading.kept())
            values.kept.push_back(reading.value);
        else
            ++values.rejected;
        ++(reading.kept() ? curves[of].kept : curves[of].rejected);
    }
    for (std::size_t i = 0; i < curves.size(); ++i)
        for (const auto& [setting, values] : all[i])
            curves[i].points.push_back(pointOf(setting, values));
    return curves;
}

} // namespace trace
