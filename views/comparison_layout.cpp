#include "views/comparison_layout.h"

#include "views/describe.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr QSizeF leastSize{420, 240};
constexpr double tallestRow = 30;
constexpr double comfortableRow = 24;
constexpr double foot = 52;

double namesWidth(const Frame& frame, const Theme& theme, double width)
{
    double widest = 0;
    for (const trace::Trace* trace : {frame.trace.get(), frame.other.get()}) {
        const Names names{*trace};
        for (const Row& row : threadRows(*trace, {}))
            widest = std::max(widest, widthOf(names.full(row.actor), theme.text(9.5)));
    }
    return std::min(widest + 16 * theme.fontScale, width * 0.3);
}

/// The lanes of one run between `top` and `bottom`.
TimelineFrame lanesOf(const Frame& run, const Theme& theme, const QRectF& rect, double gutter,
    double top, double bottom)
{
    TimelineFrame timeline{.theme = theme, .rows = threadRows(*run.trace, run.pinned)};
    const double left = rect.left() + gutter;
    const double width = std::max(1.0, rect.right() - 8 * theme.fontScale - left);
    timeline.rowsArea = {rect.left(), top, rect.width(), std::max(1.0, bottom - top)};
    timeline.lanes = {left, top, width, timeline.rowsArea.height()};
    timeline.axisArea = {left, top - comparisonLine(theme), width, comparisonLine(theme)};
    timeline.axis = {.window = shownWindow(run), .left = left, .width = width};
    timeline.bounds = {
        .least = std::max(2.0, 10 * theme.fontScale), .most = tallestRow * theme.fontScale};
    timeline.scrollRange = scrollRange(timeline.rows, timeline.rowsArea.height(), timeline.bounds);
    placeRows(timeline.rows, timeline.rowsArea, timeline.bounds, run.scroll);
    if (timeline.scrollRange == 0 && !timeline.rows.empty()) {
        const Row& last = timeline.rows.back();
        timeline.rowsArea.setBottom(
            std::min(timeline.rowsArea.bottom(), last.top + last.height + 2 * theme.fontScale));
        timeline.lanes.setBottom(timeline.rowsArea.bottom());
    }
    return timeline;
}

std::size_t rowCount(const trace::Trace& trace)
{
    return std::max<std::size_t>(1, threadRows(trace, {}).size());
}

} // namespace

double comparisonLine(const Theme& theme)
{
    return std::round(lineHeight(theme.text(9.5)) + 6 * theme.fontScale);
}

trace::Window sharedWindow(const trace::Trace& a, const trace::Trace& b)
{
    if (a.extent().empty() || b.extent().empty())
        return a.extent().empty() ? b.extent() : a.extent();
    return {std::min(a.extent().begin, b.extent().begin), std::max(a.extent().end, b.extent().end)};
}

Frame frameOfB(const Frame& frame)
{
    Frame run = frame;
    // What shows all of B shows all of A too.
    if (frame.window.empty() || frame.window == frame.trace->extent())
        run.window = sharedWindow(*frame.other, *frame.trace);
    return run;
}

Frame frameOfA(const Frame& frame)
{
    Frame run = frameOfB(frame);
    run.trace = frame.other;
    run.selectedActor.reset(); // ids are B's
    run.pinned.clear();
    return run;
}

ComparisonLayout layOutComparison(const QRectF& rect, const Frame& frame)
{
    ComparisonLayout layout{.theme = fitted(frame.theme, rect.size(), leastSize)};
    const Theme& theme = layout.theme;
    const double s = theme.fontScale;
    const double line = comparisonLine(theme);
    const double footHeight = std::min(foot * s, rect.height() * 0.25);
    const double gutter = namesWidth(frame, theme, rect.width());
    const double room = std::max(2.0, rect.height() - 3 * line - footHeight - 6 * s);
    const auto ofA = double(rowCount(*frame.other));
    const auto ofB = double(rowCount(*frame.trace));

    layout.headA = {rect.left(), rect.top(), rect.width(), line};
    const double topA = rect.top() + 2 * line;
    const double shareOfA = std::clamp(ofA / (ofA + ofB), 0.25, 0.75);
    layout.a = lanesOf(frameOfA(frame), theme, rect, gutter, topA, topA + room * shareOfA);
    layout.axisTitle = {rect.left(), layout.a.axisArea.top(), gutter, line};
    const double topB = layout.a.rowsArea.bottom() + 3 * s + line;
    layout.headB = {rect.left(), topB - line, rect.width(), line};
    layout.b = lanesOf(frameOfB(frame), theme, rect, gutter, topB,
        std::max(topB + 1, rect.bottom() - footHeight - 3 * s));
    layout.foot = {rect.left(), layout.b.rowsArea.bottom() + 2 * s, rect.width(), footHeight};
    return layout;
}

double comparisonHeight(double width, const Frame& frame)
{
    const Theme theme = fitted(frame.theme, {width, 1e6}, leastSize);
    const double s = theme.fontScale;
    const auto rows = double(rowCount(*frame.other) + rowCount(*frame.trace));
    return 3 * comparisonLine(theme) + rows * comfortableRow * s + foot * s + 12 * s;
}

} // namespace views
