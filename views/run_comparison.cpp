#include "views/comparison_layout.h"
#include "views/comparison_text.h"
#include "views/lane_spots.h"
#include "views/thread_rows.h"
#include "views/view.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

QStringList namesOf(const TimelineFrame& timeline, const trace::Trace& trace)
{
    const Names names{trace};
    QStringList all;
    for (const Row& row : timeline.rows)
        all << names.full(row.actor);
    return all;
}

/// After the end of a run there is nothing: not even idleness.
void drawEnd(QPainter& painter, const TimelineFrame& timeline, const trace::Trace& trace)
{
    const trace::Time end = trace.extent().end;
    if (!trace.finished() || end >= timeline.axis.window.end || end < timeline.axis.window.begin)
        return;
    const double x = timeline.axis.x(end);
    const QRectF rest{QPointF{x, timeline.lanes.top()}, timeline.lanes.bottomRight()};
    QColor tint = timeline.theme.line();
    tint.setAlphaF(0.35F);
    painter.fillRect(rest, tint);
    painter.fillRect(QRectF{x, rest.top(), 1.5, rest.height()}, timeline.theme.secondary());
    const double s = timeline.theme.fontScale;
    drawLine(painter, {rest.left() + 5 * s, rest.top(), rest.width() - 6 * s, 16 * s},
        Qt::AlignLeft, Words::tr("ended"), timeline.theme.text(8.5), timeline.theme.secondary());
}

/// Two runs, one above the other, on one time axis.
class RunComparison final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override;

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        if (!frame.other)
            return {};
        const ComparisonLayout layout = layOutComparison(rect, frame);
        if (layout.b.rowsArea.contains(point))
            return spotOnLanes(layout.b, *frame.trace, point);
        if (!layout.a.rowsArea.contains(point))
            return {};
        auto spot = spotOnLanes(layout.a, *frame.other, point);
        if (spot)
            *spot = ofA(*std::move(spot));
        return spot;
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        if (!frame.other)
            return {};
        const ComparisonLayout layout = layOutComparison(rect, frame);
        std::vector<Spot> all{
            {.rect = layout.headA, .text = Words::tr("Run A: %1").arg(runHeading(frame, false))},
            {.rect = layout.headB, .text = Words::tr("Run B: %1").arg(runHeading(frame, true))}};
        for (Spot& spot : spotsOfRows(layout.a, frameOfA(frame)))
            all.push_back(ofA(std::move(spot)));
        for (Spot& spot : spotsOfRows(layout.b, frameOfB(frame)))
            all.push_back(std::move(spot));
        return all;
    }

    bool keepsStill() const override { return true; }

    QString subtitle(const Frame& frame) const override
    {
        return frame.other ? Words::tr("A above B, time since each run's start")
                           : Words::tr("a run beside another");
    }

    QRectF timeArea(const QRectF& rect, const Frame& frame) const override
    {
        return frame.other ? layOutComparison(rect, frame).lanes() : QRectF{};
    }

    double preferredHeight(double width, const Frame& frame) const override
    {
        return frame.other ? comparisonHeight(width, frame) : 200;
    }

    double scrollRange(const QRectF& rect, const Frame& frame) const override
    {
        if (!frame.other)
            return 0;
        const ComparisonLayout layout = layOutComparison(rect, frame);
        return std::max(layout.a.scrollRange, layout.b.scrollRange);
    }

private:
    /// Actors of A are not the stage's.
    static Spot ofA(Spot spot)
    {
        spot.actor.reset();
        spot.text.prepend(QStringLiteral("A: "));
        return spot;
    }
};

void RunComparison::draw(QPainter& painter, const QRectF& rect, const Frame& frame) const
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
    const ComparisonLayout layout = layOutComparison(rect, frame);
    if (frame.layer != Layer::Moving) {
        const Frame a = frameOfA(frame);
        const Frame b = frameOfB(frame);
        drawRunHeading(painter, layout.headA, layout.theme, false, runHeading(frame, false));
        drawRunHeading(painter, layout.headB, layout.theme, true, runHeading(frame, true));
        drawThreadRows(painter, layout.a, a, namesOf(layout.a, *a.trace));
        drawThreadRows(painter, layout.b, b, namesOf(layout.b, *b.trace));
        drawEnd(painter, layout.a, *a.trace);
        drawEnd(painter, layout.b, *b.trace);
        drawLine(painter, layout.axisTitle, Qt::AlignLeft, Words::tr("time"),
            layout.theme.text(8.5), layout.theme.secondary());
        drawFoot(painter, layout.foot, layout.b.theme, sharedLegend(frame), sharedCaveat(frame));
    }
    if (frame.layer != Layer::Still) {
        TimelineFrame both = layout.a; // lines go through both runs
        both.rowsArea.setBottom(layout.b.rowsArea.bottom());
        drawMoments(painter, both, frame);
        drawAxis(painter, layout.a, frame);
    }
    painter.restore();
}

} // namespace

extern const ViewType run_comparison{.id = "run-comparison",
    .title = QT_TRANSLATE_NOOP("views", "Two runs"),
    .make = makeView<RunComparison>};

} // namespace views
