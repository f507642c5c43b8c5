#include "views/wait_for_picture.h"

#include "views/format.h"
#include "views/paint.h"

#include <algorithm>
#include <cmath>

namespace views {

using engine::Cycle;
using engine::WaitGraph;
using trace::ActorId;
using trace::ResourceId;

namespace {

constexpr trace::Duration journeyTime{200'000'000}; ///< wall time in which an arrow grows

/// Foot: the legend's line, and what must be said of losses and tier.
QStringList notesOf(const trace::Trace& trace, const Theme& theme, double width)
{
    return wrapped(caveat(trace), theme.text(8.5), width, 2);
}

std::vector<WaitLine> linesOf(const WaitPicture& picture)
{
    std::vector<WaitLine> lines;
    const auto line = [&](std::optional<ResourceId> resource) -> WaitLine& {
        const auto found = std::ranges::find(lines, resource, &WaitLine::resource);
        return found != lines.end() ? *found : lines.emplace_back(WaitLine{.resource = resource});
    };
    for (const WaitGraph::Wait& wait : picture.graph.waits)
        line(wait.resource).waiters.push_back(wait.thread);
    for (const WaitGraph::Hold& hold : picture.graph.holds)
        line(hold.resource).holders.push_back(hold.thread);
    for (WaitLine& each : lines)
        each.red = picture.inCycle(*each.resource);
    std::ranges::sort(lines, {}, &WaitLine::resource);
    for (const WaitGraph::Join& join : picture.graph.joins)
        lines.push_back({.waiters = {join.thread},
            .holders = {join.awaited},
            .red = picture.inCycle(join.thread)});
    for (WaitLine& each : lines) // those that cannot go on first
        std::ranges::stable_partition(
            each.waiters, [&](ActorId thread) { return picture.inCycle(thread); });
    return lines;
}

} // namespace

WaitPicture::WaitPicture(const QRectF& rect, const Frame& frame_)
    : frame{frame_}
    , trace{*frame_.trace}
    , theme{fitted(frame_.theme, rect.size(), {420, 190})}
    , names{*frame_.trace}
    , graph{engine::waitForGraph(*frame_.trace, frame_.playhead)}
{
    std::erase_if(graph.waits,
        [&](const WaitGraph::Wait& wait) { return !isNode(trace.resource(wait.resource)); });
    std::erase_if(graph.holds,
        [&](const WaitGraph::Hold& hold) { return !isNode(trace.resource(hold.resource)); });
    cycles = engine::cycles(graph);
    lines = linesOf(*this);
    notes = notesOf(trace, theme, rect.width() - 16 * theme.fontScale);
    const double foot = 20 * theme.fontScale + double(notes.size()) * lineHeight(theme.text(8.5));
    layout = waitForLayout(rect, trace, theme, foot);
}

bool WaitPicture::inCycle(ActorId thread) const
{
    return std::ranges::any_of(cycles, [&](const Cycle& cycle) {
        return std::ranges::count(cycle.steps, thread, &Cycle::Step::thread) > 0;
    });
}

bool WaitPicture::inCycle(ResourceId resource) const
{
    return std::ranges::any_of(cycles, [&](const Cycle& cycle) {
        return std::ranges::count(cycle.steps, std::optional{resource}, &Cycle::Step::resource) > 0;
    });
}

double WaitPicture::growth(trace::Time since, trace::Time until) const
{
    const double rate = std::abs(frame.rate);
    if (rate == 0 || theme.reducedMotion)
        return 1;
    const double journey = double(journeyTime.count()) * std::min(rate, 1e3);
    const double length =
        until == trace::Time::max() ? journey : std::min(journey, double((until - since).count()));
    return std::clamp(double((frame.playhead - since).count()) / std::max(1.0, length), 0.0, 1.0);
}

QRectF WaitPicture::seat(ActorId thread) const
{
    return around(layout.seats[std::size_t(layout.seatOf[trace::index(thread)])], layout.node);
}

QRectF WaitPicture::place(ResourceId resource) const
{
    return around(layout.places[trace::index(resource)], layout.resource);
}

std::optional<trace::Slice> WaitPicture::sliceOf(ActorId thread) const
{
    return trace.lane(thread).at(graph.at);
}

QRectF around(QPointF center, QSizeF size)
{
    return {
        center.x() - size.width() / 2, center.y() - size.height() / 2, size.width(), size.height()};
}

WaitRows rowsOf(const WaitPicture& picture)
{
    const double s = picture.theme.fontScale;
    WaitRows rows{.height = 58 * s};
    const double room = picture.layout.area.height() / rows.height;
    const auto most = std::size_t(std::max(1.0, std::floor(room)));
    for (const WaitLine& line : picture.lines)
        rows.lines.push_back(&line);
    std::ranges::stable_sort(rows.lines, [](const WaitLine* a, const WaitLine* b) {
        const auto rank = [](const WaitLine* line) {
            return line->red ? 0 : !line->waiters.empty() ? 1 : 2;
        };
        return rank(a) < rank(b);
    });
    rows.left = rows.lines.size() - std::min(rows.lines.size(), most);
    rows.lines.resize(rows.lines.size() - rows.left);
    if (double(rows.lines.size()) < room / 2)
        rows.height = std::min(76 * s, picture.layout.area.height() / double(most));
    return rows;
}

WaitRowBoxes boxesOf(const WaitPicture& picture, const WaitRows& rows, std::size_t i)
{
    const QRectF& area = picture.layout.area;
    const double s = picture.theme.fontScale;
    const double y = area.top() + rows.height * (double(i) + 0.5);
    const double width = std::min(230 * s, area.width() * 0.3);
    const QSizeF node{width, 36 * s};
    return {.waiters = around({area.left() + area.width() * 0.18, y}, node),
        .resource = around({area.center().x(), y}, picture.layout.resource),
        .holder = around({area.right() - area.width() * 0.18, y}, node)};
}

} // namespace views
