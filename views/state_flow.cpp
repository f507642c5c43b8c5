#include "views/describe.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/pattern.h"
#include "views/state_flow_moment.h"
#include "views/view.h"

#include <QPainterPath>
#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

using trace::State;
using trace::Transition;

constexpr const char* stageNames[]{"New", "Runnable", "Running", "Not running", "Dead"};
constexpr const char* edgeNames[]{
    "start()", "dispatched", "preempted", "blocks", "woken", "returns"};

/// Everything one picture needs, computed once.
struct Flow {
    Flow(const QRectF& rect, const Frame& frame);

    QPointF place(const FlowToken& token) const;
    bool hidden(const FlowToken& token) const; ///< it is one of "+ n"
    std::size_t hiddenIn(Stage stage) const;
    QRectF circle(const FlowToken& token) const;
    QColor color(Stage stage) const;

    const Frame& frame;
    const trace::Trace& trace;
    FlowLayout layout;
    FlowMoment moment;
    Theme theme;
    Names names;
    TokenGrid grid;
    std::vector<std::size_t> placeOf; ///< of tokens, in their box

private:
    QPointF placeIn(Stage stage, std::size_t token) const;
};

Flow::Flow(const QRectF& rect, const Frame& frame_)
    : frame{frame_}
    , trace{*frame_.trace}
    , layout{flowLayout(rect, frame_.theme.fontScale)}
    , moment{flowMoment(frame_)}
    , theme{frame_.theme}
    , names{*frame_.trace}
{
    theme.fontScale = layout.scale;
    grid = tokenGrid(layout, moment.tokens.size(), moment.crowd);
    std::array<std::size_t, stageCount> next{};
    for (const FlowToken& token : moment.tokens)
        placeOf.push_back(grid.fixed ? token.number : next[std::size_t(token.stage)]++);
}

bool Flow::hidden(const FlowToken& token) const
{
    const std::size_t capacity = tokenCapacity(layout, token.stage, grid.diameter);
    const std::size_t crowd = moment.crowd[std::size_t(token.stage)];
    const std::size_t slot = placeOf[token.number];
    return !grid.fixed && crowd > capacity && slot + 1 >= capacity;
}

std::size_t Flow::hiddenIn(Stage stage) const
{
    return std::size_t(std::ranges::count_if(moment.tokens,
        [&](const FlowToken& token) { return token.stage == stage && hidden(token); }));
}

QPointF Flow::placeIn(Stage stage, std::size_t token) const
{
    const std::size_t capacity = tokenCapacity(layout, stage, grid.diameter);
    return tokenPlace(layout, stage, grid.diameter, std::min(placeOf[token], capacity - 1));
}

QPointF Flow::place(const FlowToken& token) const
{
    const QPointF home = placeIn(token.stage, token.number);
    if (!token.from)
        return home;
    return tokenOnWay(
        layout, *token.from, placeIn(*token.from, token.number), token.stage, home, token.progress);
}

QRectF Flow::circle(const FlowToken& token) const
{
    const double r = grid.diameter / 2;
    const QPointF center = place(token);
    return {center.x() - r, center.y() - r, grid.diameter, grid.diameter};
}

QColor Flow::color(Stage stage) const
{
    switch (stage) {
    case Stage::New: return theme.state(State::New);
    case Stage::Runnable: return theme.state(State::Runnable);
    case Stage::Running: return theme.state(State::Running);
    case Stage::Waiting: return theme.secondary();
    case Stage::Dead: break;
    }
    return theme.state(State::Dead);
}

bool runnableUnseen(const trace::Trace& trace)
{
    if (trace.provenance().source != trace::Source::Measured
        || trace.provenance().tier != trace::Tier::Program)
        return false;
    return std::ranges::none_of(trace.actors(), [&](const trace::Actor& actor) {
        return trace.lane(actor.id).sumsUntil(trace.extent().end)[std::size_t(State::Runnable)]
            > trace::Duration::zero();
    });
}

QString runnableCaption(const Flow& flow)
{
    if (runnableUnseen(flow.trace))
        return QStringLiteral("cannot be told from running here");
    const auto median = flow.trace.wakeLatency().quantile(0.5);
    if (!median)
        return QStringLiteral("waiting for a CPU");
    const bool exact = flow.trace.provenance().tier == trace::Tier::KernelWakeups;
    return QStringLiteral("waiting for a CPU · median %1%2")
        .arg(exact ? QString{} : QStringLiteral("about "), formatDuration(*median, 2));
}

QString runningCaption(const Flow& flow)
{
    std::vector<trace::CpuId> cpus;
    for (const FlowToken& token : flow.moment.tokens) {
        const auto cpu = token.stage == Stage::Running
            ? flow.trace.lane(token.actor)[token.slice].cpu
            : std::nullopt;
        if (cpu)
            cpus.push_back(*cpu);
    }
    std::ranges::sort(cpus);
    cpus.erase(std::unique(cpus.begin(), cpus.end()), cpus.end());
    if (cpus.empty())
        return flow.moment.crowd[std::size_t(Stage::Running)] == 0 ? QStringLiteral("on no CPU now")
                                                                   : QStringLiteral("on a CPU");
    if (cpus.size() > 6)
        return QStringLiteral("on %1 CPUs").arg(cpus.size());
    QStringList words;
    for (const trace::CpuId cpu : cpus)
        words << QStringLiteral("cpu%1").arg(cpu);
    return QStringLiteral("on ") + words.join(QStringLiteral(", "));
}

QString captionOf(const Flow& flow, Stage stage)
{
    switch (stage) {
    case Stage::New: return QStringLiteral("has not run yet");
    case Stage::Runnable: return runnableCaption(flow);
    case Stage::Running: return runningCaption(flow);
    case Stage::Dead: return QStringLiteral("returned or exited");
    case Stage::Waiting: break;
    }
    return {};
}

/// One line where it fits, else broken at its dot, else anywhere.
QStringList captionLines(const QString& caption, const QFont& font, double width)
{
    const QStringList parts = caption.split(QStringLiteral(" · "));
    if (parts.size() == 2 && widthOf(caption, font) > width)
        return wrapped(parts[0], font, width, 1) + wrapped(parts[1], font, width, 1);
    return wrapped(caption, font, width, 2);
}

QString footOf(const Flow& flow)
{
    QStringList sentences;
    if (const QString note = caveat(flow.trace); !note.isEmpty())
        sentences << note;
    if (flow.moment.tooFast)
        sentences << QStringLiteral(
            "Too fast to follow single threads, so only the counts tick: slow the replay down.");
    if (sentences.empty())
        sentences << QStringLiteral("Each token is a thread that exists now; each count is a "
                                    "transition up to this moment.");
    return sentences.join(u' ');
}

/// Waiting threads with one reason: "T2 T5", "orders".
struct Reason {
    State state{};
    QString threads{};
    QString why{};
};

std::vector<Reason> reasonsOf(const Flow& flow)
{
    std::vector<Reason> reasons;
    for (const FlowToken& token : flow.moment.tokens) {
        if (token.stage != Stage::Waiting)
            continue;
        const trace::Slice slice = flow.trace.lane(token.actor)[token.slice];
        QString why = shortReason(flow.trace, slice);
        if (slice.state == State::Lock && slice.resource)
            why = QStringLiteral("%1 \u201c%2\u201d")
                      .arg(QString::fromUtf8(
                               trace::name(flow.trace.resource(*slice.resource).kind).data()),
                          why);
        const QString thread = flow.names.brief(token.actor);
        const auto same = std::ranges::find_if(
            reasons, [&](const Reason& r) { return r.state == slice.state && r.why == why; });
        if (same != reasons.end())
            same->threads += u' ' + thread;
        else
            reasons.push_back({slice.state, thread, why});
    }
    return reasons;
}

void drawReasons(QPainter& painter, const Flow& flow)
{
    const Theme& theme = flow.theme;
    const double s = theme.fontScale;
    const QFont font = theme.text(8.5);
    const double line = flow.layout.reasons.height() / 2;
    const auto reasons = reasonsOf(flow);
    // Measured first, so that the lines can be centred over the box.
    std::vector<std::vector<std::pair<Reason, double>>> lines(1);
    double x = 0;
    std::size_t shown = 0;
    const QString more = QStringLiteral("+ %1 more");
    for (const Reason& reason : reasons) {
        const double width = 14 * s
            + std::min(widthOf(reason.threads + u' ' + reason.why, font),
                flow.layout.reasons.width() * 0.6)
            + 16 * s;
        const double kept = lines.size() == 2 ? widthOf(more, font) + 20 * s : 0;
        if (x + width + kept > flow.layout.reasons.width() && x > 0) {
            if (lines.size() == 2)
                break;
            lines.emplace_back();
            x = 0;
        }
        lines.back().emplace_back(reason, width);
        x += width;
        ++shown;
    }
    double y = flow.layout.reasons.bottom() - line * double(lines.size());
    for (std::size_t l = 0; l < lines.size(); ++l, y += line) {
        const QString rest = l + 1 == lines.size() && shown < reasons.size()
            ? more.arg(reasons.size() - shown)
            : QString{};
        double total = rest.isEmpty() ? 0 : widthOf(rest, font);
        for (const auto& [reason, width] : lines[l])
            total += width;
        x = std::max(flow.layout.reasons.left(), flow.layout.reasons.center().x() - total / 2);
        for (const auto& [reason, width] : lines[l]) {
            fillState(
                painter, {x, y + line / 2 - 4.5 * s, 9 * s, 9 * s}, reason.state, theme, 4.5 * s);
            drawLine(painter, {x + 14 * s, y, width - 30 * s + 1, line}, Qt::AlignLeft,
                reason.threads + u' ' + reason.why, font, theme.ink());
            x += width;
        }
        drawLine(painter, {x, y, flow.layout.reasons.right() - x, line}, Qt::AlignLeft, rest, font,
            theme.secondary());
    }
}

QStringList labelOf(const Flow& flow, std::size_t edge, const QFont& font)
{
    const QString words = QString::fromLatin1(edgeNames[edge]);
    const QString count = formatCount(flow.moment.counts[edge]) + QChar{0x00d7};
    const QString both = words + QStringLiteral(" · ") + count;
    if (widthOf(both, font) <= flow.layout.edges[edge].label.width())
        return {both};
    return {words, count};
}

void drawEdge(QPainter& painter, const Flow& flow, std::size_t i)
{
    const FlowEdge& edge = flow.layout.edges[i];
    const double s = flow.theme.fontScale;
    const bool taken = flow.moment.justTaken[i];
    const QColor color = taken ? flow.theme.playhead() : flow.theme.secondary();
    painter.setPen(QPen{color, (taken ? 2.6 : 1.3) * s, Qt::SolidLine, Qt::FlatCap});
    painter.setBrush(Qt::NoBrush);
    QPointF direction = edge.end - edge.secondControl;
    direction /= std::hypot(direction.x(), direction.y());
    const double size = (taken ? 10 : 7) * s;
    QPainterPath path{edge.start};
    path.cubicTo(edge.firstControl, edge.secondControl, edge.end - direction * size * 0.8);
    painter.drawPath(path);
    const QPointF across{-direction.y(), direction.x()};
    const QPointF back = edge.end - direction * size;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(
        QPolygonF{{edge.end, back + across * size * 0.55, back - across * size * 0.55}});

    QFont font = flow.theme.text(8.5);
    if (taken)
        font.setWeight(QFont::DemiBold);
    const QStringList lines = labelOf(flow, i, font);
    const double height = lineHeight(font) * double(lines.size());
    QRectF label = edge.label;
    if (edge.labelAbove)
        label.setTop(label.bottom() - height);
    else if (edge.to != Stage::Runnable || edge.from == Stage::Waiting)
        label.translate(0, (label.height() - height) / 2);
    const QColor ink = taken && contrast(color, flow.theme.card()) >= 4.5 ? color
        : taken                                                           ? flow.theme.ink()
                                                                          : flow.theme.secondary();
    drawLines(painter, label, edge.alignment, lines, font, ink);
}

void drawBox(QPainter& painter, const Flow& flow, Stage stage)
{
    const Theme& theme = flow.theme;
    const double s = theme.fontScale;
    const QRectF& box = flow.layout.box(stage);
    const QColor color = flow.color(stage);
    const bool unseen = stage == Stage::Runnable && runnableUnseen(flow.trace);
    painter.setPen(QPen{color, 2 * s, unseen ? Qt::DashLine : Qt::SolidLine});
    painter.setBrush(mixed(theme.card(), color, 0.05));
    painter.drawRoundedRect(box.adjusted(s, s, -s, -s), 8 * s, 8 * s);

    QFont bold = theme.text(9.5);
    bold.setWeight(QFont::DemiBold);
    const QRectF title{
        box.left() + 9 * s, box.top() + 2 * s, box.width() - 18 * s, flow.layout.titleHeight};
    const QString count = QString::number(flow.moment.crowd[std::size_t(stage)]);
    const double figure = widthOf(count, theme.mono(9)) + 4 * s;
    drawLine(painter, title.adjusted(0, 0, -figure, 0), Qt::AlignLeft,
        QString::fromLatin1(stageNames[std::size_t(stage)]), bold, theme.ink());
    drawLine(painter, title, Qt::AlignRight, count, theme.mono(9), theme.secondary());

    const QRectF& caption = flow.layout.captions[std::size_t(stage)];
    if (!caption.isEmpty())
        drawLines(painter, caption, Qt::AlignHCenter,
            captionLines(captionOf(flow, stage), theme.text(8.5), caption.width()), theme.text(8.5),
            theme.secondary());
    if (const std::size_t more = flow.hiddenIn(stage)) {
        const std::size_t last = tokenCapacity(flow.layout, stage, flow.grid.diameter) - 1;
        const QPointF center = tokenPlace(flow.layout, stage, flow.grid.diameter, last);
        const double r = flow.grid.diameter / 2;
        drawLine(painter, {center.x() - r - 1.5 * s, center.y() - r, 2 * r + 3 * s, 2 * r},
            Qt::AlignHCenter, QStringLiteral("+%1").arg(more), theme.text(more < 100 ? 7 : 5.5),
            theme.ink());
    }
}

void drawToken(QPainter& painter, const Flow& flow, const FlowToken& token)
{
    const Theme& theme = flow.theme;
    const QRectF circle = flow.circle(token);
    const bool selected = flow.frame.selectedActor == token.actor;
    if (selected) {
        painter.setPen(QPen{theme.ink(), 2 * theme.fontScale});
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle.adjusted(-2, -2, 2, 2));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.state(token.state));
    painter.drawEllipse(circle);
    if (theme.patterns) { // a rim of the pattern, so that the name stays readable
        painter.setPen(Qt::NoPen);
        painter.setBrush(patternBase(token.state, theme));
        painter.drawEllipse(circle);
        const double side = circle.width() * 0.7;
        drawPattern(painter,
            {circle.center().x() - side / 2, circle.bottom() - side * 0.45, side, side * 0.3},
            token.state, patternMark(token.state, theme));
    }
    QString name = flow.names.brief(token.actor);
    if (name.size() > 3) // only the number fits
        name.remove(0, 1);
    QFont font = theme.text(9);
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(std::max(
        1, int(circle.width() * (name.size() > 2 ? (name.size() > 3 ? 0.3 : 0.4) : 0.48))));
    drawLine(painter, circle, Qt::AlignHCenter, name, font, theme.onState(token.state));
}

class StateFlow final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        if (!frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        const Flow flow{rect, frame};
        if (flow.moment.tokens.empty() && frame.trace->extent().empty()) {
            drawMessage(painter, rect, frame.theme, QStringLiteral("Press Run to start"),
                QStringLiteral(
                    "Every thread becomes a token that moves between new, runnable, running, "
                    "not running and dead."));
            painter.restore();
            return;
        }
        for (std::size_t i = 0; i < trace::transitionCount; ++i)
            drawEdge(painter, flow, i);
        for (std::size_t i = 0; i < stageCount; ++i)
            drawBox(painter, flow, Stage(i));
        drawReasons(painter, flow);
        drawLines(painter, flow.layout.foot, Qt::AlignHCenter,
            wrapped(footOf(flow), flow.theme.text(8), flow.layout.foot.width(), 2),
            flow.theme.text(8), flow.theme.secondary());
        for (const bool moving : {false, true}) {
            for (const FlowToken& token : flow.moment.tokens) {
                if (token.from.has_value() == moving && !flow.hidden(token))
                    drawToken(painter, flow, token);
            }
        }
        painter.restore();
    }

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        const auto all = spots(rect, frame);
        const auto found =
            std::ranges::find_if(all, [&](const Spot& spot) { return spot.rect.contains(point); });
        return found == all.end() ? std::nullopt : std::optional{*found};
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override;

    QString subtitle(const Frame& frame) const override
    {
        const FlowMoment moment = flowMoment(frame);
        const std::size_t threads = moment.tokens.size() - moment.crowd[std::size_t(Stage::Dead)];
        return QStringLiteral("%1 %2, at %3")
            .arg(threads)
            .arg(threads == 1 ? QStringLiteral("thread") : QStringLiteral("threads"),
                formatTime(frame.playhead, unitFor(frame.playhead.time_since_epoch()), 3));
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 340 * frame.theme.fontScale;
    }
};

std::vector<Spot> StateFlow::spots(const QRectF& rect, const Frame& frame) const
{
    constexpr std::size_t mostTokens = 250;
    const Flow flow{rect, frame};
    std::vector<Spot> found;
    if (flow.moment.tokens.empty())
        return found;
    for (const FlowToken& token : flow.moment.tokens) {
        if (flow.hidden(token) || found.size() == mostTokens)
            continue;
        found.push_back({.rect = flow.circle(token),
            .text = describeSlice(flow.trace, token.actor, token.slice),
            .actor = token.actor,
            .window = flow.trace.lane(token.actor)[token.slice].window});
    }
    for (std::size_t i = 0; i < trace::transitionCount; ++i) {
        const FlowEdge& edge = flow.layout.edges[i];
        const double most = 120 * flow.layout.scale;
        QRectF label = edge.label;
        if (label.width() > most && edge.alignment == Qt::AlignRight)
            label.setLeft(label.right() - most);
        else if (label.width() > most && edge.alignment == Qt::AlignLeft)
            label.setWidth(most);
        found.push_back({.rect = label,
            .text = QStringLiteral("%1: %2 → %3, %4 times so far")
                        .arg(QString::fromLatin1(edgeNames[i]),
                            QString::fromLatin1(stageNames[std::size_t(edge.from)]),
                            QString::fromLatin1(stageNames[std::size_t(edge.to)]),
                            formatCount(flow.moment.counts[i]))});
    }
    for (std::size_t i = 0; i < stageCount; ++i) {
        QStringList threads;
        for (const FlowToken& token : flow.moment.tokens) {
            if (token.stage == Stage(i))
                threads << flow.names.brief(token.actor);
        }
        QString text = QStringLiteral("%1: %2").arg(QString::fromLatin1(stageNames[i]),
            threads.empty() ? QStringLiteral("no thread") : threads.mid(0, 40).join(u' '));
        if (const QString caption = captionOf(flow, Stage(i)); !caption.isEmpty())
            text += QStringLiteral(" · ") + caption;
        found.push_back({.rect = flow.layout.boxes[i], .text = text});
    }
    return found;
}

} // namespace

extern const ViewType state_flow{
    .id = "state-flow", .title = "State flow", .make = makeView<StateFlow>};

} // namespace views
