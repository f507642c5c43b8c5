#pragma once

#include "engine/trace/chunk_memory.h"
#include "engine/trace/lane.h"

#include <bit>
#include <cassert>
#include <limits>
#include <memory>

namespace trace {

/// The storage behind Lane and LaneBuilder; nobody else includes this.
struct Chunk {
    static constexpr std::uint32_t smallest = 64;
    static constexpr std::uint32_t largest = 4096;
    static constexpr Duration longest{std::numeric_limits<std::uint32_t>::max()};

    /// What is seldom read, beside the two columns that are always read.
    struct Detail {
        std::uint32_t resource;
        std::uint32_t peer;
        CpuId cpu;
        std::uint16_t line;
        std::uint8_t flags;
        Basis basis;
    };
    enum Flag : std::uint8_t { Preempted = 1, HasCpu = 2, HasResource = 4, HasPeer = 8 };

    /// Of the slices before a multiple of Lane::sampleEvery, since the chunk's begin.
    struct Sample {
        std::array<std::uint32_t, stateCount> time;
        std::array<std::uint16_t, transitionCount> made;
    };

    /// `room`: a multiple of Lane::sampleEvery. The largest chunks lie in `memory`, smaller ones on
    /// the heap.
    Chunk(Time from, std::uint32_t room, ChunkMemory& memory);

    Time base;
    std::uint32_t capacity;
    State stateBefore = State::None; ///< of the slice before the first
    StateSums sumsBefore{}; ///< of the lane up to `base`
    TransitionCounts madeBefore{}; ///< by the slices before the first
    Sample* samples;
    Detail* detail;
    std::uint32_t* begin; ///< ns since base
    State* state;
    std::shared_ptr<std::byte> columns; ///< where these four lie
};

template <class Counts>
void countTransitions(Counts& counts, State from, State to)
{
    for (unsigned made = transitionsBetween(from, to); made != 0; made &= made - 1)
        ++counts[static_cast<std::size_t>(std::countr_zero(made))];
}

} // namespace trace
