#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/words.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

bool named(const Shown& shown, std::string_view part)
{
    return shown.quantity->key.find(part) != std::string::npos;
}

/// Laws that rise with the processors for ever, and a limit far above, would squeeze all others:
/// they may leave through the top.
bool risesForEver(const Shown& shown)
{
    return !shown.measured()
        && (named(shown, "ideal") || named(shown, "gustafson") || named(shown, "limit"));
}

ChartLine lineOf(const Shown& shown)
{
    if (named(shown, "ideal"))
        return ChartLine::Dotted;
    if (named(shown, "limit"))
        return ChartLine::LongDashed;
    if (named(shown, "gustafson"))
        return ChartLine::DashDotted;
    return named(shown, "amdahl") ? ChartLine::Solid : ChartLine::Dashed;
}

class Speedup final : public ChartView {
public:
    QString subtitle(const Frame& frame) const override
    {
        const bool curves =
            std::ranges::any_of(frame.trace->quantities(), [](const auto& quantity) {
                return quantity.figure == "speedup" && quantity.source == trace::Source::Model;
            });
        return curves
            ? Words::tr("circles: measured here, median and its 95 % interval · lines: what laws "
                        "say")
            : Words::tr("circles: measured here, median and its 95 % interval");
    }

protected:
    std::string_view figure() const override { return "speedup"; }
    QString emptyHint() const override
    {
        return Words::tr("How much faster the job gets by threads, measured, beside what Amdahl, "
                         "Gustafson and the universal scalability law say.");
    }

    Chart chart(const std::vector<Shown>& all, const Frame& frame) const override
    {
        std::vector<Shown> bounded;
        std::ranges::remove_copy_if(all, std::back_inserter(bounded), risesForEver);
        Extremes wide = extremesOf(all, Statistic::Median);
        wide.lowX = std::max(wide.lowX, 0.0); // of threads
        const Extremes high = extremesOf(bounded.empty() ? all : bounded, Statistic::Median);
        const Range threads = wide.highX > 8 && wide.lowX > 0
            ? logRange(wide.lowX, wide.highX, 2, 1.04)
            : linearRange(
                wide.lowX - 0.1, std::clamp(wide.highX, wide.lowX + 1, wide.lowX + 64), 0.02);
        const double top = std::min(std::max(wide.highY, 1.0) * 1.05, high.highY * 1.4);
        Chart chart{.x = xAxisOf(all.front(), threads),
            .y = yAxisOf(all.front(), linearRange(0, top, 0), Words::tr("speedup"))};
        if (threads.scale == Scale::Linear) // there are no half threads
            for (double n = std::ceil(threads.low); n <= threads.high; n += 1)
                chart.x.ticks.push_back(n);
        std::size_t color = 0;
        std::vector<ChartCurve> measured;
        for (const Shown& shown : all) {
            ChartCurve curve = curveOf(shown, color, Statistic::Median, frame.theme);
            if (shown.measured())
                measured.push_back(asMeasured(curve, measured.size(), frame));
            else if (named(shown, "ideal"))
                chart.curves.push_back(asModel(curve, shown, frame.theme.secondary()));
            else
                chart.curves.push_back(asModel(curve, shown, chartColor(frame.theme, color++)));
        }
        // What was measured lies on top of what was computed.
        std::ranges::move(measured, std::back_inserter(chart.curves));
        if (const auto region = sharedCpus(*frame.trace, threads))
            chart.regions.push_back(*region);
        chart.foot = footOf(all);
        return chart;
    }

private:
    static ChartCurve asMeasured(ChartCurve curve, std::size_t i, const Frame& frame)
    {
        curve.color = i == 0 ? frame.theme.ink() : chartColor(frame.theme, 3 + i);
        curve.line = ChartLine::None;
        curve.marker = int(i);
        const std::size_t usable = usableCpus(*frame.trace);
        for (ChartPoint& point : curve.points)
            point.open = usable > 0 && point.x > double(usable);
        return curve;
    }

    static ChartCurve asModel(ChartCurve curve, const Shown& shown, const QColor& color)
    {
        curve.color = color;
        curve.line = lineOf(shown);
        return curve;
    }
};

} // namespace

extern const ViewType speedup{
    .id = "speedup", .title = QT_TRANSLATE_NOOP("views", "Speedup"), .make = makeView<Speedup>};

} // namespace views
