#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

/// The distance from which on it stays cheap, if it was dear before: the line ends there. None
/// where nothing steps down by a quarter.
std::optional<double> lineSize(const trace::ReadCurve& curve)
{
    std::vector<std::pair<double, double>> points;
    for (const trace::ReadPoint& point : curve.points)
        if (const auto figure = figureOf(point, Statistic::LowerQuartile))
            points.emplace_back(double(point.x), *figure);
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto after =
            std::ranges::max(std::vector(points.begin() + std::ptrdiff_t(i), points.end()), {},
                [](auto& p) { return p.second; });
        const auto before =
            std::ranges::min(std::vector(points.begin(), points.begin() + std::ptrdiff_t(i)), {},
                [](auto& p) { return p.second; });
        if (after.second * 1.25 <= before.second)
            return points[i].first;
    }
    return {};
}

class FalseSharing final : public ChartView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("each thread writes its own variable · lower quartile, band: middle half");
    }

protected:
    std::string_view figure() const override { return "false-sharing"; }
    QString emptyHint() const override
    {
        return Words::tr("What a write costs by how far apart two threads' variables are: "
                         "it falls where they no longer share a cache line.");
    }

    Chart chart(const std::vector<Shown>& all, const Frame& frame) const override
    {
        const Extremes extremes = extremesOf(all, Statistic::LowerQuartile);
        const bool log = extremes.lowX > 0;
        const Range distance = log
            ? logRange(extremes.lowX, extremes.highX, 2, 1.12)
            : linearRange(extremes.lowX, std::max(extremes.highX, extremes.lowX + 1), 0);
        Chart chart{.x = xAxisOf(all.front(), distance),
            .y = yAxisOf(all.front(), linearRange(0, extremes.highY, 0.12),
                Words::tr("time of one operation"))};
        if (settingsOf(all).size() <= 24)
            chart.x.ticks = settingsOf(all);
        std::optional<double> step;
        for (std::size_t i = 0; i < all.size(); ++i) {
            chart.curves.push_back(curveOf(all[i], i, Statistic::LowerQuartile, frame.theme));
            if (all[i].measured() && !step)
                step = lineSize(*all[i].now);
        }
        if (step)
            chart.regions.push_back({.from = *step,
                .text = Words::tr("from %1 on: no line in common")
                            .arg(readingText(*step, all.front().quantity->xUnit))});
        if (const QString samples = samplesOf(all); !samples.isEmpty())
            chart.foot << samples;
        return chart;
    }
};

} // namespace

extern const ViewType false_sharing{.id = "false-sharing",
    .title = QT_TRANSLATE_NOOP("views", "False sharing by distance"),
    .make = makeView<FalseSharing>};

} // namespace views
