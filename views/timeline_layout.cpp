#include "views/timeline_layout.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

using trace::ActorKind;

constexpr double headingShare = 0.8; ///< of a row's height

double weight(const Row& row)
{
    return row.heading ? headingShare : 1;
}

double totalWeight(const std::vector<Row>& rows)
{
    double total = 0;
    for (const Row& row : rows)
        total += weight(row);
    return total;
}

double rowHeight(const std::vector<Row>& rows, double height, RowBounds bounds)
{
    return rows.empty() ? bounds.most
                        : std::clamp(height / totalWeight(rows), bounds.least, bounds.most);
}

} // namespace

double TimeAxis::x(trace::Time time) const
{
    return left + pixels(time - window.begin);
}

double TimeAxis::pixels(trace::Duration duration) const
{
    return double(duration.count()) / double(window.length().count()) * width;
}

trace::Time TimeAxis::time(double x) const
{
    const double offset = (x - left) / width * double(window.length().count());
    return window.begin + trace::Duration{std::int64_t(std::floor(offset))};
}

trace::Window shownWindow(const Frame& frame)
{
    trace::Window window = frame.window.empty() ? frame.trace->extent() : frame.window;
    if (window.empty())
        window.end = window.begin + trace::Duration{1'000'000};
    return window;
}

trace::Duration tickStep(trace::Duration least)
{
    std::int64_t decade = 1;
    while (decade < least.count() / 10)
        decade *= 10;
    for (const std::int64_t factor : {1, 2, 5, 10, 20, 50}) {
        if (decade * factor >= least.count())
            return trace::Duration{decade * factor};
    }
    return trace::Duration{decade * 100};
}

std::vector<Tick> ticks(const TimeAxis& axis, double spacing)
{
    const double perPixel = double(axis.window.length().count()) / axis.width;
    const trace::Duration step =
        tickStep(trace::Duration{std::max<std::int64_t>(1, std::llround(perPixel * spacing))});
    const auto furthest = std::max(std::chrono::abs(axis.window.begin.time_since_epoch()),
        std::chrono::abs(axis.window.end.time_since_epoch()));
    const Unit unit = unitFor(furthest);
    int decimals = 0;
    for (auto length = step.count(); unit != Unit::Nanoseconds && decimals < 3 * int(unit);
         ++decimals) {
        std::int64_t divisor = 1;
        for (int i = 0; i < 3 * int(unit) - decimals; ++i)
            divisor *= 10;
        if (length % divisor == 0)
            break;
    }

    std::vector<Tick> found;
    const std::int64_t begin = axis.window.begin.time_since_epoch().count();
    std::int64_t at = begin / step.count() * step.count();
    if (at < begin)
        at += step.count();
    for (; at <= axis.window.end.time_since_epoch().count(); at += step.count()) {
        const trace::Time time{trace::Duration{at}};
        found.push_back({time, formatTime(time, unit, decimals)});
    }
    return found;
}

std::vector<Row> threadRows(const trace::Trace& trace, const std::vector<trace::ActorId>& pinned)
{
    const auto isPinned = [&](trace::ActorId id) { return std::ranges::count(pinned, id) != 0; };
    std::vector<Row> rows;
    for (const trace::ActorId id : pinned) {
        if (trace::index(id) < trace.actors().size() && !trace.lane(id).empty())
            rows.push_back({.actor = id, .pinned = true});
    }
    // Threads by process, both in order of appearance.
    std::vector<std::pair<std::optional<trace::ActorId>, std::vector<trace::ActorId>>> groups;
    for (const trace::Actor& actor : trace.actors()) {
        if (actor.kind == ActorKind::Cpu || actor.kind == ActorKind::Process
            || trace.lane(actor.id).empty())
            continue;
        auto group = std::ranges::find(groups, actor.parent, [](const auto& g) { return g.first; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {actor.parent, {}});
        group->second.push_back(actor.id);
    }
    for (auto& [process, actors] : groups) // what a process sends to follows its threads
        std::ranges::stable_partition(
            actors, [&](trace::ActorId id) { return trace.actor(id).kind != ActorKind::GpuQueue; });
    for (const auto& [process, threads] : groups) {
        if (groups.size() > 1 && process)
            rows.push_back({.actor = *process, .heading = true});
        for (const trace::ActorId id : threads) {
            if (!isPinned(id))
                rows.push_back({.actor = id});
        }
    }
    return rows;
}

std::vector<Row> cpuRows(const trace::Trace& trace)
{
    std::vector<Row> rows;
    for (const trace::ActorId id : trace.actorsOf(ActorKind::Cpu))
        rows.push_back({.actor = id});
    std::ranges::sort(rows, {}, [&](const Row& row) { return trace.actor(row.actor).tid; });
    return rows;
}

double scrollRange(const std::vector<Row>& rows, double height, RowBounds bounds)
{
    return std::max(0.0, rowHeight(rows, height, bounds) * totalWeight(rows) - height);
}

double placeRows(std::vector<Row>& rows, const QRectF& area, RowBounds bounds, double scroll)
{
    const double applied = std::clamp(scroll, 0.0, scrollRange(rows, area.height(), bounds));
    // Whole pixels, so that every row of a picture has the same height.
    double height = rowHeight(rows, area.height(), bounds);
    if (height >= 4)
        height = std::floor(height);
    double y = area.top();
    for (Row& row : rows) {
        row.top = row.pinned ? y : y - applied;
        row.height = height * weight(row);
        y += row.height;
    }
    return applied;
}

const Row* rowAt(const std::vector<Row>& rows, const QRectF& area, double y)
{
    if (y < area.top() || y >= area.bottom())
        return nullptr;
    for (const Row& row : rows) { // pinned ones come first
        if (row.top <= y && y < row.top + row.height)
            return &row;
    }
    return nullptr;
}

} // namespace views
