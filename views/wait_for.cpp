#include "views/format.h"
#include "views/paint.h"
#include "views/pattern.h"
#include "views/view.h"
#include "views/wait_for_layout.h"
#include "views/why_words.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

using engine::Cycle;
using engine::WaitGraph;
using trace::ActorId;
using trace::ResourceId;
using trace::State;

constexpr trace::Duration journeyTime{200'000'000}; ///< wall time in which an arrow grows

QString utf8(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

QString quoted(const trace::Trace& trace, ResourceId resource)
{
    return QChar{0x201c} + utf8(trace.resource(resource).name) + QChar{0x201d};
}

/// Red of a deadlock: no state has it; it is told by thickness and by the word, too.
QColor alarm(const Theme& theme)
{
    return QColor::fromRgb(theme.mode == Mode::Light ? 0xffb3001b : 0xffff5c6c);
}

QRectF around(QPointF center, QSizeF size)
{
    return {
        center.x() - size.width() / 2, center.y() - size.height() / 2, size.width(), size.height()};
}

/// Threads that wait for one thing, and who has it: a row where a ring would be crowded.
struct Line {
    std::optional<ResourceId> resource{}; ///< none: they wait for `holder` to end
    std::vector<ActorId> waiters{};
    std::vector<ActorId> holders{};
    bool red = false;
};

/// All that one picture needs.
struct Picture {
    Picture(const QRectF& rect, const Frame& frame);

    bool inCycle(ActorId thread) const;
    bool inCycle(ResourceId resource) const;
    double growth(trace::Time since, trace::Time until) const;
    QRectF seat(ActorId thread) const
    {
        return around(layout.seats[std::size_t(layout.seatOf[trace::index(thread)])], layout.node);
    }
    QRectF place(ResourceId resource) const
    {
        return around(layout.places[trace::index(resource)], layout.resource);
    }

    const Frame& frame;
    const trace::Trace& trace;
    Theme theme;
    Names names;
    WaitGraph graph;
    std::vector<Cycle> cycles;
    std::vector<Line> lines;
    QStringList notes;
    WaitForLayout layout;
};

/// Foot: the legend's line, and what must be said of losses and tier.
QStringList notesOf(const trace::Trace& trace, const Theme& theme, double width)
{
    return wrapped(caveat(trace), theme.text(8.5), width, 2);
}

std::vector<Line> linesOf(const Picture& picture)
{
    std::vector<Line> lines;
    const auto line = [&](std::optional<ResourceId> resource) -> Line& {
        const auto found = std::ranges::find(lines, resource, &Line::resource);
        return found != lines.end() ? *found : lines.emplace_back(Line{.resource = resource});
    };
    for (const WaitGraph::Wait& wait : picture.graph.waits)
        line(wait.resource).waiters.push_back(wait.thread);
    for (const WaitGraph::Hold& hold : picture.graph.holds)
        line(hold.resource).holders.push_back(hold.thread);
    for (Line& each : lines)
        each.red = picture.inCycle(*each.resource);
    std::ranges::sort(lines, {}, &Line::resource);
    for (const WaitGraph::Join& join : picture.graph.joins)
        lines.push_back({.waiters = {join.thread},
            .holders = {join.awaited},
            .red = picture.inCycle(join.thread)});
    for (Line& each : lines) // those that cannot go on first
        std::ranges::stable_partition(
            each.waiters, [&](ActorId thread) { return picture.inCycle(thread); });
    return lines;
}

Picture::Picture(const QRectF& rect, const Frame& frame_)
    : frame{frame_}
    , trace{*frame_.trace}
    , theme{fitted(frame_.theme, rect.size(), {420, 190})}
    , names{*frame_.trace}
    , graph{engine::waitForGraph(*frame_.trace, frame_.playhead)}
{
    std::erase_if(graph.waits,
        [&](const WaitGraph::Wait& wait) { return !isNode(trace.resource(wait.resource)); });
    std::erase_if(graph.holds,
        [&](const WaitGraph::Hold& hold) { return !isNode(trace.resource(hold.resource)); });
    cycles = engine::cycles(graph);
    lines = linesOf(*this);
    notes = notesOf(trace, theme, rect.width() - 16 * theme.fontScale);
    const double foot = 20 * theme.fontScale + double(notes.size()) * lineHeight(theme.text(8.5));
    layout = waitForLayout(rect, trace, theme, foot);
}

bool Picture::inCycle(ActorId thread) const
{
    return std::ranges::any_of(cycles, [&](const Cycle& cycle) {
        return std::ranges::count(cycle.steps, thread, &Cycle::Step::thread) > 0;
    });
}

bool Picture::inCycle(ResourceId resource) const
{
    return std::ranges::any_of(cycles, [&](const Cycle& cycle) {
        return std::ranges::count(cycle.steps, std::optional{resource}, &Cycle::Step::resource) > 0;
    });
}

/// How much of an arrow there is: while time runs, it grows from its tail to its head.
double Picture::growth(trace::Time since, trace::Time until) const
{
    const double rate = std::abs(frame.rate);
    if (rate == 0 || theme.reducedMotion)
        return 1;
    const double journey = double(journeyTime.count()) * std::min(rate, 1e3);
    const double length =
        until == trace::Time::max() ? journey : std::min(journey, double((until - since).count()));
    return std::clamp(double((frame.playhead - since).count()) / std::max(1.0, length), 0.0, 1.0);
}

std::optional<trace::Slice> sliceOf(const Picture& picture, ActorId thread)
{
    return picture.trace.lane(thread).at(picture.graph.at);
}

/// "runs on cpu1", "waits 1.2 ms": the second line of a node.
QString detailOf(const Picture& picture, ActorId thread)
{
    const auto slice = sliceOf(picture, thread);
    if (!slice)
        return {};
    const QString since = formatDuration(picture.graph.at - slice->window.begin, 2);
    switch (slice->state) {
    case State::Running:
        return slice->cpu ? QStringLiteral("runs · cpu%1").arg(*slice->cpu)
                          : QStringLiteral("runs");
    case State::Runnable:
        return slice->preempted ? QStringLiteral("preempted") : QStringLiteral("runnable");
    case State::Lock: return QStringLiteral("waits %1").arg(since);
    case State::Message: return QStringLiteral("waits %1").arg(since);
    case State::Join: return QStringLiteral("join · %1").arg(since);
    case State::Child: return QStringLiteral("waits for child");
    case State::Io: return QStringLiteral("I/O");
    case State::Sleep: return QStringLiteral("sleeps");
    case State::New: return QStringLiteral("new");
    case State::Dead: return QStringLiteral("ended");
    case State::Lost: return QStringLiteral("records lost");
    case State::Other:
    case State::None: break;
    }
    return QStringLiteral("waits");
}

QString threadList(const Picture& picture, const std::vector<ActorId>& threads)
{
    QStringList list;
    for (const ActorId thread : threads)
        list << picture.names.brief(thread);
    return list.join(QStringLiteral(", "));
}

QString waitersWait(const Picture& picture, const std::vector<ActorId>& waiters)
{
    return waiters.size() == 1 ? QStringLiteral("%1 waits").arg(picture.names.full(waiters.front()))
                               : QStringLiteral("%1 threads wait").arg(waiters.size());
}

QString sentenceOf(const Picture& picture, const Line& line)
{
    const QString who = waitersWait(picture, line.waiters);
    if (!line.resource)
        return QStringLiteral("%1 for %2 to end")
            .arg(who, picture.names.full(line.holders.front()));
    const QString what = who + QStringLiteral(" for ") + quoted(picture.trace, *line.resource);
    if (line.holders.empty())
        return what;
    return what
        + (line.holders.size() == 1
                ? QStringLiteral(", which %1 has").arg(picture.names.full(line.holders.front()))
                : QStringLiteral(", which %1 have").arg(threadList(picture, line.holders)));
}

QString nobodyWaits(const Picture& picture)
{
    const QString now = momentText(picture.graph.at);
    const auto next = engine::nextLockWait(picture.trace, picture.graph.at);
    if (next)
        return QStringLiteral("Nobody waits for a lock at %1. Next to wait: %2 at %3.")
            .arg(now, picture.names.full(next->thread), momentText(next->at));
    return QStringLiteral("Nobody waits for a lock at %1, nor later in this run.").arg(now);
}

/// What the picture comes to, in one line.
QString headline(const Picture& picture)
{
    QStringList parts;
    for (const Cycle& cycle : picture.cycles)
        parts << cycleText(picture.trace, picture.names, cycle);
    if (!parts.empty())
        return parts.join(QStringLiteral(" · "));
    std::vector<const Line*> waited;
    for (const Line& line : picture.lines)
        if (!line.waiters.empty())
            waited.push_back(&line);
    std::ranges::stable_sort(waited, [](const Line* a, const Line* b) {
        const bool lockFirst = a->resource.has_value() && !b->resource.has_value();
        return lockFirst
            || (a->resource.has_value() == b->resource.has_value()
                && a->waiters.size() > b->waiters.size());
    });
    if (waited.empty() || !waited.front()->resource)
        parts << nobodyWaits(picture);
    for (const Line* line : waited)
        parts << sentenceOf(picture, *line) + u'.';
    return parts.join(u' ');
}

QFont bold(const Theme& theme, double points)
{
    QFont font = theme.text(points);
    font.setWeight(QFont::DemiBold);
    return font;
}

void drawNode(QPainter& painter, const Picture& picture, const QRectF& box, State state,
    const QString& title, const QString& detail, bool red, bool selected)
{
    const Theme& theme = picture.theme;
    const double s = theme.fontScale;
    fillState(painter, box, state, theme, 8 * s);
    painter.setBrush(Qt::NoBrush);
    const auto frame = [&](const QColor& color, double width, double out) {
        painter.setPen(QPen{color, width * s});
        painter.drawRoundedRect(
            box.adjusted(-out * s, -out * s, out * s, out * s), (out + 7) * s, (out + 7) * s);
    };
    if (red)
        frame(alarm(theme), 4, 3.5);
    if (selected)
        frame(theme.accent(), 3, red ? 7 : 2.5);
    const QFont first = bold(theme, 9.5);
    const QFont second = theme.text(8.5);
    const QRectF text = box.adjusted(5 * s, 2 * s, -5 * s, -2 * s);
    const QRectF upper{text.left(), text.top(), text.width(), text.height() / 2};
    const QRectF lower = upper.translated(0, text.height() / 2);
    const QColor ink = theme.patterns && state == State::New ? theme.ink() : theme.onState(state);
    for (const auto& [area, words, font] :
        {std::tuple{upper, title, first}, std::tuple{lower, detail, second}}) {
        const double width = std::min(area.width(), widthOf(words, font));
        if (patterned(state, theme))
            painter.fillRect(QRectF{area.center().x() - width / 2 - 2, area.top() + 1, width + 4,
                                 area.height() - 2},
                patternBase(state, theme));
        drawLine(painter, area, Qt::AlignHCenter, words, font, ink);
    }
}

void drawThread(QPainter& painter, const Picture& picture, ActorId thread, const QRectF& box)
{
    const auto slice = sliceOf(picture, thread);
    drawNode(painter, picture, box, slice ? slice->state : State::None,
        picture.layout.brief ? picture.names.brief(thread) : picture.names.full(thread),
        detailOf(picture, thread), picture.inCycle(thread), picture.frame.selectedActor == thread);
}

/// A padlock, shut when someone has it; other kinds are a square with their letter.
void drawSign(QPainter& painter, const Picture& picture, ResourceId resource, QPointF center,
    bool held, const QColor& color)
{
    const Theme& theme = picture.theme;
    const double s = theme.fontScale;
    const trace::ResourceKind kind = picture.trace.resource(resource).kind;
    const QColor ground = theme.transparent ? theme.background() : theme.card();
    painter.setPen(QPen{color, 2.2 * s, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    if (kind == trace::ResourceKind::Lock) {
        QPainterPath shackle;
        const double lift = held ? 0 : 3 * s;
        const QRectF bow{center.x() - 6 * s, center.y() - 13 * s - lift, 12 * s, 14 * s};
        shackle.moveTo(bow.left(), held ? center.y() - 2 * s : center.y() - 4 * s - lift);
        shackle.lineTo(bow.left(), bow.center().y());
        shackle.arcTo(bow, 180, -180);
        shackle.lineTo(bow.right(), center.y() - 2 * s);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shackle);
        painter.setBrush(held ? color : ground);
        painter.drawRoundedRect(
            QRectF{center.x() - 11 * s, center.y() - 2 * s, 22 * s, 15 * s}, 3 * s, 3 * s);
        return;
    }
    const QRectF box = around(center, {26 * s, 26 * s});
    painter.setBrush(held ? color : ground);
    painter.drawRoundedRect(box, 3 * s, 3 * s);
    const QString letter = utf8(trace::name(kind)).left(1).toUpper();
    drawLine(painter, box, Qt::AlignHCenter, letter, bold(theme, 11), held ? ground : color);
}

void drawResource(QPainter& painter, const Picture& picture, ResourceId resource, const QRectF& box)
{
    const Theme& theme = picture.theme;
    const double s = theme.fontScale;
    const bool red = picture.inCycle(resource);
    const bool held =
        std::ranges::count(picture.graph.holds, resource, &WaitGraph::Hold::resource) > 0;
    const QColor color = red ? alarm(theme) : theme.ink();
    drawSign(painter, picture, resource, {box.center().x(), box.top() + 18 * s}, held, color);
    const QRectF text{box.left(), box.bottom() - 16 * s, box.width(), 16 * s};
    const QString name = utf8(picture.trace.resource(resource).name);
    const QFont font = bold(theme, 9.5);
    if (!theme.transparent) { // arrows may pass behind the name
        const double width = std::min(text.width(), widthOf(name, font));
        painter.fillRect(around(text.center(), {width + 4, text.height()}), theme.card());
    }
    drawLine(painter, text, Qt::AlignHCenter, name, font, color);
}

/// Where a line from inside `box` to `target` leaves it.
QPointF edgeOf(const QRectF& box, QPointF target)
{
    const QPointF center = box.center();
    const QPointF way = target - center;
    const double x = way.x() == 0 ? 1e9 : std::abs(box.width() / 2 / way.x());
    const double y = way.y() == 0 ? 1e9 : std::abs(box.height() / 2 / way.y());
    return center + way * std::min({x, y, 1.0});
}

struct Edge {
    QRectF from{};
    QRectF to{};
    bool holds = false;
    bool red = false;
    double growth = 1;
};

/// Solid for “has”, dashed for “waits for”; bent a little, so that two between the same nodes part.
void drawEdge(QPainter& painter, const Picture& picture, const Edge& edge)
{
    const Theme& theme = picture.theme;
    const double s = theme.fontScale;
    const double gap = 4 * s;
    const QRectF from = edge.from.adjusted(-gap, -gap, gap, gap);
    const QRectF to = edge.to.adjusted(-gap, -gap, gap, gap);
    const QPointF tail = edgeOf(from, to.center());
    const QPointF tip = edgeOf(to, from.center());
    const QPointF way = tip - tail;
    const double length = std::hypot(way.x(), way.y());
    if (length < 2 || edge.growth <= 0)
        return;
    const double bend = std::min(14 * s, length * 0.12);
    const QPointF side{-way.y() / length, way.x() / length};
    const QPointF knee = (tail + tip) / 2 + side * bend;
    const auto at = [&](double t) {
        return tail * ((1 - t) * (1 - t)) + knee * (2 * t * (1 - t)) + tip * (t * t);
    };
    QPainterPath path{tail};
    constexpr int steps = 24;
    for (int i = 1; i <= steps; ++i)
        path.lineTo(at(edge.growth * i / steps));
    const QPointF end = at(edge.growth);
    const QPointF before = at(std::max(0.0, edge.growth - 0.05));
    const double angle = std::atan2(end.y() - before.y(), end.x() - before.x());
    const double head = (edge.red ? 13 : 10) * s;
    const auto wing = [&](double by) {
        return end - QPointF{std::cos(angle + by), std::sin(angle + by)} * head;
    };
    const QColor color = edge.red ? alarm(theme) : edge.holds ? theme.ink() : theme.secondary();
    QPen pen{color, (edge.red ? 4.0 : 2.2) * s, Qt::SolidLine, Qt::FlatCap};
    if (!edge.holds)
        pen.setDashPattern({3.2, 2.0});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{end, wing(0.42), wing(-0.42)}});
}

/// The sign and the name, without the room around them.
QRectF tight(const Picture& picture, ResourceId resource, const QRectF& box)
{
    const double width =
        std::clamp(widthOf(utf8(picture.trace.resource(resource).name), bold(picture.theme, 9.5)),
            30 * picture.theme.fontScale, box.width());
    return around(box.center(), {width, box.height()});
}

std::vector<Edge> ringEdges(const Picture& picture)
{
    std::vector<Edge> edges;
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
    std::ranges::stable_partition(edges, [](const Edge& edge) { return !edge.red; });
    return edges;
}

void drawRing(QPainter& painter, const Picture& picture)
{
    for (const Edge& edge : ringEdges(picture))
        drawEdge(painter, picture, edge);
    for (const trace::Resource& resource : picture.trace.resources())
        if (isNode(resource))
            drawResource(painter, picture, resource.id, picture.place(resource.id));
    for (const ActorId thread : picture.graph.threads)
        drawThread(painter, picture, thread, picture.seat(thread));
}

/// Rows: threads that wait at the left, what they wait for in the middle, who has it at the right.
struct Rows {
    double height = 0;
    std::vector<const Line*> lines{};
    std::size_t left = 0; ///< out of sight
};

Rows rowsOf(const Picture& picture)
{
    const double s = picture.theme.fontScale;
    Rows rows{.height = 58 * s};
    const double room = picture.layout.area.height() / rows.height;
    const auto most = std::size_t(std::max(1.0, std::floor(room)));
    for (const Line& line : picture.lines)
        rows.lines.push_back(&line);
    std::ranges::stable_sort(rows.lines, [](const Line* a, const Line* b) {
        const auto rank = [](const Line* line) {
            return line->red ? 0 : !line->waiters.empty() ? 1 : 2;
        };
        return rank(a) < rank(b);
    });
    rows.left = rows.lines.size() - std::min(rows.lines.size(), most);
    rows.lines.resize(rows.lines.size() - rows.left);
    if (double(rows.lines.size()) < room / 2)
        rows.height = std::min(76 * s, picture.layout.area.height() / double(most));
    return rows;
}

struct RowBoxes {
    QRectF waiters{};
    QRectF resource{};
    QRectF holder{};
};

RowBoxes boxesOf(const Picture& picture, const Rows& rows, std::size_t i)
{
    const QRectF& area = picture.layout.area;
    const double s = picture.theme.fontScale;
    const double y = area.top() + rows.height * (double(i) + 0.5);
    const double width = std::min(230 * s, area.width() * 0.3);
    const QSizeF node{width, 36 * s};
    return {.waiters = around({area.left() + area.width() * 0.18, y}, node),
        .resource = around({area.center().x(), y}, picture.layout.resource),
        .holder = around({area.right() - area.width() * 0.18, y}, node)};
}

/// The state most of them are in.
State commonState(const Picture& picture, const std::vector<ActorId>& threads)
{
    std::array<int, trace::stateCount> counts{};
    for (const ActorId thread : threads)
        if (const auto slice = sliceOf(picture, thread))
            ++counts[std::size_t(slice->state)];
    return State(std::ranges::max_element(counts) - counts.begin());
}

void drawCrowd(QPainter& painter, const Picture& picture, const std::vector<ActorId>& threads,
    const QRectF& box, const char* plural)
{
    if (threads.empty())
        return;
    if (threads.size() == 1)
        return drawThread(painter, picture, threads.front(), box);
    const bool red =
        std::ranges::any_of(threads, [&](ActorId thread) { return picture.inCycle(thread); });
    const bool selected = picture.frame.selectedActor
        && std::ranges::count(threads, *picture.frame.selectedActor) > 0;
    drawNode(painter, picture, box, commonState(picture, threads),
        QString::fromUtf8(plural).arg(threads.size()), threadList(picture, threads), red, selected);
}

void drawRows(QPainter& painter, const Picture& picture)
{
    const Rows rows = rowsOf(picture);
    for (std::size_t i = 0; i < rows.lines.size(); ++i) {
        const Line& line = *rows.lines[i];
        const RowBoxes boxes = boxesOf(picture, rows, i);
        const QRectF middle =
            line.resource ? tight(picture, *line.resource, boxes.resource) : boxes.holder;
        if (!line.waiters.empty())
            drawEdge(painter, picture, {.from = boxes.waiters, .to = middle, .red = line.red});
        if (line.resource && !line.holders.empty())
            drawEdge(painter, picture,
                {.from = middle, .to = boxes.holder, .holds = true, .red = line.red});
        drawCrowd(painter, picture, line.waiters, boxes.waiters, "%1 threads wait");
        if (line.resource)
            drawResource(painter, picture, *line.resource, boxes.resource);
        drawCrowd(painter, picture, line.holders, boxes.holder, "%1 threads have it");
    }
}

void drawHead(QPainter& painter, const Picture& picture)
{
    const Theme& theme = picture.theme;
    const bool red = !picture.cycles.empty();
    drawLine(painter, picture.layout.head, Qt::AlignLeft, headline(picture), bold(theme, 11),
        red ? alarm(theme) : theme.ink());
}

void drawFoot(QPainter& painter, const Picture& picture)
{
    const Theme& theme = picture.theme;
    const double s = theme.fontScale;
    const QRectF& foot = picture.layout.foot;
    double x = foot.left() + 8 * s;
    const QRectF first{x, foot.top(), foot.width() - 16 * s, 18 * s};
    for (const bool holds : {false, true}) {
        const double y = first.center().y();
        drawEdge(painter, picture,
            {.from = {x - 4 * s, y, 0, 0}, .to = {x + 40 * s, y, 0, 0}, .holds = holds});
        x += 42 * s;
        const QString words = holds ? QStringLiteral("is held by") : QStringLiteral("waits for");
        drawLine(painter, {x, first.top(), first.right() - x, first.height()}, Qt::AlignLeft, words,
            theme.text(9), theme.secondary());
        x += widthOf(words, theme.text(9)) + 18 * s;
    }
    if (!picture.layout.ring) {
        if (const std::size_t left = rowsOf(picture).left; left > 0)
            drawLine(painter, {x, first.top(), first.right() - x, first.height()}, Qt::AlignLeft,
                QStringLiteral("%1 more are held or waited for: no room").arg(left), theme.text(9),
                theme.secondary());
    }
    drawLines(painter, foot.adjusted(8 * s, 20 * s, -8 * s, 0), Qt::AlignLeft, picture.notes,
        theme.text(8.5), theme.secondary());
}

QString countsOf(const Picture& picture)
{
    std::array<std::size_t, trace::stateCount> counts{};
    for (const ActorId thread : picture.graph.threads)
        if (const auto slice = sliceOf(picture, thread))
            ++counts[std::size_t(slice->state)];
    QStringList parts;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            parts << QStringLiteral("%1: %2").arg(utf8(label(State(i)))).arg(counts[i]);
    return parts.join(QStringLiteral(", "));
}

QString resourceText(const Picture& picture, ResourceId resource)
{
    const auto line = std::ranges::find(picture.lines, std::optional{resource}, &Line::resource);
    const trace::Resource& what = picture.trace.resource(resource);
    QString text = utf8(trace::name(what.kind)) + u' ' + quoted(picture.trace, resource)
        + QStringLiteral(": ");
    if (line == picture.lines.end())
        return text + QStringLiteral("free, nobody waits");
    text += line->holders.empty() ? what.kind == trace::ResourceKind::Lock
            ? QStringLiteral("free")
            : QStringLiteral("has no owner")
                                  : QStringLiteral("held by ") + threadList(picture, line->holders);
    for (const WaitGraph::Hold& hold : picture.graph.holds)
        if (hold.resource == resource && line->holders.size() == 1)
            text += QStringLiteral(" since ") + momentText(hold.holding.begin);
    return text
        + (line->waiters.empty()
                ? QStringLiteral("; nobody waits")
                : QStringLiteral("; waiting: ") + threadList(picture, line->waiters));
}

QString threadText(const Picture& picture, ActorId thread)
{
    return plain(whyText(picture.trace, engine::explain(picture.trace, thread, picture.graph.at)));
}

Spot threadSpot(const Picture& picture, ActorId thread, const QRectF& box)
{
    const auto slice = sliceOf(picture, thread);
    return {.rect = box,
        .text = threadText(picture, thread),
        .actor = thread,
        .window = slice ? std::optional{slice->window} : std::nullopt};
}

Spot crowdSpot(const Picture& picture, const std::vector<ActorId>& threads, const QRectF& box)
{
    if (threads.size() == 1)
        return threadSpot(picture, threads.front(), box);
    return {.rect = box,
        .text =
            QStringLiteral("%1 threads: %2").arg(threads.size()).arg(threadList(picture, threads)),
        .actor = threads.front()};
}

std::vector<Spot> spotsOf(const Picture& picture)
{
    std::vector<Spot> spots{{.rect = picture.layout.head, .text = headline(picture)}};
    if (picture.layout.ring) {
        for (const ActorId thread : picture.graph.threads)
            spots.push_back(threadSpot(picture, thread, picture.seat(thread)));
        for (const trace::Resource& resource : picture.trace.resources())
            if (isNode(resource))
                spots.push_back({.rect = picture.place(resource.id),
                    .text = resourceText(picture, resource.id)});
        return spots;
    }
    const Rows rows = rowsOf(picture);
    for (std::size_t i = 0; i < rows.lines.size(); ++i) {
        const Line& line = *rows.lines[i];
        const RowBoxes boxes = boxesOf(picture, rows, i);
        if (!line.waiters.empty())
            spots.push_back(crowdSpot(picture, line.waiters, boxes.waiters));
        if (line.resource)
            spots.push_back(
                {.rect = boxes.resource, .text = resourceText(picture, *line.resource)});
        if (!line.holders.empty())
            spots.push_back(crowdSpot(picture, line.holders, boxes.holder));
    }
    return spots;
}

class WaitFor final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        if (!frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        painter.setRenderHint(QPainter::Antialiasing);
        if (frame.trace->extent().empty()) {
            drawMessage(painter, rect, frame.theme, QStringLiteral("Press Run to start"),
                QStringLiteral("Threads, the locks they hold, and who waits for whom."));
        } else {
            const Picture picture{rect, frame};
            drawHead(painter, picture);
            if (picture.layout.ring)
                drawRing(painter, picture);
            else if (picture.lines.empty())
                drawMessage(painter, picture.layout.area, picture.theme,
                    QStringLiteral("No lock is held, nobody waits for one"), countsOf(picture));
            else
                drawRows(painter, picture);
            drawFoot(painter, picture);
        }
        painter.restore();
    }

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        for (const Spot& spot : spots(rect, frame))
            if (spot.rect.contains(point))
                return spot;
        return std::nullopt;
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        if (frame.trace->extent().empty())
            return {};
        return spotsOf(Picture{rect, frame});
    }

    QString subtitle(const Frame& frame) const override
    {
        return frame.still ? QStringLiteral("threads, and what they hold and wait for")
                           : QStringLiteral("what each thread holds and waits for at the playhead "
                                            "· click one to see why");
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 330 * frame.theme.fontScale;
    }
};

} // namespace

extern const ViewType wait_for{
    .id = "wait-for", .title = "Who waits for whom", .make = makeView<WaitFor>};

} // namespace views
