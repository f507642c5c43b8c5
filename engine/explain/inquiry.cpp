#include "engine/explain/inquiry.h"

#include "engine/explain/cause.h"

#include <algorithm>

namespace engine {

using trace::ActorId;
using trace::Duration;
using trace::State;
using trace::Time;

namespace {

bool explainable(Cause cause)
{
    return cause != Cause::Runs && cause != Cause::Ended && cause != Cause::Lost
        && cause != Cause::Unseen;
}

} // namespace

Inquiry::Inquiry(const trace::Trace& trace, ActorId actor, Time time)
    : m_trace{trace}
    , m_lane{trace.lane(actor)}
    , m_holdings{trace}
{
    m_told.actor = actor;
    m_told.at = std::min(time, trace.extent().end - Duration{1});
}

Explanation Inquiry::answer()
{
    const auto at = m_lane.indexAt(m_told.at);
    if (!at)
        return m_told;
    m_told.slice = *at;
    m_told.cause = causeOf(m_trace, m_lane, *at);
    m_told.resource = m_lane[*at].resource;
    m_told.gap = m_lane[*at].window;
    if (!explainable(m_told.cause))
        return m_told;
    findGap();
    findEnd();
    findHolders();
    findChain();
    findCpu();
    admit();
    return m_told;
}

bool Inquiry::waits() const
{
    return isWaiting(m_lane[m_told.slice].state);
}

bool Inquiry::switchesKnown() const
{
    return m_trace.provenance().source != trace::Source::Measured
        || m_trace.provenance().tier != trace::Tier::Program;
}

bool Inquiry::wakesKnown() const
{
    return m_trace.provenance().source != trace::Source::Measured
        || m_trace.provenance().tier == trace::Tier::KernelWakeups;
}

void Inquiry::admit()
{
    const auto say = [&](Unknown unknown, bool is) {
        if (is)
            m_told.unknown.push_back(unknown);
    };
    const State state = m_lane[m_told.slice].state;
    const bool byOthers = state == State::Lock || state == State::Message || state == State::Join
        || state == State::Child || m_told.cause == Cause::Woken;
    const bool over = m_told.wokenAt.has_value();
    const bool lost = m_trace.losses().program != 0 || m_trace.losses().kernel != 0;
    say(Unknown::Switches, !switchesKnown());
    say(Unknown::WakeUps, switchesKnown() && !wakesKnown() && byOthers && over && !m_told.woken);
    say(Unknown::Estimated, m_estimated);
    say(Unknown::Resource, state == State::Other || (state == State::Lock && !m_told.resource));
    say(Unknown::Joined, state == State::Join && m_told.chain.empty());
    say(Unknown::Owner,
        waits() && m_told.resource && !hasOwner(m_trace, m_told.resource)
            && (state == State::Lock || state == State::Message) && !m_told.woken
            && m_told.permits.empty());
    const bool ownable = waits() && hasOwner(m_trace, m_told.resource);
    const bool told = ownable && m_holdings.used(*m_told.resource);
    say(Unknown::Untold, ownable && !told);
    say(Unknown::Free, told && m_told.chain.empty() && !lost);
    say(Unknown::Lost,
        told && lost && (m_told.chain.empty() || !m_told.chain.front().holding->sure));
}

} // namespace engine
