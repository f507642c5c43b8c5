#include "views/state_flow_paint.h"

#include "views/format.h"
#include "views/paint.h"
#include "views/pattern.h"
#include "views/state_flow_words.h"
#include "views/words.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace views {

using trace::State;

namespace {

/// One line where it fits, else broken at its dot, else anywhere. Where there is one line only, it
/// has what comes after the dot: the figure.
QStringList captionLines(const QString& caption, const QFont& font, double width, int most)
{
    const QStringList parts = caption.split(QStringLiteral(" · "));
    if (parts.size() == 2 && widthOf(caption, font) > width) {
        const QStringList figure = wrapped(parts[1], font, width, 1);
        return most == 1 ? figure : wrapped(parts[0], font, width, 1) + figure;
    }
    return wrapped(caption, font, width, most);
}

void drawReasons(QPainter& painter, const Flow& flow)
{
    const Theme& theme = flow.theme;
    const double s = theme.fontScale;
    const QFont font = theme.text(flow.layout.words ? 8.5 : 9.5);
    const auto most = std::size_t(flow.layout.reasonLines);
    const double line = flow.layout.reasons.height() / double(most);
    const auto reasons = reasonsOf(flow);
    // Measured first, so that the lines can be centred over the box.
    std::vector<std::vector<std::pair<Reason, double>>> lines(1);
    double x = 0;
    std::size_t shown = 0;
    //: So many that there is no room for
    const QString more = Words::tr("+ %1 more");
    for (const Reason& reason : reasons) {
        const double width = 14 * s
            + std::min(widthOf(reason.threads + u' ' + reason.why, font),
                flow.layout.reasons.width() * 0.6)
            + 16 * s;
        const double kept = lines.size() == most ? widthOf(more, font) + 20 * s : 0;
        if (x + width + kept > flow.layout.reasons.width() && x > 0) {
            if (lines.size() == most)
                break;
            lines.emplace_back();
            x = 0;
        }
        lines.back().emplace_back(reason, width);
        x += width;
        ++shown;
    }
    double y = flow.layout.reasons.bottom() - line * double(lines.size());
    for (std::size_t l = 0; l < lines.size(); ++l, y += line) {
        const QString rest = l + 1 == lines.size() && shown < reasons.size()
            ? more.arg(reasons.size() - shown)
            : QString{};
        double total = rest.isEmpty() ? 0 : widthOf(rest, font);
        for (const auto& [reason, width] : lines[l])
            total += width;
        x = std::max(flow.layout.reasons.left(), flow.layout.reasons.center().x() - total / 2);
        for (const auto& [reason, width] : lines[l]) {
            fillState(
                painter, {x, y + line / 2 - 4.5 * s, 9 * s, 9 * s}, reason.state, theme, 4.5 * s);
            drawLine(painter, {x + 14 * s, y, width - 30 * s + 1, line}, Qt::AlignLeft,
                reason.threads + u' ' + reason.why, font, theme.ink());
            x += width;
        }
        drawLine(painter, {x, y, flow.layout.reasons.right() - x, line}, Qt::AlignLeft, rest, font,
            theme.secondary());
    }
}

QStringList labelOf(const Flow& flow, std::size_t edge, const QFont& font)
{
    const QString words = edgeName(edge);
    const QString count = formatCount(flow.moment.counts[edge]) + QChar{0x00d7};
    const QString both = words + QStringLiteral(" · ") + count;
    if (widthOf(both, font) <= flow.layout.edges[edge].label.width())
        return {both};
    return {words, count};
}

void drawArrow(QPainter& painter, const Flow& flow, const FlowEdge& edge, bool taken)
{
    const double s = flow.theme.fontScale;
    const QColor color = taken ? flow.theme.playhead() : flow.theme.secondary();
    painter.setPen(QPen{color, (taken ? 2.6 : 1.3) * s, Qt::SolidLine, Qt::FlatCap});
    painter.setBrush(Qt::NoBrush);
    QPointF direction = edge.end - edge.secondControl;
    direction /= std::hypot(direction.x(), direction.y());
    const double size = (taken ? 10 : 7) * s;
    QPainterPath path{edge.start};
    path.cubicTo(edge.firstControl, edge.secondControl, edge.end - direction * size * 0.8);
    painter.drawPath(path);
    const QPointF across{-direction.y(), direction.x()};
    const QPointF back = edge.end - direction * size;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(
        QPolygonF{{edge.end, back + across * size * 0.55, back - across * size * 0.55}});
}

/// The words and the count, and the arrow itself where a thread just went along it.
void drawEdge(QPainter& painter, const Flow& flow, std::size_t i)
{
    const FlowEdge& edge = flow.layout.edges[i];
    const bool taken = flow.moment.justTaken[i];
    const QColor color = taken ? flow.theme.playhead() : flow.theme.secondary();
    if (taken)
        drawArrow(painter, flow, edge, true);
    if (!flow.layout.words)
        return;

    QFont font = flow.theme.text(8.5);
    if (taken)
        font.setWeight(QFont::DemiBold);
    const QStringList lines = labelOf(flow, i, font);
    const double height = lineHeight(font) * double(lines.size());
    QRectF label = edge.label;
    if (edge.labelAbove)
        label.setTop(label.bottom() - height);
    else if (edge.to != Stage::Runnable || edge.from == Stage::Waiting)
        label.translate(0, (label.height() - height) / 2);
    const QColor ink = taken && contrast(color, flow.theme.card()) >= 4.5 ? color
        : taken                                                           ? flow.theme.ink()
                                                                          : flow.theme.secondary();
    drawLines(painter, label, edge.alignment, lines, font, ink);
}

void drawBox(QPainter& painter, const Flow& flow, Stage stage)
{
    const double s = flow.theme.fontScale;
    const QColor color = flow.color(stage);
    const bool unseen = stage == Stage::Runnable && runnableUnseen(flow.trace);
    painter.setPen(QPen{color, 2 * s, unseen ? Qt::DashLine : Qt::SolidLine});
    painter.setBrush(mixed(flow.theme.card(), color, 0.05));
    painter.drawRoundedRect(flow.layout.box(stage).adjusted(s, s, -s, -s), 8 * s, 8 * s);
}

void drawBoxWords(QPainter& painter, const Flow& flow, Stage stage)
{
    const Theme& theme = flow.theme;
    const double s = theme.fontScale;
    const QRectF& box = flow.layout.box(stage);
    QFont bold = theme.text(9.5);
    bold.setWeight(QFont::DemiBold);
    const double inset = (flow.layout.words ? 9 : 5) * s;
    const QRectF title{
        box.left() + inset, box.top() + 2 * s, box.width() - 2 * inset, flow.layout.titleHeight};
    const QString count = QString::number(flow.moment.crowd[std::size_t(stage)]);
    const double figure = widthOf(count, theme.mono(9)) + 4 * s;
    drawLine(painter, title.adjusted(0, 0, -figure, 0), Qt::AlignLeft, stageName(stage), bold,
        theme.ink());
    drawLine(painter, title, Qt::AlignRight, count, theme.mono(9), theme.secondary());

    const QRectF& caption = flow.layout.captions[std::size_t(stage)];
    if (!caption.isEmpty())
        drawLines(painter, caption, Qt::AlignHCenter,
            captionLines(
                captionOf(flow, stage), theme.text(8.5), caption.width(), flow.layout.captionLines),
            theme.text(8.5), theme.secondary());
    if (const std::size_t more = flow.hiddenIn(stage)) {
        const std::size_t last = tokenCapacity(flow.layout, stage, flow.grid.diameter) - 1;
        const QPointF center = tokenPlace(flow.layout, stage, flow.grid.diameter, last);
        const double r = flow.grid.diameter / 2;
        drawLine(painter, {center.x() - r - 1.5 * s, center.y() - r, 2 * r + 3 * s, 2 * r},
            Qt::AlignHCenter, QStringLiteral("+%1").arg(more), theme.text(more < 100 ? 7 : 5.5),
            theme.ink());
    }
}

} // namespace

void drawStillFlow(QPainter& painter, const Flow& flow)
{
    for (const FlowEdge& edge : flow.layout.edges)
        drawArrow(painter, flow, edge, false);
    for (std::size_t i = 0; i < stageCount; ++i)
        drawBox(painter, flow, Stage(i));
}

void drawMovingFlow(QPainter& painter, const Flow& flow)
{
    for (std::size_t i = 0; i < trace::transitionCount; ++i)
        drawEdge(painter, flow, i);
    for (std::size_t i = 0; i < stageCount; ++i)
        drawBoxWords(painter, flow, Stage(i));
    drawReasons(painter, flow);
    if (flow.layout.words)
        drawLines(painter, flow.layout.foot, Qt::AlignHCenter,
            wrapped(
                footOf(flow), flow.theme.text(8), flow.layout.foot.width(), flow.layout.footLines),
            flow.theme.text(8), flow.theme.secondary());
    drawTokens(painter, flow);
}

} // namespace views
