#include "views/wait_for_words.h"

#include "views/format.h"
#include "views/why_words.h"

#include <algorithm>
#include <array>

namespace views {

using engine::Cycle;
using engine::WaitGraph;
using trace::ActorId;
using trace::ResourceId;
using trace::State;

namespace {

QString utf8(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

QString quoted(const trace::Trace& trace, ResourceId resource)
{
    return QChar{0x201c} + utf8(trace.resource(resource).name) + QChar{0x201d};
}

QString waitersWait(const WaitPicture& picture, const std::vector<ActorId>& waiters)
{
    return waiters.size() == 1 ? QStringLiteral("%1 waits").arg(picture.names.full(waiters.front()))
                               : QStringLiteral("%1 threads wait").arg(waiters.size());
}

QString sentenceOf(const WaitPicture& picture, const WaitLine& line)
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

QString nobodyWaits(const WaitPicture& picture)
{
    const QString now = momentText(picture.graph.at);
    const auto next = engine::nextLockWait(picture.trace, picture.graph.at);
    if (next)
        return QStringLiteral("Nobody waits for a lock at %1. Next to wait: %2 at %3.")
            .arg(now, picture.names.full(next->thread), momentText(next->at));
    return QStringLiteral("Nobody waits for a lock at %1, nor later in this run.").arg(now);
}

} // namespace

QString detailOf(const WaitPicture& picture, ActorId thread)
{
    const auto slice = picture.sliceOf(thread);
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

QString threadList(const WaitPicture& picture, const std::vector<ActorId>& threads)
{
    QStringList list;
    for (const ActorId thread : threads)
        list << picture.names.brief(thread);
    return list.join(QStringLiteral(", "));
}

QString headline(const WaitPicture& picture)
{
    QStringList parts;
    for (const Cycle& cycle : picture.cycles)
        parts << cycleText(picture.trace, picture.names, cycle);
    if (!parts.empty())
        return parts.join(QStringLiteral(" · "));
    std::vector<const WaitLine*> waited;
    for (const WaitLine& line : picture.lines)
        if (!line.waiters.empty())
            waited.push_back(&line);
    std::ranges::stable_sort(waited, [](const WaitLine* a, const WaitLine* b) {
        const bool lockFirst = a->resource.has_value() && !b->resource.has_value();
        return lockFirst
            || (a->resource.has_value() == b->resource.has_value()
                && a->waiters.size() > b->waiters.size());
    });
    if (waited.empty() || !waited.front()->resource)
        parts << nobodyWaits(picture);
    for (const WaitLine* line : waited)
        parts << sentenceOf(picture, *line) + u'.';
    return parts.join(u' ');
}

QString countsOf(const WaitPicture& picture)
{
    std::array<std::size_t, trace::stateCount> counts{};
    for (const ActorId thread : picture.graph.threads)
        if (const auto slice = picture.sliceOf(thread))
            ++counts[std::size_t(slice->state)];
    QStringList parts;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            parts << QStringLiteral("%1: %2").arg(utf8(label(State(i)))).arg(counts[i]);
    return parts.join(QStringLiteral(", "));
}

QString resourceText(const WaitPicture& picture, ResourceId resource)
{
    const auto line =
        std::ranges::find(picture.lines, std::optional{resource}, &WaitLine::resource);
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

QString threadText(const WaitPicture& picture, ActorId thread)
{
    return plain(whyText(picture.trace, engine::explain(picture.trace, thread, picture.graph.at)));
}

} // namespace views
