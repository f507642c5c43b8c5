#include "views/describe.h"

#include "views/format.h"

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

QString quoted(const QString& name)
{
    return QChar{0x201c} + name + QChar{0x201d};
}

QString waitsFor(const QString& what, const QString& name)
{
    return name.isEmpty() ? QStringLiteral("waits for %1").arg(what)
                          : QStringLiteral("waits for %1 %2").arg(what, name);
}

/// "waits for lock “orders”": state and resource as a verb.
QString verb(
    const trace::Trace& trace, const Names& names, trace::ActorId self, const trace::Slice& slice)
{
    const QString resource = resourceName(trace, slice);
    switch (slice.state) {
    case State::Running:
        return slice.cpu ? QStringLiteral("runs on cpu%1").arg(*slice.cpu) : QStringLiteral("runs");
    case State::Runnable:
        if (slice.preempted)
            return QStringLiteral("runnable, preempted");
        return slice.peer && *slice.peer != self
            ? QStringLiteral("runnable, woken by %1").arg(names.brief(*slice.peer))
            : QStringLiteral("runnable, waits for a CPU");
    case State::Lock: {
        const bool known = slice.resource.has_value();
        const auto kind = known ? trace.resource(*slice.resource).kind : trace::ResourceKind::Lock;
        return waitsFor(text(trace::name(kind)), resource.isEmpty() ? resource : quoted(resource));
    }
    case State::Io: return waitsFor(QStringLiteral("I/O"), resource);
    case State::Message: return waitsFor(QStringLiteral("a message"), resource);
    case State::Join:
        return resource.isEmpty() ? text(label(State::Join))
                                  : QStringLiteral("waits for %1 to end").arg(resource);
    case State::New: return QStringLiteral("new, has not run yet");
    case State::Lost: return QStringLiteral("records lost here, so nothing may be concluded");
    case State::None:
    case State::Sleep:
    case State::Child:
    case State::Other:
    case State::Dead: break;
    }
    return text(label(slice.state));
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
        return next.preempted ? QStringLiteral("then preempted") : QStringLiteral("then yields");
    if (state == State::Running && isWaiting(next.state))
        return QStringLiteral("then blocks");
    if (isWaiting(state) && next.peer && *next.peer != self && next.state != State::Running)
        return QStringLiteral("woken by %1").arg(names.brief(*next.peer));
    return {};
}

QString describeCpu(const Names& names, const trace::Slice& slice)
{
    if (slice.state != State::Running)
        return slice.state == State::Lost ? QStringLiteral("records lost")
                                          : QStringLiteral("idle, or runs another program");
    return slice.peer ? QStringLiteral("runs %1").arg(names.full(*slice.peer))
                      : QStringLiteral("busy");
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
    const QString name = text(actor.name);
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
        return slice.cpu ? QStringLiteral("cpu%1").arg(*slice.cpu) : QStringLiteral("runs");
    if (slice.state == State::Runnable)
        return slice.preempted ? QStringLiteral("preempted") : QStringLiteral("runnable");
    if (slice.state == State::Join && !resource.isEmpty())
        return QStringLiteral("join ") + resource;
    if (isWaiting(slice.state) && !resource.isEmpty())
        return resource;
    switch (slice.state) {
    case State::Io: return QStringLiteral("I/O");
    case State::Other: return QStringLiteral("waits");
    case State::Dead:
    case State::None: return {};
    default: return text(trace::name(slice.state));
    }
}

QString describeSlice(const trace::Trace& trace, trace::ActorId actor, std::size_t i)
{
    const Names names{trace};
    const trace::Lane& lane = trace.lane(actor);
    const trace::Slice slice = lane[i];
    const bool cpu = trace.actor(actor).kind == ActorKind::Cpu;
    const bool estimated =
        slice.basis == trace::Basis::Inferred || slice.basis == trace::Basis::Sampled;

    QString head = names.full(actor) + QStringLiteral(" — ")
        + (cpu ? describeCpu(names, slice) : verb(trace, names, actor, slice));
    head += QStringLiteral(" for %1%2%3 (%4)")
                .arg(estimated ? QStringLiteral("about ") : QString{},
                    formatDuration(slice.window.length()),
                    slice.open && !trace.finished() ? QStringLiteral(" so far") : QString{},
                    formatRange(slice.window));
    QStringList parts{head};
    if (slice.line != 0)
        parts << QStringLiteral("line %1").arg(slice.line);
    if (const auto last = lastCpu(lane, i); last && !slice.cpu && !cpu)
        parts << QStringLiteral("last on cpu%1").arg(*last);
    if (const QString end = ending(lane, names, actor, i, slice.state); !end.isEmpty() && !cpu)
        parts << end;
    if (slice.basis == trace::Basis::Sampled)
        parts << QStringLiteral("seen by sampling");
    return parts.join(QStringLiteral(" · "));
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
        parts << QStringLiteral("%1 %2").arg(text(label(State(i))),
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
        const QString why = text(outcome.text);
        const QString kind = outcome.kind == trace::OutcomeKind::Crashed
            ? QStringLiteral("The program crashed")
            : outcome.kind == trace::OutcomeKind::Failed ? QStringLiteral("The run failed")
                                                         : QStringLiteral("A limit ended the run");
        sentences << (why.isEmpty() ? kind + u'.'
                                    : kind + QStringLiteral(": ") + why
                    + (why.endsWith(u'.') ? QString{} : QStringLiteral(".")));
    }
    const std::uint64_t lost = trace.losses().kernel + trace.losses().program;
    if (lost != 0) {
        sentences << QStringLiteral("%1 %2 lost: nothing may be concluded where it is hatched.")
                         .arg(formatCount(lost),
                             lost == 1 ? QStringLiteral("record was")
                                       : QStringLiteral("records were"));
    }
    if (trace.provenance().source == trace::Source::Measured
        && trace.provenance().tier == trace::Tier::Program && !trace.actors().empty())
        sentences << QStringLiteral("From the program's own events and /proc samples: without the "
                                    "kernel's records, runnable is not told apart from running.");
    return sentences.join(u' ');
}

} // namespace views
