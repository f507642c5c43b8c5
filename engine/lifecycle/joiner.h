#pragma once

#include "engine/observe/observer.h"
#include "engine/record/arena_reader.h"
#include "engine/trace/builder.h"

#include <functional>
#include <span>

namespace engine {

/// Joins the kernel's records and the program's events of one run into life cycles: the kernel
/// says when, the program says why. New → Runnable → Running → a wait → Dead for every thread,
/// busy stretches for every CPU. One thread only.
///
/// Rules: see docs/decisions/lifecycle.md. Both streams arrive nearly in time order; the joiner
/// keeps what may still be preceded and emits it once both sides are complete up to it.
class Joiner {
public:
    using DescribeResource = std::function<ArenaReader::ResourceInfo(std::uint32_t)>;
    using NameThread = std::function<std::string(std::uint32_t lane)>;

    /// `builder` must outlive the joiner. `epoch` is time zero of the trace. `root` is the
    /// demo's process, whose main thread's life starts the trace.
    Joiner(trace::Builder& builder, MonotonicTime epoch, pid_t root, trace::Tier tier,
        DescribeResource describe, NameThread nameThread);
    ~Joiner();

    /// Takes new input; everything of that side before `complete` has now been delivered.
    void kernel(std::span<const KernelRecord> records, MonotonicTime complete);
    void program(std::span<const ProgramEvent> events, MonotonicTime complete);

    /// Emits into the builder all that can no longer change. `now` bounds how far open states
    /// reach.
    void flush(MonotonicTime now);

    /// The family is gone: emits the rest and ends every life at or before `end`.
    void finish(MonotonicTime end);

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace engine
