#include "engine/trace/chunk.h"

namespace trace {

// Cost of a sum: one sample (kept every `sampleEvery` slices) and a walk of the few slices between
// it and the position, forwards from the sample before or backwards from the one after.
StateSums Lane::sumsAt(Position position, Time time) const
{
    const Chunk& chunk = *m_chunks[position.chunk];
    const std::uint32_t* begins = chunk.begin;
    const State* states = chunk.state;
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

    StateSums sums;
    for (std::size_t s = 0; s < stateCount; ++s)
        sums[s] = chunk.sumsBefore[s] + Duration{since[s]};
    sums[static_cast<std::size_t>(states[position.offset])] +=
        time - chunk.base - Duration{begins[position.offset]};
    return sums;
}

// The last of `count` that is not after `wanted`, looked for from `step` places behind `low`, which
// is one that is not after it.
static std::uint32_t lastUntil(const std::uint32_t* begins, std::uint32_t count, std::uint32_t low,
    std::uint32_t step, std::uint32_t wanted)
{
    std::uint32_t high = count;
    std::uint32_t reach = 8;
    if (const std::uint32_t guess = std::min(low + step, count - 1); begins[guess] > wanted) {
        high = guess;
        while (high - low > reach && begins[high - reach] > wanted) {
            high -= reach;
            reach *= 2;
        }
        low = high - low > reach ? high - reach : low;
    } else {
        low = guess;
        while (count - low > reach && begins[low + reach] <= wanted) {
            low += reach;
            reach *= 2;
        }
        high = count - low > reach ? low + reach : count;
    }
    for (std::uint32_t span = high - low; span > 1; span -= span / 2) // no branch to guess wrong
        low += begins[low + span / 2] <= wanted ? span / 2 : 0;
    return low;
}

void Lane::sumsInChunk(
    std::size_t number, std::span<const Time> times, std::span<StateSums> sums) const
{
    constexpr std::size_t most = 32;
    constexpr std::uint32_t few = 8;
    assert(times.size() <= most);
    const Chunk& chunk = *m_chunks[number];
    const auto count = static_cast<std::uint32_t>(countIn(number));
    const std::uint32_t* begins = chunk.begin;
    std::array<std::uint32_t, most> offsets;
    std::uint32_t offset = findIn(number, 0, times.front()).offset;
    std::uint32_t step = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const Duration since = std::min(times[i], m_extent.end) - chunk.base;
        const std::uint32_t before = offset;
        offset = since > Chunk::longest
            ? count - 1
            : lastUntil(begins, count, offset, step, static_cast<std::uint32_t>(since.count()));
        step = offset - before;
        offsets[i] = offset;
        __builtin_prefetch(begins + std::min(count - 1, offset + 4 * step));
        if (i == 0 || step > few) {
            const auto* sample =
                reinterpret_cast<const char*>(&chunk.samples[offset / sampleEvery]);
            __builtin_prefetch(sample);
            __builtin_prefetch(sample + sizeof(Chunk::Sample) - 1);
            __builtin_prefetch(&chunk.state[offset]);
        }
    }
    for (std::size_t i = 0; i < times.size(); ++i) {
        const Time inside = std::min(times[i], m_extent.end);
        if (i > 0 && offsets[i] - offsets[i - 1] <= few) {
            sums[i] = sums[i - 1];
            addBetween(sums[i], {number, offsets[i - 1]}, std::min(times[i - 1], m_extent.end),
                {number, offsets[i]}, inside);
        } else {
            sums[i] = sumsAt({number, offsets[i]}, inside);
        }
    }
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

// Chunk by chunk, and in each in two passes over some answers at a time: the first finds where an
// answer lies and asks the memory for it, the second adds up, so that loads overlap.
void Lane::sumsUntil(std::span<const Time> times, std::span<StateSums> sums) const
{
    assert(times.size() == sums.size());
    constexpr std::size_t together = 32;
    std::size_t i = 0;
    for (; i < times.size() && (empty() || times[i] < m_base.front()); ++i)
        sums[i] = {};
    for (std::size_t c = 0; i < times.size();) {
        const auto after =
            std::upper_bound(m_base.begin() + std::ptrdiff_t(c), m_base.end(), times[i]);
        c = static_cast<std::size_t>(after - m_base.begin()) - 1;
        const bool last = after == m_base.end();
        std::size_t end = i + 1;
        while (end < times.size() && end - i < together && (last || times[end] < *after))
            ++end;
        sumsInChunk(c, times.subspan(i, end - i), sums.subspan(i, end - i));
        i = end;
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
