#include "views/memory_access.h"

#include "engine/trace/plateaus.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr std::string_view mapFigure = "memory-map";
constexpr std::string_view stairs = "latency-staircase";

/// The figure that accesses are read from; empty if there is none.
std::string_view figureOf(const trace::Trace& trace)
{
    for (const std::string_view figure : {mapFigure, stairs})
        for (std::size_t i = 0; i < trace.readings().size(); ++i)
            if (trace.quantity(trace.readings()[i].quantity).figure == figure)
                return figure;
    return {};
}

bool counts(const trace::Trace& trace, const trace::Reading& reading, std::string_view figure)
{
    const trace::Quantity& quantity = trace.quantity(reading.quantity);
    return reading.kept() && reading.value > 0 && quantity.figure == figure
        && quantity.unit == "ns";
}

/// A reading may be of anything: no machine has so many CPUs or nodes.
std::uint32_t numberOf(float value)
{
    return std::uint32_t(std::clamp(value, 0.0F, 65535.0F));
}

/// The level of cache whose plateau holds that working set; none: memory.
std::optional<std::uint32_t> servedBy(const Shown& curve, double workingSet)
{
    std::vector<trace::CurvePoint> points;
    for (const trace::ReadPoint& point : curve.whole->points)
        if (point.kept && point.x > 0 && point.kept->quarter > 0)
            points.push_back({double(point.x), point.kept->quarter});
    const auto found = trace::plateaus(points);
    for (std::size_t i = 0; i < found.size(); ++i)
        if (workingSet <= found[i].to && trace::levelName(found, i) != "DRAM")
            return std::uint32_t(i + 1);
    return {};
}

} // namespace

std::optional<MemoryAccess> accessAt(
    const Frame& frame, const FigureReadings& readings, trace::CpuId cpu, std::uint32_t node)
{
    const trace::Trace& trace = *frame.trace;
    const std::string_view figure = figureOf(trace);
    const trace::Reading* latest = nullptr;
    for (std::size_t i = 0; !figure.empty() && i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (reading.at <= frame.playhead && counts(trace, reading, figure)
            && (latest == nullptr || reading.at >= latest->at))
            latest = &reading;
    }
    if (latest == nullptr)
        return {};
    const trace::Quantity& quantity = trace.quantity(latest->quantity);
    MemoryAccess access{.cpu = cpu,
        .node = node,
        .nanoseconds = latest->value,
        .since = latest->at,
        .model = quantity.source == trace::Source::Model};
    if (figure == mapFigure) {
        access.cpu = trace::CpuId(numberOf(latest->x));
        if (quantity.key.starts_with("cache"))
            access.cache = numberOf(latest->y);
        else
            access.node = numberOf(latest->y);
        return access;
    }
    access.workingSet = double(latest->x);
    const std::vector<Shown> curves = readings.of(frame, figure, FigureReadings::Rows::Latest);
    if (const auto first = std::ranges::find_if(curves, &Shown::measured); first != curves.end())
        access.cache = servedBy(*first, *access.workingSet);
    return access;
}

double slowdownOf(const trace::Trace& trace)
{
    const std::string_view figure = figureOf(trace);
    double slowest = 0;
    double count = 0;
    trace::Time first = trace::Time::max();
    trace::Time last = trace::Time::min();
    for (std::size_t i = 0; !figure.empty() && i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (!counts(trace, reading, figure))
            continue;
        slowest = std::max(slowest, reading.value);
        count += 1;
        first = std::min(first, reading.at);
        last = std::max(last, reading.at);
    }
    if (slowest <= 0)
        return 1;
    const double apart = count > 1 ? double((last - first).count()) / (count - 1) : 1e6;
    const double most = std::clamp(apart / slowest, 1.0, 1e15);
    return std::pow(10, std::floor(std::log10(most)));
}

double phaseOf(const MemoryAccess& access, double slowdown, trace::Time playhead)
{
    const double trip = std::max(1.0, access.nanoseconds * slowdown);
    return 2 * std::fmod(std::max(0.0, double((playhead - access.since).count())), trip) / trip;
}

} // namespace views
