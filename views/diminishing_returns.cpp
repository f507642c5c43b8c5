#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

class DiminishingReturns final : public ChartView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("what each further thread adds to the speedup · circles: measured here, "
                         "median and its 95 % interval");
    }

protected:
    std::string_view figure() const override { return "diminishing-returns"; }
    QString emptyHint() const override
    {
        return Words::tr("How much the second, the third, the fourth thread adds: less each time.");
    }

    Chart chart(const std::vector<Shown>& all, const Frame& frame) const override
    {
        const Extremes found = extremesOf(all, Statistic::Median);
        const Range threads{.low = found.lowX - 0.4, .high = found.highX + 0.4};
        Chart chart{.x = xAxisOf(all.front(), threads),
            .y = yAxisOf(all.front(), linearRange(std::min(0.0, found.lowY), found.highY, 0.12),
                Words::tr("added by this thread"))};
        if (const auto settings = settingsOf(all); settings.size() <= 16)
            chart.x.ticks = settings;
        for (std::size_t i = 0; i < all.size(); ++i) {
            ChartCurve curve = curveOf(all[i], i, Statistic::Median, frame.theme);
            if (all[i].measured()) {
                curve.color = frame.theme.ink();
                curve.line = ChartLine::None;
                const std::size_t usable = usableCpus(*frame.trace);
                for (ChartPoint& point : curve.points)
                    point.open = usable > 0 && point.x > double(usable);
            }
            chart.curves.push_back(std::move(curve));
        }
        // What was measured lies on top of what was computed.
        std::ranges::stable_partition(
            chart.curves, [](const ChartCurve& curve) { return curve.model; });
        if (const auto region = sharedCpus(*frame.trace, threads))
            chart.regions.push_back(*region);
        return chart;
    }
};

} // namespace

extern const ViewType diminishing_returns{.id = "diminishing-returns",
    .title = QT_TRANSLATE_NOOP("views", "Diminishing returns"),
    .make = makeView<DiminishingReturns>};

} // namespace views
