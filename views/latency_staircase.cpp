#include "engine/trace/plateaus.h"
#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/words.h"

#include <map>

namespace views {
namespace {

/// Levels of memory as the first measured curve has them, where it has steps.
std::vector<ChartLevel> levelsOf(const std::vector<Shown>& all)
{
    std::vector<ChartLevel> levels;
    const auto first = std::ranges::find_if(all, &Shown::measured);
    if (first == all.end())
        return levels;
    std::vector<trace::CurvePoint> curve;
    for (const trace::ReadPoint& point : first->now->points)
        if (const auto y = figureOf(point, Statistic::LowerQuartile); y && *y > 0 && point.x > 0)
            curve.push_back({double(point.x), *y});
    const std::vector<trace::Plateau> found = trace::plateaus(curve);
    for (std::size_t i = 0; i < found.size(); ++i)
        if (const auto name = trace::levelName(found, i); !name.empty())
            levels.push_back({.from = found[i].from,
                .to = found[i].to,
                .y = found[i].level,
                .text = Words::tr("%1 · %2").arg(name == "DRAM" ? Words::tr("DRAM") : shown(name),
                    readingText(found[i].level, first->quantity->unit))});
    return levels;
}

/// What the machine says of its caches, beside what is found: a guest may not have all of them.
QString ownWords(const trace::Trace& trace)
{
    if (trace.machineMap() == nullptr)
        return {};
    std::map<std::uint32_t, std::uint64_t> sizes; // by level
    for (const trace::MachineMap::Part& part : trace.machineMap()->parts)
        if (part.kind == trace::MachineMap::Kind::Cache && part.size > 0)
            sizes[part.number] = part.size;
    QStringList words;
    for (const auto& [level, size] : sizes)
        words << QStringLiteral("L%1 %2").arg(level).arg(readingText(double(size), "B"));
    return words.isEmpty()
        ? QString{}
        : Words::tr("Levels are found in the data. The machine says of itself: %1.")
              .arg(words.join(QStringLiteral(", ")));
}

class LatencyStaircase final : public ChartView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("lower quartile of the accepted samples · band: their middle half");
    }

protected:
    std::string_view figure() const override { return "latency-staircase"; }
    QString emptyHint() const override
    {
        return Words::tr("How long one access takes, by how much memory is in use: "
                         "a step for each level of cache, found in the data.");
    }

    Chart chart(const std::vector<Shown>& all, const Frame& frame) const override
    {
        const Extremes extremes = extremesOf(all, Statistic::LowerQuartile);
        Chart chart{.x = xAxisOf(all.front(), logRange(extremes.lowX, extremes.highX, 2, 1.15)),
            .y = yAxisOf(all.front(), logRange(extremes.lowY, extremes.highY, 10, 1.6),
                Words::tr("time of one access (log scale)")),
            .levels = levelsOf(all)};
        for (std::size_t i = 0; i < all.size(); ++i)
            chart.curves.push_back(curveOf(all[i], i, Statistic::LowerQuartile, frame.theme));
        for (const QString& sentence : {samplesOf(all), ownWords(*frame.trace)})
            if (!sentence.isEmpty())
                chart.foot << sentence;
        return chart;
    }
};

} // namespace

extern const ViewType latency_staircase{.id = "latency-staircase",
    .title = QT_TRANSLATE_NOOP("views", "Latency by working set"),
    .make = makeView<LatencyStaircase>};

} // namespace views
