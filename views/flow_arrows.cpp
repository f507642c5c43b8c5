#include "views/flow_arrows.h"

#include "engine/explain/explain.h"

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

bool waitedFor(const trace::Lane& lane, trace::ResourceId resource, trace::Time until)
{
    constexpr std::size_t few = 4; // the wait, being woken, running
    std::size_t i = lane.firstFrom(until + trace::Duration{1});
    for (std::size_t looked = 0; i-- > 0 && looked < few; ++looked)
        if (const trace::Slice slice = lane[i]; isWaiting(slice.state))
            return slice.resource == resource;
    return false;
}

/// From who gave a lock back to who had waited and took it, where no wake-up tells the same.
void addHandOffs(std::vector<Arrow>& arrows, const trace::Trace& trace, trace::ActorId actor,
    trace::Window window, trace::Time near)
{
    const engine::Holdings holdings{trace};
    const auto& marks = trace.marks(actor);
    const auto [from, to] = around(marks.upperBound(window.begin, &trace::Mark::at),
        marks.upperBound(window.end, &trace::Mark::at), marks.upperBound(near, &trace::Mark::at));
    for (std::size_t i = from; i < to; ++i) {
        const trace::Mark& mark = marks[i];
        if (mark.kind != trace::MarkKind::Acquire || !mark.resource
            || !waitedFor(trace.lane(actor), *mark.resource, mark.at))
            continue;
        const auto given = holdings.lastGiven(*mark.resource, mark.at);
        if (!given || given->actor == actor)
            continue;
        const bool woken = std::ranges::any_of(arrows, [&](const Arrow& arrow) {
            return arrow.kind == trace::FlowKind::Wake && arrow.from == given->actor
                && arrow.to == actor && given->begin <= arrow.received && arrow.received <= mark.at;
        });
        if (!woken)
            arrows.push_back({given->actor, given->end, actor, mark.at, trace::FlowKind::HandOff});
    }
}

const Row* rowOf(const TimelineFrame& timeline, trace::ActorId actor)
{
    const auto row = std::ranges::find_if(
        timeline.rows, [&](const Row& r) { return r.actor == actor && !r.heading; });
    return row == timeline.rows.end() ? nullptr : &*row;
}

/// `strong`: it ended what is being looked at.
void drawArrow(
    QPainter& painter, const TimelineFrame& timeline, QPointF from, QPointF to, bool strong)
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
        const QColor color = halo ? timeline.theme.card()
            : strong              ? timeline.theme.accent()
                                  : timeline.theme.ink();
        const double width = (strong ? 3.0 : 1.6) + (halo ? 2.4 : 0);
        painter.setPen(QPen{color, width * s, Qt::SolidLine, Qt::RoundCap});
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        painter.setPen(halo ? QPen{color, 2 * s} : QPen{Qt::NoPen});
        painter.setBrush(color);
        painter.drawPolygon(head);
    }
}

/// From when the gap at `near` was over to when the thread had what it waited for; empty and before
/// all time where it runs.
trace::Window endOfGap(const trace::Trace& trace, trace::ActorId actor, trace::Time near)
{
    constexpr trace::Window none{trace::Time::min(), trace::Time::min()};
    if (trace::index(actor) >= trace.actors().size())
        return none;
    const engine::Explanation why = engine::explain(trace, actor, near);
    if (!why.wokenAt)
        return none;
    return {*why.wokenAt, std::max(why.gap.end, why.acquired.value_or(why.gap.end))};
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
    addHandOffs(arrows, trace, actor, window, near);
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
    const trace::Window end = endOfGap(trace, actor, near);
    for (const Arrow& arrow : arrowsOf(trace, actor, timeline.axis.window, near, mostArrows)) {
        const Row* from = rowOf(timeline, arrow.from);
        const Row* to = rowOf(timeline, arrow.to);
        if (from == nullptr || to == nullptr || from == to)
            continue;
        const bool down = to->top > from->top;
        const QRectF source = barRect(timeline, *from);
        const QRectF target = barRect(timeline, *to);
        const bool strong =
            arrow.to == actor && end.begin <= arrow.received && arrow.received <= end.end;
        drawArrow(painter, timeline, {timeline.axis.x(arrow.sent), source.center().y()},
            {timeline.axis.x(arrow.received), down ? target.top() : target.bottom()}, strong);
    }
    painter.restore();
}

} // namespace views
