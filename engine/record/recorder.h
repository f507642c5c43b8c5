#pragma once

#include "engine/record/arena.h"
#include "engine/trace/reading.h"

#include <functional>
#include <source_location>
#include <span>

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

/// What a GPU's queue did, on CLOCK_MONOTONIC.
struct Span {
    std::uint32_t queue = 0; ///< a resource: its name is that of the row
    trace::State work{}; ///< Upload, Dispatch or Download
    MonotonicTime begin{};
    MonotonicTime end{};
    SpanError error{};
};

/// Records that a queue worked, after it did; once for one of more than four seconds, which becomes
/// several. Says nothing of the calling thread's state. Spans of one queue are recorded in their
/// order, by one thread. What cannot be (before the run's start, after the moment it is recorded,
/// before the one before it) is cut off by the reader; what is left of nothing counts as lost.
void recordSpan(const Span& span) noexcept;

/// A picture that the program shows: cells of one byte, row by row.
struct PictureShape {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint8_t top = 1; ///< the largest value of a cell; larger ones become it
};

/// Shows a picture: `fill` writes its cells, all of them, into memory that the window reads; `what`
/// it shows and in which `way` it was computed are marked by shown(), at most 55 bytes each. False,
/// and nothing is written, where the window has not taken the ones before yet, or it is larger
/// than Arena's shape allows, or nobody records: it is counted, and the next one may be shown.
/// Thread-safe, without locks.
bool recordPicture(const PictureShape& shape, std::string_view what, std::string_view way,
    const std::function<void(std::span<std::uint8_t> cells)>& fill);

} // namespace engine

#include "engine/record/recorder_detail.h"
