#include "views/describe.h"

#include "views/format.h"
#include "views/words.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace views {
namespace {

using trace::ActorKind;
using trace::State;

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

QString prefix(ActorKind kind)
{
    switch (kind) {
    case ActorKind::Process: return QStringLiteral("P");
    case ActorKind::Cpu: return QStringLiteral("cpu");
    case ActorKind::Coroutine: return QStringLiteral("C");
    case ActorKind::GpuQueue: return QStringLiteral("Q");
    case ActorKind::Job:
    case ActorKind::Task: return QStringLiteral("J");
    case ActorKind::Thread: break;
    }
    return QStringLiteral("T");
}

/// "T3" of "T3 worker": a thread that numbers itself is called so; else empty.
QString ownNumber(const trace::Actor& actor)
{
    const QString first = text(actor.name).section(u' ', 0, 0);
    if (actor.kind != ActorKind::Thread || first.size() < 2 || !first.front().isUpper())
        return {};
    const bool number =
        std::all_of(first.begin() + 1, first.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return number ? first : QString{};
}

QString waitsFor(const QString& what, const QString& name)
{
    return name.isEmpty() ? Words::tr("waits for %1").arg(what)
                          : Words::tr("waits for %1 %2").arg(what, name);
}

/// "waits for lock “orders”": state and resource as a verb.
QString verb(
    const trace::Trace& trace, const Names& names, trace::ActorId self, const trace::Slice& slice)
{
    const QString resource = resourceName(trace, slice);
    switch (slice.state) {
    case State::Running:
        return slice.cpu ? Words::tr("runs on cpu%1").arg(*slice.cpu) : Words::tr("runs");
    case State::Runnable:
        if (slice.preempted)
            return Words::tr("runnable, preempted");
        return slice.peer && *slice.peer != self
            ? Words::tr("runnable, woken by %1").arg(names.brief(*slice.peer))
            : Words::tr("runnable, waits for a CPU");
    case State::Lock: {
        const bool known = slice.resource.has_value();
        const auto kind = known ? trace.resource(*slice.resource).kind : trace::ResourceKind::Lock;
        return waitsFor(shown(trace::name(kind)), resource.isEmpty() ? resource : quoted(resource));
    }
    case State::Io: return waitsFor(QStringLiteral("I/O"), resource);
    case State::Message: return waitsFor(Words::tr("a message"), resource);
    case State::Join:
        return resource.isEmpty() ? shown(label(State::Join))
                                  : Words::tr("waits for %1 to end").arg(resource);
    case State::New: return Words::tr("new, has not run yet");
    case State::Lost: return Words::tr("records lost here, so nothing may be concluded");
    case State::None:
    case State::Sleep:
    case State::Child:
    case State::Other:
    case State::Dead:
    case State::Upload:
    case State::Dispatch:
    case State::Download: break;
    }
    return shown(label(slice.state));
}

std::optional<trace::CpuId> lastCpu(const trace::Lane& lane, std::size_t i)
{
    constexpr std::size_t reach = 8;
    for (std::size_t back = 1; back <= std::min(i, reach); ++back) {
        if (const auto cpu = lane[i - back].cpu)
            return cpu;
    }
    return std::nullopt;
}

/// How the slice ended, seen from the one after it.
QString ending(
    const trace::Lane& lane, const Names& names, trace::ActorId self, std::size_t i, State state)
{
    if (i + 1 >= lane.size())
        return {};
    const trace::Slice next = lane[i + 1];
    if (state == State::Running && next.state == State::Runnable)
        return next.preempted ? Words::tr("then preempted") : Words::tr("then yields");
    if (state == State::Running && isWaiting(next.state))
        return Words::tr("then blocks");
    if (isWaiting(state) && next.peer && *next.peer != self && next.state != State::Running)
        return Words::tr("woken by %1").arg(names.brief(*next.peer));
    return {};
}

/// What a GPU's queue did.
QString describeQueue(const trace::Slice& slice)
{
    switch (slice.state) {
    case State::Upload: return Words::tr("copied data to the GPU");
    case State::Dispatch: return Words::tr("ran the dispatch");
    case State::Download: return Words::tr("copied the results back");
    case State::Lost: return Words::tr("records lost");
    default: return Words::tr("idle: nothing was sent to it");
    }
}

/// By how much a queue's slices may lie beside the CPUs' time; none where nothing tells.
std::optional<trace::Duration> clockErrorAt(
    const trace::Trace& trace, trace::ActorId queue, trace::Time time)
{
    const trace::Series<trace::Mark>& marks = trace.marks(queue);
    for (std::size_t i = marks.upperBound(time, &trace::Mark::at); i > 0; --i) {
        const trace::Mark& mark = marks[i - 1];
        const bool tells = mark.kind == trace::MarkKind::Value && mark.resource
            && trace::index(*mark.resource) < trace.resources().size()
            && trace.resource(*mark.resource).name == trace::clockError;
        if (tells)
            return trace::Duration{mark.value};
    }
    return std::nullopt;
}

/// How the device's clock was put onto the CPUs'.
QString describeClock(const trace::Trace& trace, trace::ActorId queue, const trace::Slice& slice)
{
    if (!isQueueWork(slice.state))
        return {};
    if (slice.basis == trace::Basis::Sampled)
        return Words::tr("as the CPU saw it: the device keeps no time");
    const auto error = clockErrorAt(trace, queue, slice.window.begin);
    const QString within =
        error ? formatDuration(std::max(*error, trace::Duration{1}), 2) : QStringLiteral("?");
    return slice.basis == trace::Basis::Inferred
        ? Words::tr("the device's time, put onto the CPU's clock within ± %1 by looking at both")
              .arg(within)
        : Words::tr("the device's time, put onto the CPU's clock within ± %1 by its driver")
              .arg(within);
}

QString describeCpu(const Names& names, const trace::Slice& slice)
{
    if (slice.state != State::Running)
        return slice.state == State::Lost ? Words::tr("records lost")
                                          : Words::tr("idle, or runs another program");
    return slice.peer ? Words::tr("runs %1").arg(names.full(*slice.peer)) : Words::tr("busy");
}

} // namespace

Names::Names(const trace::Trace& trace)
    : m_trace{&trace}
    , m_ordinal(trace.actors().size())
{
    std::array<std::size_t, 8> counts{};
    for (const trace::Actor& actor : trace.actors())
        m_ordinal[trace::index(actor.id)] = counts[std::size_t(actor.kind)]++;
}

QString Names::brief(trace::ActorId id) const
{
    if (trace::index(id) >= m_ordinal.size())
        return QStringLiteral("?");
    const trace::Actor& actor = m_trace->actor(id);
    if (const QString own = ownNumber(actor); !own.isEmpty())
        return own;
    const auto number = actor.kind == ActorKind::Cpu ? std::size_t(actor.tid) : ordinal(id);
    return prefix(actor.kind) + QString::number(number);
}

QString Names::full(trace::ActorId id) const
{
    const QString head = brief(id);
    if (trace::index(id) >= m_ordinal.size())
        return head;
    const trace::Actor& actor = m_trace->actor(id);
    const QString name = actor.kind == ActorKind::GpuQueue ? shown(actor.name) : text(actor.name);
    if (name.isEmpty() || name == head || actor.kind == ActorKind::Cpu)
        return head;
    return name.startsWith(head + u' ') ? name : head + u' ' + name;
}

QString resourceName(const trace::Trace& trace, const trace::Slice& slice)
{
    if (!slice.resource || trace::index(*slice.resource) >= trace.resources().size())
        return {};
    return text(trace.resource(*slice.resource).name);
}

QString shortReason(const trace::Trace& trace, const trace::Slice& slice)
{
    const QString resource = resourceName(trace, slice);
    if (slice.state == State::Running)
        return slice.cpu ? QStringLiteral("cpu%1").arg(*slice.cpu) : Words::tr("runs");
    if (slice.state == State::Runnable)
        return slice.preempted ? Words::tr("preempted") : Words::tr("runnable");
    if (slice.state == State::Join && !resource.isEmpty())
        return Words::tr("join %1").arg(resource);
    if (isWaiting(slice.state) && !resource.isEmpty())
        return resource;
    switch (slice.state) {
    case State::Io: return QStringLiteral("I/O");
    case State::Other: return Words::tr("waits");
    case State::Dead:
    case State::None: return {};
    default: return shown(trace::name(slice.state));
    }
}

QString describeSlice(const trace::Trace& trace, trace::ActorId actor, std::size_t i)
{
    const Names names{trace};
    const trace::Lane& lane = trace.lane(actor);
    const trace::Slice slice = lane[i];
    const bool cpu = trace.actor(actor).kind == ActorKind::Cpu;
    const bool queue = trace.actor(actor).kind == ActorKind::GpuQueue;
    const bool estimated =
        !queue && (slice.basis == trace::Basis::Inferred || slice.basis == trace::Basis::Sampled);

    const QString length = formatDuration(slice.window.length());
    const QString told = estimated ? Words::tr("about %1").arg(length) : length;
    const bool goesOn = slice.open && !trace.finished();
    //: What a thread does: T3 worker — runs on cpu1 for 38 µs (12.1–12.2 ms)
    const QString head =
        Words::tr("%1 — %2 for %3 (%4)")
            .arg(names.full(actor),
                cpu         ? describeCpu(names, slice)
                    : queue ? describeQueue(slice)
                            : verb(trace, names, actor, slice),
                goesOn ? Words::tr("%1 so far").arg(told) : told, formatRange(slice.window));
    QStringList parts{head};
    if (queue) {
        if (const QString clock = describeClock(trace, actor, slice); !clock.isEmpty())
            parts << clock;
        return parts.join(QStringLiteral(" · "));
    }
    if (slice.line != 0)
        parts << Words::tr("line %1").arg(slice.line);
    if (const auto last = lastCpu(lane, i); last && !slice.cpu && !cpu)
        parts << Words::tr("last on cpu%1").arg(*last);
    if (const QString end = ending(lane, names, actor, i, slice.state); !end.isEmpty() && !cpu)
        parts << end;
    if (slice.basis == trace::Basis::Sampled)
        parts << Words::tr("seen by sampling");
    return parts.join(QStringLiteral(" · "));
}

QString describeQueueClock(const trace::Trace& trace)
{
    const auto queues = trace.actorsOf(ActorKind::GpuQueue);
    if (queues.empty())
        return {};
    const trace::ActorId queue = queues.front();
    const Names names{trace};
    //: Q0, software Vulkan on the CPU
    const QString head =
        Words::tr("%1, %2").arg(names.brief(queue), shown(trace.actor(queue).name));
    std::optional<trace::Duration> worst;
    const auto& marks = trace.marks(queue);
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (const auto error = clockErrorAt(trace, queue, marks[i].at))
            worst = std::max(worst.value_or(trace::Duration{}), *error);
    const auto& lane = trace.lane(queue);
    const bool keepsTime = lane.empty() || lane[0].basis != trace::Basis::Sampled;
    if (!worst || !keepsTime)
        return Words::tr("%1, as the CPU saw it: the device keeps no time").arg(head);
    return Words::tr("%1, whose clock was within ± %2 of the CPU's")
        .arg(head, formatDuration(std::max(*worst, trace::Duration{1}), 2));
}

QString describeSums(const trace::StateSums& sums, trace::Duration whole)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i] > trace::Duration::zero() && State(i) != State::None)
            order.push_back(i);
    }
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return sums[i]; });
    QStringList parts;
    for (const std::size_t i : order) {
        parts << QStringLiteral("%1 %2").arg(shown(label(State(i))),
            formatShare(
                double(sums[i].count()) / double(std::max<std::int64_t>(1, whole.count()))));
    }
    return parts.join(QStringLiteral(", "));
}

QString caveat(const trace::Trace& trace)
{
    QStringList sentences;
    const trace::Outcome& outcome = trace.outcome();
    if (outcome.kind == trace::OutcomeKind::Crashed
        || outcome.kind == trace::OutcomeKind::LimitExceeded
        || outcome.kind == trace::OutcomeKind::Failed) {
        const QString why = shown(outcome.text);
        const bool full = why.endsWith(u'.');
        const QString kind = outcome.kind == trace::OutcomeKind::Crashed
            ? Words::tr("The program crashed")
            : outcome.kind == trace::OutcomeKind::Failed ? Words::tr("The run failed")
                                                         : Words::tr("A limit ended the run");
        sentences << (why.isEmpty() ? kind + u'.'
                                    : kind + QStringLiteral(": ") + (full ? why : why + u'.'));
    }
    const std::uint64_t lost = trace.losses().kernel + trace.losses().program;
    if (lost != 0) {
        sentences << (lost == 1
                ? Words::tr("1 record was lost: nothing may be concluded where it is hatched.")
                : Words::tr("%1 records were lost: nothing may be concluded where it is hatched.")
                      .arg(formatCount(lost)));
    }
    if (trace.provenance().source == trace::Source::Measured
        && trace.provenance().tier == trace::Tier::Program && !trace.actors().empty())
        sentences << Words::tr("From the program's own events and /proc samples: without the "
                               "kernel's records, runnable is not told apart from running.");
    return sentences.join(u' ');
}

} // namespace views
