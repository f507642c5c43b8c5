#pragma once

#include "engine/trace/chunk_memory.h"
#include "engine/trace/model.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace trace {

using StateSums = std::array<Duration, stateCount>;
using TransitionCounts = std::array<std::uint64_t, transitionCount>;

/// The state with most time in `sums`; State::None if all are zero.
State dominant(const StateSums& sums);

/// A slice as it is stored: its end is the next one's begin.
struct SliceStart {
    Time begin{};
    State state{};
    Basis basis{};
    bool preempted = false;
    std::optional<CpuId> cpu{};
    std::optional<ResourceId> resource{};
    std::optional<ActorId> peer{};
    std::uint16_t line = 0;
};

/// Slices of one lane that begin within 2^32 ns of each other, in columns, with prefix sums.
/// Protocol: one writer fills positions in order; a reader that got `count` from a published
/// snapshot reads positions below it only, so no position is ever read and written at once.
struct Chunk;

/// The slices of one actor at one moment: immutable and cheap to copy. Thread-safe to read.
/// Slices tile [begin(), end()): each ends where the next begins. Zero-length slices may occur.
/// Index: every `sampleEvery` slices the time spent in each state and the transitions made since
/// the chunk's begin, so sums over any window cost O(log n), whatever lies between.
class Lane {
public:
    static constexpr std::size_t sampleEvery = 32;

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    Window extent() const { return m_extent; }

    /// Pre: i < size(). O(log chunks).
    Slice operator[](std::size_t i) const;

    /// The slice that holds `time`: the last that begins at or before it. None before the first
    /// and at or after the end.
    std::optional<std::size_t> indexAt(Time time) const;
    std::optional<Slice> at(Time time) const;
    State stateAt(Time time) const; ///< State::None outside the extent

    /// Index of the first slice that begins at or after `time`; size() if none.
    std::size_t firstFrom(Time time) const;

    /// Exact time in each state over `window`.
    StateSums timeIn(Window window) const;

    /// Exact time in each state up to `time`.
    StateSums sumsUntil(Time time) const;

    /// As sumsUntil() for every one of `times`, which ascend; faster than one by one.
    void sumsUntil(std::span<const Time> times, std::span<StateSums> sums) const;

    /// Transitions by slices that begin at or before `time`. The first slice makes none.
    TransitionCounts transitionsUntil(Time time) const;

    /// Bytes of index (not data) per slice.
    double indexBytesPerSlice() const;

private:
    friend class LaneBuilder;
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::vector<std::size_t> m_firstIndex; ///< of each chunk
    std::vector<Time> m_base; ///< of each chunk
    std::size_t m_size = 0;
    Window m_extent{};

    struct Position {
        std::size_t chunk;
        std::uint32_t offset;
    };
    std::size_t countIn(std::size_t chunk) const;
    Position locate(std::size_t i) const;
    std::optional<Position> find(Time time) const;
    Position findIn(std::size_t chunk, std::uint32_t from, Time time) const;
    Time beginOf(Position position) const;
    Time endOf(Position position) const;
    StateSums sumsAt(Position position, Time time) const;
    class Walk;
    void addBetween(StateSums& sums, Position from, Time begin, Position to, Time end) const;
};

/// Writes one lane. One thread only.
class LaneBuilder {
public:
    /// `memory`: that of the trace.
    explicit LaneBuilder(std::shared_ptr<ChunkMemory> memory = std::make_shared<ChunkMemory>());

    /// Pre: start.begin is not before the previous slice's. Amortised O(1); never moves slices.
    void append(const SliceStart& start);

    /// The lane up to `end`, the last slice reaching there. Pre: end ≥ the last slice's begin.
    Lane snapshot(Time end) const;

    std::size_t size() const { return m_size; }
    const std::optional<SliceStart>& last() const { return m_last; }
    const TransitionCounts& transitions() const { return m_transitions; }

private:
    void openChunk(Time base, State before);
    void sample(Chunk& chunk, std::size_t k) const;

    std::shared_ptr<ChunkMemory> m_memory;
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::vector<std::size_t> m_firstIndex;
    std::vector<Time> m_base;
    std::size_t m_size = 0;
    std::optional<SliceStart> m_last{};
    StateSums m_sums{};
    TransitionCounts m_transitions{};
};

} // namespace trace
