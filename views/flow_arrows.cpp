#include "views/flow_arrows.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr std::size_t looksAt = 2000; ///< slices or flows examined per frame
constexpr std::size_t mostArrows = 24;

/// Indices around the one at `near`, at most looksAt, within [first, last).
std::pair<std::size_t, std::size_t> around(std::size_t first, std::size_t last, std::size_t near)
{
    const std::size_t middle = std::clamp(near, first, last);
    const std::size_t from = middle - std::min(middle - first, looksAt / 2);
    return {from, std::min(last, from + looksAt)};
}

void addWakes(std::vector<Arrow>& arrows, const trace::Trace& trace, trace::ActorId actor,
    trace::Window window, trace::Time near)
{
    const trace::Lane& lane = trace.lane(actor);
    const auto [from, to] =
        around(lane.firstFrom(window.begin), lane.firstFrom(window.end), lane.firstFrom(near));
    for (std::size_t i = from; i < to; ++i) {
        const trace::Slice slice = lane[i];
        if (slice.state == trace::State::Runnable && slice.peer && *slice.peer != actor)
            arrows.push_back({*slice.peer, slice.window.begin, actor, slice.window.begin,
                trace::FlowKind::Wake});
    }
}

void addFlows(std::vector<Arrow>& arrows, const trace::Trace& trace, trace::ActorId actor,
    trace::Window window, trace::Time near)
{
    const auto& flows = trace.flows();
    const auto [from, to] = around(flows.upperBound(window.begin, &trace::Flow::sent),
        flows.upperBound(window.end, &trace::Flow::sent),
        flows.upperBound(near, &trace::Flow::sent));
    for (std::size_t i = from; i < to; ++i) {
        const trace::Flow& flow = flows[i];
        const bool wakes = flow.kind == trace::FlowKind::Wake;
        if ((flow.from == actor || flow.to == actor) && flow.from != flow.to
            && !(wakes && flow.to == actor)) // those come from its own slices
            arrows.push_back({flow.from, flow.sent, flow.to, flow.received, flow.kind});
    }
}

const Row* rowOf(const TimelineFrame& timeline, trace::ActorId actor)
{
    const auto row = std::ranges::find_if(
        timeline.rows, [&](const Row& r) { return r.actor == actor && !r.heading; });
    return row == timeline.rows.end() ? nullptr : &*row;
}

void drawArrow(QPainter& painter, const TimelineFrame& timeline, QPointF from, QPointF to)
{
    const double s = timeline.theme.fontScale;
    const double bend = std::abs(to.x() - from.x()) / 2;
    QPainterPath path{from};
    path.cubicTo({from.x() + bend, from.y() + (to.y() - from.y()) * 0.15},
        {to.x() - bend, to.y() - (to.y() - from.y()) * 0.15}, to);
    const double down = to.y() > from.y() ? 1 : -1;
    const QPolygonF head{
        {to, {to.x() - 4 * s, to.y() - 6 * s * down}, {to.x() + 2 * s, to.y() - 7 * s * down}}};
    for (const bool halo : {true, false}) {
        const QColor color = halo ? timeline.theme.card() : timeline.theme.ink();
        painter.setPen(QPen{color, (halo ? 4.0 : 1.6) * s, Qt::SolidLine, Qt::RoundCap});
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        painter.setPen(halo ? QPen{color, 2 * s} : QPen{Qt::NoPen});
        painter.setBrush(color);
        painter.drawPolygon(head);
    }
}

} // namespace

std::vector<Arrow> arrowsOf(const trace::Trace& trace, trace::ActorId actor, trace::Window window,
    trace::Time near, std::size_t most)
{
    std::vector<Arrow> arrows;
    if (trace::index(actor) >= trace.actors().size())
        return arrows;
    addWakes(arrows, trace, actor, window, near);
    addFlows(arrows, trace, actor, window, near);
    std::ranges::stable_sort(
        arrows, {}, [&](const Arrow& arrow) { return std::chrono::abs(arrow.received - near); });
    arrows.resize(std::min(arrows.size(), most));
    return arrows;
}

void drawArrows(QPainter& painter, const TimelineFrame& timeline, const trace::Trace& trace,
    trace::ActorId actor, trace::Time near)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Arrow& arrow : arrowsOf(trace, actor, timeline.axis.window, near, mostArrows)) {
        const Row* from = rowOf(timeline, arrow.from);
        const Row* to = rowOf(timeline, arrow.to);
        if (from == nullptr || to == nullptr || from == to)
            continue;
        const bool down = to->top > from->top;
        const QRectF source = barRect(timeline, *from);
        const QRectF target = barRect(timeline, *to);
        drawArrow(painter, timeline, {timeline.axis.x(arrow.sent), source.center().y()},
            {timeline.axis.x(arrow.received), down ? target.top() : target.bottom()});
    }
    painter.restore();
}

} // namespace views
