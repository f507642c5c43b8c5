#include "views/cpu_rows_paint.h"
#include "views/cpu_shares.h"
#include "views/folded_rows.h"
#include "views/lane_spots.h"
#include "views/timeline_frame.h"
#include "views/view.h"
#include "views/words.h"

namespace views {
namespace {

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
    TimelineParts parts{.rows = cpuRows(frame),
        .legend = frame.legend ? legendOf(trace, frame.theme) : std::vector<LegendEntry>{},
        .caveat = caveat(trace),
        .panel = sharesHeight(cpuShares(trace, {}).size(), width / frame.theme.fontScale),
        .tallestRow = 52};
    const Names names{trace};
    for (const Row& row : parts.rows)
        parts.names << (row.folded.all() > 0 ? QString{} : names.brief(row.actor));
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
        drawCpuRows(painter, timeline, frame);
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
