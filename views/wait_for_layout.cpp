#include "views/wait_for_layout.h"

#include "views/paint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace views {
namespace {

using trace::State;
using trace::Time;

constexpr std::size_t mostResources = 12; ///< on a ring's inside

bool isThread(const trace::Actor& actor)
{
    return actor.kind != trace::ActorKind::Cpu && actor.kind != trace::ActorKind::Process
        && actor.kind != trace::ActorKind::GpuQueue;
}

struct Stay {
    trace::ActorId actor{};
    Time begin{};
    Time end{};
};

/// Lives of threads, by birth. One that died with a lock keeps its place for ever.
std::vector<Stay> staysOf(const trace::Trace& trace)
{
    const engine::Holdings holdings{trace};
    std::vector<trace::ActorId> holders;
    for (const trace::Resource& resource : trace.resources())
        for (const engine::Holding& holding :
            holdings.allAt(resource.id, trace.extent().end - trace::Duration{1}))
            holders.push_back(holding.actor);
    std::vector<Stay> stays;
    for (const trace::Actor& actor : trace.actors()) {
        const trace::Lane& lane = trace.lane(actor.id);
        if (!isThread(actor) || lane.empty())
            continue;
        const trace::Slice last = lane[lane.size() - 1];
        const bool gone = last.state == State::Dead && std::ranges::count(holders, actor.id) == 0;
        stays.push_back({actor.id, lane[0].window.begin, gone ? last.window.begin : Time::max()});
    }
    std::ranges::stable_sort(stays, {}, &Stay::begin);
    return stays;
}

/// Points on an ellipse, as far from each other along it, the first at the left, clockwise.
std::vector<QPointF> onEllipse(QPointF center, double a, double b, std::size_t count)
{
    constexpr int steps = 720;
    std::vector<double> length{0};
    const auto point = [&](int i) {
        const double angle = std::numbers::pi * (1 + 2.0 * i / steps);
        return QPointF{center.x() + a * std::cos(angle), center.y() + b * std::sin(angle)};
    };
    for (int i = 1; i <= steps; ++i) {
        const QPointF step = point(i) - point(i - 1);
        length.push_back(length.back() + std::hypot(step.x(), step.y()));
    }
    std::vector<QPointF> points;
    int i = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const double wanted = length.back() * double(k) / double(count);
        while (i < steps && length[std::size_t(i) + 1] <= wanted)
            ++i;
        points.push_back(point(i));
    }
    return points;
}

QRectF around(QPointF center, QSizeF size)
{
    return {
        center.x() - size.width() / 2, center.y() - size.height() / 2, size.width(), size.height()};
}

bool crowded(const std::vector<QPointF>& seats, QSizeF node, double gap)
{
    for (std::size_t i = 0; i < seats.size(); ++i)
        for (std::size_t k = i + 1; k < seats.size(); ++k)
            if (around(seats[i], node + QSizeF{gap, gap}).intersects(around(seats[k], node)))
                return true;
    return false;
}

/// Waits in progress when the trace ends: who takes nothing leaves no mark.
std::vector<std::pair<trace::ResourceId, trace::ActorId>> lastWaits(const trace::Trace& trace)
{
    std::vector<std::pair<trace::ResourceId, trace::ActorId>> waits;
    for (const trace::Actor& actor : trace.actors()) {
        const trace::Lane& lane = trace.lane(actor.id);
        for (std::size_t back = 1; back <= std::min<std::size_t>(2, lane.size()); ++back) {
            const trace::Slice slice = lane[lane.size() - back]; // the end may follow the wait
            if (isWaiting(slice.state) && slice.resource)
                waits.emplace_back(*slice.resource, actor.id);
        }
    }
    return waits;
}

/// From the middle to between the seats of those who use it.
QPointF towards(const std::vector<trace::ActorId>& users, const WaitForLayout& layout)
{
    std::vector<int> seats;
    for (const trace::ActorId user : users)
        if (const int seat = layout.seatOf[trace::index(user)]; seat >= 0)
            seats.push_back(seat);
    std::ranges::sort(seats);
    seats.erase(std::unique(seats.begin(), seats.end()), seats.end());
    QPointF sum;
    for (const int seat : seats)
        sum += layout.seats[std::size_t(seat)] - layout.area.center();
    return seats.empty() ? QPointF{} : sum / double(seats.size());
}

/// Pushes resources apart until none covers another, inside `room`.
void spread(std::vector<QPointF>& points, QSizeF size, const QRectF& room)
{
    constexpr int rounds = 80;
    const QSizeF wanted = size * 1.12;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t k = i + 1; k < points.size(); ++k) {
                const QPointF apart = points[k] - points[i];
                const double x = wanted.width() - std::abs(apart.x());
                const double y = wanted.height() - std::abs(apart.y());
                if (x <= 0 || y <= 0)
                    continue;
                const bool sideways =
                    x / std::max(1.0, room.width()) < y / std::max(1.0, room.height());
                const QPointF push = sideways ? QPointF{std::copysign(x / 2, apart.x()), 0}
                                              : QPointF{0, std::copysign(y / 2, apart.y())};
                points[i] -= push;
                points[k] += push;
            }
        for (QPointF& point : points)
            point = {std::clamp(point.x(), room.left(), std::max(room.left(), room.right())),
                std::clamp(point.y(), room.top(), std::max(room.top(), room.bottom()))};
    }
}

/// Where the middles of resources may be: clear of the threads around.
QRectF inside(const WaitForLayout& layout)
{
    const double x = layout.node.width() + layout.resource.width() / 2 + 24;
    const double y = layout.node.height() + layout.resource.height() / 2 + 6;
    const double width = std::max(0.0, layout.area.width() - 2 * x);
    const double height = std::max(0.0, layout.area.height() - 2 * y);
    return around(layout.area.center(), {width, height});
}

void placeResources(
    WaitForLayout& layout, const trace::Trace& trace, const std::vector<trace::ResourceId>& nodes)
{
    const engine::Holdings holdings{trace};
    const auto waits = lastWaits(trace);
    const QPointF center = layout.area.center();
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::vector<trace::ActorId> users = holdings.users(nodes[i]);
        for (const auto& [resource, user] : waits)
            if (resource == nodes[i])
                users.push_back(user);
        points.push_back(center + towards(users, layout) * 0.55);
        if (nodes.size() == 1)
            continue;
        // Those with the same users need a direction to part in.
        const double angle =
            2 * std::numbers::pi * double(i) / double(nodes.size()) - std::numbers::pi / 2;
        points.back() += QPointF{std::cos(angle), std::sin(angle)} * 2;
    }
    spread(points, layout.resource, inside(layout));
    layout.places.assign(trace.resources().size(), center);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        layout.places[trace::index(nodes[i])] = points[i];
}

/// Whether everything has its own place.
bool fits(const WaitForLayout& layout, const std::vector<trace::ResourceId>& nodes)
{
    if (crowded(layout.seats, layout.node, 4))
        return false;
    std::vector<QRectF> boxes;
    for (const trace::ResourceId node : nodes)
        boxes.push_back(around(layout.places[trace::index(node)], layout.resource));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t k = i + 1; k < boxes.size(); ++k)
            if (boxes[i].intersects(boxes[k]))
                return false;
        for (const QPointF seat : layout.seats)
            if (boxes[i].intersects(around(seat, layout.node)))
                return false;
    }
    return true;
}

std::vector<trace::ResourceId> nodesOf(const trace::Trace& trace)
{
    std::vector<trace::ResourceId> nodes;
    for (const trace::Resource& resource : trace.resources())
        if (isNode(resource))
            nodes.push_back(resource.id);
    return nodes;
}

bool tryRing(WaitForLayout& layout, const trace::Trace& trace,
    const std::vector<trace::ResourceId>& nodes, QSizeF node)
{
    layout.node = node;
    const QRectF box = layout.area.adjusted(
        node.width() / 2 + 3, node.height() / 2 + 3, -node.width() / 2 - 3, -node.height() / 2 - 3);
    if (box.width() < node.width() || box.height() < node.height())
        return false;
    const int highest = layout.seatOf.empty() ? -1 : std::ranges::max(layout.seatOf);
    layout.seats =
        onEllipse(box.center(), box.width() / 2, box.height() / 2, std::size_t(highest + 1));
    placeResources(layout, trace, nodes);
    return fits(layout, nodes);
}

} // namespace

bool isNode(const trace::Resource& resource)
{
    switch (resource.kind) {
    case trace::ResourceKind::Lock:
    case trace::ResourceKind::Semaphore:
    case trace::ResourceKind::Condition:
    case trace::ResourceKind::Queue: return true;
    default: return false;
    }
}

std::vector<int> seatsOf(const trace::Trace& trace)
{
    std::vector<int> seatOf(trace.actors().size(), -1);
    std::vector<Time> freeFrom; // by seat
    for (const Stay& stay : staysOf(trace)) {
        const auto seat = std::ranges::find_if(
            freeFrom, [&](Time free) { return free != Time::max() && free <= stay.begin; });
        const auto number = seat - freeFrom.begin();
        if (seat == freeFrom.end())
            freeFrom.push_back(stay.end);
        else
            *seat = stay.end;
        seatOf[trace::index(stay.actor)] = int(number);
    }
    return seatOf;
}

WaitForLayout waitForLayout(
    const QRectF& rect, const trace::Trace& trace, const Theme& theme, double footHeight)
{
    const double s = theme.fontScale;
    WaitForLayout layout;
    const double head = 26 * s;
    layout.head = {rect.left() + 8 * s, rect.top() + 2 * s, rect.width() - 16 * s, head};
    layout.foot = {rect.left(), rect.bottom() - footHeight, rect.width(), footHeight};
    layout.area = rect.adjusted(8 * s, head + 8 * s, -8 * s, -footHeight - 6 * s);
    layout.seatOf = seatsOf(trace);
    layout.resource = {104 * s, 50 * s};
    const std::vector<trace::ResourceId> nodes = nodesOf(trace);
    for (const double width : {132.0, 112.0, 92.0, 74.0}) {
        layout.brief = width < 90;
        layout.ring = nodes.size() <= mostResources
            && tryRing(layout, trace, nodes, {width * s, (layout.brief ? 34 : 36) * s});
        if (layout.ring)
            return layout;
    }
    layout.brief = false;
    layout.node = {150 * s, 36 * s};
    return layout;
}

} // namespace views
