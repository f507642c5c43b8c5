#include "views/wait_for_paint.h"

#include "views/paint.h"
#include "views/wait_for_marks.h"
#include "views/wait_for_words.h"
#include "views/words.h"

#include <algorithm>
#include <array>

namespace views {

using engine::WaitGraph;
using trace::ActorId;
using trace::State;

namespace {

void drawThread(QPainter& painter, const WaitPicture& picture, ActorId thread, const QRectF& box)
{
    const auto slice = picture.sliceOf(thread);
    drawNode(painter, picture.theme, box,
        {slice ? slice->state : State::None,
            picture.layout.brief ? picture.names.brief(thread) : picture.names.full(thread),
            detailOf(picture, thread), picture.inCycle(thread),
            picture.frame.selectedActor == thread});
}

std::vector<WaitArrow> ringEdges(const WaitPicture& picture)
{
    std::vector<WaitArrow> edges;
    for (const WaitGraph::Hold& hold : picture.graph.holds)
        edges.push_back({.from = tight(picture, hold.resource, picture.place(hold.resource)),
            .to = picture.seat(hold.thread),
            .holds = true,
            .red = picture.inCycle(hold.resource),
            .growth = picture.growth(hold.holding.begin, hold.holding.end)});
    for (const WaitGraph::Wait& wait : picture.graph.waits)
        edges.push_back({.from = picture.seat(wait.thread),
            .to = tight(picture, wait.resource, picture.place(wait.resource)),
            .red = picture.inCycle(wait.thread),
            .growth = picture.growth(wait.window.begin, wait.window.end)});
    for (const WaitGraph::Join& join : picture.graph.joins)
        edges.push_back({.from = picture.seat(join.thread),
            .to = picture.seat(join.awaited),
            .red = picture.inCycle(join.thread),
            .growth = picture.growth(join.window.begin, join.window.end)});
    std::ranges::stable_partition(edges, [](const WaitArrow& edge) { return !edge.red; });
    return edges;
}

void drawRing(QPainter& painter, const WaitPicture& picture)
{
    for (const WaitArrow& edge : ringEdges(picture))
        drawEdge(painter, picture.theme, edge);
    for (const trace::Resource& resource : picture.trace.resources())
        if (isNode(resource))
            drawResource(painter, picture, resource.id, picture.place(resource.id));
    for (const ActorId thread : picture.graph.threads)
        drawThread(painter, picture, thread, picture.seat(thread));
}

/// The state most of them are in.
State commonState(const WaitPicture& picture, const std::vector<ActorId>& threads)
{
    std::array<int, trace::stateCount> counts{};
    for (const ActorId thread : threads)
        if (const auto slice = picture.sliceOf(thread))
            ++counts[std::size_t(slice->state)];
    return State(std::ranges::max_element(counts) - counts.begin());
}

void drawCrowd(QPainter& painter, const WaitPicture& picture, const std::vector<ActorId>& threads,
    const QRectF& box, const QString& plural)
{
    if (threads.empty())
        return;
    if (threads.size() == 1)
        return drawThread(painter, picture, threads.front(), box);
    const bool red =
        std::ranges::any_of(threads, [&](ActorId thread) { return picture.inCycle(thread); });
    const bool selected = picture.frame.selectedActor
        && std::ranges::count(threads, *picture.frame.selectedActor) > 0;
    drawNode(painter, picture.theme, box,
        {commonState(picture, threads), plural, threadList(picture, threads), red, selected});
}

void drawRows(QPainter& painter, const WaitPicture& picture)
{
    const WaitRows rows = rowsOf(picture);
    for (std::size_t i = 0; i < rows.lines.size(); ++i) {
        const WaitLine& line = *rows.lines[i];
        const WaitRowBoxes boxes = boxesOf(picture, rows, i);
        const QRectF middle =
            line.resource ? tight(picture, *line.resource, boxes.resource) : boxes.holder;
        if (!line.waiters.empty())
            drawEdge(
                painter, picture.theme, {.from = boxes.waiters, .to = middle, .red = line.red});
        if (line.resource && !line.holders.empty())
            drawEdge(painter, picture.theme,
                {.from = middle, .to = boxes.holder, .holds = true, .red = line.red});
        drawCrowd(painter, picture, line.waiters, boxes.waiters,
            Words::tr("%n threads wait", nullptr, int(line.waiters.size())));
        if (line.resource)
            drawResource(painter, picture, *line.resource, boxes.resource);
        drawCrowd(painter, picture, line.holders, boxes.holder,
            Words::tr("%n threads have it", nullptr, int(line.holders.size())));
    }
}

void drawHead(QPainter& painter, const WaitPicture& picture)
{
    const Theme& theme = picture.theme;
    const bool red = !picture.cycles.empty();
    drawLine(painter, picture.layout.head, Qt::AlignLeft, headline(picture), bold(theme, 11),
        red ? alarm(theme) : theme.ink());
}

void drawFoot(QPainter& painter, const WaitPicture& picture)
{
    const Theme& theme = picture.theme;
    const double s = theme.fontScale;
    const QRectF& foot = picture.layout.foot;
    double x = foot.left() + 8 * s;
    const QRectF first{x, foot.top(), foot.width() - 16 * s, 18 * s};
    for (const bool holds : {false, true}) {
        const double y = first.center().y();
        drawEdge(painter, picture.theme,
            {.from = {x - 4 * s, y, 0, 0}, .to = {x + 40 * s, y, 0, 0}, .holds = holds});
        x += 42 * s;
        const QString words = holds ? Words::tr("is held by") : Words::tr("waits for");
        drawLine(painter, {x, first.top(), first.right() - x, first.height()}, Qt::AlignLeft, words,
            theme.text(9), theme.secondary());
        x += widthOf(words, theme.text(9)) + 18 * s;
    }
    if (!picture.layout.ring) {
        if (const std::size_t left = rowsOf(picture).left; left > 0)
            drawLine(painter, {x, first.top(), first.right() - x, first.height()}, Qt::AlignLeft,
                Words::tr("%n more are held or waited for: no room", nullptr, int(left)),
                theme.text(9), theme.secondary());
    }
    drawLines(painter, foot.adjusted(8 * s, 20 * s, -8 * s, 0), Qt::AlignLeft, picture.notes,
        theme.text(8.5), theme.secondary());
}

} // namespace

void drawWaits(QPainter& painter, const WaitPicture& picture)
{
    drawHead(painter, picture);
    if (picture.layout.ring)
        drawRing(painter, picture);
    else if (picture.lines.empty())
        drawMessage(painter, picture.layout.area, picture.theme,
            Words::tr("No lock is held, nobody waits for one"), countsOf(picture));
    else
        drawRows(painter, picture);
    drawFoot(painter, picture);
}

} // namespace views
