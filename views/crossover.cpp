#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

/// The size from which on the GPU was faster, as it was known after each sweep, is no curve.
bool isCrossing(const Shown& shown)
{
    return shown.quantity->key == "crossing";
}

class Crossover final : public ChartView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("the same work at ever larger sizes · median and its 95 % interval");
    }

protected:
    std::string_view figure() const override { return "crossover"; }
    QString emptyHint() const override
    {
        return Words::tr("How long each way takes by the number of elements, and from which size "
                         "on the way to the GPU pays.");
    }

    Chart chart(const std::vector<Shown>& all, const Frame& frame) const override
    {
        std::vector<Shown> curves;
        std::ranges::remove_copy_if(all, std::back_inserter(curves), isCrossing);
        if (curves.empty())
            return {};
        const Extremes extremes = extremesOf(curves, Statistic::Median);
        Chart chart{.x = xAxisOf(curves.front(), logRange(extremes.lowX, extremes.highX, 4, 1.15)),
            .y = yAxisOf(curves.front(), logRange(extremes.lowY, extremes.highY, 10, 1.6),
                Words::tr("time (log scale)"))};
        for (std::size_t i = 0; i < curves.size(); ++i)
            chart.curves.push_back(curveOf(curves[i], i, Statistic::Median, frame.theme));
        const auto crossing = std::ranges::find_if(all, isCrossing);
        if (crossing != all.end() && !crossing->now->points.empty())
            if (const auto from = figureOf(crossing->now->points.back(), Statistic::Median))
                chart.regions.push_back({.from = *from,
                    .text = Words::tr("from %1 on: the GPU before one scalar thread")
                                .arg(readingText(*from, {}))});
        chart.foot = footOf(curves);
        return chart;
    }
};

} // namespace

extern const ViewType crossover{.id = "crossover",
    .title = QT_TRANSLATE_NOOP("views", "Time by size"),
    .make = makeView<Crossover>};

} // namespace views
