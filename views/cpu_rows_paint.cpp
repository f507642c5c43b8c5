#include "views/cpu_rows_paint.h"

#include "views/cpu_columns.h"
#include "views/describe.h"
#include "views/folded_rows.h"
#include "views/words.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

using trace::State;

constexpr int mostLookups = 40'000; ///< per frame, to find who had most of a column
constexpr int mostBars = 3000;
constexpr std::size_t mostLabels = 300;
constexpr std::size_t mostMigrations = 300;

/// One CPU's row, while it is drawn.
struct CpuRow {
    const TimelineFrame& timeline;
    const DeviceGrid& grid;
    const Names& names;
    const trace::Trace& trace;
    const trace::Lane& lane;
    QRectF bar;
    std::optional<trace::ActorId> selected;

    QColor colorOf(trace::ActorId thread) const
    {
        const QColor own = timeline.theme.thread(names.ordinal(thread));
        // The others step back while one thread is selected.
        return selected && *selected != thread ? mixed(own, timeline.theme.card(), 0.6) : own;
    }

    QRectF rectOf(const Bar& wide) const
    {
        return {grid.x(wide.begin), bar.top(), wide.width() / grid.scale, bar.height()};
    }
};

std::vector<Fill> fillsOf(const CpuRow& row, const std::vector<CpuColumn>& columns)
{
    const Fill lost = fillOf(State::Lost, row.timeline.theme);
    std::vector<Fill> fills(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const CpuColumn& column = columns[i];
        if (column.lost) {
            fills[i] = lost;
        } else if (column.busy > 0) {
            const QColor own =
                column.thread ? row.colorOf(*column.thread) : row.timeline.theme.secondary();
            // A column that was busy for a part only is paler, but always to be seen.
            const double strength = 0.3 + 0.7 * std::min(1.0, column.busy);
            fills[i] = {.color = mixed(row.timeline.theme.card(), own, strength).rgb()};
        }
    }
    return fills;
}

/// Makes wide bars one full colour each, edges included.
void settle(const CpuRow& row, std::vector<Fill>& fills, const std::vector<Bar>& bars)
{
    for (const Bar& wide : bars) {
        const auto thread = row.lane[wide.slice].peer;
        const QColor color = thread ? row.colorOf(*thread) : row.timeline.theme.secondary();
        std::fill(fills.begin() + wide.begin, fills.begin() + wide.end, Fill{.color = color.rgb()});
    }
}

void drawEnd(QPainter& painter, const CpuRow& row, const Bar& wide)
{
    const double s = row.timeline.theme.fontScale;
    const QRectF rect = row.rectOf(wide).adjusted(0, 0, -1, 0);
    const trace::Slice slice = row.lane[wide.slice];
    if (wide.cutRight || rect.width() < 9 * s || !slice.peer || slice.open)
        return;
    const Departure departure = departureAt(row.trace.lane(*slice.peer), slice.window.end);
    if (departure.preempted)
        drawNotch(painter, rect, row.timeline.theme);
    else if (isWaiting(departure.next))
        painter.fillRect(QRectF{rect.right() - 4 * s, rect.top(), 4 * s, rect.height()},
            row.timeline.theme.state(departure.next));
}

std::size_t drawBarLabels(
    QPainter& painter, const CpuRow& row, const std::vector<Bar>& bars, std::size_t budget)
{
    const double s = row.timeline.theme.fontScale;
    const QFont font = row.timeline.theme.text(8.5);
    if (row.bar.height() < 10 * s)
        return 0;
    std::size_t drawn = 0;
    for (const Bar& wide : bars) {
        const auto thread = row.lane[wide.slice].peer;
        const QRectF room = row.rectOf(wide).adjusted(5 * s, 0, -10 * s, 0);
        if (!thread || drawn == budget)
            continue;
        for (const QString& text : {row.names.full(*thread), row.names.brief(*thread)}) {
            if (widthOf(text, font) > room.width())
                continue;
            drawLine(painter, room, Qt::AlignLeft, text, font, readableOn(row.colorOf(*thread)));
            ++drawn;
            break;
        }
    }
    return drawn;
}

/// A line where bars would be, so that it is seen that there are none.
void drawUnused(QPainter& painter, const TimelineFrame& timeline, const Row& row)
{
    const double s = timeline.theme.fontScale;
    const QRectF lane = timeline.lane(row);
    const QFont font = timeline.theme.text(8);
    double left = lane.left();
    if (row.height >= lineHeight(font)) {
        const QString text = Words::tr("not used", "of a CPU");
        drawLine(painter, lane.adjusted(5 * s, 0, 0, 0), Qt::AlignLeft, text, font,
            timeline.theme.secondary());
        left += widthOf(text, font) + 12 * s;
    }
    painter.fillRect(QRectF{QPointF{left, std::floor(lane.center().y())},
                         QPointF{lane.right(), std::floor(lane.center().y()) + s}},
        timeline.theme.line());
}

void drawMigrations(QPainter& painter, const TimelineFrame& timeline, const trace::Trace& trace,
    trace::ActorId thread)
{
    const auto rowOf = [&](trace::CpuId cpu) {
        return std::ranges::find_if(timeline.rows, [&](const Row& row) {
            return !row.heading && trace.actor(row.actor).tid == std::int32_t(cpu);
        });
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Migration& migration :
        migrationsOf(trace.lane(thread), timeline.axis.window, mostMigrations)) {
        const auto from = rowOf(migration.from);
        const auto to = rowOf(migration.to);
        if (from == timeline.rows.end() || to == timeline.rows.end())
            continue;
        const QPointF start{timeline.axis.x(migration.left), timeline.lane(*from).center().y()};
        const QPointF end{timeline.axis.x(migration.came), timeline.lane(*to).center().y()};
        for (const bool halo : {true, false}) {
            painter.setPen(QPen{halo ? timeline.theme.card() : timeline.theme.ink(),
                (halo ? 4.0 : 1.8) * timeline.theme.fontScale});
            painter.drawLine(start, end);
            painter.setBrush(timeline.theme.ink());
            painter.drawEllipse(end, 2.5, 2.5);
        }
    }
    painter.restore();
}

} // namespace

void drawCpuRows(QPainter& painter, const TimelineFrame& timeline, const Frame& frame)
{
    const trace::Trace& trace = *frame.trace;
    const Names names{trace};
    const DeviceGrid grid = deviceGrid(painter, timeline.lanes);
    const Columns columns = columnsOver(timeline.axis.window, grid.columns);
    const int rows = std::max(1, int(std::ranges::count_if(timeline.rows, [&](const Row& row) {
        return !row.heading && !trace.lane(row.actor).empty();
    })));
    const int votes = std::clamp(mostLookups / (rows * grid.columns), 1, 8);
    const int leastBar = std::max(int(4 * grid.scale), rows * grid.columns / mostBars);

    drawGrid(painter, timeline);
    painter.save();
    if (grid.raster)
        painter.setClipRect(timeline.rowsArea, Qt::IntersectClip);
    std::size_t labels = mostLabels;
    for (const Row& row : timeline.rows) {
        const bool visible = row.top + row.height > timeline.rowsArea.top() - 0.5
            && row.top < timeline.rowsArea.bottom();
        const bool whole = row.top >= timeline.rowsArea.top() - 0.5
            && row.top + row.height <= timeline.rowsArea.bottom() + 0.5;
        if (!(grid.raster ? visible : whole))
            continue;
        if (row.folded.all() > 0) {
            drawFold(painter, timeline, frame, row);
            continue;
        }
        const CpuRow cpu{timeline, grid, names, trace, trace.lane(row.actor),
            barRect(timeline, row), frame.selectedActor};
        const auto shown = cpuColumns(cpu.lane, columns, votes);
        std::vector<State> busy(shown.size());
        std::ranges::transform(shown, busy.begin(), [](const CpuColumn& column) {
            return column.lost ? State::Lost : column.busy > 0 ? State::Running : State::None;
        });
        std::vector<Bar> bars = wideBars(cpu.lane, columns, busy, leastBar);
        std::erase_if(
            bars, [&](const Bar& b) { return cpu.lane[b.slice].state != State::Running; });
        std::vector<Fill> fills = fillsOf(cpu, shown);
        settle(cpu, fills, bars);
        drawLine(painter,
            {timeline.rowsArea.left(), row.top, timeline.lanes.left() - timeline.rowsArea.left(),
                row.height},
            Qt::AlignLeft, names.brief(row.actor), timeline.theme.mono(9.5), timeline.theme.ink());
        if (!usedCpu(trace, row.actor)) {
            drawUnused(painter, timeline, row);
            continue;
        }
        paintStrip(painter, grid, cpu.bar.top(), cpu.bar.height(), fills, bars, columns.first);
        for (const Bar& wide : bars)
            drawEnd(painter, cpu, wide);
        labels -= drawBarLabels(painter, cpu, bars, labels);
    }
    const auto chosen = frame.selectedActor;
    if (chosen && trace::index(*chosen) < trace.actors().size()
        && trace.actor(*chosen).kind == trace::ActorKind::Thread)
        drawMigrations(painter, timeline, trace, *chosen);
    painter.restore();
}

} // namespace views
