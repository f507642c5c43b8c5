#include "engine/trace/navigate.h"

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

} // namespace trace
