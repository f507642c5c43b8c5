#include "engine/trace/reading_stats.h"

#include "engine/trace/reading_history.h"

#include <algorithm>
#include <cmath>

namespace trace {
namespace {

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
    ReadingHistory history;
    history.follow(trace);
    return history.until(until);
}

} // namespace trace
