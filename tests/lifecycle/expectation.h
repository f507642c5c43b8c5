#pragma once

#include "lifecycle/machine.h"

#include <QString>

#include <set>

namespace machine {

/// The actors of thread id `tid`, by birth.
inline std::vector<trace::ActorId> livesOf(const trace::Trace& trace, pid_t tid)
{
    std::vector<trace::ActorId> lives;
    for (const trace::Actor& actor : trace.actors()) {
        if (actor.kind == trace::ActorKind::Thread && actor.tid == tid)
            lives.push_back(actor.id);
    }
    std::ranges::stable_sort(
        lives, {}, [&](trace::ActorId id) { return trace.lane(id).extent().begin; });
    return lives;
}

inline QString text(const trace::Trace& trace, const trace::Slice& slice)
{
    const auto word = trace::name(slice.state);
    return QStringLiteral("%1 %2 cpu %3 for %4 by %5%6")
        .arg(slice.window.begin.time_since_epoch().count())
        .arg(QLatin1String{word.data(), static_cast<qsizetype>(word.size())})
        .arg(slice.cpu ? *slice.cpu : -1)
        .arg(slice.resource ? QString::fromStdString(trace.resource(*slice.resource).name)
                            : QStringLiteral("-"))
        .arg(slice.peer ? trace.actor(*slice.peer).tid : 0)
        .arg(slice.preempted ? QStringLiteral(" preempted") : QString{});
}

inline QString text(const Fact& fact)
{
    const auto word = trace::name(fact.state);
    return QStringLiteral("%1 %2 cpu %3 for %4 by %5%6")
        .arg((fact.at - epoch).count())
        .arg(QLatin1String{word.data(), static_cast<qsizetype>(word.size())})
        .arg(fact.cpu)
        .arg(fact.resource != 0 ? QStringLiteral("r%1").arg(fact.resource) : QStringLiteral("-"))
        .arg(fact.waker)
        .arg(fact.preempted ? QStringLiteral(" preempted") : QString{});
}

/// What can be known of the truth: untold wake-ups are not.
inline std::vector<Fact> knowable(const Person& person)
{
    std::vector<Fact> facts;
    for (Fact fact : person.facts) {
        const bool untold = fact.state == State::Runnable && !fact.told;
        const bool fresh = !facts.empty() && facts.back().state == State::New;
        if (untold && !(fresh && person.tid != root))
            continue;
        if (untold)
            fact.at = facts.back().at; // a forked thread is runnable at once
        if (fact.state == State::Runnable && !facts.empty() && isWaiting(facts.back().state)) {
            const auto before = facts.back();
            const bool disk =
                before.state == State::Io && (before.resource == 0 || before.resource == 4);
            if (disk)
                fact.waker = 0;
        }
        facts.push_back(fact);
    }
    return facts;
}

inline QString differenceOfLane(const trace::Trace& trace, trace::ActorId id, const Person& person)
{
    const trace::Lane& lane = trace.lane(id);
    const auto facts = knowable(person);
    for (std::size_t i = 0; i < std::max(facts.size(), lane.size()); ++i) {
        const QString is = i < lane.size() ? text(trace, lane[i]) : QStringLiteral("nothing");
        const QString was = i < facts.size() ? text(facts[i]) : QStringLiteral("nothing");
        if (is != was)
            return QStringLiteral("thread %1, slice %2: is %3, was %4")
                .arg(person.tid)
                .arg(i)
                .arg(is, was);
    }
    return {};
}

inline QString differenceOfMarks(const trace::Trace& trace, trace::ActorId id, const Person& person)
{
    std::size_t next = 0;
    const auto& marks = trace.marks(id);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const trace::Mark& mark = marks[i];
        if (mark.kind == trace::MarkKind::Line)
            continue;
        if (next == person.marks.size())
            return QStringLiteral("thread %1 has too many marks").arg(person.tid);
        const ProgramEvent& event = person.marks[next++];
        const bool same = mark.at.time_since_epoch() == event.at - epoch
            && mark.value == event.value && mark.line == event.line
            && mark.resource.has_value() == (event.resource != 0)
            && (!mark.resource
                || trace.resource(*mark.resource).name == "r" + std::to_string(event.resource));
        if (!same)
            return QStringLiteral("thread %1, mark %2").arg(person.tid).arg(i);
    }
    return next == person.marks.size() ? QString{}
                                       : QStringLiteral("thread %1 lacks marks").arg(person.tid);
}

inline QString differenceOfCpus(const trace::Trace& trace, const Machine& machine)
{
    for (const trace::Actor& actor : trace.actors()) {
        if (actor.kind != trace::ActorKind::Cpu)
            continue;
        const trace::Lane& lane = trace.lane(actor.id);
        const auto number = static_cast<std::size_t>(actor.tid);
        if (number >= machine.turns.size()) {
            if (!lane.empty())
                return QStringLiteral("CPU %1 ran somebody, but is not there").arg(actor.tid);
            continue;
        }
        const auto& turns = machine.turns[number];
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const Person* const who = turns[i].person < 0
                ? nullptr
                : &machine.people[static_cast<std::size_t>(turns[i].person)];
            const auto seen = lane.at(trace::Time{turns[i].at - epoch});
            const pid_t expected = who == nullptr || who->helper ? 0 : who->tid;
            const pid_t is = seen && seen->peer ? trace.actor(*seen->peer).tid : 0;
            if (is != expected || !seen || (seen->state == State::Running) != (expected != 0))
                return QStringLiteral("CPU %1 at %2: is %3, was %4")
                    .arg(actor.tid)
                    .arg((turns[i].at - epoch).count())
                    .arg(is)
                    .arg(expected);
        }
    }
    return {};
}

inline QString differenceFromTruth(const trace::Trace& trace, const Machine& machine)
{
    std::map<pid_t, std::size_t> reborn;
    std::size_t shown = 0;
    for (const Person& person : machine.people) {
        const auto lives = livesOf(trace, person.tid);
        const bool ran = std::ranges::count(person.facts, State::Running, &Fact::state) != 0;
        if (person.helper && ran) // one that never ran could not say its name
            continue;
        const std::size_t life = reborn[person.tid]++;
        ++shown;
        if (life >= lives.size())
            return QStringLiteral("thread %1 is missing").arg(person.tid);
        const trace::ActorId id = lives[life];
        if (const auto difference = differenceOfLane(trace, id, person); !difference.isEmpty())
            return difference;
        if (const auto difference = differenceOfMarks(trace, id, person); !difference.isEmpty())
            return difference;
        const auto parent = trace.actor(id).parent;
        if (!parent || trace.actor(*parent).pid != person.pid)
            return QStringLiteral("thread %1 is in a wrong process").arg(person.tid);
    }
    for (const auto& [tid, lives] : reborn) {
        if (const auto seen = livesOf(trace, tid); seen.size() > lives)
            return QStringLiteral("thread %1 has a life too many: ").arg(tid)
                + text(trace, trace.lane(seen.back())[0]);
    }
    if (trace.actorsOf(trace::ActorKind::Thread).size() != shown)
        return QStringLiteral("%1 threads, not %2")
            .arg(trace.actorsOf(trace::ActorKind::Thread).size())
            .arg(shown);
    return differenceOfCpus(trace, machine);
}

/// The states the program itself declared, thread by thread.
inline QString differenceFromWords(const trace::Trace& trace, const Machine& machine)
{
    std::map<pid_t, std::vector<Person>> spoken;
    spoken[root].push_back({.tid = root, .facts = {{.at = epoch, .state = State::New}}});
    for (const ProgramEvent& event : machine.events) {
        auto& lives = spoken[event.tid];
        const bool begins =
            event.kind == EventKind::Begin && !(event.tid == root && lives[0].facts.size() == 1);
        if (begins)
            lives.push_back({.tid = event.tid, .facts = {{.at = event.at, .state = State::New}}});
        auto& facts = lives.back().facts;
        const std::uint32_t resource = isWaiting(event.state) ? event.resource : 0;
        if (facts.back().state != event.state || facts.back().resource != resource)
            facts.push_back({.at = event.at, .state = event.state, .resource = resource});
        if (event.kind == EventKind::End)
            facts.push_back({.at = event.at, .state = State::Dead});
    }
    for (auto& [tid, lives] : spoken) {
        const auto actors = livesOf(trace, tid);
        if (actors.size() != lives.size())
            return QStringLiteral("thread %1 lives %2 times").arg(tid).arg(actors.size());
        for (std::size_t i = 0; i < lives.size(); ++i) {
            if (lives[i].facts.back().state != State::Dead)
                lives[i].facts.push_back({.at = machine.end, .state = State::Dead});
            const auto difference = differenceOfLane(trace, actors[i], lives[i]);
            if (!difference.isEmpty())
                return difference;
        }
    }
    return {};
}

/// Everything that can be asked of two traces.
inline QString differenceBetween(const trace::Trace& a, const trace::Trace& b)
{
    if (!std::ranges::equal(a.actors(), b.actors()))
        return QStringLiteral("other actors");
    if (!std::ranges::equal(a.resources(), b.resources()))
        return QStringLiteral("other resources");
    if (a.extent() != b.extent() || a.flows().size() != b.flows().size())
        return QStringLiteral("other extent or flows");
    for (std::size_t i = 0; i < a.flows().size(); ++i) {
        if (a.flows()[i] != b.flows()[i])
            return QStringLiteral("other flow %1").arg(i);
    }
    for (const trace::Actor& actor : a.actors()) {
        const trace::Lane& one = a.lane(actor.id);
        const trace::Lane& other = b.lane(actor.id);
        if (one.size() != other.size() || a.marks(actor.id).size() != b.marks(actor.id).size())
            return QStringLiteral("actor %1 has other sizes").arg(trace::index(actor.id));
        for (std::size_t i = 0; i < one.size(); ++i) {
            if (one[i] != other[i])
                return QStringLiteral("actor %1, slice %2").arg(trace::index(actor.id)).arg(i);
        }
        for (std::size_t i = 0; i < a.marks(actor.id).size(); ++i) {
            if (a.marks(actor.id)[i] != b.marks(actor.id)[i])
                return QStringLiteral("actor %1, mark %2").arg(trace::index(actor.id)).arg(i);
        }
    }
    return {};
}

/// Every thread that the kernel saw running is on the CPU row of that CPU, and the other way
/// round; rows tile their time.
inline QString contradiction(const trace::Trace& trace)
{
    std::map<trace::CpuId, trace::ActorId> cpus;
    for (const trace::ActorId id : trace.actorsOf(trace::ActorKind::Cpu))
        cpus[static_cast<trace::CpuId>(trace.actor(id).tid)] = id;
    for (const trace::Actor& actor : trace.actors()) {
        const trace::Lane& lane = trace.lane(actor.id);
        for (std::size_t i = 0; i < lane.size(); ++i) {
            const trace::Slice slice = lane[i];
            if (i + 1 < lane.size() && slice.window.end != lane[i + 1].window.begin)
                return QStringLiteral("a hole");
            if (slice.window.length() < trace::Duration::zero())
                return QStringLiteral("backwards");
            if (slice.state != State::Running || slice.window.empty())
                continue;
            const bool row = actor.kind == trace::ActorKind::Cpu;
            if (!row && !slice.cpu)
                continue;
            const trace::Lane& there = trace.lane(row ? *slice.peer : cpus.at(*slice.cpu));
            for (auto at = there.indexAt(slice.window.begin);
                 at && *at < there.size() && there[*at].window.begin < slice.window.end; ++*at) {
                const trace::Slice met = there[*at];
                const bool fits = met.state == State::Running && met.cpu == slice.cpu
                    && (row || met.peer == actor.id);
                if (!fits && !met.window.empty())
                    return text(trace, slice) + QStringLiteral(" against ") + text(trace, met);
            }
        }
    }
    return {};
}

/// A moment at which the trace says something that was not so. Saying that it does not know, or
/// that it does not know why, is allowed.
inline QString inventions(const trace::Trace& trace, const Machine& machine)
{
    for (const Person& person : machine.people) {
        const auto lives = livesOf(trace, person.tid);
        if (lives.empty())
            continue;
        const auto facts = knowable(person);
        const trace::Lane& lane = trace.lane(lives.front());
        std::set<MonotonicTime> moments;
        for (const Fact& fact : facts)
            moments.insert(fact.at);
        for (std::size_t i = 0; i < lane.size(); ++i)
            moments.insert(lane[i].window.begin.time_since_epoch() + epoch);
        for (const MonotonicTime at : moments) {
            const auto slice = lane.at(trace::Time{at - epoch});
            const auto next = std::ranges::upper_bound(facts, at, {}, &Fact::at);
            if (!slice || next == facts.begin() || slice->state == State::Lost)
                continue;
            const Fact& fact = *std::prev(next);
            const bool why = slice->state == State::Other && isWaiting(fact.state);
            // Where wake-ups are inferred, a wait may seem to last until its thread runs.
            const bool when = trace.provenance().tier == trace::Tier::KernelSwitches
                && isWaiting(slice->state) && fact.state == State::Runnable && !fact.preempted;
            const bool birth = trace.provenance().tier == trace::Tier::KernelSwitches
                && (slice->state == State::New || slice->state == State::Runnable)
                && (fact.state == State::New || fact.state == State::Runnable);
            if (slice->state != fact.state && !why && !when && !birth)
                return QStringLiteral("thread %1 at %2: is %3, was %4")
                    .arg(person.tid)
                    .arg((at - epoch).count())
                    .arg(text(trace, *slice), text(fact));
        }
    }
    return {};
}

inline trace::Duration timeLost(const trace::Trace& trace)
{
    trace::Duration lost{};
    for (const trace::ActorId id : trace.actorsOf(trace::ActorKind::Thread))
        lost += trace.lane(id).timeIn(trace.extent())[static_cast<std::size_t>(State::Lost)];
    return lost;
}

inline constexpr MonotonicTime longestLoss = std::chrono::milliseconds{5};

/// Drops runs of records from single CPUs' rings, as full rings do. Returns how many.
inline std::size_t loseSome(Machine& machine, unsigned seed)
{
    std::mt19937 dice{seed};
    std::size_t dropped = 0;
    const auto inRing = [](const KernelRecord& record, trace::CpuId cpu) {
        return record.cpu == cpu && record.kind != RecordKind::WakeDelay
            && record.kind != RecordKind::Lost;
    };
    for (int gap = 0; gap < 4; ++gap) {
        auto& records = machine.records;
        const auto cpu = static_cast<trace::CpuId>(dice() % machine.turns.size());
        std::size_t i = records.size() / 8 + dice() % (records.size() * 3 / 4);
        std::uint64_t count = 0;
        const std::uint64_t most = 1 + dice() % 20;
        while (i < records.size() && !inRing(records[i], cpu))
            ++i;
        // Losses much longer than a reader's pauses are not to be expected.
        const MonotonicTime latest =
            i < records.size() ? records[i].at + longestLoss : MonotonicTime{};
        while (i < records.size() && count < most && records[i].at < latest) {
            if (inRing(records[i], cpu)) {
                records.erase(records.begin() + static_cast<std::ptrdiff_t>(i));
                ++count;
            } else {
                ++i;
            }
        }
        while (i < records.size() && !inRing(records[i], cpu))
            ++i;
        if (i < records.size())
            records.insert(records.begin() + static_cast<std::ptrdiff_t>(i),
                {.at = records[i].at, .kind = RecordKind::Lost, .cpu = cpu, .count = count});
        dropped += count;
    }
    return dropped;
}

/// Drops runs of events from single lanes, each leaving a Gap, as full rings do. Returns how
/// many.
inline std::size_t dropSome(Machine& machine, unsigned seed)
{
    std::mt19937 dice{seed};
    std::size_t dropped = 0;
    for (int tries = 0; tries < 20; ++tries) {
        auto& events = machine.events;
        const std::size_t first = dice() % events.size();
        const std::uint32_t lane = events[first].lane;
        const pid_t tid = events[first].tid;
        const std::size_t most = 1 + dice() % 12;
        std::vector<std::size_t> run; ///< the event before, what is dropped, the event after
        for (std::size_t i = first; i < events.size() && run.size() < most + 2; ++i) {
            if (events[i].lane == lane && events[i].tid == tid)
                run.push_back(i);
        }
        const bool kept = std::any_of(run.begin() + 1, run.end(),
            [&](std::size_t i) { return events[i].kind == EventKind::Gap; });
        // A reader in time sees the gap before the last event before it is used.
        if (run.size() < 3 || kept || events[run.back()].at - events[run.front()].at > longestLoss)
            continue;
        ProgramEvent gap = events[run.back()];
        gap.kind = EventKind::Gap;
        gap.value = static_cast<std::int64_t>(run.size() - 2);
        events.insert(events.begin() + static_cast<std::ptrdiff_t>(run.back()), gap);
        for (std::size_t i = run.size() - 2; i > 0; --i)
            events.erase(events.begin() + static_cast<std::ptrdiff_t>(run[i]));
        dropped += run.size() - 2;
    }
    return dropped;
}

inline std::size_t droppedByMarks(const trace::Trace& trace)
{
    std::size_t dropped = 0;
    for (const trace::Actor& actor : trace.actors()) {
        const auto& marks = trace.marks(actor.id);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (marks[i].kind == trace::MarkKind::Gap)
                dropped += static_cast<std::size_t>(marks[i].value);
        }
    }
    return dropped;
}

} // namespace machine
