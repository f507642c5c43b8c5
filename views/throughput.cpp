#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/words.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

/// A way of doing the work at one setting; without a quantity the heading of a setting.
struct Row {
    const Shown* shown = nullptr;
    const trace::ReadPoint* point = nullptr; ///< null: not measured yet
    QString label{};
    double ratio = 0; ///< to the first of its setting; 0: unknown
    double full = 1; ///< the value of the longest bar of its setting
    QRectF rect{};
};

struct Bars {
    std::vector<Row> rows{};
    Theme theme{};
    double left = 0; ///< where bars begin
    double length = 0; ///< of the longest
    QRectF foot{};
    QStringList footLines{};
};

const trace::ReadPoint* pointAt(const trace::ReadCurve& curve, double x)
{
    const auto found = std::ranges::find(
        curve.points, x, [](const trace::ReadPoint& point) { return double(point.x); });
    return found == curve.points.end() ? nullptr : &*found;
}

std::optional<double> valueOf(const trace::ReadPoint* point)
{
    return point == nullptr ? std::nullopt : figureOf(*point, Statistic::Median);
}

std::vector<Row> rowsOf(const std::vector<Shown>& all)
{
    std::vector<Row> rows;
    constexpr std::size_t most = 32; // more are no bars any more
    std::vector<double> settings = settingsOf(all);
    settings.resize(std::min(settings.size(), most));
    for (const double x : settings) {
        const trace::Quantity& first = *all.front().quantity;
        if (settings.size() > 1)
            rows.push_back({.label = shown(first.xLabel) + u' ' + readingText(x, first.xUnit)});
        double full = 0;
        std::optional<double> base;
        const std::size_t begin = rows.size();
        for (const Shown& of : all) {
            const trace::ReadPoint* whole = pointAt(*of.whole, x);
            if (whole == nullptr)
                continue;
            full = std::max(full, valueOf(whole).value_or(0));
            const trace::ReadPoint* point = pointAt(*of.now, x);
            const auto value = valueOf(point);
            if (!base && rows.size() == begin)
                base = value;
            rows.push_back({.shown = &of,
                .point = value ? point : nullptr,
                .label = shown(of.quantity->label),
                .ratio = value && base && *base > 0 ? *value / *base : 0});
        }
        for (std::size_t i = begin; i < rows.size(); ++i)
            rows[i].full = full > 0 ? full : 1;
    }
    return rows;
}

QString valueText(const Row& row)
{
    const auto value = valueOf(row.point);
    if (!value)
        return QStringLiteral("–");
    QString text = readingText(*value, row.shown->quantity->unit);
    if (row.ratio > 0)
        text += QStringLiteral("  ×\u00a0") + formatNumber(row.ratio, row.ratio < 10 ? 2 : 3);
    return text;
}

Bars barsOf(const QRectF& rect, const std::vector<Shown>& all, const Frame& frame)
{
    Bars bars{.rows = rowsOf(all)};
    const auto count = double(bars.rows.size());
    bars.theme = fitted(frame.theme, rect.size(), {380, 40 + 17 * count});
    const double unit = bars.theme.fontScale;
    const QRectF inner = rect.adjusted(10 * unit, 6 * unit, -10 * unit, -4 * unit);
    const QFont small = bars.theme.text(8.5);
    bars.footLines = wrapped(samplesOf(all), small, inner.width(), 2);
    bars.foot = inner;
    bars.foot.setTop(inner.bottom() - double(bars.footLines.size()) * lineHeight(small));
    double labels = 0;
    double values = 0;
    for (const Row& row : bars.rows) {
        if (row.shown == nullptr)
            continue;
        labels = std::max(labels, widthOf(row.label, bars.theme.text(10)));
        values = std::max(values,
            widthOf(valueText(row), bars.theme.mono(9))
                + (row.shown->measured() ? 0
                                         : widthOf(modelWord(), pillFont(bars.theme)) + 22 * unit));
    }
    bars.left = inner.left() + std::min(labels, inner.width() * 0.34) + 12 * unit;
    bars.length = std::max(4.0, inner.right() - bars.left - values - 10 * unit);
    const double height = std::min((bars.foot.top() - inner.top() - 4 * unit) / count, 60 * unit);
    double y = inner.top();
    for (Row& row : bars.rows) {
        row.rect = {inner.left(), y, inner.width(), height};
        y += height;
    }
    return bars;
}

void drawWhisker(QPainter& painter, const Bars& bars, const Row& row, double middle)
{
    const auto& interval = row.point->median;
    if (!interval || !row.shown->measured())
        return;
    const double low = bars.left + bars.length * interval->low / row.full;
    const double high = bars.left + bars.length * interval->high / row.full;
    const double cap = 4 * bars.theme.fontScale;
    painter.setPen(QPen{bars.theme.ink(), 1.4 * bars.theme.fontScale});
    painter.drawLine(QLineF{low, middle, high, middle});
    for (const double x : {low, high})
        painter.drawLine(QLineF{x, middle - cap, x, middle + cap});
}

void drawRow(QPainter& painter, const Bars& bars, const Row& row)
{
    const Theme& theme = bars.theme;
    const double unit = theme.fontScale;
    if (row.shown == nullptr) {
        QFont bold = theme.text(9);
        bold.setWeight(QFont::DemiBold);
        return drawLine(
            painter, row.rect, Qt::AlignLeft | Qt::AlignBottom, row.label, bold, theme.secondary());
    }
    drawLine(painter,
        {row.rect.left(), row.rect.top(), bars.left - row.rect.left() - 10 * unit,
            row.rect.height()},
        Qt::AlignLeft, row.label, theme.text(10), theme.ink());
    const double value = std::max(0.0, valueOf(row.point).value_or(0));
    const double high = std::min(24 * unit, row.rect.height() * 0.66);
    QRectF bar{bars.left, row.rect.center().y() - high / 2, bars.length * value / row.full, high};
    const bool model = !row.shown->measured();
    const QColor color =
        legible(row.ratio == 1 ? theme.secondary() : theme.accent(), theme.card(), 3);
    if (row.point != nullptr) {
        QPen dashed{color, 1.5 * unit};
        dashed.setDashPattern({4, 2.5});
        painter.setPen(model ? dashed : Qt::NoPen);
        painter.setBrush(model ? Qt::NoBrush : QBrush{color});
        painter.drawRoundedRect(bar, 3 * unit, 3 * unit);
        drawWhisker(painter, bars, row, bar.center().y());
    }
    double text = bar.right() + 8 * unit;
    if (row.point != nullptr && row.point->median && !model)
        text =
            std::max(text, bars.left + bars.length * row.point->median->high / row.full + 8 * unit);
    const QString words = valueText(row);
    drawLine(painter, {text, row.rect.top(), row.rect.right() - text, row.rect.height()},
        Qt::AlignLeft, words, theme.mono(9), theme.ink());
    if (model && row.point != nullptr) {
        const double width = widthOf(modelWord(), pillFont(theme)) + 12 * unit;
        const double height = lineHeight(pillFont(theme));
        drawModelPill(painter,
            {text + widthOf(words, theme.mono(9)) + 8 * unit, row.rect.center().y() - height / 2,
                width, height},
            theme, theme.ink());
    }
}

class Throughput final : public ReadingView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("the same work, done in different ways · median and its 95 % interval · "
                         "× : times the first");
    }

    double preferredHeight(double, const Frame& frame) const override
    {
        const std::vector<Shown> all = readings(frame);
        const double rows = all.empty() ? 5 : double(rowsOf(all).size());
        return (40 + 34 * rows) * frame.theme.fontScale;
    }

protected:
    std::string_view figure() const override { return "throughput"; }
    QString emptyHint() const override
    {
        return Words::tr("How much work gets done in a second by each way of doing it: "
                         "scalar, with vectors, with threads, on a GPU.");
    }

    void drawReadings(QPainter& painter, const QRectF& rect, const std::vector<Shown>& all,
        const Frame& frame) const override
    {
        const Bars bars = barsOf(rect, all, frame);
        for (const Row& row : bars.rows)
            drawRow(painter, bars, row);
        drawFoot(painter, bars.foot, bars.footLines, bars.theme);
    }

    std::vector<Spot> readingSpots(
        const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const override
    {
        const Bars bars = barsOf(rect, all, frame);
        std::vector<Spot> spots;
        for (const Row& row : bars.rows) {
            if (row.point == nullptr)
                continue;
            QString text = pointSentence(*row.shown->quantity, *row.point, *valueOf(row.point));
            if (row.ratio > 0)
                text += u'\n' + Words::tr("%1 times the first").arg(formatNumber(row.ratio));
            spots.push_back({.rect = row.rect, .text = text});
        }
        if (!bars.footLines.isEmpty())
            spots.push_back({.rect = bars.foot, .text = bars.footLines.join(u' ')});
        return spots;
    }
};

} // namespace

extern const ViewType throughput{.id = "throughput",
    .title = QT_TRANSLATE_NOOP("views", "Throughput"),
    .make = makeView<Throughput>};

} // namespace views
