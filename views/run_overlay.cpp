#include "views/comparison_layout.h"
#include "views/comparison_text.h"
#include "views/lane_spots.h"
#include "views/overlay_layout.h"
#include "views/thread_rows.h"
#include "views/view.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

/// Two runs over each other: for each thread A's lane, and B's right below it, on one time axis.
class RunOverlay final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override;

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        if (!frame.other)
            return {};
        const OverlayLayout layout = layOutOverlay(rect, frame);
        if (auto spot = spotOnLanes(layout.b, *frame.trace, point))
            return named(*std::move(spot), true);
        if (auto spot = spotOnLanes(layout.a, *frame.other, point))
            return named(*std::move(spot), false);
        return {};
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        if (!frame.other)
            return {};
        const OverlayLayout layout = layOutOverlay(rect, frame);
        std::vector<Spot> all{
            {.rect = layout.headA, .text = Words::tr("Run A: %1").arg(runHeading(frame, false))},
            {.rect = layout.headB, .text = Words::tr("Run B: %1").arg(runHeading(frame, true))}};
        for (Spot& spot : spotsOfRows(layout.a, frameOfA(frame)))
            all.push_back(named(std::move(spot), false));
        for (Spot& spot : spotsOfRows(layout.b, frameOfB(frame)))
            all.push_back(named(std::move(spot), true));
        return all;
    }

    bool keepsStill() const override { return true; }

    QString subtitle(const Frame& frame) const override
    {
        return frame.other
            ? Words::tr("each thread of A above the same of B, time since each run's start")
            : Words::tr("a run over another");
    }

    QRectF timeArea(const QRectF& rect, const Frame& frame) const override
    {
        return frame.other ? layOutOverlay(rect, frame).a.lanes : QRectF{};
    }

    double preferredHeight(double width, const Frame& frame) const override
    {
        return frame.other ? overlayHeight(width, frame) : 200;
    }

    double scrollRange(const QRectF& rect, const Frame& frame) const override
    {
        return frame.other ? layOutOverlay(rect, frame).scrollRange : 0;
    }

private:
    /// Says whose it is; actors of A are not the stage's.
    static Spot named(Spot spot, bool ofB)
    {
        spot.text.prepend(ofB ? QStringLiteral("B: ") : QStringLiteral("A: "));
        if (!ofB)
            spot.actor.reset();
        return spot;
    }
};

bool visible(const OverlayLayout& layout, const ThreadPair& pair)
{
    return pair.top >= layout.a.rowsArea.top() - 0.5
        && pair.top + pair.height <= layout.a.rowsArea.bottom() + 0.5;
}

/// The thread's name once for its two lanes, and a line that parts it from the next.
void drawPairs(QPainter& painter, const OverlayLayout& layout)
{
    const Theme& theme = layout.theme;
    const double s = theme.fontScale;
    for (const ThreadPair& pair : layout.pairs) {
        if (!visible(layout, pair))
            continue;
        drawLine(painter,
            {layout.names.left(), pair.top, layout.names.width() - 4 * s, pair.height},
            Qt::AlignLeft, pair.name, theme.text(9.5), theme.ink());
        painter.fillRect(QRectF{layout.names.left(), pair.top + pair.height - 1,
                             layout.a.lanes.right() - layout.names.left(), 1},
            theme.line());
        for (const bool ofB : {false, true})
            if (!(ofB ? pair.b : pair.a))
                drawLine(painter, layout.half(pair, ofB).adjusted(4 * s, 0, 0, 0), Qt::AlignLeft,
                    ofB ? Words::tr("B has no such thread") : Words::tr("A has no such thread"),
                    theme.text(8), theme.secondary());
    }
}

/// After the end of a run there is nothing in its lanes: not even idleness.
void drawEnds(QPainter& painter, const OverlayLayout& layout, const trace::Trace& trace, bool ofB)
{
    const TimelineFrame& timeline = ofB ? layout.b : layout.a;
    const trace::Time end = trace.extent().end;
    if (!trace.finished() || end >= timeline.axis.window.end || end < timeline.axis.window.begin)
        return;
    QColor tint = layout.theme.line();
    tint.setAlphaF(0.35F);
    const double x = timeline.axis.x(end);
    bool said = false;
    for (const ThreadPair& pair : layout.pairs) {
        if (!visible(layout, pair))
            continue;
        const QRectF half = layout.half(pair, ofB);
        const QRectF rest{QPointF{x, half.top()}, QPointF{timeline.lanes.right(), half.bottom()}};
        painter.fillRect(rest, tint);
        painter.fillRect(QRectF{x, rest.top(), 1.5, rest.height()}, layout.theme.secondary());
        const QString text = ofB ? Words::tr("B ended") : Words::tr("A ended");
        const QRectF room = rest.adjusted(5 * layout.theme.fontScale, 0, 0, 0);
        if (!std::exchange(said, true) && widthOf(text, layout.theme.text(8)) <= room.width())
            drawLine(
                painter, room, Qt::AlignLeft, text, layout.theme.text(8), layout.theme.secondary());
    }
}

QStringList letters(const TimelineFrame& timeline, const QString& letter)
{
    return QStringList(qsizetype(timeline.rows.size()), letter);
}

void RunOverlay::draw(QPainter& painter, const QRectF& rect, const Frame& frame) const
{
    painter.save();
    if (!frame.theme.transparent && frame.layer != Layer::Moving)
        painter.fillRect(rect, frame.theme.card());
    if (!frame.other || frame.trace->extent().empty()) {
        if (frame.layer != Layer::Moving)
            drawNothingToCompare(painter, rect, frame);
        painter.restore();
        return;
    }
    const OverlayLayout layout = layOutOverlay(rect, frame);
    if (frame.layer != Layer::Moving) {
        drawRunHeading(painter, layout.headA, layout.theme, false, runHeading(frame, false));
        drawRunHeading(painter, layout.headB, layout.theme, true, runHeading(frame, true));
        drawThreadRows(painter, layout.a, frameOfA(frame), letters(layout.a, QStringLiteral("A")));
        drawThreadLanes(painter, layout.b, frameOfB(frame), letters(layout.b, QStringLiteral("B")));
        drawEnds(painter, layout, *frame.other, false);
        drawEnds(painter, layout, *frame.trace, true);
        drawPairs(painter, layout);
        drawLine(painter, layout.axisTitle, Qt::AlignLeft, Words::tr("time"),
            layout.theme.text(8.5), layout.theme.secondary());
        drawFoot(painter, layout.foot, layout.theme, sharedLegend(frame), sharedCaveat(frame));
    }
    if (frame.layer != Layer::Still) {
        drawMoments(painter, layout.a, frame);
        drawAxis(painter, layout.a, frame);
    }
    painter.restore();
}

} // namespace

extern const ViewType run_overlay{.id = "run-overlay",
    .title = QT_TRANSLATE_NOOP("views", "Two runs, overlaid"),
    .make = makeView<RunOverlay>};

} // namespace views
