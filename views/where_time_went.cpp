#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/paint.h"
#include "views/pattern.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

struct Piece {
    const Shown* part = nullptr;
    const trace::ReadPoint* point = nullptr;
    trace::State look{}; ///< whose colour and pattern it has
    double value = 0;
    QRectF rect{};
};

/// One setting: its parts end to end.
struct Row {
    QString label{};
    QRectF rect{};
    std::vector<Piece> pieces{};
    double sum = 0;
};

struct Bars {
    Theme theme{};
    std::vector<Row> rows{};
    double left = 0;
    QRectF legend{};
};

/// Parts look like the states of the lifecycle that they are nearest to: one works alone, all run,
/// somebody waits.
trace::State lookOf(std::size_t part)
{
    constexpr trace::State looks[]{trace::State::Lock, trace::State::Running, trace::State::Sleep,
        trace::State::Io, trace::State::Runnable};
    return looks[part % std::size(looks)];
}

std::vector<Row> rowsOf(const std::vector<Shown>& all)
{
    std::vector<Row> rows;
    for (const double x : settingsOf(all)) {
        Row row{.label = shown(all.front().quantity->xLabel) + u' '
                + readingText(x, all.front().quantity->xUnit)};
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto& points = all[i].now->points;
            const auto found = std::ranges::find(
                points, x, [](const trace::ReadPoint& point) { return double(point.x); });
            const auto value =
                found == points.end() ? std::nullopt : figureOf(*found, Statistic::Median);
            if (!value)
                continue;
            row.pieces.push_back(
                {.part = &all[i], .point = &*found, .look = lookOf(i), .value = *value});
            row.sum += *value;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Bars barsOf(const QRectF& rect, const std::vector<Shown>& all, const Frame& frame)
{
    Bars bars{.rows = rowsOf(all)};
    const auto count = double(std::max<std::size_t>(1, bars.rows.size()));
    bars.theme = fitted(frame.theme, rect.size(), {360, 40 + 16 * count});
    const double unit = bars.theme.fontScale;
    const QRectF inner = rect.adjusted(10 * unit, 6 * unit, -10 * unit, -6 * unit);
    bars.legend = inner;
    bars.legend.setTop(inner.bottom() - 1.4 * lineHeight(bars.theme.text(9)));
    double labels = 0;
    double values = 0;
    double longest = 0;
    const std::string& unitName = all.front().quantity->unit;
    for (const Row& row : bars.rows) {
        labels = std::max(labels, widthOf(row.label, bars.theme.text(10)));
        values = std::max(values, widthOf(readingText(row.sum, unitName), bars.theme.mono(9)));
        longest = std::max(longest, row.sum);
    }
    bars.left = inner.left() + labels + 12 * unit;
    const double length = std::max(4.0, inner.right() - bars.left - values - 10 * unit);
    const double pitch = std::min((bars.legend.top() - inner.top()) / count, 40 * unit);
    const double high = std::min(24 * unit, pitch * 0.72);
    double y = inner.top();
    for (Row& row : bars.rows) {
        row.rect = {inner.left(), y, inner.width(), pitch};
        double x = bars.left;
        for (Piece& piece : row.pieces) {
            const double width = longest > 0 ? length * std::max(0.0, piece.value) / longest : 0;
            piece.rect = {x, y + (pitch - high) / 2, width, high};
            x += width;
        }
        y += pitch;
    }
    return bars;
}

void drawRow(QPainter& painter, const Bars& bars, const Row& row, const std::string& unitName)
{
    const Theme& theme = bars.theme;
    const double unit = theme.fontScale;
    drawLine(painter,
        {row.rect.left(), row.rect.top(), bars.left - row.rect.left() - 8 * unit,
            row.rect.height()},
        Qt::AlignLeft, row.label, theme.text(10), theme.ink());
    double end = bars.left;
    for (const Piece& piece : row.pieces) {
        fillState(painter, piece.rect, piece.look, theme, 2 * unit);
        const QString name = shown(piece.part->quantity->label);
        if (widthOf(name, theme.text(9)) + 10 * unit < piece.rect.width())
            drawLine(painter, piece.rect.adjusted(5 * unit, 0, -4 * unit, 0), Qt::AlignLeft, name,
                theme.text(9), theme.onState(piece.look));
        end = piece.rect.right();
    }
    const QString sum = row.pieces.empty() ? QStringLiteral("–") : readingText(row.sum, unitName);
    drawLine(painter,
        {end + 8 * unit, row.rect.top(), row.rect.right() - end - 8 * unit, row.rect.height()},
        Qt::AlignLeft, sum, theme.mono(9), theme.ink());
}

void drawLegend(QPainter& painter, const Bars& bars, const std::vector<Shown>& all)
{
    const Theme& theme = bars.theme;
    const double unit = theme.fontScale;
    const QFont small = theme.text(9);
    double x = bars.left;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString name = shown(all[i].quantity->label);
        const double side = 10 * unit;
        fillState(painter, {x, bars.legend.center().y() - side / 2, side, side}, lookOf(i), theme,
            2 * unit);
        x += side + 5 * unit;
        const double width = widthOf(name, small);
        drawLine(painter, {x, bars.legend.top(), width + unit, bars.legend.height()}, Qt::AlignLeft,
            name, small, theme.secondary());
        x += width + 16 * unit;
    }
}

class WhereTimeWent final : public ReadingView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("the same job, from its beginning to its end · medians of what was "
                         "measured");
    }

    double preferredHeight(double, const Frame& frame) const override
    {
        const std::vector<Shown> all = readings(frame);
        const double rows = all.empty() ? 6 : double(settingsOf(all).size());
        return (46 + 30 * rows) * frame.theme.fontScale;
    }

protected:
    std::string_view figure() const override { return "where-time-went"; }
    QString emptyHint() const override
    {
        return Words::tr("How much of the job is serial, how much is divided, and how long threads "
                         "wait for one another.");
    }

    void drawReadings(QPainter& painter, const QRectF& rect, const std::vector<Shown>& all,
        const Frame& frame) const override
    {
        const Bars bars = barsOf(rect, all, frame);
        for (const Row& row : bars.rows)
            drawRow(painter, bars, row, all.front().quantity->unit);
        drawLegend(painter, bars, all);
    }

    std::vector<Spot> readingSpots(
        const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const override
    {
        std::vector<Spot> spots;
        for (const Row& row : barsOf(rect, all, frame).rows)
            for (const Piece& piece : row.pieces)
                spots.push_back({.rect = piece.rect,
                    .text = pointSentence(*piece.part->quantity, *piece.point, piece.value)});
        return spots;
    }
};

} // namespace

extern const ViewType where_time_went{.id = "where-time-went",
    .title = QT_TRANSLATE_NOOP("views", "Where the time went"),
    .make = makeView<WhereTimeWent>};

} // namespace views
