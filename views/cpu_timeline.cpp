#include "views/cpu_columns.h"
#include "views/cpu_shares.h"
#include "views/lane_spots.h"
#include "views/timeline_frame.h"
#include "views/view.h"
#include "views/words.h"

#include <algorithm>
#include <array>

namespace views {
namespace {

using trace::State;

constexpr int mostLookups = 40'000; ///< per frame, to find who had most of a column
constexpr int mostBars = 3000;
constexpr std::size_t mostLabels = 300;
constexpr std::size_t mostMigrations = 300;

trace::Window shareWindow(const Frame& frame)
{
    return frame.selection && !frame.selection->empty() ? *frame.selection : shownWindow(frame);
}

std::vector<LegendEntry> legendOf(const trace::Trace& trace, const Theme& theme)
{
    std::vector<LegendEntry> legend{
        {.color = theme.secondary(), .text = Words::tr("notched end: preempted"), .notched = true}};
    for (LegendEntry entry : stateLegend(trace)) {
        if (!isWaiting(entry.state))
            continue;
        //: How a thread left a CPU: ends as it waits for a lock
        entry.text = Words::tr("ends as it %1").arg(entry.text);
        legend.push_back(entry);
    }
    return legend;
}

TimelineParts partsOf(const Frame& frame, double width)
{
    const trace::Trace& trace = *frame.trace;
    TimelineParts parts{.rows = cpuRows(trace),
        .legend = frame.legend ? legendOf(trace, frame.theme) : std::vector<LegendEntry>{},
        .caveat = caveat(trace),
        .panel = sharesHeight(cpuShares(trace, {}).size(), width / frame.theme.fontScale),
        .tallestRow = 52};
    const Names names{trace};
    for (const Row& row : parts.rows)
        parts.names << names.brief(row.actor);
    return parts;
}

class CpuTimeline final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override;

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        const TimelineFrame timeline = layOut(rect, frame, partsOf(frame, rect.width()));
        const auto shares =
            shareSpots(timeline.panel, timeline.theme, *frame.trace, shareWindow(frame));
        for (const Spot& spot : shares) {
            if (spot.rect.contains(point))
                return spot;
        }
        auto spot = spotOnLanes(timeline, *frame.trace, point);
        if (spot && spot->window) // what is meant on a CPU's row is the thread that ran
            if (const auto slice = frame.trace->lane(*spot->actor).at(spot->window->begin))
                spot->actor = slice->peer;
        return spot;
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        const TimelineFrame timeline = layOut(rect, frame, partsOf(frame, rect.width()));
        auto found = spotsOfRows(timeline, frame);
        const auto shares =
            shareSpots(timeline.panel, timeline.theme, *frame.trace, shareWindow(frame));
        found.insert(found.end(), shares.begin(), shares.end());
        return found;
    }

    bool keepsStill() const override { return true; }

    QString subtitle(const Frame&) const override
    {
        return Words::tr("one row per CPU, coloured by thread · empty: idle or another program");
    }

    QRectF timeArea(const QRectF& rect, const Frame& frame) const override
    {
        return layOut(rect, frame, partsOf(frame, rect.width())).lanes;
    }

    double preferredHeight(double width, const Frame& frame) const override
    {
        return comfortableHeight(width, frame, partsOf(frame, width));
    }

    double scrollRange(const QRectF& rect, const Frame& frame) const override
    {
        return layOut(rect, frame, partsOf(frame, rect.width())).scrollRange;
    }
};

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

void drawMigrations(QPainter& painter, const TimelineFrame& timeline, const trace::Trace& trace,
    trace::ActorId thread)
{
    const auto rowOf = [&](trace::CpuId cpu) {
        return std::ranges::find_if(timeline.rows,
            [&](const Row& row) { return trace.actor(row.actor).tid == std::int32_t(cpu); });
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

void drawRows(QPainter& painter, const TimelineFrame& timeline, const Frame& frame)
{
    const trace::Trace& trace = *frame.trace;
    const Names names{trace};
    const DeviceGrid grid = deviceGrid(painter, timeline.lanes);
    const Columns columns = columnsOver(timeline.axis.window, grid.columns);
    const int rows = int(timeline.rows.size());
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

void CpuTimeline::draw(QPainter& painter, const QRectF& rect, const Frame& frame) const
{
    painter.save();
    if (!frame.theme.transparent && frame.layer != Layer::Moving)
        painter.fillRect(rect, frame.theme.card());
    const trace::Trace& trace = *frame.trace;
    TimelineParts parts = partsOf(frame, rect.width());
    if (parts.rows.empty()) {
        if (frame.layer == Layer::Moving) {
            painter.restore();
            return;
        }
        const bool ran = !trace.actorsOf(trace::ActorKind::Thread).empty();
        if (!ran)
            drawMessage(painter, rect, frame.theme, Words::tr("Press Run to start"),
                Words::tr("Every CPU gets a row here: which thread ran on it, and how it left."));
        else
            drawMessage(painter, rect, frame.theme, Words::tr("Which CPU ran what is not known"),
                Words::tr("It takes the kernel's switch records. %1")
                    .arg(shown(trace.provenance().tierReason)));
        painter.restore();
        return;
    }
    const std::vector<LegendEntry> legend = parts.legend;
    const TimelineFrame timeline = layOut(rect, frame, std::move(parts));
    if (frame.layer != Layer::Moving) {
        drawRows(painter, timeline, frame);
        drawShares(painter, timeline.panel, timeline.theme, trace, shareWindow(frame));
        drawFoot(painter, timeline.foot, timeline.theme, legend, timeline.caveat);
    }
    if (frame.layer != Layer::Still) {
        drawMoments(painter, timeline, frame);
        drawAxis(painter, timeline, frame);
    }
    painter.restore();
}

} // namespace

extern const ViewType cpu_timeline{.id = "cpu-timeline",
    .title = QT_TRANSLATE_NOOP("views", "CPU timeline"),
    .make = makeView<CpuTimeline>};

} // namespace views
