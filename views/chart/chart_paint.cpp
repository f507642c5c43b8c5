#include "views/chart/chart_paint.h"

#include "views/chart/reading_text.h"
#include "views/paint.h"
#include "views/words.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace views {
namespace {

constexpr double leastMarkerGap = 13;

double textContrast(const Theme& theme)
{
    return theme.highContrast ? 7 : 4.5;
}

QPen penOf(const ChartCurve& curve, const Theme& theme)
{
    const double width = (curve.line == ChartLine::Dotted ? 1.3 : 2) * theme.fontScale;
    QPen pen{curve.color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin};
    switch (curve.line) {
    case ChartLine::None:
    case ChartLine::Solid: break;
    case ChartLine::Dashed: pen.setDashPattern({4, 2.5}); break;
    case ChartLine::Dotted: pen.setDashPattern({1.5, 3}); break;
    case ChartLine::DashDotted: pen.setDashPattern({6, 2, 1.5, 2}); break;
    case ChartLine::LongDashed: pen.setDashPattern({9, 4}); break;
    }
    return pen;
}

/// Circle, square, triangle, diamond, triangle on its tip, cross.
QPainterPath markerShape(int marker, const QPointF& at, double radius)
{
    QPainterPath path;
    const auto polygon = [&](std::initializer_list<QPointF> corners) {
        QPolygonF shape;
        for (const QPointF& corner : corners)
            shape << at + corner * radius;
        path.addPolygon(shape);
        path.closeSubpath();
    };
    switch (marker % 6) {
    case 0: path.addEllipse(at, radius, radius); break;
    case 1: polygon({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}); break;
    case 2: polygon({{0, -1.15}, {1.1, 0.85}, {-1.1, 0.85}}); break;
    case 3: polygon({{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}}); break;
    case 4: polygon({{0, 1.15}, {1.1, -0.85}, {-1.1, -0.85}}); break;
    default:
        polygon({{-1.1, -0.4}, {-0.4, -0.4}, {-0.4, -1.1}, {0.4, -1.1}, {0.4, -0.4}, {1.1, -0.4},
            {1.1, 0.4}, {0.4, 0.4}, {0.4, 1.1}, {-0.4, 1.1}, {-0.4, 0.4}, {-1.1, 0.4}});
    }
    return path;
}

void drawGrid(QPainter& painter, const Chart& chart, const ChartLayout& layout)
{
    const Theme& theme = layout.theme;
    const QRectF& plot = layout.plot;
    const QFont font = theme.text(8.5);
    const double line = lineHeight(font);
    // A grid helps to read; it is no mark, so it may be fainter than what 3 : 1 is asked of.
    const QColor grid = theme.highContrast ? mixed(theme.card(), theme.line(), 0.5) : theme.line();
    if (chart.y.range.scale == Scale::Log && plot.height() > 120 && !theme.highContrast) {
        painter.setPen(QPen{mixed(theme.card(), grid, 0.45), 1});
        for (const double value : minorTicks(chart.y.range))
            painter.drawLine(
                QLineF{plot.left(), layout.pixelY(value), plot.right(), layout.pixelY(value)});
    }
    painter.setPen(QPen{grid, 1});
    for (const ChartTick& tick : layout.yTicks)
        painter.drawLine(QLineF{plot.left(), tick.at, plot.right(), tick.at});
    const QColor axis = mixed(theme.card(), theme.secondary(), 0.8);
    painter.setPen(QPen{axis, 1});
    painter.drawLine(QLineF{plot.bottomLeft(), plot.bottomRight()});
    for (const ChartTick& tick : layout.xTicks)
        painter.drawLine(QLineF{tick.at, plot.bottom(), tick.at, plot.bottom() + 4});
    for (const ChartTick& tick : layout.yTicks)
        drawLine(painter,
            {layout.rect.left(), tick.at - line / 2,
                plot.left() - layout.rect.left() - 8 * theme.fontScale, line},
            Qt::AlignRight, tick.text, font, theme.secondary());
    for (const ChartTick& tick : layout.xTicks)
        drawLine(painter, {tick.at - 100, plot.bottom() + 4 * theme.fontScale, 200, line},
            Qt::AlignHCenter, tick.text, font, theme.secondary());
    drawLine(painter, layout.yTitle, Qt::AlignLeft, chart.y.title, font, theme.secondary());
    drawLine(painter, layout.xTitle, Qt::AlignHCenter, chart.x.title, font, theme.secondary());
}

QColor shade(const Theme& theme)
{
    return mixed(theme.card(), theme.secondary(), 0.10);
}

double beginOf(const ChartRegion& region, const ChartLayout& layout)
{
    return std::clamp(layout.pixelX(region.from), layout.plot.left(), layout.plot.right());
}

void drawShades(QPainter& painter, const Chart& chart, const ChartLayout& layout)
{
    for (const ChartRegion& region : chart.regions)
        painter.fillRect(
            QRectF{QPointF{beginOf(region, layout), layout.plot.top()}, layout.plot.bottomRight()},
            shade(layout.theme));
}

/// Takes away the lines of the grid behind words.
void clearBehind(
    QPainter& painter, const QRectF& words, const Chart& chart, const ChartLayout& layout)
{
    if (layout.theme.transparent)
        return;
    const QRectF within = words.intersected(layout.plot);
    painter.fillRect(within, layout.theme.card());
    for (const ChartRegion& region : chart.regions) {
        const double begin = beginOf(region, layout);
        painter.fillRect(within.intersected(
                             {begin, layout.plot.top(), layout.plot.width(), layout.plot.height()}),
            shade(layout.theme));
    }
}

void drawRegionWords(QPainter& painter, const Chart& chart, const ChartLayout& layout)
{
    const Theme& theme = layout.theme;
    for (std::size_t i = 0; i < chart.regions.size(); ++i) {
        const double begin = beginOf(chart.regions[i], layout);
        QPen pen{theme.secondary(), 1.2 * theme.fontScale};
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.drawLine(QLineF{begin, layout.plot.top(), begin, layout.plot.bottom()});
        const ChartNote& note = layout.notes[i];
        if (note.lines.isEmpty())
            continue;
        clearBehind(painter, note.rect, chart, layout);
        drawLines(painter, note.rect, note.left ? Qt::AlignRight : Qt::AlignLeft, note.lines,
            theme.text(8.5), theme.secondary());
    }
}

void drawBand(QPainter& painter, const ChartCurve& curve, const ChartLayout& layout)
{
    if (curve.band.size() != curve.points.size() || curve.points.size() < 2)
        return;
    QPolygonF area;
    for (std::size_t i = 0; i < curve.points.size(); ++i)
        area << QPointF{layout.pixelX(curve.points[i].x), layout.pixelY(curve.band[i].high)};
    for (std::size_t i = curve.points.size(); i-- > 0;)
        area << QPointF{layout.pixelX(curve.points[i].x), layout.pixelY(curve.band[i].low)};
    QColor tint = curve.color;
    tint.setAlphaF(layout.theme.highContrast ? 0.35F : 0.22F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
}

void drawBar(
    QPainter& painter, const ChartCurve& curve, const ChartPoint& point, const ChartLayout& layout)
{
    if (!point.bar)
        return;
    const double x = layout.pixelX(point.x);
    const double low = layout.pixelY(point.bar->low);
    const double high = layout.pixelY(point.bar->high);
    const double cap = 4 * layout.theme.fontScale;
    painter.setPen(QPen{curve.color, 1.4 * layout.theme.fontScale, Qt::SolidLine, Qt::FlatCap});
    painter.drawLine(QLineF{x, low, x, high});
    for (const double y : {low, high})
        painter.drawLine(QLineF{x - cap, y, x + cap, y});
}

void drawMarkers(QPainter& painter, const ChartCurve& curve, const ChartLayout& layout)
{
    const Theme& theme = layout.theme;
    const double radius = 4.2 * theme.fontScale;
    double last = -1e9;
    for (const ChartPoint& point : curve.points) {
        drawBar(painter, curve, point, layout);
        const QPointF at = layout.at(point);
        if (curve.marker < 0
            || (!curve.crowded && at.x() - last < leastMarkerGap * theme.fontScale))
            continue;
        last = at.x();
        QPen pen{curve.color, 2 * theme.fontScale};
        if (point.open)
            pen = QPen{theme.secondary(), 1.5 * theme.fontScale, Qt::CustomDashLine};
        if (point.open)
            pen.setDashPattern({1.5, 1.5});
        painter.setPen(pen);
        const bool filled = curve.line != ChartLine::None && !point.open;
        painter.setBrush(filled ? curve.color : theme.card());
        painter.drawPath(markerShape(curve.marker, at, radius * (filled ? 0.75 : 1)));
    }
    painter.setBrush(Qt::NoBrush);
}

void drawCurve(QPainter& painter, const ChartCurve& curve, const ChartLayout& layout)
{
    painter.save();
    const double over = 6 * layout.theme.fontScale;
    painter.setClipRect(layout.plot.adjusted(-over, 0, over, over), Qt::IntersectClip);
    drawBand(painter, curve, layout);
    if (curve.line != ChartLine::None && curve.points.size() > 1) {
        QPolygonF line;
        for (const ChartPoint& point : curve.points)
            line << layout.at(point);
        painter.setPen(penOf(curve, layout.theme));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }
    drawMarkers(painter, curve, layout);
    painter.restore();
}

void drawLabel(
    QPainter& painter, const ChartCurve& curve, const ChartLabel& label, const ChartLayout& layout)
{
    const Theme& theme = layout.theme;
    const QColor color = legible(curve.color, theme.card(), textContrast(theme));
    if (label.beside && std::abs(label.rect.center().y() - label.end.y()) > 3 * theme.fontScale) {
        painter.setPen(QPen{mixed(theme.card(), color, 0.6), 1});
        painter.drawLine(QLineF{label.end, {label.rect.left() - 2, label.rect.center().y()}});
    }
    double right = label.rect.right();
    if (const QString pill = pillWord(curve); !pill.isEmpty()) {
        const double width = widthOf(pill, pillFont(theme)) + 12 * theme.fontScale;
        if (label.rect.width() > width * 1.4) {
            right -= width + 6 * theme.fontScale;
            const double text =
                std::min(widthOf(curve.label, labelFont(theme)), right - label.rect.left());
            drawPill(painter,
                {label.rect.left() + text + 6 * theme.fontScale, label.rect.top() + 1, width,
                    label.rect.height() - 2},
                pill, theme, color);
        }
    }
    drawLine(painter, {label.rect.topLeft(), QPointF{right + 1, label.rect.bottom()}},
        Qt::AlignLeft, curve.label, labelFont(theme), color);
}

QString textOf(const ChartCurve& curve, const ChartPoint& point)
{
    const QString text =
        point.told.isEmpty() ? pointSentence(*curve.quantity, *point.read, point.y) : point.told;
    return point.open ? text + u'\n' + Words::tr("more threads than CPUs: they share them") : text;
}

} // namespace

QColor legible(QColor color, const QColor& surface, double least)
{
    const QColor end =
        contrast(Qt::black, surface) > contrast(Qt::white, surface) ? Qt::black : Qt::white;
    for (int i = 0; i < 20 && contrast(color, surface) < least; ++i)
        color = mixed(color, end, 0.1);
    return color;
}

QColor chartColor(const Theme& theme, std::size_t i)
{
    using trace::State;
    static constexpr std::array<State, 7> palette{State::Io, State::Lock, State::Running,
        State::Join, State::Runnable, State::Other, State::Sleep};
    return legible(theme.state(palette[i % palette.size()]), theme.card(), 3);
}

void drawPill(QPainter& painter, const QRectF& rect, const QString& word, const Theme& theme,
    const QColor& color)
{
    painter.setPen(QPen{color, 1});
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    drawLine(painter, rect, Qt::AlignHCenter, word, pillFont(theme), color);
}

void drawModelPill(QPainter& painter, const QRectF& rect, const Theme& theme, const QColor& color)
{
    drawPill(painter, rect, modelWord(), theme, color);
}

void drawFoot(QPainter& painter, const QRectF& rect, const QStringList& lines, const Theme& theme)
{
    drawLines(painter, rect, Qt::AlignLeft, lines, theme.text(8.5), theme.secondary());
}

void drawChart(QPainter& painter, const Chart& chart, const ChartLayout& layout)
{
    const Theme& theme = layout.theme;
    drawShades(painter, chart, layout);
    drawGrid(painter, chart, layout);
    drawRegionWords(painter, chart, layout);
    for (const QRectF& level : layout.levels)
        clearBehind(painter, level, chart, layout);
    for (const ChartLabel& label : layout.labels)
        if (!label.beside)
            clearBehind(painter, label.rect, chart, layout);
    for (const ChartCurve& curve : chart.curves)
        drawCurve(painter, curve, layout);
    for (std::size_t i = 0; i < chart.levels.size(); ++i)
        drawLine(painter, layout.levels[i], Qt::AlignHCenter, chart.levels[i].text,
            labelFont(theme), theme.ink());
    for (const ChartLabel& label : layout.labels)
        drawLabel(painter, chart.curves[label.curve], label, layout);
    drawFoot(painter, layout.foot, layout.footLines, theme);
}

std::vector<Spot> chartSpots(const Chart& chart, const ChartLayout& layout)
{
    constexpr std::size_t most = 300;
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < chart.levels.size(); ++i)
        spots.push_back({.rect = layout.levels[i], .text = chart.levels[i].text});
    const double reach = 6 * layout.theme.fontScale;
    for (const ChartCurve& curve : chart.curves)
        for (const ChartPoint& point : curve.points) {
            const QPointF at = layout.at(point);
            if (spots.size() < most && point.read != nullptr
                && layout.plot.adjusted(-1, -1, 1, 1).contains(at))
                spots.push_back({.rect = {at - QPointF{reach, reach}, at + QPointF{reach, reach}},
                    .text = textOf(curve, point)});
        }
    for (std::size_t i = 0; i < chart.regions.size(); ++i)
        spots.push_back(
            {.rect = layout.notes[i].lines.isEmpty() ? layout.foot : layout.notes[i].rect,
                .text = chart.regions[i].text});
    if (!chart.foot.isEmpty())
        spots.push_back({.rect = layout.foot, .text = chart.foot.join(u' ')});
    return spots;
}

} // namespace views
