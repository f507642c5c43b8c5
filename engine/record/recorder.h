#pragma once

#include "engine/record/arena.h"
#include "engine/trace/reading.h"

#include <source_location>

namespace engine {

/// The program's end of an arena. Hot path: no lock, no allocation, no system call; one time-stamp
/// read and one 32-byte store. Before attachRecorder() and on threads without a lane, record()
/// does nothing and costs under a nanosecond. A full ring drops the newest event, counts it, and
/// leaves a Gap event when there is room again.
///
/// attachRecorder() is called once per process and arena, before the threads that record start;
/// `arena` must outlive their recording. A forked child keeps recording into the same arena: the
/// thread that forked gets a lane of its own in the child, under the same name. Takes some
/// milliseconds: the memory of the first lanes is touched here rather than when threads start.
void attachRecorder(Arena& arena);

/// Gives the calling thread a lane, touches its memory so that no event meets a page fault, and
/// records Begin; `name` at most 31 bytes. detachThread() records End and gives the lane back; it
/// happens by itself when the thread ends. A thread without either records nothing. When all lanes
/// are taken its events are counted as lost, and it tries again from time to time.
void attachThread(std::string_view name);
void detachThread();

/// Registers a resource; returns its number, 0 when the table is full. Thread-safe. Not hot.
std::uint32_t registerResource(trace::ResourceKind kind, std::string_view name);

/// As registerResource(), but what has the same kind and name already keeps its number: for what
/// comes and goes, such as threads that replace each other.
std::uint32_t internResource(trace::ResourceKind kind, std::string_view name);

/// Records that the calling thread did `kind` and is in `state` from now on.
void record(EventKind kind, trace::State state, std::uint32_t resource = 0, std::int64_t value = 0,
    std::uint32_t line = std::source_location::current().line()) noexcept;

/// Records that the calling thread measured `value` of the demo's quantity number `quantity`
/// (1-based) at the setting x, y; or that it tried and the sample does not count. It runs, as it
/// did. Numbers that are not finite are recorded as they are, and refused by the reader.
void recordReading(std::uint16_t quantity, float x, float y, double value) noexcept;
void recordRejected(std::uint16_t quantity, float x, float y, trace::Verdict why) noexcept;

} // namespace engine

#include "engine/record/recorder_detail.h"
