#include "views/overlay_layout.h"

#include "views/comparison_layout.h"
#include "views/describe.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace views {
namespace {

constexpr QSizeF leastSize{420, 200};
constexpr double tallestPair = 52;
constexpr double comfortablePair = 36;
constexpr double gapShare = 0.16; ///< of a pair's height: what parts it from the next
constexpr double foot = 52;

/// A thread, by the name its program gave it, and by the one it is shown with.
struct Named {
    trace::ActorId actor{};
    std::string name{};
    QString shown{};
};

/// The threads of a run, in order of appearance.
std::vector<Named> threadsOf(const trace::Trace& trace)
{
    const Names names{trace};
    std::vector<Named> all;
    for (const Row& row : threadRows(trace, {}))
        if (!row.heading)
            all.push_back({row.actor, trace.actor(row.actor).name, names.full(row.actor)});
    return all;
}

double letterWidth(const Theme& theme)
{
    return widthOf(QStringLiteral("B"), theme.text(9.5)) + 10 * theme.fontScale;
}

double gutterFor(const std::vector<ThreadPair>& pairs, const Theme& theme, double width)
{
    double widest = 0;
    for (const ThreadPair& pair : pairs)
        widest = std::max(widest, widthOf(pair.name, theme.text(9.5)));
    return std::min(widest + 12 * theme.fontScale, width * 0.25) + letterWidth(theme);
}

/// Stacks the pairs as rows are stacked; the height of each is for two lanes.
double place(OverlayLayout& layout, const QRectF& area, double scroll)
{
    const double s = layout.theme.fontScale;
    const RowBounds bounds{.least = 22 * s, .most = tallestPair * s};
    std::vector<Row> rows(layout.pairs.size());
    const double range = scrollRange(rows, area.height(), bounds);
    placeRows(rows, area, bounds, scroll);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        layout.pairs[i].top = rows[i].top;
        layout.pairs[i].height = rows[i].height;
    }
    return range;
}

std::vector<Row> rowsOf(const OverlayLayout& layout, bool ofB)
{
    std::vector<Row> rows;
    for (const ThreadPair& pair : layout.pairs) {
        const auto& actor = ofB ? pair.b : pair.a;
        const QRectF half = layout.half(pair, ofB);
        if (actor)
            rows.push_back({.actor = *actor, .top = half.top(), .height = half.height()});
    }
    return rows;
}

} // namespace

std::vector<ThreadPair> pairThreads(const trace::Trace& a, const trace::Trace& b)
{
    std::map<std::string, std::vector<trace::ActorId>> ofA;
    for (const Named& thread : threadsOf(a))
        ofA[thread.name].push_back(thread.actor);
    std::map<std::string, std::size_t> seen;
    std::vector<ThreadPair> pairs;
    for (const Named& thread : threadsOf(b)) {
        ThreadPair pair{.b = thread.actor, .name = thread.shown};
        const auto found = ofA.find(thread.name);
        const std::size_t number = seen[thread.name]++;
        if (found != ofA.end() && number < found->second.size())
            pair.a = found->second[number];
        pairs.push_back(pair);
    }
    std::map<std::string, std::size_t> passed;
    for (const Named& thread : threadsOf(a))
        if (passed[thread.name]++ >= seen[thread.name])
            pairs.push_back({.a = thread.actor, .name = thread.shown});
    return pairs;
}

QRectF OverlayLayout::half(const ThreadPair& pair, bool ofB) const
{
    const double gap = pair.height * gapShare;
    const double height = (pair.height - gap) / 2;
    return {a.lanes.left(), pair.top + gap / 2 + (ofB ? height : 0), a.lanes.width(), height};
}

OverlayLayout layOutOverlay(const QRectF& rect, const Frame& frame)
{
    OverlayLayout layout{.theme = fitted(frame.theme, rect.size(), leastSize),
        .pairs = pairThreads(*frame.other, *frame.trace)};
    const Theme& theme = layout.theme;
    const double s = theme.fontScale;
    const double line = comparisonLine(theme);
    const double footHeight = std::min(foot * s, rect.height() * 0.25);
    const double gutter = gutterFor(layout.pairs, theme, rect.width());
    const double letters = letterWidth(theme);
    layout.headA = {rect.left(), rect.top(), rect.width(), line};
    layout.headB = {rect.left(), layout.headA.bottom(), rect.width(), line};
    const double top = layout.headB.bottom() + line;
    const double bottom = std::max(top + 1, rect.bottom() - footHeight - 4 * s);
    const double left = rect.left() + gutter;
    const double width = std::max(1.0, rect.right() - 8 * s - left);

    TimelineFrame& timeline = layout.a;
    timeline.theme = theme;
    timeline.rowsArea = {left - letters, top, rect.right() - left + letters, bottom - top};
    timeline.lanes = {left, top, width, bottom - top};
    timeline.axisArea = {left, top - line, width, line};
    timeline.axis = {.window = shownWindow(frameOfB(frame)), .left = left, .width = width};
    layout.axisTitle = {rect.left(), top - line, gutter, line};
    layout.scrollRange = place(layout, timeline.rowsArea, frame.scroll);
    if (layout.scrollRange == 0 && !layout.pairs.empty()) {
        const ThreadPair& last = layout.pairs.back();
        timeline.rowsArea.setBottom(std::min(bottom, last.top + last.height + 2 * s));
        timeline.lanes.setBottom(timeline.rowsArea.bottom());
    }
    layout.names = {rect.left(), top, gutter - letters, timeline.rowsArea.height()};
    layout.b = timeline;
    layout.a.rows = rowsOf(layout, false);
    layout.b.rows = rowsOf(layout, true);
    layout.foot = {rect.left(), timeline.rowsArea.bottom() + 2 * s, rect.width(), footHeight};
    return layout;
}

double overlayHeight(double width, const Frame& frame)
{
    const Theme theme = fitted(frame.theme, {width, 1e6}, leastSize);
    const double s = theme.fontScale;
    const auto pairs = double(pairThreads(*frame.other, *frame.trace).size());
    return 3 * comparisonLine(theme) + std::max(1.0, pairs) * comfortablePair * s + foot * s
        + 6 * s;
}

} // namespace views
