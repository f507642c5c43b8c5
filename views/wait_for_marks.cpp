#include "views/wait_for_marks.h"

#include "views/paint.h"
#include "views/pattern.h"
#include "views/words.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace views {

using engine::WaitGraph;
using trace::ResourceId;
using trace::State;

namespace {

QString utf8(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

/// A padlock, shut when someone has it; other kinds are a square with their letter.
void drawSign(QPainter& painter, const WaitPicture& picture, ResourceId resource, QPointF center,
    bool held, const QColor& color)
{
    const Theme& theme = picture.theme;
    const double s = theme.fontScale;
    const trace::ResourceKind kind = picture.trace.resource(resource).kind;
    const QColor ground = theme.transparent ? theme.background() : theme.card();
    painter.setPen(QPen{color, 2.2 * s, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    if (kind == trace::ResourceKind::Lock) {
        QPainterPath shackle;
        const double lift = held ? 0 : 3 * s;
        const QRectF bow{center.x() - 6 * s, center.y() - 13 * s - lift, 12 * s, 14 * s};
        shackle.moveTo(bow.left(), held ? center.y() - 2 * s : center.y() - 4 * s - lift);
        shackle.lineTo(bow.left(), bow.center().y());
        shackle.arcTo(bow, 180, -180);
        shackle.lineTo(bow.right(), center.y() - 2 * s);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shackle);
        painter.setBrush(held ? color : ground);
        painter.drawRoundedRect(
            QRectF{center.x() - 11 * s, center.y() - 2 * s, 22 * s, 15 * s}, 3 * s, 3 * s);
        return;
    }
    const QRectF box = around(center, {26 * s, 26 * s});
    painter.setBrush(held ? color : ground);
    painter.drawRoundedRect(box, 3 * s, 3 * s);
    const QString letter = shown(trace::name(kind)).left(1).toUpper();
    drawLine(painter, box, Qt::AlignHCenter, letter, bold(theme, 11), held ? ground : color);
}

/// Where a line from inside `box` to `target` leaves it.
QPointF edgeOf(const QRectF& box, QPointF target)
{
    const QPointF center = box.center();
    const QPointF way = target - center;
    const double x = way.x() == 0 ? 1e9 : std::abs(box.width() / 2 / way.x());
    const double y = way.y() == 0 ? 1e9 : std::abs(box.height() / 2 / way.y());
    return center + way * std::min({x, y, 1.0});
}

} // namespace

QColor alarm(const Theme& theme)
{
    return QColor::fromRgb(theme.mode == Mode::Light ? 0xffb3001b : 0xffff5c6c);
}

QFont bold(const Theme& theme, double points)
{
    QFont font = theme.text(points);
    font.setWeight(QFont::DemiBold);
    return font;
}

void drawNode(QPainter& painter, const Theme& theme, const QRectF& box, const WaitNode& node)
{
    const auto& [state, title, detail, red, selected] = node;
    const double s = theme.fontScale;
    fillState(painter, box, state, theme, 8 * s);
    painter.setBrush(Qt::NoBrush);
    const auto frame = [&](const QColor& color, double width, double out) {
        painter.setPen(QPen{color, width * s});
        painter.drawRoundedRect(
            box.adjusted(-out * s, -out * s, out * s, out * s), (out + 7) * s, (out + 7) * s);
    };
    if (red)
        frame(alarm(theme), 4, 3.5);
    if (selected)
        frame(theme.accent(), 3, red ? 7 : 2.5);
    const QFont first = bold(theme, 9.5);
    const QFont second = theme.text(8.5);
    const QRectF text = box.adjusted(5 * s, 2 * s, -5 * s, -2 * s);
    const QRectF upper{text.left(), text.top(), text.width(), text.height() / 2};
    const QRectF lower = upper.translated(0, text.height() / 2);
    const QColor ink = theme.patterns && state == State::New ? theme.ink() : theme.onState(state);
    for (const auto& [area, words, font] :
        {std::tuple{upper, title, first}, std::tuple{lower, detail, second}}) {
        const double width = std::min(area.width(), widthOf(words, font));
        if (patterned(state, theme))
            painter.fillRect(QRectF{area.center().x() - width / 2 - 2, area.top() + 1, width + 4,
                                 area.height() - 2},
                patternBase(state, theme));
        drawLine(painter, area, Qt::AlignHCenter, words, font, ink);
    }
}

void drawResource(
    QPainter& painter, const WaitPicture& picture, ResourceId resource, const QRectF& box)
{
    const Theme& theme = picture.theme;
    const double s = theme.fontScale;
    const bool red = picture.inCycle(resource);
    const bool held =
        std::ranges::count(picture.graph.holds, resource, &WaitGraph::Hold::resource) > 0;
    const QColor color = red ? alarm(theme) : theme.ink();
    drawSign(painter, picture, resource, {box.center().x(), box.top() + 18 * s}, held, color);
    const QRectF text{box.left(), box.bottom() - 16 * s, box.width(), 16 * s};
    const QString name = utf8(picture.trace.resource(resource).name);
    const QFont font = bold(theme, 9.5);
    if (!theme.transparent) { // arrows may pass behind the name
        const double width = std::min(text.width(), widthOf(name, font));
        painter.fillRect(around(text.center(), {width + 4, text.height()}), theme.card());
    }
    drawLine(painter, text, Qt::AlignHCenter, name, font, color);
}

QRectF tight(const WaitPicture& picture, ResourceId resource, const QRectF& box)
{
    const double width =
        std::clamp(widthOf(utf8(picture.trace.resource(resource).name), bold(picture.theme, 9.5)),
            30 * picture.theme.fontScale, box.width());
    return around(box.center(), {width, box.height()});
}

void drawEdge(QPainter& painter, const Theme& theme, const WaitArrow& edge)
{
    const double s = theme.fontScale;
    const double gap = 4 * s;
    const QRectF from = edge.from.adjusted(-gap, -gap, gap, gap);
    const QRectF to = edge.to.adjusted(-gap, -gap, gap, gap);
    const QPointF tail = edgeOf(from, to.center());
    const QPointF tip = edgeOf(to, from.center());
    const QPointF way = tip - tail;
    const double length = std::hypot(way.x(), way.y());
    if (length < 2 || edge.growth <= 0)
        return;
    const double bend = std::min(14 * s, length * 0.12);
    const QPointF side{-way.y() / length, way.x() / length};
    const QPointF knee = (tail + tip) / 2 + side * bend;
    const auto at = [&](double t) {
        return tail * ((1 - t) * (1 - t)) + knee * (2 * t * (1 - t)) + tip * (t * t);
    };
    QPainterPath path{tail};
    constexpr int steps = 24;
    for (int i = 1; i <= steps; ++i)
        path.lineTo(at(edge.growth * i / steps));
    const QPointF end = at(edge.growth);
    const QPointF before = at(std::max(0.0, edge.growth - 0.05));
    const double angle = std::atan2(end.y() - before.y(), end.x() - before.x());
    const double head = (edge.red ? 13 : 10) * s;
    const auto wing = [&](double by) {
        return end - QPointF{std::cos(angle + by), std::sin(angle + by)} * head;
    };
    const QColor color = edge.red ? alarm(theme) : edge.holds ? theme.ink() : theme.secondary();
    QPen pen{color, (edge.red ? 4.0 : 2.2) * s, Qt::SolidLine, Qt::FlatCap};
    if (!edge.holds)
        pen.setDashPattern({3.2, 2.0});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{end, wing(0.42), wing(-0.42)}});
}

} // namespace views
