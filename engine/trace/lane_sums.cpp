#include "engine/trace/chunk.h"

namespace trace {

// Cost of a sum: one sample (kept every `sampleEvery` slices) and a walk of the few slices from it.
StateSums Lane::sumsAt(Position position, Time time) const
{
    const Chunk& chunk = *m_chunks[position.chunk];
    const std::uint32_t* begins = chunk.begin.get();
    const State* states = chunk.state.get();
    const auto nearest = static_cast<std::uint32_t>(position.offset / sampleEvery);
    std::array<std::uint32_t, stateCount> since = chunk.samples[nearest].time;
    for (auto i = static_cast<std::uint32_t>(nearest * sampleEvery); i < position.offset; ++i)
        since[static_cast<std::size_t>(states[i])] += begins[i + 1] - begins[i];

    StateSums sums = chunk.sumsBefore;
    for (std::size_t s = 0; s < stateCount; ++s)
        sums[s] += Duration{since[s]};
    sums[static_cast<std::size_t>(states[position.offset])] += time - beginOf(position);
    return sums;
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
    std::optional<Position> position;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const Time inside = std::min(times[i], m_extent.end);
        const bool near = position
            && (position->chunk + 1 == m_base.size() || inside < m_base[position->chunk + 1]);
        position = near ? findIn(position->chunk, position->offset, inside) : find(inside);
        sums[i] = position ? sumsAt(*position, inside) : StateSums{};
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
