#pragma once

#include "engine/record/arena_layout.h"
#include "engine/record/recorder.h"
#include "engine/record/stamp_clock.h"

namespace engine {
namespace detail {

/// A thread's end of its lane.
struct Writer {
    ArenaLane* lane = nullptr; ///< null: the thread does not record
    ArenaSlot* ring = nullptr; ///< null: it would, but found no lane
    std::uint64_t next = 0; ///< number of the next event
    std::uint64_t limit = 0; ///< from this number on look for room first
    std::uint64_t mask = 0;
    std::uint64_t unreported = 0; ///< dropped since the last Gap
    ArenaClock clock{};
};
inline constinit thread_local Writer writer{};

/// Looks for room first. `reserved`: the event's last word.
void recordSlowly(
    Writer& to, std::int64_t value, std::uint64_t word, std::uint64_t reserved = 0) noexcept;

/// Called before the memory of `header` goes away.
void forgetArena(const ArenaHeader& header) noexcept;

/// Pre: there is room.
inline void write(Writer& to, std::int64_t value, std::uint64_t word) noexcept
{
    to.lane->sequence.store(2 * to.next + 1, std::memory_order_relaxed);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    auto& words = to.ring[to.next & to.mask].words;
    words[0].store(readStamp(to.clock), std::memory_order_relaxed);
    words[1].store(static_cast<std::uint64_t>(value), std::memory_order_relaxed);
    words[2].store(word, std::memory_order_relaxed);
    ++to.next;
    to.lane->sequence.store(2 * to.next, std::memory_order_release);
}

} // namespace detail

inline void record(EventKind kind, trace::State state, std::uint32_t resource, std::int64_t value,
    std::uint32_t line) noexcept
{
    detail::Writer& writer = detail::writer;
    if (writer.lane == nullptr)
        return;
    const std::uint64_t word = packed(kind, state, resource, line);
    if (writer.next < writer.limit) [[likely]]
        detail::write(writer, value, word);
    else
        detail::recordSlowly(writer, value, word);
}

} // namespace engine
