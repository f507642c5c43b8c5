#include "app/window/stepper.h"

namespace app {

std::optional<trace::Time> Stepper::forward(
    const trace::Trace& trace, std::optional<trace::ActorId> selected, trace::Time now)
{
    std::optional<trace::Time> to;
    if (m_kind == StepKind::Decision)
        to = trace::nextDecision(trace, now);
    else if (m_kind == StepKind::Change && selected)
        to = trace::nextChange(trace, *selected, now);
    else
        to = trace::nextEvent(trace, now);
    if (!m_trail.empty() && m_trail.back().to != now)
        m_trail.clear();
    if (to && m_trail.size() < mostSteps)
        m_trail.push_back({now, *to, m_kind});
    return to;
}

std::optional<trace::Time> Stepper::back(
    const trace::Trace& trace, std::optional<trace::ActorId> selected, trace::Time now)
{
    if (!m_trail.empty() && m_trail.back().to == now && m_trail.back().kind == m_kind) {
        const trace::Time from = m_trail.back().from;
        m_trail.pop_back();
        return from;
    }
    m_trail.clear();
    if (m_kind == StepKind::Decision)
        return trace::previousDecision(trace, now);
    if (m_kind == StepKind::Change && selected)
        return trace::previousChange(trace, *selected, now);
    return trace::previousEvent(trace, now);
}

} // namespace app
