#include "engine/trace/plateaus.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace trace {
namespace {

constexpr double steepest = 0.15; ///< per doubling
constexpr double narrowest = 1; ///< doublings
constexpr std::size_t fewest = 3; ///< points
constexpr double leastStep = 1.3;
constexpr double slowestCache = 50; ///< ns

bool isFlat(const CurvePoint& a, const CurvePoint& b)
{
    const double doublings = std::log2(b.x / a.x);
    return std::abs(std::log2(b.y / a.y)) <= std::log2(1 + steepest) * std::max(doublings, 0.5);
}

double medianOf(std::span<const CurvePoint> points)
{
    std::vector<double> values;
    for (const CurvePoint& point : points)
        values.push_back(point.y);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

} // namespace

std::vector<Plateau> plateaus(std::span<const CurvePoint> curve)
{
    std::vector<Plateau> found;
    std::size_t begin = 0;
    std::size_t first = 0; // point of the last plateau found
    for (std::size_t i = 1; i <= curve.size(); ++i) {
        if (i < curve.size() && isFlat(curve[i - 1], curve[i]))
            continue;
        const double wide = std::log2(curve[i - 1].x / curve[begin].x);
        if (i - begin >= fewest && wide >= narrowest - 1e-6) {
            const double level = medianOf(curve.subspan(begin, i - begin));
            if (!found.empty() && level < found.back().level * leastStep) {
                found.back().to = curve[i - 1].x;
                found.back().level = medianOf(curve.subspan(first, i - first));
            } else {
                first = begin;
                found.push_back({curve[begin].x, curve[i - 1].x, level});
            }
        }
        begin = i;
    }
    return found;
}

std::string_view levelName(std::span<const Plateau> found, std::size_t i)
{
    static constexpr std::array<std::string_view, 4> caches{"L1", "L2", "L3", "L4"};
    if (found.size() < 2)
        return {};
    if (i + 1 == found.size() && found[i].level > slowestCache)
        return "DRAM";
    return i < caches.size() ? caches[i] : std::string_view{};
}

} // namespace trace
