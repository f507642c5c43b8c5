#include "engine/trace/chunk.h"

#include <utility>

namespace trace {
namespace {

Chunk::Detail detailOf(const SliceStart& start)
{
    std::uint8_t flags = start.preempted ? Chunk::Preempted : 0;
    if (start.cpu)
        flags |= Chunk::HasCpu;
    if (start.resource)
        flags |= Chunk::HasResource;
    if (start.peer)
        flags |= Chunk::HasPeer;
    return {.resource = static_cast<std::uint32_t>(start.resource.value_or(ResourceId{})),
        .peer = static_cast<std::uint32_t>(start.peer.value_or(ActorId{})),
        .cpu = start.cpu.value_or(CpuId{}),
        .line = start.line,
        .flags = flags,
        .basis = start.basis};
}

} // namespace

LaneBuilder::LaneBuilder(std::shared_ptr<ChunkMemory> memory)
    : m_memory{std::move(memory)}
{
}

void LaneBuilder::append(const SliceStart& start)
{
    assert(!m_last || m_last->begin <= start.begin);
    const State before = m_last ? m_last->state : State::None;
    if (m_last)
        m_sums[static_cast<std::size_t>(before)] += start.begin - m_last->begin;

    if (m_chunks.empty() || m_size - m_firstIndex.back() == m_chunks.back()->capacity
        || start.begin - m_base.back() > Chunk::longest)
        openChunk(start.begin, before);

    Chunk& chunk = *m_chunks.back();
    const std::size_t i = m_size - m_firstIndex.back();
    if (i % Lane::sampleEvery == 0)
        sample(chunk, i / Lane::sampleEvery);
    chunk.begin[i] = static_cast<std::uint32_t>((start.begin - chunk.base).count());
    chunk.state[i] = start.state;
    chunk.detail[i] = detailOf(start);
    if (m_last)
        countTransitions(m_transitions, before, start.state);
    m_last = start;
    ++m_size;
}

void LaneBuilder::openChunk(Time base, State before)
{
    // A lane with few slices stays small: a chunk is as large as all before it together.
    const auto room = static_cast<std::uint32_t>(
        std::clamp<std::size_t>(m_size, Chunk::smallest, Chunk::largest));
    auto chunk =
        std::make_shared<Chunk>(base, room / Lane::sampleEvery * Lane::sampleEvery, *m_memory);
    chunk->stateBefore = before;
    chunk->sumsBefore = m_sums;
    chunk->madeBefore = m_transitions;
    m_chunks.push_back(std::move(chunk));
    m_firstIndex.push_back(m_size);
    m_base.push_back(base);
}

void LaneBuilder::sample(Chunk& chunk, std::size_t k) const
{
    Chunk::Sample& sample = chunk.samples[k];
    for (std::size_t s = 0; s < stateCount; ++s)
        sample.time[s] = static_cast<std::uint32_t>((m_sums[s] - chunk.sumsBefore[s]).count());
    for (std::size_t t = 0; t < transitionCount; ++t)
        sample.made[t] = static_cast<std::uint16_t>(m_transitions[t] - chunk.madeBefore[t]);
}

Lane LaneBuilder::snapshot(Time end) const
{
    Lane lane;
    lane.m_chunks.assign(m_chunks.begin(), m_chunks.end());
    lane.m_firstIndex = m_firstIndex;
    lane.m_base = m_base;
    lane.m_size = m_size;
    if (m_last) {
        assert(m_last->begin <= end);
        lane.m_extent = {m_base.front(), end};
    }
    return lane;
}

} // namespace trace
