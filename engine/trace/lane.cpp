#include "engine/trace/lane.h"

#include "engine/trace/chunk.h"

namespace trace {

State dominant(const StateSums& sums)
{
    const auto most = std::ranges::max_element(sums);
    return *most > Duration::zero() ? static_cast<State>(most - sums.begin()) : State::None;
}

std::size_t Lane::countIn(std::size_t chunk) const
{
    const std::size_t next = chunk + 1 < m_firstIndex.size() ? m_firstIndex[chunk + 1] : m_size;
    return next - m_firstIndex[chunk];
}

Lane::Position Lane::locate(std::size_t i) const
{
    assert(i < m_size);
    const auto after = std::ranges::upper_bound(m_firstIndex, i);
    const auto chunk = static_cast<std::size_t>(after - m_firstIndex.begin()) - 1;
    return {chunk, static_cast<std::uint32_t>(i - m_firstIndex[chunk])};
}

std::optional<Lane::Position> Lane::find(Time time) const
{
    if (empty() || time < m_base.front())
        return std::nullopt;
    const auto after = std::ranges::upper_bound(m_base, time);
    return findIn(static_cast<std::size_t>(after - m_base.begin()) - 1, 0, time);
}

Lane::Position Lane::findIn(std::size_t chunk, std::uint32_t from, Time time) const
{
    const auto count = static_cast<std::uint32_t>(countIn(chunk));
    const std::uint32_t* begins = m_chunks[chunk]->begin;
    const auto offset = static_cast<std::uint64_t>((time - m_base[chunk]).count());
    if (offset > std::numeric_limits<std::uint32_t>::max())
        return {chunk, count - 1};
    const auto wanted = static_cast<std::uint32_t>(offset);

    // Gallop from where the last search ended: neighbouring questions have near answers.
    std::uint32_t reach = 1;
    while (from + reach < count && begins[from + reach] <= wanted) {
        from += reach;
        reach *= 2;
    }
    const std::uint32_t* last = begins + std::min(count, from + reach);
    const std::uint32_t* after = std::upper_bound(begins + from, last, wanted);
    return {chunk, static_cast<std::uint32_t>(after - begins) - 1};
}

Time Lane::beginOf(Position position) const
{
    const Chunk& chunk = *m_chunks[position.chunk];
    return chunk.base + Duration{chunk.begin[position.offset]};
}

Time Lane::endOf(Position position) const
{
    if (position.offset + 1 < countIn(position.chunk))
        return beginOf({position.chunk, position.offset + 1});
    return position.chunk + 1 < m_base.size() ? m_base[position.chunk + 1] : m_extent.end;
}

Slice Lane::operator[](std::size_t i) const
{
    const Position position = locate(i);
    const Chunk& chunk = *m_chunks[position.chunk];
    const Chunk::Detail& detail = chunk.detail[position.offset];
    Slice slice{.window = {beginOf(position), endOf(position)},
        .state = chunk.state[position.offset],
        .basis = detail.basis,
        .preempted = (detail.flags & Chunk::Preempted) != 0,
        .open = i + 1 == m_size,
        .line = detail.line};
    if ((detail.flags & Chunk::HasCpu) != 0)
        slice.cpu = detail.cpu;
    if ((detail.flags & Chunk::HasResource) != 0)
        slice.resource = ResourceId{detail.resource};
    if ((detail.flags & Chunk::HasPeer) != 0)
        slice.peer = ActorId{detail.peer};
    return slice;
}

std::optional<std::size_t> Lane::indexAt(Time time) const
{
    if (time >= m_extent.end)
        return std::nullopt;
    const auto position = find(time);
    if (!position)
        return std::nullopt;
    return m_firstIndex[position->chunk] + position->offset;
}

std::optional<Slice> Lane::at(Time time) const
{
    const auto i = indexAt(time);
    return i ? std::optional{(*this)[*i]} : std::nullopt;
}

State Lane::stateAt(Time time) const
{
    if (time >= m_extent.end)
        return State::None;
    const auto position = find(time);
    return position ? m_chunks[position->chunk]->state[position->offset] : State::None;
}

std::size_t Lane::firstFrom(Time time) const
{
    const auto chunk = std::ranges::lower_bound(m_base, time);
    if (chunk == m_base.begin())
        return 0;
    const auto before = static_cast<std::size_t>(chunk - m_base.begin()) - 1;
    const std::uint32_t* begins = m_chunks[before]->begin;
    const auto offset = static_cast<std::uint64_t>((time - m_base[before]).count());
    const std::uint32_t* first = std::lower_bound(begins, begins + countIn(before), offset,
        [](std::uint32_t begin, std::uint64_t wanted) { return begin < wanted; });
    return m_firstIndex[before] + static_cast<std::size_t>(first - begins);
}

double Lane::indexBytesPerSlice() const
{
    std::size_t bytes = m_chunks.size() * (sizeof(Chunk) + sizeof(std::shared_ptr<Chunk>) + 16);
    for (const auto& chunk : m_chunks)
        bytes += chunk->capacity / sampleEvery * sizeof(Chunk::Sample);
    return empty() ? 0 : static_cast<double>(bytes) / static_cast<double>(m_size);
}

} // namespace trace
