#include "views/lane_spots.h"

#include "views/folded_rows.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

/// Index of the slice that fills most of `pixel`, or none if too many share it.
std::optional<std::size_t> mainSlice(const trace::Lane& lane, trace::Window pixel)
{
    constexpr std::size_t few = 8;
    const auto first = lane.indexAt(std::max(pixel.begin, lane.extent().begin));
    const std::size_t end = lane.firstFrom(pixel.end);
    if (!first || end > *first + few)
        return std::nullopt;
    std::size_t best = *first;
    for (std::size_t i = *first + 1; i < end; ++i) {
        const auto share = [&](std::size_t k) {
            return lane[k].window.intersected(pixel).length();
        };
        if (share(i) > share(best))
            best = i;
    }
    return best;
}

Spot barSpot(
    const TimelineFrame& timeline, const trace::Trace& trace, const Row& row, std::size_t slice)
{
    const trace::Window window = trace.lane(row.actor)[slice].window;
    const trace::Window shown = window.intersected(timeline.axis.window);
    const double left = timeline.axis.x(shown.begin);
    const double right = std::max(left + 1, timeline.axis.x(shown.end));
    return {.rect = {left, row.top, right - left, row.height},
        .text = describeSlice(trace, row.actor, slice),
        .actor = row.actor,
        .window = window};
}

Spot mixSpot(const trace::Trace& trace, const Row& row, trace::Window pixel, double x)
{
    const trace::Lane& lane = trace.lane(row.actor);
    const auto first = lane.indexAt(pixel.begin);
    const std::size_t count = lane.firstFrom(pixel.end) - first.value_or(0);
    return {.rect = {std::floor(x), row.top, 1, row.height},
        .text = Words::tr("%1 — %2 changes within this pixel (%3): %4 · zoom in to tell them apart")
                    .arg(Names{trace}.full(row.actor), formatCount(count), formatRange(pixel),
                        describeSums(lane.timeIn(pixel), pixel.length())),
        .actor = row.actor,
        .window = pixel};
}

bool isIdleCpu(const trace::Trace& trace, trace::ActorId actor)
{
    return trace.actor(actor).kind == trace::ActorKind::Cpu && !usedCpu(trace, actor);
}

QString idleText(const Names& names, trace::ActorId cpu)
{
    return Words::tr("%1 — the run did not use it: idle, or another program ran there")
        .arg(names.full(cpu));
}

QString rowText(const Frame& frame, const Names& names, const Row& row, trace::Window window)
{
    const trace::Trace& trace = *frame.trace;
    if (isIdleCpu(trace, row.actor))
        return idleText(names, row.actor);
    if (row.heading)
        return Words::tr("process %1").arg(names.full(row.actor));
    const auto now = trace.lane(row.actor).indexAt(frame.playhead);
    const QString text = now
        ? describeSlice(trace, row.actor, *now)
        : Words::tr("%1 — not observed at the playhead").arg(names.full(row.actor));
    const QString sums = describeSums(trace.lane(row.actor).timeIn(window), window.length());
    return sums.isEmpty() ? text : text + u'\n' + Words::tr("in view: %1").arg(sums);
}

} // namespace

std::optional<Spot> spotOnLanes(
    const TimelineFrame& timeline, const trace::Trace& trace, const QPointF& point)
{
    const Row* row = rowAt(timeline.rows, timeline.rowsArea, point.y());
    if (row == nullptr)
        return std::nullopt;
    if (row->folded.all() > 0)
        return foldSpot(timeline, *row);
    const Names names{trace};
    const trace::Lane& lane = trace.lane(row->actor);
    if (isIdleCpu(trace, row->actor))
        return Spot{.rect = row->rect(timeline.rowsArea),
            .text = idleText(names, row->actor),
            .actor = row->actor};
    if (point.x() < timeline.lanes.left() || row->heading) {
        const QString sums =
            describeSums(lane.timeIn(timeline.axis.window), timeline.axis.window.length());
        return Spot{.rect = {timeline.rowsArea.left(), row->top,
                        timeline.lanes.left() - timeline.rowsArea.left(), row->height},
            .text = sums.isEmpty() ? names.full(row->actor) : names.full(row->actor) + u'\n' + sums,
            .actor = row->actor};
    }
    if (point.x() >= timeline.lanes.right())
        return std::nullopt;
    const trace::Window pixel{timeline.axis.time(point.x() - 0.5),
        timeline.axis.time(point.x() + 0.5) + trace::Duration{1}};
    if (const auto slice = mainSlice(lane, pixel))
        return barSpot(timeline, trace, *row, *slice);
    if (!lane.extent().overlaps(pixel))
        return std::nullopt;
    return mixSpot(trace, *row, pixel.intersected(lane.extent()), point.x());
}

std::vector<Spot> spotsOfRows(const TimelineFrame& timeline, const Frame& frame)
{
    const Names names{*frame.trace};
    std::vector<Spot> found;
    for (const Row& row : timeline.rows) {
        const bool visible =
            row.top + row.height > timeline.rowsArea.top() && row.top < timeline.rowsArea.bottom();
        if (visible && row.folded.all() > 0)
            found.push_back(foldSpot(timeline, row));
        else if (visible)
            found.push_back({.rect = row.rect(timeline.rowsArea),
                .text = rowText(frame, names, row, timeline.axis.window),
                .actor = row.actor});
    }
    return found;
}

} // namespace views
