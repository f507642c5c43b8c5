#include "views/timeline_frame.h"

#include "views/words.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr QSizeF leastSize{420, 130};
constexpr QSizeF leastStillSize{320, 110}; ///< words are read from afar
constexpr double comfortableRow = 30;
constexpr std::size_t rowsFirst = 6; ///< so many rows matter more than what explains them

QFont small(const Theme& theme)
{
    return theme.text(8.5);
}

double axisHeight(const Theme& theme)
{
    return std::round(lineHeight(theme.text(8.5)) + 6 * theme.fontScale);
}

double namesWidth(const QStringList& names, const Theme& theme, double width)
{
    double widest = 0;
    for (const QString& name : names)
        widest = std::max(widest, widthOf(name, theme.text(9.5)));
    return std::min(widest + 16 * theme.fontScale, width * 0.3);
}

/// On a slide, where nobody can scroll, rows get as low as their names allow.
RowBounds boundsFor(const Theme& theme, double tallest, bool still)
{
    const double least = still ? 11.7 : 13;
    return {.least = std::max(2.0, least * theme.fontScale), .most = tallest * theme.fontScale};
}

std::size_t rowsBelow(const std::vector<Row>& rows, double bottom)
{
    return std::size_t(std::ranges::count_if(
        rows, [&](const Row& row) { return !row.heading && row.top + row.height > bottom + 0.5; }));
}

QString moreRows(std::size_t count)
{
    return count == 1 ? Words::tr("1 more row does not fit.")
                      : Words::tr("%1 more rows do not fit.").arg(count);
}

/// A label on the axis, on its own ground.
struct Chip {
    QRectF rect{};
    QString text{};
    QColor ground{};
};

Chip chipAt(const TimelineFrame& timeline, double x, const QString& text, const QColor& ground)
{
    const double s = timeline.theme.fontScale;
    const double width =
        std::min(widthOf(text, timeline.theme.mono(8.5)) + 10 * s, timeline.axisArea.width());
    const double left =
        std::clamp(x - width / 2, timeline.axisArea.left(), timeline.axisArea.right() - width);
    return {{left, timeline.axisArea.top() + s, width, timeline.axisArea.height() - 4 * s}, text,
        ground};
}

void drawChip(QPainter& painter, const TimelineFrame& timeline, const Chip& chip)
{
    const double s = timeline.theme.fontScale;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(chip.ground);
    painter.drawRoundedRect(chip.rect, 3 * s, 3 * s);
    painter.restore();
    drawLine(painter, chip.rect.adjusted(4 * s, 0, -4 * s, 0), Qt::AlignHCenter, chip.text,
        timeline.theme.mono(8.5), readableOn(chip.ground));
}

/// A moment as the axis can tell it apart: decimals down to about a pixel.
QString momentText(const TimelineFrame& timeline, trace::Time time)
{
    const Unit unit = unitFor(timeline.axis.window.end.time_since_epoch());
    const auto step =
        tickStep(timeline.axis.window.length() / std::max(1, int(timeline.axis.width)));
    int decimals = 3 * int(unit);
    for (auto length = step.count(); decimals > 0 && length >= 10; length /= 10)
        --decimals;
    return formatTime(time, unit, decimals);
}

bool within(const TimelineFrame& timeline, trace::Time time)
{
    return timeline.axis.window.begin <= time && time <= timeline.axis.window.end;
}

/// Playhead and length of the selection, which never cover each other.
std::vector<Chip> chips(const TimelineFrame& timeline, const Frame& frame)
{
    std::vector<Chip> found;
    if (within(timeline, frame.playhead))
        found.push_back(chipAt(timeline, timeline.axis.x(frame.playhead),
            momentText(timeline, frame.playhead), timeline.theme.playhead()));
    if (frame.selection && frame.selection->overlaps(timeline.axis.window)) {
        const trace::Window shown = frame.selection->intersected(timeline.axis.window);
        const Chip length = chipAt(timeline, timeline.axis.x(shown.begin + shown.length() / 2),
            formatDuration(frame.selection->length()), timeline.theme.accent());
        if (found.empty() || !found.front().rect.intersects(length.rect))
            found.push_back(length);
    }
    return found;
}

/// A line across all rows, readable on any bar by its halo.
void drawMoment(QPainter& painter, const TimelineFrame& timeline, double x, const QColor& color,
    double width, Qt::PenStyle style)
{
    const QPointF top{x, timeline.axisArea.bottom() - 3 * timeline.theme.fontScale};
    const QPointF bottom{x, timeline.rowsArea.bottom()};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor halo = timeline.theme.card();
    halo.setAlphaF(0.75F);
    const double thick = width * timeline.theme.fontScale;
    painter.setPen(QPen{halo, thick + 2});
    painter.drawLine(top, bottom);
    painter.setPen(QPen{color, thick, style});
    painter.drawLine(top, bottom);
    painter.restore();
}

double snapped(double x)
{
    return std::floor(x) + 0.5;
}

void drawSelection(QPainter& painter, const TimelineFrame& timeline, trace::Window selection)
{
    const trace::Window shown = selection.intersected(timeline.axis.window);
    if (selection.empty() || shown.empty())
        return;
    const QColor accent = timeline.theme.accent();
    const double left = timeline.axis.x(shown.begin);
    const double right = timeline.axis.x(shown.end);
    const double top = timeline.axisArea.bottom();
    QColor tint = accent;
    tint.setAlphaF(0.12F);
    painter.fillRect(QRectF{QPointF{left, top}, QPointF{right, timeline.rowsArea.bottom()}}, tint);
    for (const trace::Time edge : {selection.begin, selection.end}) {
        if (!within(timeline, edge))
            continue;
        drawMoment(painter, timeline, snapped(timeline.axis.x(edge)), accent, 2, Qt::SolidLine);
        const double s = timeline.theme.fontScale;
        painter.fillRect(QRectF{timeline.axis.x(edge) - 3 * s, top - 4 * s, 6 * s, 8 * s}, accent);
    }
}

} // namespace

TimelineFrame layOut(const QRectF& rect, const Frame& frame, TimelineParts parts)
{
    TimelineFrame timeline{.caveat = parts.caveat};
    if (parts.cut > 0)
        timeline.caveat +=
            (timeline.caveat.isEmpty() ? QString{} : QString{u' '}) + moreRows(parts.cut);
    timeline.theme = fitted(frame.theme, rect.size(), frame.still ? leastStillSize : leastSize);
    const double s = timeline.theme.fontScale;
    const double gutter = namesWidth(parts.names, timeline.theme, rect.width());
    const double right = rect.right() - 8 * s;
    double foot = std::min(footHeight(parts.legend, timeline.caveat, timeline.theme, rect.width()),
        rect.height() * 0.4);
    double panel = std::min(parts.panel * s, rect.height() * 0.45);
    const double top = rect.top() + axisHeight(timeline.theme);
    // Rows come first: what explains them goes before they do.
    const double rows = double(std::min<std::size_t>(parts.rows.size(), rowsFirst))
        * boundsFor(timeline.theme, parts.tallestRow, frame.still).least;
    const auto tooLow = [&] { return rect.bottom() - foot - panel - 4 * s - top < rows; };
    if (tooLow())
        panel = 0;
    if (tooLow())
        foot = footHeight({}, timeline.caveat, timeline.theme, rect.width());
    const double bottom = std::max(top + 1, rect.bottom() - foot - panel - 4 * s);

    timeline.axisArea = {rect.left() + gutter, rect.top(),
        std::max(1.0, right - rect.left() - gutter), top - rect.top()};
    timeline.rowsArea = {rect.left(), top, rect.width(), bottom - top};
    timeline.lanes = {timeline.axisArea.left(), top, timeline.axisArea.width(), bottom - top};
    timeline.axis = {.window = shownWindow(frame),
        .left = timeline.lanes.left(),
        .width = timeline.lanes.width()};
    timeline.bounds = boundsFor(timeline.theme, parts.tallestRow, frame.still);
    timeline.rows = parts.rows;
    timeline.scrollRange = scrollRange(timeline.rows, timeline.rowsArea.height(), timeline.bounds);
    placeRows(timeline.rows, timeline.rowsArea, timeline.bounds, frame.scroll);
    if (frame.still && timeline.scrollRange > 0) {
        const std::size_t cut = rowsBelow(timeline.rows, bottom);
        if (cut > parts.cut) { // to say so takes room, maybe that of a row
            parts.cut = cut;
            return layOut(rect, frame, std::move(parts));
        }
    }
    if (timeline.scrollRange == 0 && !timeline.rows.empty()) { // what follows moves up to the rows
        const Row& last = timeline.rows.back();
        const double end = std::min(bottom, last.top + last.height + 2 * s);
        timeline.rowsArea.setBottom(end);
        timeline.lanes.setBottom(end);
    }
    timeline.panel = {rect.left(), timeline.rowsArea.bottom() + 2 * s, rect.width(), panel};
    timeline.foot = {rect.left(), timeline.panel.bottom() + 2 * s, rect.width(), foot};
    return timeline;
}

bool sameRows(const Frame& a, const Frame& b)
{
    return a.trace == b.trace && a.other == b.other && a.window == b.window && a.theme == b.theme
        && a.selectedActor == b.selectedActor && a.pinned == b.pinned && a.allRows == b.allRows
        && a.scroll == b.scroll && a.still == b.still && a.legend == b.legend;
}

double comfortableHeight(double width, const Frame& frame, const TimelineParts& parts)
{
    const Theme theme = fitted(frame.theme, {width, 1e6}, leastSize);
    const double s = theme.fontScale;
    const double row = std::max(comfortableRow, parts.tallestRow * 0.8);
    return axisHeight(theme) + double(parts.rows.size()) * row * s + parts.panel * s
        + footHeight(parts.legend, parts.caveat, theme, width) + 4 * s;
}

void drawGrid(QPainter& painter, const TimelineFrame& timeline)
{
    painter.setPen(QPen{timeline.theme.line(), std::round(timeline.theme.fontScale)});
    for (const Tick& tick : ticks(timeline.axis, 90 * timeline.theme.fontScale)) {
        const double x = snapped(timeline.axis.x(tick.at));
        if (x <= timeline.lanes.right())
            painter.drawLine(
                QPointF{x, timeline.axisArea.bottom() - 3}, QPointF{x, timeline.rowsArea.bottom()});
    }
}

void drawAxis(QPainter& painter, const TimelineFrame& timeline, const Frame& frame)
{
    const double s = timeline.theme.fontScale;
    const QFont font = small(timeline.theme);
    const std::vector<Chip> above = chips(timeline, frame);
    double free = timeline.axisArea.left() - 24 * s;
    for (const Tick& tick : ticks(timeline.axis, 90 * s)) {
        const double width = widthOf(tick.label, font);
        const double left =
            std::min(timeline.axis.x(tick.at) - width / 2, timeline.axisArea.right() - width);
        const QRectF label{
            left, timeline.axisArea.top(), width + 1, timeline.axisArea.height() - 2 * s};
        const bool covered = std::ranges::any_of(above, [&](const Chip& chip) {
            return chip.rect.adjusted(-6 * s, 0, 6 * s, 0).intersects(label);
        });
        if (left < free || covered)
            continue;
        drawLine(painter, label, Qt::AlignLeft, tick.label, font, timeline.theme.secondary());
        free = left + width + 8 * s;
    }
    for (const Chip& chip : above)
        drawChip(painter, timeline, chip);
}

void drawMoments(QPainter& painter, const TimelineFrame& timeline, const Frame& frame)
{
    const Theme& theme = timeline.theme;
    if (frame.selection)
        drawSelection(painter, timeline, *frame.selection);
    if (frame.hover && within(timeline, *frame.hover))
        drawMoment(painter, timeline, snapped(timeline.axis.x(*frame.hover)), theme.secondary(), 1,
            Qt::DashLine);
    if (within(timeline, frame.playhead))
        drawMoment(painter, timeline, snapped(timeline.axis.x(frame.playhead)), theme.playhead(), 2,
            Qt::SolidLine);
}

QRectF barRect(const TimelineFrame& timeline, const Row& row)
{
    const double inset = std::min(3 * timeline.theme.fontScale, row.height * 0.12);
    return timeline.lane(row).adjusted(0, inset, 0, -inset);
}

} // namespace views
