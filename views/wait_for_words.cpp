#include "views/wait_for_words.h"

#include "views/format.h"
#include "views/why_words.h"
#include "views/words.h"

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
    return views::quoted(utf8(trace.resource(resource).name));
}

QString waitersWait(const WaitPicture& picture, const WaitLine& line)
{
    const int count = int(line.waiters.size());
    const QString who = picture.names.full(line.waiters.front());
    if (!line.resource) {
        const QString awaited = picture.names.full(line.holders.front());
        return count == 1
            ? Words::tr("%1 waits for %2 to end.").arg(who, awaited)
            : Words::tr("%n threads wait for %1 to end.", nullptr, count).arg(awaited);
    }
    const QString what = quoted(picture.trace, *line.resource);
    if (line.holders.empty())
        return count == 1 ? Words::tr("%1 waits for %2.").arg(who, what)
                          : Words::tr("%n threads wait for %1.", nullptr, count).arg(what);
    if (line.holders.size() == 1) {
        const QString holder = picture.names.full(line.holders.front());
        return count == 1
            ? Words::tr("%1 waits for %2, which %3 has.").arg(who, what, holder)
            : Words::tr("%n threads wait for %1, which %2 has.", nullptr, count).arg(what, holder);
    }
    const QString holders = threadList(picture, line.holders);
    return count == 1
        ? Words::tr("%1 waits for %2, which %3 have.").arg(who, what, holders)
        : Words::tr("%n threads wait for %1, which %2 have.", nullptr, count).arg(what, holders);
}

QString nobodyWaits(const WaitPicture& picture)
{
    const QString now = momentText(picture.graph.at);
    const auto next = engine::nextLockWait(picture.trace, picture.graph.at);
    if (next)
        return Words::tr("Nobody waits for a lock at %1. Next to wait: %2 at %3.")
            .arg(now, picture.names.full(next->thread), momentText(next->at));
    return Words::tr("Nobody waits for a lock at %1, nor later in this run.").arg(now);
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
        return slice->cpu ? Words::tr("runs · cpu%1").arg(*slice->cpu) : Words::tr("runs");
    case State::Runnable: return slice->preempted ? Words::tr("preempted") : Words::tr("runnable");
    case State::Lock: return Words::tr("waits %1").arg(since);
    case State::Message: return Words::tr("waits %1").arg(since);
    case State::Join: return Words::tr("join · %1").arg(since);
    case State::Child: return Words::tr("waits for child");
    case State::Io: return QStringLiteral("I/O");
    case State::Sleep: return Words::tr("sleeps");
    case State::New: return Words::tr("new");
    case State::Dead: return Words::tr("ended");
    case State::Lost: return Words::tr("records lost");
    case State::Other:
    case State::None:
    case State::Upload:
    case State::Dispatch:
    case State::Download: break;
    }
    return Words::tr("waits");
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
        parts << waitersWait(picture, *line);
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
            parts << QStringLiteral("%1: %2").arg(shown(label(State(i)))).arg(counts[i]);
    return parts.join(QStringLiteral(", "));
}

QString resourceText(const WaitPicture& picture, ResourceId resource)
{
    const auto line =
        std::ranges::find(picture.lines, std::optional{resource}, &WaitLine::resource);
    const trace::Resource& what = picture.trace.resource(resource);
    const QString name = shown(trace::name(what.kind)) + u' ' + quoted(picture.trace, resource);
    if (line == picture.lines.end())
        return Words::tr("%1: free, nobody waits").arg(name);
    QString held = line->holders.empty()
        ? (what.kind == trace::ResourceKind::Lock ? Words::tr("free") : Words::tr("has no owner"))
        : Words::tr("held by %1").arg(threadList(picture, line->holders));
    for (const WaitGraph::Hold& hold : picture.graph.holds)
        if (hold.resource == resource && line->holders.size() == 1)
            held = Words::tr("held by %1 since %2")
                       .arg(threadList(picture, line->holders), momentText(hold.holding.begin));
    return line->waiters.empty()
        ? Words::tr("%1: %2; nobody waits").arg(name, held)
        : Words::tr("%1: %2; waiting: %3").arg(name, held, threadList(picture, line->waiters));
}

QString threadText(const WaitPicture& picture, ActorId thread)
{
    return plain(whyText(picture.trace, engine::explain(picture.trace, thread, picture.graph.at)));
}

} // namespace views
