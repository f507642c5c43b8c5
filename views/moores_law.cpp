#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/format.h"
#include "views/words.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

/// Of what a row of published figures is: a processor and where that was published.
struct Publication {
    QString name{};
    QString source{};
};

/// The run names each processor, followed by the document that tells of it.
std::vector<Publication> publicationsOf(const trace::Trace& trace)
{
    std::vector<Publication> found;
    const auto resources = trace.resources();
    for (std::size_t i = 0; i + 1 < resources.size(); ++i)
        if (resources[i].kind == trace::ResourceKind::Other
            && resources[i + 1].kind == trace::ResourceKind::File)
            found.push_back({QString::fromStdString(resources[i].name),
                QString::fromStdString(resources[i + 1].name)});
    return found;
}

bool named(const Shown& shown, std::string_view key)
{
    return shown.quantity->key == key;
}

/// One axis has room for all where transistors are counted in thousands.
double scaleOf(const Shown& shown)
{
    const bool thousands =
        named(shown, "transistors") || named(shown, "line") || named(shown, "fit");
    return thousands ? 1e-3 : 1;
}

/// 2 300, 134 billion: as people say it.
QString countText(double value)
{
    if (value >= 1e9)
        return Words::tr("%1 billion").arg(formatNumber(value / 1e9));
    if (value >= 1e6)
        return Words::tr("%1 million").arg(formatNumber(value / 1e6));
    return formatNumber(value, 4);
}

QString axisText(double value)
{
    if (value >= 1 && value < 1e15)
        return formatCount(std::uint64_t(std::llround(value)));
    return formatNumber(value);
}

std::optional<double> valueAt(const std::vector<Shown>& all, std::string_view key, double x)
{
    for (const Shown& shown : all)
        if (named(shown, key))
            for (const trace::ReadPoint& point : shown.now->points)
                if (double(point.x) == x && point.kept)
                    return point.kept->median;
    return {};
}

QString yearsText(double years)
{
    return formatNumber(years);
}

class MooresLaw final : public ChartView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("published figures of processors by year, and where this machine stands · "
                         "log scale");
    }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 460 * frame.theme.fontScale;
    }

protected:
    std::string_view figure() const override { return "moores-law"; }
    FigureReadings::Rows rows() const override { return FigureReadings::Rows::All; }
    QString emptyHint() const override
    {
        return Words::tr("Transistors, clock and cores of processors since 1971, as published, "
                         "and where this machine stands.");
    }

    Chart chart(const std::vector<Shown>& all, const Frame& frame) const override
    {
        std::vector<Shown> curves;
        std::ranges::remove_copy_if(all, std::back_inserter(curves),
            [](const Shown& shown) { return named(shown, "doubling") || named(shown, "stall"); });
        if (curves.empty())
            return {};
        const Extremes years = extremesOf(curves, Statistic::Median);
        Chart chart{.x = {.range = linearRange(years.lowX - 1, years.highX + 1, 0),
                        .title = shown(curves.front().quantity->xLabel),
                        .text = [](double year) { return QString::number(std::lround(year)); }},
            .y = {.range = heightsOf(curves), .text = axisText}};
        const auto publications = publicationsOf(*frame.trace);
        for (const Shown& shown : curves)
            chart.curves.push_back(curveFor(shown, all, publications, frame.theme));
        // What was found by others or here lies on top of what was computed.
        std::ranges::stable_partition(
            chart.curves, [](const ChartCurve& curve) { return curve.model; });
        if (const auto stall = valueAt(all, "stall", 0); stall && chart.x.range.holds(*stall))
            chart.regions.push_back({.from = *stall,
                .text = Words::tr("from about %1 on the clock hardly rises: more cores instead")
                            .arg(std::lround(std::floor(*stall)))});
        chart.foot << Words::tr("This machine stands at the year of the run. How many transistors "
                                "it has, no machine tells.");
        return chart;
    }

private:
    /// A line that is set far too steep may leave through the top.
    static Range heightsOf(const std::vector<Shown>& curves)
    {
        double low = 1e300;
        double high = 0;
        for (const Shown& shown : curves) {
            if (named(shown, "line"))
                continue;
            for (const trace::ReadPoint& point : shown.whole->points)
                if (point.kept && point.kept->median > 0) {
                    low = std::min(low, point.kept->median * scaleOf(shown));
                    high = std::max(high, point.kept->median * scaleOf(shown));
                }
        }
        return high > 0 ? logRange(low, high, 10, 2) : logRange(1, 10, 10, 2);
    }

    static ChartCurve curveFor(const Shown& shown_, const std::vector<Shown>& all,
        const std::vector<Publication>& publications, const Theme& theme)
    {
        ChartCurve curve = curveOf(shown_, 0, Statistic::Median, theme);
        const double scale = scaleOf(shown_);
        for (ChartPoint& point : curve.points) {
            if (shown_.published())
                point.told = toldOf(*shown_.quantity, point, publications);
            point.y *= scale;
            if (point.bar)
                point.bar = trace::Interval{point.bar->low * scale, point.bar->high * scale};
        }
        const auto style = [&](std::size_t color, int marker, ChartLine line) {
            curve.color = chartColor(theme, color);
            curve.marker = marker;
            curve.line = line;
        };
        curve.crowded = true;
        if (named(shown_, "transistors")) {
            style(0, 0, ChartLine::None);
            curve.label = Words::tr("transistors, thousands");
        } else if (named(shown_, "clock")) {
            style(1, 2, ChartLine::None);
            curve.label = Words::tr("clock, MHz");
        } else if (named(shown_, "cores")) {
            style(2, 1, ChartLine::None);
        } else if (named(shown_, "line")) {
            style(5, -1, ChartLine::Dotted);
            curve.color = theme.secondary();
            curve.label = Words::tr("doubling every %1 months").arg(monthsOf(curve));
        } else if (named(shown_, "fit")) {
            style(0, -1, ChartLine::Dashed);
            if (const QString text = fitText(all); !text.isEmpty())
                curve.label = text;
        } else {
            const bool clock = named(shown_, "own-clock");
            style(0, clock ? 2 : 1, ChartLine::None);
            curve.color = theme.ink();
            if (!curve.points.empty())
                curve.label = ownText(clock, curve.points.back().y);
        }
        return curve;
    }

    static QString toldOf(const trace::Quantity& quantity, const ChartPoint& point,
        const std::vector<Publication>& publications)
    {
        const double row = double(point.read->y);
        if (!(row >= 0 && row < double(publications.size())))
            return {};
        const Publication& of = publications[std::size_t(row)];
        const QString value =
            quantity.unit.empty() ? countText(point.y) : readingText(point.y, quantity.unit, 4);
        return Words::tr("%1 (%2), %3: %4")
                   .arg(
                       of.name, QString::number(std::lround(point.x)), shown(quantity.label), value)
            + u'\n' + Words::tr("Source: %1").arg(of.source);
    }

    static QString monthsOf(const ChartCurve& curve)
    {
        if (curve.points.size() < 2)
            return QStringLiteral("–");
        const ChartPoint& first = curve.points.front();
        const ChartPoint& last = curve.points.back();
        return formatNumber((last.x - first.x) * 12 / std::log2(last.y / first.y));
    }

    static QString fitText(const std::vector<Shown>& all)
    {
        const auto years = valueAt(all, "doubling", 0);
        if (!years)
            return {};
        const auto low = valueAt(all, "doubling", 1);
        const auto high = valueAt(all, "doubling", 2);
        if (!low || !high)
            return Words::tr("fit: every %1 years").arg(yearsText(*years));
        return Words::tr("fit: every %1 years (%2–%3)")
            .arg(yearsText(*years), yearsText(*low), yearsText(*high));
    }

    static QString ownText(bool clock, double value)
    {
        return clock     ? Words::tr("here: %1 MHz, measured").arg(formatNumber(value))
            : value == 1 ? Words::tr("here: 1 core")
                         : Words::tr("here: %1 cores").arg(formatNumber(value));
    }
};

} // namespace

extern const ViewType moores_law{.id = "moores-law",
    .title = QT_TRANSLATE_NOOP("views", "Moore's law"),
    .make = makeView<MooresLaw>};

} // namespace views
