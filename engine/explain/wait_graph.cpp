#include "engine/explain/wait_graph.h"

#include <algorithm>
#include <unordered_map>

namespace engine {
namespace {

using trace::ActorId;
using trace::ResourceId;
using trace::ResourceKind;
using trace::Slice;
using trace::State;
using trace::Time;

constexpr std::size_t looksBack = 2000; ///< flows
constexpr trace::Duration late{10'000'000}; ///< a thread may end after it woke who joins it

bool isThread(const trace::Actor& actor)
{
    return actor.kind != trace::ActorKind::Cpu && actor.kind != trace::ActorKind::Process
        && actor.kind != trace::ActorKind::GpuQueue;
}

/// The end of the trace still belongs to what holds there.
Time within(const trace::Trace& trace, Time time)
{
    const trace::Window extent = trace.extent();
    return std::max(extent.begin, std::min(time, extent.end - trace::Duration{1}));
}

void addThreads(WaitGraph& graph, const trace::Trace& trace)
{
    for (const trace::Actor& actor : trace.actors()) {
        const auto slice = isThread(actor) ? trace.lane(actor.id).at(graph.at) : std::nullopt;
        if (!slice)
            continue;
        const bool holds = std::ranges::count(graph.holds, actor.id, &WaitGraph::Hold::thread) > 0;
        if (slice->state != State::None && (slice->state != State::Dead || holds))
            graph.threads.push_back(actor.id);
        if (slice->state == State::Join) {
            if (const auto awaited = joinedBy(trace, actor.id, *slice))
                graph.joins.push_back({actor.id, *awaited, slice->window});
        } else if (isWaiting(slice->state) && slice->resource) {
            graph.waits.push_back({actor.id, *slice->resource, slice->window});
        }
    }
}

void addHolds(WaitGraph& graph, const trace::Trace& trace, const Holdings& holdings)
{
    for (const trace::Resource& resource : trace.resources()) {
        const bool alone = resource.kind == ResourceKind::Lock;
        if (!alone && holdings.isSignalled(resource.id))
            continue;
        for (const Holding& holding : holdings.allAt(resource.id, graph.at))
            graph.holds.push_back({resource.id, holding.actor, holding, alone});
    }
}

struct Next {
    ActorId thread{};
    std::optional<ResourceId> resource{};
};

std::unordered_map<ActorId, Next> waitsForWhom(const WaitGraph& graph)
{
    std::unordered_map<ResourceId, ActorId> holders;
    for (const WaitGraph::Hold& hold : graph.holds)
        if (hold.alone)
            holders.emplace(hold.resource, hold.thread);
    std::unordered_map<ActorId, Next> next;
    for (const WaitGraph::Wait& wait : graph.waits)
        if (const auto holder = holders.find(wait.resource); holder != holders.end())
            next.emplace(wait.thread, Next{holder->second, wait.resource});
    for (const WaitGraph::Join& join : graph.joins)
        next.emplace(join.thread, Next{join.awaited, std::nullopt});
    return next;
}

Cycle cycleThrough(ActorId start, const std::unordered_map<ActorId, Next>& next)
{
    Cycle cycle;
    ActorId thread = start;
    do {
        const Next& step = next.at(thread);
        cycle.steps.push_back({thread, step.resource});
        thread = step.thread;
    } while (thread != start);
    std::rotate(cycle.steps.begin(),
        std::ranges::min_element(cycle.steps, {}, &Cycle::Step::thread), cycle.steps.end());
    return cycle;
}

std::optional<ActorId> byFlow(const trace::Trace& trace, ActorId joiner, const Slice& slice)
{
    const auto& flows = trace.flows();
    std::optional<trace::Flow> first; // earlier joins were over before this one began
    std::size_t i = flows.upperBound(slice.window.end + late, &trace::Flow::sent);
    for (std::size_t looked = 0; i-- > 0 && looked < looksBack; ++looked) {
        const trace::Flow& flow = flows[i];
        if (flow.kind == trace::FlowKind::Join && flow.to == joiner
            && flow.received >= slice.window.begin && (!first || flow.received < first->received))
            first = flow;
    }
    return first ? std::optional{first->from} : std::nullopt;
}

/// Threads may replace each other under one name: the one that lives while it is waited for.
std::optional<ActorId> byName(const trace::Trace& trace, ActorId joiner, const Slice& slice)
{
    if (!slice.resource)
        return {};
    const std::string& name = trace.resource(*slice.resource).name;
    std::optional<ActorId> found;
    for (const trace::Actor& actor : trace.actors()) {
        if (!isThread(actor) || actor.id == joiner || actor.name != name)
            continue;
        const State then = trace.lane(actor.id).stateAt(slice.window.begin);
        if (then == State::None || then == State::Dead)
            continue;
        if (found)
            return {};
        found = actor.id;
    }
    return found;
}

std::optional<Time> nextWaitOf(const trace::Lane& lane, Time time)
{
    constexpr auto lock = static_cast<std::size_t>(State::Lock);
    const std::size_t first = lane.firstFrom(time + trace::Duration{1});
    if (first == lane.size())
        return {};
    const auto waited = [&](Time until) { return lane.sumsUntil(until)[lock]; };
    const trace::Duration before = waited(lane[first].window.begin);
    if (waited(lane.extent().end) == before)
        return {};
    std::size_t low = first; // the first slice whose end has seen more waiting
    std::size_t high = lane.size() - 1;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (waited(lane[middle].window.end) > before)
            high = middle;
        else
            low = middle + 1;
    }
    return lane[low].window.begin;
}

} // namespace

std::optional<WaitGraph::Hold> WaitGraph::holder(ResourceId resource) const
{
    const auto found = std::ranges::find_if(
        holds, [&](const Hold& hold) { return hold.alone && hold.resource == resource; });
    return found == holds.end() ? std::nullopt : std::optional{*found};
}

WaitGraph waitForGraph(const trace::Trace& trace, Time time)
{
    WaitGraph graph{.at = within(trace, time)};
    if (trace.extent().empty())
        return graph;
    addHolds(graph, trace, Holdings{trace});
    addThreads(graph, trace);
    return graph;
}

std::vector<Cycle> cycles(const WaitGraph& graph)
{
    const auto next = waitsForWhom(graph);
    std::vector<Cycle> found;
    std::unordered_map<ActorId, ActorId> walk; // thread → where the walk that met it began
    for (const ActorId start : graph.threads) {
        ActorId thread = start;
        while (next.contains(thread) && walk.emplace(thread, start).second)
            thread = next.at(thread).thread;
        const auto met = walk.find(thread);
        const bool closed = next.contains(thread) && met != walk.end() && met->second == start;
        if (closed)
            found.push_back(cycleThrough(thread, next));
    }
    std::ranges::sort(found, {}, [](const Cycle& cycle) { return cycle.steps.front().thread; });
    return found;
}

std::optional<ActorId> joinedBy(const trace::Trace& trace, ActorId joiner, const Slice& slice)
{
    const auto told = byFlow(trace, joiner, slice);
    return told ? told : byName(trace, joiner, slice);
}

std::optional<NextWait> nextLockWait(const trace::Trace& trace, Time time)
{
    std::optional<NextWait> first;
    for (const trace::Actor& actor : trace.actors()) {
        if (!isThread(actor))
            continue;
        const auto at = nextWaitOf(trace.lane(actor.id), time);
        if (at && (!first || *at < first->at))
            first = NextWait{actor.id, *at};
    }
    return first;
}

} // namespace engine
