#include "engine/explain/cause.h"
#include "engine/explain/inquiry.h"

#include <algorithm>

namespace engine {

using trace::ActorId;
using trace::Lane;
using trace::ResourceId;
using trace::Slice;
using trace::State;
using trace::Time;
using trace::Window;

namespace {

constexpr std::size_t mostTurns = 8;
constexpr std::size_t mostLinks = 32;

} // namespace

void Inquiry::findHolders()
{
    if (!waits() || !isTaken(m_trace, m_told.resource))
        return;
    const ResourceId resource = *m_told.resource;
    const Time until = m_told.acquired.value_or(m_told.gap.end);
    if (hasOwner(m_trace, resource)) {
        Window window{m_told.gap.begin, until};
        auto turns = m_holdings.over(resource, window, mostTurns + 1);
        std::erase_if(turns.first, [&](const Holding& holding) {
            return holding.actor == m_told.actor && holding.begin >= until;
        });
        m_told.turns = std::move(turns.first);
        m_told.turnCount = turns.count;
    } else if (!m_holdings.isSignalled(resource)) {
        m_told.permits = m_holdings.allAt(resource, m_told.at, mostTurns);
    }
    if (!m_told.acquired)
        return;
    if (const auto given = m_holdings.lastGiven(resource, *m_told.acquired))
        if (given->actor != m_told.actor)
            m_told.released = Explanation::Deed{given->actor, given->end};
}

Explanation::Link Inquiry::linkTo(ActorId actor, std::optional<Holding> holding) const
{
    Explanation::Link link{.actor = actor, .holding = holding};
    const Lane& lane = m_trace.lane(actor);
    if (const auto i = lane.indexAt(m_told.at)) {
        link.doing = lane[*i];
        link.cause = causeOf(m_trace, lane, *i);
        if (isWaiting(link.doing.state))
            link.resource = link.doing.resource;
    }
    return link;
}

std::optional<Explanation::Link> Inquiry::behind(ActorId actor, const Slice& slice) const
{
    if (slice.state == State::Join) {
        const auto awaited = joinedBy(m_trace, actor, slice);
        return awaited ? std::optional{linkTo(*awaited, {})} : std::nullopt;
    }
    if (!isWaiting(slice.state) || !hasOwner(m_trace, slice.resource))
        return {};
    const auto holding = m_holdings.at(*slice.resource, m_told.at);
    return holding ? std::optional{linkTo(holding->actor, holding)} : std::nullopt;
}

void Inquiry::findChain()
{
    std::vector<ActorId> met{m_told.actor};
    auto link = behind(m_told.actor, m_lane[m_told.slice]);
    while (link && m_told.chain.size() < mostLinks) {
        m_told.cycle = std::ranges::count(met, link->actor) > 0;
        m_told.chain.push_back(*link);
        if (m_told.cycle)
            break;
        met.push_back(link->actor);
        link = behind(link->actor, link->doing);
    }
    if (m_told.cause == Cause::Fresh)
        findCreator();
    if (m_told.chain.empty() || !m_told.chain.front().holding)
        return;
    const Explanation::Link& holder = m_told.chain.front();
    const Window overlap = Window{holder.holding->begin, holder.holding->end}.intersected(
        {m_told.gap.begin, m_told.acquired.value_or(m_told.gap.end)});
    if (!overlap.empty())
        m_told.holderTime = m_trace.lane(holder.actor).timeIn(overlap);
}

void Inquiry::findCreator()
{
    const auto& flows = m_trace.flows();
    std::size_t i = flows.upperBound(m_told.gap.begin, &trace::Flow::sent);
    for (std::size_t looked = 0; i-- > 0 && looked < mostSlices; ++looked)
        if (flows[i].kind == trace::FlowKind::Fork && flows[i].to == m_told.actor) {
            m_told.chain.push_back(linkTo(flows[i].from, {}));
            return;
        }
}

} // namespace engine
