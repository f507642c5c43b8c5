#include "views/chart/chart_layout.h"

#include "views/paint.h"
#include "views/words.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr QSizeF comfortable{460, 250};
constexpr int mostRows = 7; ///< ticks beside a chart
constexpr double mostForLabels = 0.34; ///< of the width
constexpr double nearEnd = 0.9; ///< of the plot's width: a line that ends there ends beside it

double widest(const std::vector<double>& values, const ChartAxis& axis, const QFont& font)
{
    double width = 0;
    for (const double value : values)
        width = std::max(width, widthOf(axis.text(value), font));
    return width;
}

/// Moves the labels apart so that none covers another, and all stay between top and bottom.
void spreadOut(std::vector<ChartLabel*>& labels, double top, double bottom)
{
    std::ranges::stable_sort(
        labels, {}, [](const ChartLabel* label) { return label->rect.center().y(); });
    double next = top;
    for (ChartLabel* label : labels) {
        label->rect.moveTop(std::max(label->rect.top(), next));
        next = label->rect.bottom();
    }
    double last = bottom;
    for (auto it = labels.rbegin(); it != labels.rend(); ++it) {
        (*it)->rect.moveBottom(std::min((*it)->rect.bottom(), last));
        last = (*it)->rect.top();
    }
}

bool crosses(const QRectF& rect, const QLineF& line)
{
    if (rect.contains(line.p1()) || rect.contains(line.p2()))
        return true;
    const QPointF corners[]{rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()};
    for (int i = 0; i < 4; ++i)
        if (line.intersects({corners[i], corners[(i + 1) % 4]}) == QLineF::BoundedIntersection)
            return true;
    return false;
}

} // namespace

QFont labelFont(const Theme& theme)
{
    QFont font = theme.text(9);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont pillFont(const Theme& theme)
{
    return theme.text(8);
}

QString modelWord()
{
    //: On a chart, beside a curve that is a formula and not measured
    return Words::tr("model");
}

QString pillWord(const ChartCurve& curve)
{
    return curve.model ? modelWord() : curve.published ? Words::tr("published") : QString{};
}

double labelWidth(const ChartCurve& curve, const Theme& theme)
{
    const double text = widthOf(curve.label, labelFont(theme));
    const QString pill = pillWord(curve);
    if (pill.isEmpty())
        return text + 2;
    return text + widthOf(pill, pillFont(theme)) + 20 * theme.fontScale;
}

ChartLayout::ChartLayout(const Chart& chart, const QRectF& rect_, const Theme& theme_)
    : theme{fitted(theme_, rect_.size(), comfortable)}
    , rect{rect_}
    , m_x{chart.x.range}
    , m_y{chart.y.range}
{
    place(chart);
}

void ChartLayout::place(const Chart& chart)
{
    placePlot(chart);
    placeTicks(chart);
    for (const ChartCurve& curve : chart.curves) {
        QPolygonF line;
        for (const ChartPoint& point : curve.points)
            line << at(point);
        m_lines.push_back(std::move(line));
    }
    placeLevels(chart);
    if (!placeNotes(chart)) {
        m_notesBelow = true;
        footLines.clear();
        xTicks.clear();
        yTicks.clear();
        levels.clear();
        notes.clear();
        m_lines.clear();
        m_taken.clear();
        return place(chart);
    }
    placeLabels(chart);
}

void ChartLayout::placePlot(const Chart& chart)
{
    const double unit = theme.fontScale;
    const double line = lineHeight(theme.text(8.5));
    const QRectF inner = rect.adjusted(10 * unit, 4 * unit, -10 * unit, -4 * unit);
    for (const QString& sentence : chart.foot)
        footLines += wrapped(sentence, theme.text(8.5), inner.width(), 2);
    if (m_notesBelow)
        for (const ChartRegion& region : chart.regions)
            footLines += wrapped(region.text, theme.text(8.5), inner.width(), 2);
    const double footHeight = double(footLines.size()) * line;
    foot = {inner.left(), inner.bottom() - footHeight, inner.width(), footHeight};
    yTitle = {inner.left(), inner.top(), inner.width(), chart.y.title.isEmpty() ? 0 : line};
    const double titleHeight = chart.x.title.isEmpty() ? 0 : line;
    const double below = foot.top() - (footLines.isEmpty() ? 0 : 4 * unit);
    const double top = yTitle.bottom() + 10 * unit;
    const double bottom = std::max(top + 8, below - titleHeight - line - 4 * unit);

    const int rows = std::clamp(int((bottom - top) / (line * 1.8)), 2, mostRows);
    const double left = widest(ticks(m_y, rows), chart.y, theme.text(8.5)) + 8 * unit;
    double right = 8 * unit;
    for (const ChartCurve& curve : chart.curves)
        if (const double width = labelWidth(curve, theme);
            !curve.points.empty() && m_x.share(curve.points.back().x) >= nearEnd)
            right = std::max(right, std::min(width, inner.width() * mostForLabels) + 8 * unit);
    plot = {inner.left() + left, top, std::max(8.0, inner.width() - left - right), bottom - top};
    xTitle = {plot.left(), plot.bottom() + line + 4 * unit, plot.width(), titleHeight};
}

void ChartLayout::placeTicks(const Chart& chart)
{
    const QFont font = theme.text(8.5);
    const double line = lineHeight(font);
    for (const double value :
        ticks(m_y, std::clamp(int(plot.height() / (line * 1.8)), 2, mostRows)))
        yTicks.push_back({pixelY(value), chart.y.text(value)});
    const double room = widest({m_x.low, m_x.high}, chart.x, font) * 1.1 + 8 * theme.fontScale;
    const bool areOwn = !chart.x.ticks.empty();
    std::vector<ChartTick> all;
    for (const double value :
        areOwn ? chart.x.ticks : ticks(m_x, std::max(2, int(plot.width() / room))))
        if (m_x.holds(value))
            all.push_back({pixelX(value), chart.x.text(value)});
    // Of a scale every second one, or third …; of values that were measured as many as fit.
    for (std::size_t step = 1; step <= all.size(); ++step) {
        xTicks.clear();
        double free = -1e9;
        bool haveRoom = true;
        for (std::size_t i = 0; i < all.size(); i += step) {
            const double half = widthOf(all[i].text, font) / 2;
            if (all[i].at - half < free) {
                haveRoom = false;
                continue;
            }
            free = all[i].at + half + 6 * theme.fontScale;
            xTicks.push_back(all[i]);
        }
        if (haveRoom || areOwn)
            return;
    }
}

/// The last point of a line within the plot: its own, or where it leaves through the top.
std::optional<QPointF> ChartLayout::endOf(const ChartCurve& curve) const
{
    const auto isIn = [&](const ChartPoint& point) { return m_y.holds(point.y); };
    for (std::size_t i = curve.points.size(); i-- > 0;) {
        if (!isIn(curve.points[i]))
            continue;
        const QPointF inside = at(curve.points[i]);
        if (i + 1 == curve.points.size())
            return inside;
        const QPointF next = at(curve.points[i + 1]);
        const double edge = next.y() < plot.top() ? plot.top() : plot.bottom();
        const double part = (edge - inside.y()) / (next.y() - inside.y());
        return inside + (next - inside) * std::clamp(part, 0.0, 1.0);
    }
    return std::nullopt;
}

double ChartLayout::crossed(const QRectF& place) const
{
    double count = 0;
    for (const QPolygonF& line : m_lines)
        for (qsizetype i = 0; i < line.size(); ++i)
            if (place.adjusted(-4, -3, 4, 3).contains(line[i])
                || (i > 0 && crosses(place, {line[i - 1], line[i]})))
                count += 1;
    for (const QRectF& taken : m_taken)
        if (taken.intersects(place))
            count += 20;
    const QRectF kept = place.intersected(plot.adjusted(0, -2, 0, 0));
    if (kept.width() < place.width() - 0.5 || kept.height() < place.height() - 0.5)
        count += 100;
    return count;
}

/// Of the places around `end` the one that covers least.
QRectF ChartLayout::freePlace(const QPointF& end, const QSizeF& size) const
{
    const double gap = 8 * theme.fontScale;
    const double w = size.width();
    const double h = size.height();
    QRectF best;
    double least = 1e9;
    for (const double far : {1.0, 2.5, 4.0})
        for (const QPointF& offset : {QPointF{gap, -h / 2}, QPointF{gap, -h - gap / 2 * far},
                 QPointF{gap, gap / 2 * far}, QPointF{-w / 2, -h - gap * far},
                 QPointF{-w / 2, gap * far}, QPointF{-w - gap, -h - gap / 2 * far},
                 QPointF{-w - gap, gap / 2 * far}, QPointF{-w - gap, -h / 2},
                 QPointF{-w - 2.2 * gap, gap / 2 * far}, QPointF{2.2 * gap, gap / 2 * far}}) {
            const QRectF place{end + offset, size};
            const double cost = crossed(place) + 0.5 * far;
            if (cost < least) {
                least = cost;
                best = place;
            }
        }
    return best;
}

void ChartLayout::placeLabels(const Chart& chart)
{
    const double height = lineHeight(labelFont(theme));
    for (std::size_t i = 0; i < chart.curves.size(); ++i) {
        const auto end = endOf(chart.curves[i]);
        if (!end || chart.curves[i].label.isEmpty())
            continue;
        const bool beside = end->x() >= plot.left() + plot.width() * nearEnd;
        const double room =
            beside ? rect.right() - plot.right() - 12 * theme.fontScale : plot.width() * 0.6;
        const double width = std::min(labelWidth(chart.curves[i], theme), room);
        ChartLabel label{.curve = i, .end = *end, .beside = beside};
        if (beside)
            label.rect = {plot.right() + 8 * theme.fontScale, end->y() - height / 2, width, height};
        else
            label.rect = {QPointF{}, QSizeF{width, height}};
        labels.push_back(label);
    }
    std::vector<ChartLabel*> besides;
    for (ChartLabel& label : labels)
        if (label.beside)
            besides.push_back(&label);
    spreadOut(besides, plot.top() - height / 2, plot.bottom() + height / 2);
    for (ChartLabel& label : labels) {
        if (label.beside)
            continue;
        label.rect = freePlace(label.end, label.rect.size());
        m_taken.push_back(label.rect);
    }
}

/// False if what a region says would cover a curve.
bool ChartLayout::placeNotes(const Chart& chart)
{
    if (m_notesBelow) {
        notes.resize(chart.regions.size());
        return true;
    }
    const QFont font = theme.text(8.5);
    const double gap = 6 * theme.fontScale;
    for (const ChartRegion& region : chart.regions) {
        const double begin = std::clamp(pixelX(region.from), plot.left(), plot.right());
        ChartNote best;
        double least = 1e9;
        for (const bool left : {false, true}) {
            const double room = (left ? begin - plot.left() : plot.right() - begin) - 2 * gap;
            const QStringList lines = wrapped(region.text, font, room, 3);
            double width = 0;
            for (const QString& line : lines)
                width = std::max(width, widthOf(line, font));
            const double height = double(lines.size()) * lineHeight(font);
            for (const bool top : {false, true}) {
                const QRectF place{left ? begin - gap - width : begin + gap,
                    top ? plot.top() + gap / 2 : plot.bottom() - gap / 2 - height, width, height};
                // Left of the line it is less clear what the words are about.
                const double cost = 10 * crossed(place) + (left ? 3 : 0) + double(lines.size())
                    + (room < 60 * theme.fontScale ? 50 : 0);
                if (cost < least) {
                    least = cost;
                    best = {place, lines, left};
                }
            }
        }
        if (least >= 10)
            return false;
        m_taken.push_back(best.rect);
        notes.push_back(std::move(best));
    }
    return true;
}

void ChartLayout::placeLevels(const Chart& chart)
{
    const QFont font = labelFont(theme);
    for (const ChartLevel& level : chart.levels) {
        const double width = widthOf(level.text, font) + 2;
        const double middle = (pixelX(level.from) + pixelX(level.to)) / 2;
        const double left = std::clamp(
            middle - width / 2, plot.left(), std::max(plot.left(), plot.right() - width));
        QRectF place{left, pixelY(level.y) - lineHeight(font) - 8 * theme.fontScale, width,
            lineHeight(font)};
        const double farRight = std::max(plot.left(), plot.right() - width);
        const double above = place.top();
        const double below = pixelY(level.y) + 8 * theme.fontScale;
        for (const double top : {above, below})
            for (const double x : {left, pixelX(level.to) - width, pixelX(level.to) - width * 1.5,
                     pixelX(level.from) - width / 3}) {
                QRectF other = place;
                other.moveTopLeft({std::clamp(x, plot.left(), farRight), top});
                if (crossed(other) < crossed(place))
                    place = other;
            }
        levels.push_back(place);
        m_taken.push_back(place);
    }
}

} // namespace views
