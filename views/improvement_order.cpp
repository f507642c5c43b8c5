#include "views/chart/chart_view.h"
#include "views/words.h"

namespace views {
namespace {

/// Two improvements of one job, made in either order: two ways from one time to another.
class ImprovementOrder final : public ChartView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("two improvements in either order · what one brings depends on what was "
                         "done before, what both bring does not");
    }

protected:
    std::string_view figure() const override { return "improvement-order"; }
    QString emptyHint() const override
    {
        return Words::tr("The serial part made faster, and all CPUs instead of one: which comes "
                         "first?");
    }

    Chart chart(const std::vector<Shown>& all, const Frame& frame) const override
    {
        const Extremes found = extremesOf(all, Statistic::Median);
        Chart chart{.x = xAxisOf(all.front(), {.low = -0.15, .high = 2.15}),
            .y = yAxisOf(
                all.front(), {.low = 0, .high = found.highY * 1.1}, Words::tr("time of the job"))};
        chart.x.ticks = {0, 1, 2};
        chart.x.text = [](double made) {
            return made < 1 ? Words::tr("as it was")
                : made < 2  ? Words::tr("the first made")
                            : Words::tr("both made");
        };
        for (std::size_t i = 0; i < all.size(); ++i)
            chart.curves.push_back(curveOf(all[i], i, Statistic::Median, frame.theme));
        return chart;
    }
};

} // namespace

extern const ViewType improvement_order{.id = "improvement-order",
    .title = QT_TRANSLATE_NOOP("views", "Which improvement first?"),
    .make = makeView<ImprovementOrder>};

} // namespace views
