#include "views/describe.h"
#include "views/flow_arrows.h"
#include "views/folded_rows.h"
#include "views/lane_spots.h"
#include "views/pattern.h"
#include "views/thread_rows.h"
#include "views/timeline_frame.h"
#include "views/view.h"
#include "views/words.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>

namespace views {
namespace {

using trace::State;

constexpr std::size_t mostLabels = 300;
constexpr int mostBars = 6000; ///< looked up per frame; the rest are columns of colour

using Looks = std::array<Fill, trace::stateCount>;

struct Label {
    QRectF rect{};
    QString text{};
    State state{};
};

class ThreadTimeline final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override;

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        return spotOnLanes(layOut(rect, frame, partsOf(frame)), *frame.trace, point);
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        return spotsOfRows(layOut(rect, frame, partsOf(frame)), frame);
    }

    bool keepsStill() const override { return true; }

    bool sameStill(const Frame& before, const Frame& now) const override
    {
        return sameRows(before, now);
    }

    QString subtitle(const Frame& frame) const override
    {
        const QString queue = describeQueueClock(*frame.trace);
        if (!queue.isEmpty())
            return Words::tr("one lane per thread, and %1").arg(queue);
        return frame.still ? Words::tr("one lane per thread")
                           : Words::tr("one lane per thread · Ctrl+wheel zooms, drag pans, F fits");
    }

    QRectF timeArea(const QRectF& rect, const Frame& frame) const override
    {
        return layOut(rect, frame, partsOf(frame)).lanes;
    }

    double preferredHeight(double width, const Frame& frame) const override
    {
        return comfortableHeight(width, frame, partsOf(frame));
    }

    double scrollRange(const QRectF& rect, const Frame& frame) const override
    {
        return layOut(rect, frame, partsOf(frame)).scrollRange;
    }

private:
    static TimelineParts partsOf(const Frame& frame);
};

TimelineParts ThreadTimeline::partsOf(const Frame& frame)
{
    const trace::Trace& trace = *frame.trace;
    TimelineParts parts{.rows = threadRows(frame),
        .legend = frame.legend ? stateLegend(trace) : std::vector<LegendEntry>{},
        .caveat = caveat(trace)};
    const Names names{trace};
    for (const Row& row : parts.rows)
        parts.names << (row.folded.all() > 0 ? QString{} : names.full(row.actor));
    return parts;
}

bool drawable(const TimelineFrame& timeline, const Row& row, bool clips)
{
    if (clips)
        return row.top + row.height > timeline.rowsArea.top()
            && row.top < timeline.rowsArea.bottom();
    // Files may ignore clipping, so a row that is cut off is left out.
    return row.top >= timeline.rowsArea.top() - 0.5
        && row.top + row.height <= timeline.rowsArea.bottom() + 0.5;
}

void drawName(QPainter& painter, const TimelineFrame& timeline, const Row& row, const QString& name,
    bool selected)
{
    const Theme& theme = timeline.theme;
    QFont font = theme.text(9.5);
    font.setPixelSize(std::max(1, std::min(font.pixelSize(), int(row.height * 0.92))));
    font.setWeight(selected || row.heading ? QFont::DemiBold : QFont::Normal);
    const QRectF area{timeline.rowsArea.left(), row.top,
        timeline.lanes.left() - timeline.rowsArea.left() - 6 * theme.fontScale, row.height};
    drawLine(
        painter, area, Qt::AlignLeft, name, font, row.heading ? theme.secondary() : theme.ink());
}

void drawRowGround(QPainter& painter, const TimelineFrame& timeline, const Row& row, bool selected)
{
    const QRectF band = row.rect(timeline.rowsArea);
    if (selected)
        painter.fillRect(band, mixed(timeline.theme.card(), timeline.theme.accent(), 0.13));
    if (row.pinned)
        painter.fillRect(
            QRectF{band.left(), band.bottom() - 1, band.width(), 1}, timeline.theme.secondary());
}

/// Paints one lane, and notes the labels that would fit on its bars.
void drawLane(QPainter& painter, const TimelineFrame& timeline, const DeviceGrid& grid,
    const Columns& columns, const trace::Trace& trace, const Row& row, const Looks& looks,
    int leastBar, std::vector<Label>& labels)
{
    const QRectF bar = barRect(timeline, row);
    const trace::Lane& lane = trace.lane(row.actor);
    const std::vector<State> states = shownStates(lane, columns);
    const std::vector<Bar> bars = wideBars(lane, columns, states, leastBar);

    std::vector<Fill> fills(states.size());
    std::ranges::transform(
        states, fills.begin(), [&](State state) { return looks[std::size_t(state)]; });
    paintStrip(painter, grid, bar.top(), bar.height(), fills, bars, columns.first);

    const double s = timeline.theme.fontScale;
    if (bar.height() < 10 * s)
        return;
    for (const Bar& wide : bars) {
        const QRectF rect{grid.x(wide.begin), bar.top(), wide.width() / grid.scale, bar.height()};
        if (rect.width() < 26 * s)
            continue;
        const trace::Slice slice = lane[wide.slice];
        labels.push_back(
            {rect.adjusted(5 * s, 0, -5 * s, 0), shortReason(trace, slice), slice.state});
    }
}

void drawLabels(QPainter& painter, const TimelineFrame& timeline, std::vector<Label> labels)
{
    QFont font = timeline.theme.text(8);
    std::erase_if(labels, [](const Label& label) { return label.text.isEmpty(); });
    if (labels.size() > mostLabels) { // the widest say most
        std::ranges::nth_element(labels, labels.begin() + mostLabels, std::greater{},
            [](const Label& label) { return label.rect.width(); });
        labels.resize(mostLabels);
    }
    std::array<QColor, trace::stateCount> inks;
    for (std::size_t i = 0; i < inks.size(); ++i)
        inks[i] = timeline.theme.onState(State(i));
    const QFontMetricsF metrics{font};
    for (const Label& label : labels) {
        if (widthOf(label.text, font) > label.rect.width())
            continue;
        const QColor color = inks[std::size_t(label.state)];
        if (patterned(label.state, timeline.theme)) {
            const double width = widthOf(label.text, font);
            painter.fillRect(
                QRectF{label.rect.left() - 2, label.rect.center().y() - metrics.height() / 2,
                    width + 4, metrics.height()},
                patternBase(label.state, timeline.theme));
        }
        drawLine(painter, label.rect, Qt::AlignLeft, label.text, font,
            timeline.theme.patterns && label.state == State::New ? timeline.theme.ink() : color);
    }
}

} // namespace

void drawThreadRows(
    QPainter& painter, const TimelineFrame& timeline, const Frame& frame, const QStringList& names)
{
    drawGrid(painter, timeline);
    drawThreadLanes(painter, timeline, frame, names);
}

void drawThreadLanes(
    QPainter& painter, const TimelineFrame& timeline, const Frame& frame, const QStringList& names)
{
    const DeviceGrid grid = deviceGrid(painter, timeline.lanes);
    const Columns columns = columnsOver(timeline.axis.window, grid.columns);
    const int leastBar =
        std::max(int(4 * grid.scale), int(timeline.rows.size()) * grid.columns / mostBars);

    Looks looks;
    for (std::size_t i = 0; i < looks.size(); ++i)
        looks[i] = fillOf(State(i), timeline.theme);

    painter.save();
    if (grid.raster)
        painter.setClipRect(timeline.rowsArea, Qt::IntersectClip);
    std::vector<Label> labels;
    bool underPins = false; // pinned rows cover those that scroll under them
    for (std::size_t i = timeline.rows.size(); i-- > 0;) {
        const Row& row = timeline.rows[i];
        const bool selected = frame.selectedActor == row.actor;
        if (!drawable(timeline, row, grid.raster))
            continue;
        if (row.pinned && !underPins && !frame.theme.transparent) {
            painter.fillRect(
                QRectF{timeline.rowsArea.left(), timeline.rowsArea.top(), timeline.rowsArea.width(),
                    row.top + row.height - timeline.rowsArea.top()},
                timeline.theme.card());
            std::erase_if(labels,
                [&](const Label& label) { return label.rect.top() < row.top + row.height; });
            underPins = true;
        }
        if (row.folded.all() > 0) {
            drawFold(painter, timeline, frame, row);
            continue;
        }
        drawRowGround(painter, timeline, row, selected);
        drawName(painter, timeline, row, names[qsizetype(i)], selected);
        if (!row.heading)
            drawLane(painter, timeline, grid, columns, *frame.trace, row, looks, leastBar, labels);
    }
    drawLabels(painter, timeline, std::move(labels));
    painter.restore();
}

namespace {

void ThreadTimeline::draw(QPainter& painter, const QRectF& rect, const Frame& frame) const
{
    painter.save();
    if (!frame.theme.transparent && frame.layer != Layer::Moving)
        painter.fillRect(rect, frame.theme.card());
    TimelineParts parts = partsOf(frame);
    if (parts.rows.empty()) {
        if (frame.layer != Layer::Moving)
            drawMessage(painter, rect, frame.theme, Words::tr("Press Run to start"),
                Words::tr("Every thread gets a lane here, coloured by what it is doing."));
        painter.restore();
        return;
    }
    const std::vector<LegendEntry> legend = parts.legend;
    const QStringList names = parts.names;
    const TimelineFrame timeline = layOut(rect, frame, std::move(parts));
    if (frame.layer != Layer::Moving) {
        drawThreadRows(painter, timeline, frame, names);
        drawFoot(painter, timeline.foot, timeline.theme, legend, timeline.caveat);
    }
    if (frame.layer != Layer::Still) {
        if (frame.selectedActor) {
            painter.save();
            if (deviceGrid(painter, timeline.lanes).raster)
                painter.setClipRect(timeline.rowsArea, Qt::IntersectClip);
            drawArrows(painter, timeline, *frame.trace, *frame.selectedActor, frame.playhead);
            painter.restore();
        }
        drawMoments(painter, timeline, frame);
        drawAxis(painter, timeline, frame);
    }
    painter.restore();
}

} // namespace

extern const ViewType thread_timeline{.id = "thread-timeline",
    .title = QT_TRANSLATE_NOOP("views", "Timeline"),
    .make = makeView<ThreadTimeline>};

} // namespace views
