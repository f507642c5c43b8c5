#include "engine/explain/cause.h"
#include "engine/explain/inquiry.h"

namespace engine {

using trace::Duration;
using trace::Slice;
using trace::State;
using trace::Time;

bool Inquiry::tookBetween(Time from, Time to) const
{
    const auto& marks = m_trace.marks(m_told.actor);
    std::size_t i = marks.upperBound(from - Duration{1}, &trace::Mark::at);
    for (; i < marks.size() && marks[i].at < to; ++i)
        if (marks[i].kind == trace::MarkKind::Acquire && marks[i].resource == m_told.resource)
            return true;
    return false;
}

bool Inquiry::sameWait(const Slice& slice) const
{
    return slice.state == m_lane[m_told.slice].state && slice.resource == m_told.resource;
}

void Inquiry::findGap()
{
    m_first = m_last = m_told.slice;
    if (waits() && isTaken(m_trace, m_told.resource)) {
        for (std::size_t i = m_first; i-- > 0 && m_told.slice - i < mostSlices;) {
            const Slice slice = m_lane[i];
            if (slice.state == State::Dead || slice.state == State::Lost
                || (isWaiting(slice.state) && !sameWait(slice))
                || tookBetween(slice.window.begin, m_lane[m_first].window.begin))
                break;
            if (sameWait(slice)) {
                m_first = i;
                ++m_told.attempts;
            }
        }
        for (std::size_t i = m_last + 1; i < m_lane.size() && i - m_told.slice < mostSlices; ++i) {
            const Slice slice = m_lane[i];
            if (slice.state == State::Dead || slice.state == State::Lost
                || (isWaiting(slice.state) && !sameWait(slice))
                || tookBetween(m_lane[m_last].window.begin, slice.window.begin))
                break;
            if (sameWait(slice)) {
                m_last = i;
                ++m_told.attempts;
            }
        }
    }
    m_told.gap.begin = m_lane[m_first].window.begin;
}

void Inquiry::findEnd()
{
    std::size_t i = m_last;
    std::optional<std::size_t> queue;
    if (!waits())
        queue = i;
    else if (i + 1 < m_lane.size()) {
        const Slice next = m_lane[i + 1];
        if (next.state == State::Runnable || next.state == State::Running)
            m_told.wokenAt = next.window.begin;
        if (next.state == State::Runnable) {
            if (next.peer && *next.peer != m_told.actor)
                m_told.woken = Explanation::Deed{*next.peer, next.window.begin};
            m_estimated = next.basis == trace::Basis::Inferred;
            queue = i + 1;
        }
    }
    if (m_told.cause == Cause::Woken)
        findWaker();
    if (queue)
        i = *queue;
    const Slice end = m_lane[i];
    m_told.gap.end = end.window.end;
    m_told.open = end.open && !m_trace.finished();
    m_told.cutOff = (end.open && m_trace.finished())
        || (i + 1 < m_lane.size() && m_lane[i + 1].state == State::Dead);
    if (queue)
        m_queue = end.window;
    m_told.queued = queue ? end.window.length() : Duration{};
    m_told.waited = m_told.gap.length() - m_told.queued;
    m_next = i + 1;
    if (!waits() || !isTaken(m_trace, m_told.resource))
        return;
    m_told.acquired =
        nextTaken(m_trace, m_told.actor, *m_told.resource, m_lane[m_last].window.begin);
    if (!m_told.acquired && m_holdings.used(*m_told.resource) && diesAfter(m_last))
        cutOffAt(m_lane[m_last].window.end);
}

bool Inquiry::diesAfter(std::size_t i) const
{
    constexpr std::size_t few = 4;
    for (std::size_t next = i + 1; next < m_lane.size() && next - i <= few; ++next) {
        const State state = m_lane[next].state;
        if (state == State::Dead)
            return true;
        if (state != State::Runnable && state != State::Running)
            return false;
    }
    return false;
}

void Inquiry::cutOffAt(Time end)
{
    m_told.gap.end = end;
    m_told.waited = m_told.gap.length();
    m_told.queued = {};
    m_told.wokenAt.reset();
    m_told.woken.reset();
    m_told.cutOff = true;
    m_estimated = false;
    m_queue = {};
}

void Inquiry::findWaker()
{
    const Slice now = m_lane[m_told.slice];
    m_told.wokenAt = now.window.begin;
    m_estimated = now.basis == trace::Basis::Inferred;
    if (now.peer && *now.peer != m_told.actor)
        m_told.woken = Explanation::Deed{*now.peer, now.window.begin};
    m_told.resource = m_lane[m_told.slice - 1].resource;
}

} // namespace engine
