#include "views/chart/chart_view.h"

#include "views/chart/chart_paint.h"
#include "views/chart/reading_text.h"
#include "views/words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace views {

void ChartView::drawReadings(
    QPainter& painter, const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const
{
    const Chart drawn = chart(all, frame);
    drawChart(painter, drawn, ChartLayout{drawn, rect, frame.theme});
}

std::vector<Spot> ChartView::readingSpots(
    const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const
{
    const Chart drawn = chart(all, frame);
    return chartSpots(drawn, ChartLayout{drawn, rect, frame.theme});
}

std::optional<double> figureOf(const trace::ReadPoint& point, Statistic statistic)
{
    if (!point.kept)
        return {};
    return statistic == Statistic::Median ? point.kept->median : point.kept->quarter;
}

namespace {

/// Of few runs the range that they lie in: they cannot say more.
std::optional<trace::Interval> barOf(const trace::ReadPoint& point)
{
    if (point.median)
        return point.median;
    if (point.kept->n > 1)
        return trace::Interval{point.kept->low, point.kept->high};
    return {};
}

trace::Interval aroundOf(const trace::ReadPoint& point, Statistic statistic)
{
    if (statistic == Statistic::LowerQuartile)
        return {point.kept->quarter, point.kept->threeQuarters};
    return barOf(point).value_or(trace::Interval{point.kept->median, point.kept->median});
}

} // namespace

ChartCurve curveOf(const Shown& shown_, std::size_t i, Statistic statistic, const Theme& theme)
{
    const trace::Quantity& quantity = *shown_.quantity;
    ChartCurve curve{.label = shown(quantity.label),
        .color = chartColor(theme, i),
        .line = shown_.measured() ? ChartLine::Solid : ChartLine::Dashed,
        .marker = shown_.measured() ? int(i) : -1,
        .model = !shown_.measured() && !shown_.published(),
        .published = shown_.published(),
        .quantity = &quantity};
    const bool band = shown_.measured() && statistic == Statistic::LowerQuartile;
    for (const trace::ReadPoint& point : shown_.now->points) {
        const auto figure = figureOf(point, statistic);
        if (!figure)
            continue;
        curve.points.push_back({.x = double(point.x),
            .y = *figure,
            .bar = curve.model || curve.published || band ? std::nullopt : barOf(point),
            .read = &point});
        if (band)
            curve.band.push_back(aroundOf(point, statistic));
    }
    return curve;
}

Extremes extremesOf(const std::vector<Shown>& all, Statistic statistic)
{
    Extremes found{.lowX = 1e300, .highX = -1e300, .lowY = 1e300, .highY = -1e300};
    for (const Shown& shown : all)
        for (const trace::ReadPoint& point : shown.whole->points) {
            found.lowX = std::min(found.lowX, double(point.x));
            found.highX = std::max(found.highX, double(point.x));
            if (!point.kept)
                continue;
            const trace::Interval around = aroundOf(point, statistic);
            found.lowY = std::min(found.lowY, around.low);
            found.highY = std::max(found.highY, around.high);
        }
    if (found.lowY > found.highY) { // all were rejected
        found.lowY = 0;
        found.highY = 1;
    }
    return found;
}

std::vector<double> settingsOf(const std::vector<Shown>& all)
{
    std::set<double> settings;
    for (const Shown& shown : all)
        for (const trace::ReadPoint& point : shown.whole->points)
            settings.insert(double(point.x));
    return {settings.begin(), settings.end()};
}

namespace {

/// Nothing that is measured is beyond these, but a file may say so.
constexpr double most = 1e30;
constexpr double least = 1e-12;

} // namespace

Range logRange(double low, double high, double base, double factor)
{
    low = std::clamp(low, least, most);
    high = std::clamp(high, low * 1.001, most * 1.01);
    return {.scale = Scale::Log, .low = low / factor, .high = high * factor, .base = base};
}

Range linearRange(double low, double high, double air)
{
    low = std::clamp(low, -most, most);
    high = std::clamp(high, low, most);
    const double length = std::max({high - low, std::abs(low) * 0.01, least});
    return {.low = low, .high = low + length * (1 + air)};
}

ChartAxis xAxisOf(const Shown& first, const Range& range)
{
    const std::string unit = first.quantity->xUnit;
    QString title = shown(first.quantity->xLabel);
    if (range.scale == Scale::Log)
        title = Words::tr("%1 (log scale)").arg(title);
    return {.range = range, .title = title, .text = [unit](double value) {
                return readingText(value, unit);
            }};
}

ChartAxis yAxisOf(const Shown& first, const Range& range, const QString& title)
{
    const std::string unit = first.quantity->unit;
    return {.range = range, .title = title, .text = [unit](double value) {
                return value == 0 ? QStringLiteral("0") : readingText(value, unit);
            }};
}

QStringList footOf(const std::vector<Shown>& all)
{
    QStringList foot;
    if (const QString samples = samplesOf(all); !samples.isEmpty())
        foot << samples;
    const auto isFew = [](const trace::ReadPoint& point) {
        return point.kept && point.kept->n > 1 && !point.median;
    };
    const bool few = std::ranges::any_of(all, [&](const Shown& shown) {
        return shown.measured() && std::ranges::any_of(shown.now->points, isFew);
    });
    if (few)
        foot << Words::tr("Of fewer than six samples the bars show the whole range.");
    return foot;
}

std::size_t usableCpus(const trace::Trace& trace)
{
    const trace::Machine& machine = trace.provenance().machine;
    return machine.usable.empty() ? std::size_t(std::max(0, machine.cpus)) : machine.usable.size();
}

std::optional<ChartRegion> sharedCpus(const trace::Trace& trace, const Range& threads)
{
    const std::size_t usable = usableCpus(trace);
    if (usable == 0 || std::floor(threads.high) <= double(usable))
        return {};
    return ChartRegion{.from = double(usable),
        .text =
            Words::tr("beyond the CPUs that the run may use (%1): threads share them").arg(usable)};
}

} // namespace views
