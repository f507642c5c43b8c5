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
    const auto [from, to] = std::minmax(sampled, position.offset);
    const std::uint32_t sign = later ? ~0U : 1U; // modulo 2^32, as the sums are
    for (std::uint32_t i = from; i < to; ++i)
        since[static_cast<std::size_t>(states[i])] += sign * (begins[i + 1] - begins[i]);

    StateSums sums;
    for (std::size_t s = 0; s < stateCount; ++s)
        sums[s] = chunk.sumsBefore[s] + Duration{since[s]};
    sums[static_cast<std::size_t>(states[position.offset])] +=
        time - chunk.base - Duration{begins[position.offset]};
    return sums;
}

// Answers questions about one lane in ascending order of time: where each lies, near the one
// before. What an answer some questions ahead will need is asked of the memory already now.
class Lane::Walk {
public:
    Walk(const Lane& lane, Time first)
        : m_lane{lane}
    {
        const auto after = std::ranges::upper_bound(lane.m_base, first);
        enter(static_cast<std::size_t>(after - lane.m_base.begin()) - 1);
        m_offset = lane.findIn(m_chunk, 0, first).offset;
    }

    /// Pre: `time` is not before the one of the last call, and in the lane.
    Position to(Time time)
    {
        const std::uint32_t before = m_offset;
        if (time >= m_chunkEnd)
            enterChunkOf(time);
        const Duration since = time - m_base;
        m_offset = since > Chunk::longest ? m_count - 1
                                          : lastUntil(static_cast<std::uint32_t>(since.count()));
        if (m_offset >= before)
            m_step = m_offset - before;
        lookAhead();
        return {m_chunk, m_offset};
    }

    bool strides() const { return m_step > few; }

    static constexpr std::uint32_t few = 16; ///< slices that are sooner added up than looked up

private:
    static constexpr std::uint32_t block = sampleEvery;
    static constexpr std::uint32_t ahead = 4; ///< questions

    void enter(std::size_t chunk)
    {
        const Chunk& entered = *m_lane.m_chunks[chunk];
        m_chunk = chunk;
        m_begins = entered.begin;
        m_base = entered.base;
        m_count = static_cast<std::uint32_t>(m_lane.countIn(chunk));
        const bool last = chunk + 1 == m_lane.m_base.size();
        m_chunkEnd = last ? Time::max() : m_lane.m_base[chunk + 1];
        m_offset = 0;
    }

    void enterChunkOf(Time time)
    {
        const auto later = m_lane.m_base.begin() + static_cast<std::ptrdiff_t>(m_chunk) + 1;
        const auto after = std::upper_bound(later, m_lane.m_base.end(), time);
        enter(static_cast<std::size_t>(after - m_lane.m_base.begin()) - 1);
    }

    std::uint32_t blocks() const { return (m_count + block - 1) / block; }

    /// The last slice that does not begin after `wanted`, from where it would lie if this step were
    /// as long as the one before.
    std::uint32_t lastUntil(std::uint32_t wanted) const
    {
        const auto begin = [this](std::uint32_t number) { return m_begins[number * block]; };
        std::uint32_t low = m_offset / block;
        std::uint32_t high = blocks();
        const std::uint32_t guess = std::min(m_offset + m_step, m_count - 1) / block;
        std::uint32_t reach = 1;
        if (begin(guess) > wanted) {
            high = guess;
            while (high - low > reach && begin(high - reach) > wanted) {
                high -= reach;
                reach *= 2;
            }
            low = high - low > reach ? high - reach : low;
        } else {
            low = guess;
            while (high - low > reach && begin(low + reach) <= wanted) {
                low += reach;
                reach *= 2;
            }
            high = high - low > reach ? low + reach : high;
        }
        for (; high - low > 1;) {
            const std::uint32_t middle = low + (high - low) / 2;
            (begin(middle) <= wanted ? low : high) = middle;
        }
        return low * block + notAfter(low, wanted) - 1;
    }

    /// How many slices of a block do not begin after `wanted`.
    std::uint32_t notAfter(std::uint32_t number, std::uint32_t wanted) const
    {
        const std::uint32_t* begins = m_begins + number * block;
        std::uint32_t count = 0;
        if ((number + 1) * block <= m_count) {
            for (std::uint32_t i = 0; i < block; ++i) // of fixed length, so that it is vectorised
                count += begins[i] <= wanted ? 1 : 0;
            return count;
        }
        const std::uint32_t filled = m_count - number * block;
        while (count < filled && begins[count] <= wanted)
            ++count;
        return count;
    }

    void lookAhead() const
    {
        std::uint32_t expected = m_offset + ahead * m_step;
        const std::uint32_t* begins = m_begins;
        if (expected >= m_count) {
            expected -= m_count;
            if (m_chunk + 1 == m_lane.m_chunks.size() || expected >= m_lane.countIn(m_chunk + 1))
                return;
            begins = m_lane.m_chunks[m_chunk + 1]->begin;
        }
        __builtin_prefetch(begins + expected / block * block);
        __builtin_prefetch(begins + expected / block * block + block / 2);
        __builtin_prefetch(begins + expected / block * block + block);
    }

    const Lane& m_lane;
    std::size_t m_chunk = 0;
    const std::uint32_t* m_begins = nullptr;
    Time m_base{};
    Time m_chunkEnd{};
    std::uint32_t m_count = 0;
    std::uint32_t m_offset = 0;
    std::uint32_t m_step = 0; ///< slices
};

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

// In two passes over some answers at a time: the first finds where an answer lies and asks the
// memory for it, the second adds up, so that loads overlap.
void Lane::sumsUntil(std::span<const Time> times, std::span<StateSums> sums) const
{
    assert(times.size() == sums.size());
    std::size_t i = 0;
    for (; i < times.size() && (empty() || times[i] < m_base.front()); ++i)
        sums[i] = {};
    if (i == times.size())
        return;
    constexpr std::size_t together = 32;
    std::array<Position, together> found;
    const auto inside = [&](std::size_t n) { return std::min(times[n], m_extent.end); };
    Walk walk{*this, inside(i)};
    for (std::size_t first = i; i < times.size(); first = i) {
        const std::size_t end = std::min(times.size(), first + together);
        for (std::size_t n = first; n < end; ++n) {
            found[n - first] = walk.to(inside(n));
            if (n == first || walk.strides()) {
                const auto [number, offset] = found[n - first];
                __builtin_prefetch(&m_chunks[number]->samples[offset / sampleEvery]);
                __builtin_prefetch(&m_chunks[number]->state[offset]);
            }
        }
        for (; i < end; ++i) {
            const Position& to = found[i - first];
            const Position& from = found[i == first ? 0 : i - first - 1];
            if (i > first && from.chunk == to.chunk && to.offset - from.offset <= Walk::few) {
                sums[i] = sums[i - 1];
                addBetween(sums[i], from, inside(i - 1), to, inside(i));
            } else {
                sums[i] = sumsAt(to, inside(i));
            }
        }
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
