#include "app/window/navigate.h"

namespace app {
namespace {

std::optional<trace::Time> nextIn(const trace::Lane& lane, trace::Time time)
{
    const std::size_t i = lane.firstFrom(time + trace::Duration{1});
    return i < lane.size() ? std::optional{lane[i].window.begin} : std::nullopt;
}

std::optional<trace::Time> previousIn(const trace::Lane& lane, trace::Time time)
{
    const std::size_t i = lane.firstFrom(time);
    return i > 0 ? std::optional{lane[i - 1].window.begin} : std::nullopt;
}

template <class In, class Better>
std::optional<trace::Time> over(
    const trace::Trace& trace, std::optional<trace::ActorId> actor, In in, Better better)
{
    if (actor)
        return in(trace.lane(*actor));
    std::optional<trace::Time> best;
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        const std::optional<trace::Time> change = in(trace.lane(thread));
        if (change && (!best || better(*change, *best)))
            best = change;
    }
    return best;
}

} // namespace

std::optional<trace::Time> nextChange(
    const trace::Trace& trace, trace::Time time, std::optional<trace::ActorId> actor)
{
    return over(
        trace, actor, [time](const trace::Lane& lane) { return nextIn(lane, time); },
        std::less<>{});
}

std::optional<trace::Time> previousChange(
    const trace::Trace& trace, trace::Time time, std::optional<trace::ActorId> actor)
{
    return over(
        trace, actor, [time](const trace::Lane& lane) { return previousIn(lane, time); },
        std::greater<>{});
}

} // namespace app
