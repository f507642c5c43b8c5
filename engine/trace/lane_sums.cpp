#include "engine/trace/chunk.h"

namespace trace {

// Cost of a sum: one sample (kept every `sampleEvery` slices) and a walk of the few slices between
// it and the position, forwards from the sample before or backwards from the one after.
StateSums Lane::sumsAt(Position position, Time time) const
{
    const Chunk& chunk = *m_chunks[position.chunk];
    const std::uint32_t* begins = chunk.begin.get();
    const State* states = chunk.state.get();
    auto sample = static_cast<std::uint32_t>(position.offset / sampleEvery);
    const bool later = position.offset % sampleEvery > sampleEvery / 2
        && (sample + 1) * sampleEvery < countIn(position.chunk);
    sample += later ? 1 : 0;
    std::array<std::uint32_t, stateCount> since = chunk.samples[sample].time;
    const auto sampled = static_cast<std::uint32_t>(sample * sampleEvery);
    for (std::uint32_t i = sampled; i < position.offset; ++i)
        since[static_cast<std::size_t>(states[i])] += begins[i + 1] - begins[i];
    for (std::uint32_t i = position.offset; i < sampled; ++i)
        since[static_cast<std::size_t>(states[i])] -= begins[i + 1] - begins[i];

    StateSums sums = chunk.sumsBefore;
    for (std::size_t s = 0; s < stateCount; ++s)
        sums[s] += Duration{since[s]};
    sums[static_cast<std::size_t>(states[position.offset])] += time - beginOf(position);
    return sums;
}

// Sums at `to` from those at `from`, which is at most a few slices earlier in the same chunk.
void Lane::addBetween(StateSums& sums, Position from, Time begin, Position to, Time end) const
{
    const Chunk& chunk = *m_chunks[from.chunk];
    for (std::uint32_t i = from.offset; i < to.offset; ++i) {
        const Time next = chunk.base + Duration{chunk.begin[i + 1]};
        sums[static_cast<std::size_t>(chunk.state[i])] += next - begin;
        begin = next;
    }
    sums[static_cast<std::size_t>(chunk.state[to.offset])] += end - begin;
}

StateSums Lane::sumsUntil(Time time) const
{
    const Time inside = std::min(time, m_extent.end);
    const auto position = find(inside);
    return position ? sumsAt(*position, inside) : StateSums{};
}

void Lane::sumsUntil(std::span<const Time> times, std::span<StateSums> sums) const
{
    assert(times.size() == sums.size());
    constexpr std::uint32_t few = 8;
    std::optional<Position> position;
    Time before{};
    for (std::size_t i = 0; i < times.size(); ++i) {
        const Time inside = std::min(times[i], m_extent.end);
        const bool near = position
            && (position->chunk + 1 == m_base.size() || inside < m_base[position->chunk + 1]);
        const auto found = near ? findIn(position->chunk, position->offset, inside) : find(inside);
        if (near && found->offset - position->offset <= few) {
            sums[i] = sums[i - 1];
            addBetween(sums[i], *position, before, *found, inside);
        } else {
            sums[i] = found ? sumsAt(*found, inside) : StateSums{};
        }
        position = found;
        before = inside;
    }
}

StateSums Lane::timeIn(Window window) const
{
    if (window.empty())
        return {};
    StateSums spent = sumsUntil(window.end);
    const StateSums before = sumsUntil(window.begin);
    for (std::size_t s = 0; s < stateCount; ++s)
        spent[s] -= before[s];
    return spent;
}

TransitionCounts Lane::transitionsUntil(Time time) const
{
    const auto position = find(std::min(time, m_extent.end));
    if (!position)
        return {};
    const Chunk& chunk = *m_chunks[position->chunk];
    const std::size_t nearest = position->offset / sampleEvery;
    TransitionCounts counts = chunk.madeBefore;
    for (std::size_t t = 0; t < transitionCount; ++t)
        counts[t] += chunk.samples[nearest].made[t];
    for (std::size_t i = nearest * sampleEvery; i <= position->offset; ++i) {
        const bool first = position->chunk == 0 && i == 0;
        const State before = i == 0 ? chunk.stateBefore : chunk.state[i - 1];
        if (!first)
            countTransitions(counts, before, chunk.state[i]);
    }
    return counts;
}

} // namespace trace
