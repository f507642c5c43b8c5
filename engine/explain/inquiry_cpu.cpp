#include "engine/explain/inquiry.h"

#include <algorithm>

namespace engine {

using trace::Duration;
using trace::Lane;
using trace::Slice;
using trace::State;

namespace {

constexpr std::size_t mostCpuSlices = 4096;

} // namespace

std::optional<trace::CpuId> Inquiry::lastCpuBefore(std::size_t i) const
{
    for (std::size_t looked = 0; i-- > 0 && looked < mostSlices; ++looked)
        if (const Slice slice = m_lane[i]; slice.cpu)
            return slice.cpu;
    return {};
}

const Lane* Inquiry::cpuLane(trace::CpuId cpu) const
{
    for (const trace::Actor& actor : m_trace.actors())
        if (actor.kind == trace::ActorKind::Cpu && actor.tid == static_cast<int>(cpu))
            return &m_trace.lane(actor.id);
    return nullptr;
}

void Inquiry::findCpu()
{
    if (m_queue.empty() || !switchesKnown())
        return;
    const bool came = m_next < m_lane.size() && m_lane[m_next].state == State::Running;
    m_told.cpu = came ? m_lane[m_next].cpu : lastCpuBefore(m_told.slice);
    if (m_told.cause == Cause::Preempted)
        if (const auto left = lastCpuBefore(m_told.slice))
            if (const Lane* const lane = cpuLane(*left))
                if (const auto slice = lane->at(m_queue.begin))
                    m_told.tookCpu = slice->peer != m_told.actor ? slice->peer : std::nullopt;
    if (!m_told.cpu)
        return;
    const Lane* const lane = cpuLane(*m_told.cpu);
    if (lane == nullptr || lane->empty())
        return m_told.cpu.reset();
    shareOut(*lane);
}

void Inquiry::shareOut(const Lane& lane)
{
    const auto first = lane.indexAt(std::max(m_queue.begin, lane.extent().begin));
    for (std::size_t i = first.value_or(lane.size()); i < lane.size() && i - *first < mostCpuSlices;
         ++i) {
        const Slice slice = lane[i];
        const Duration time = slice.window.intersected(m_queue).length();
        if (slice.window.begin >= m_queue.end)
            break;
        if (time <= Duration{})
            continue;
        const auto found = std::ranges::find(m_told.onCpu, slice.peer, &Explanation::Share::actor);
        if (found == m_told.onCpu.end())
            m_told.onCpu.push_back({slice.peer, time});
        else
            found->time += time;
    }
    std::ranges::stable_sort(m_told.onCpu, std::ranges::greater{}, &Explanation::Share::time);
}

} // namespace engine
