#include "views/chart/chart_view.h"
#include "views/words.h"

namespace views {
namespace {

class Bandwidth final : public ChartView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("median of the accepted samples · bars: its 95 % interval");
    }

protected:
    std::string_view figure() const override { return "bandwidth"; }
    QString emptyHint() const override
    {
        return Words::tr("How much memory the threads move in a second, by how many they are: "
                         "the bus fills up before the CPUs do.");
    }

    Chart chart(const std::vector<Shown>& all, const Frame& frame) const override
    {
        const Extremes extremes = extremesOf(all, Statistic::Median);
        Range threads = linearRange(extremes.lowX, std::max(extremes.highX, extremes.lowX + 1), 0);
        threads.low -= 0.25;
        threads.high += 0.25;
        // Caches move ten times as much as memory: on one scale its curve would be flat.
        const bool log = extremes.lowY > 0 && extremes.highY > 6 * extremes.lowY;
        const Range rates = log ? logRange(extremes.lowY, extremes.highY, 10, 1.5)
                                : linearRange(0, extremes.highY, 0.08);
        Chart chart{.x = xAxisOf(all.front(), threads),
            .y = yAxisOf(all.front(), rates,
                log ? Words::tr("bandwidth (log scale)") : Words::tr("bandwidth"))};
        chart.x.ticks = settingsOf(all);
        for (std::size_t i = 0; i < all.size(); ++i)
            chart.curves.push_back(curveOf(all[i], i, Statistic::Median, frame.theme));
        if (const auto region = sharedCpus(*frame.trace, threads))
            chart.regions.push_back(*region);
        chart.foot = footOf(all);
        return chart;
    }
};

} // namespace

extern const ViewType bandwidth{.id = "bandwidth",
    .title = QT_TRANSLATE_NOOP("views", "Bandwidth by threads"),
    .make = makeView<Bandwidth>};

} // namespace views
