#include "engine/trace/navigate.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace trace {
namespace {

bool any(const Lane&, std::size_t)
{
    return true;
}

bool changes(const Lane& lane, std::size_t i)
{
    return i == 0 || lane[i].state != lane[i - 1].state;
}

bool decides(const Lane& lane, std::size_t i)
{
    return lane[i].state == State::Running;
}

using Counts = bool (*)(const Lane&, std::size_t);

std::optional<Time> after(const Lane& lane, Time time, Counts counts)
{
    for (std::size_t i = lane.firstFrom(time + Duration{1}); i < lane.size(); ++i) {
        if (counts(lane, i))
            return lane[i].window.begin;
    }
    return {};
}

std::optional<Time> before(const Lane& lane, Time time, Counts counts)
{
    for (std::size_t i = lane.firstFrom(time); i-- > 0;) {
        if (counts(lane, i))
            return lane[i].window.begin;
    }
    return {};
}

std::optional<Time> soonest(
    const Trace& trace, const std::vector<ActorId>& actors, Time time, Counts counts)
{
    std::optional<Time> best{};
    for (const ActorId id : actors) {
        const auto found = after(trace.lane(id), time, counts);
        if (found && (!best || *found < *best))
            best = found;
    }
    return best;
}

std::optional<Time> latest(
    const Trace& trace, const std::vector<ActorId>& actors, Time time, Counts counts)
{
    std::optional<Time> best{};
    for (const ActorId id : actors) {
        const auto found = before(trace.lane(id), time, counts);
        if (found && (!best || *found > *best))
            best = found;
    }
    return best;
}

std::vector<ActorId> deciders(const Trace& trace)
{
    auto cpus = trace.actorsOf(ActorKind::Cpu);
    return cpus.empty() ? trace.actorsOf(ActorKind::Thread) : cpus;
}

/// When a thread stopped doing what it did: one killed in a wait is woken, and may even run, before
/// it is dead. `brief`: how long that may take.
Time endOfWork(const Lane& lane, Duration brief)
{
    const Slice last = lane[lane.size() - 1];
    if (last.state != State::Dead)
        return lane.extent().end;
    constexpr std::size_t few = 4;
    for (std::size_t back = 2; back <= std::min(few, lane.size()); ++back) {
        const Slice slice = lane[lane.size() - back];
        if (isWaiting(slice.state) && last.window.begin - slice.window.end <= brief)
            return slice.window.end;
        if (slice.state != State::Runnable && slice.state != State::Running)
            break;
    }
    return last.window.begin;
}

} // namespace

std::optional<Time> nextEvent(const Trace& trace, Time time)
{
    return soonest(trace, trace.actorsOf(ActorKind::Thread), time, any);
}

std::optional<Time> previousEvent(const Trace& trace, Time time)
{
    return latest(trace, trace.actorsOf(ActorKind::Thread), time, any);
}

std::optional<Time> nextChange(const Trace& trace, ActorId actor, Time time)
{
    return after(trace.lane(actor), time, changes);
}

std::optional<Time> previousChange(const Trace& trace, ActorId actor, Time time)
{
    return before(trace.lane(actor), time, changes);
}

std::optional<Time> nextDecision(const Trace& trace, Time time)
{
    return soonest(trace, deciders(trace), time, decides);
}

std::optional<Time> previousDecision(const Trace& trace, Time time)
{
    return latest(trace, deciders(trace), time, decides);
}

Time restingMoment(const Trace& trace)
{
    const Window extent = trace.extent();
    const Duration brief = extent.length() / 100;
    std::vector<std::pair<Time, int>> changes; // of the number of living threads
    for (const ActorId id : trace.actorsOf(ActorKind::Thread)) {
        const Lane& lane = trace.lane(id);
        if (lane.empty())
            continue;
        changes.emplace_back(lane[0].window.begin, 1);
        changes.emplace_back(endOfWork(lane, brief), -1);
    }
    std::ranges::sort(changes); // at one instant those that end come first
    int living = 0;
    int most = 0;
    for (const auto& [time, change] : changes)
        most = std::max(most, living += change);
    Time moment = extent.end;
    for (const auto& [time, change] : changes) {
        if (change < 0 && 4 * living >= 3 * most && 4 * (living - 1) < 3 * most)
            moment = time;
        living += change;
    }
    const Time burst = moment - brief; // a run that is stopped ends them one right after another
    for (const auto& [time, change] : changes)
        if (change < 0 && moment < extent.end && burst < time)
            moment = std::min(moment, time);
    return moment >= extent.end ? extent.end : std::max(extent.begin, moment - Duration{1});
}

} // namespace trace
