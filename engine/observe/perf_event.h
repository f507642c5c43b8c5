#pragma once

#include "engine/base/result.h"
#include "engine/base/unique_fd.h"

#include <cstdint>

#include <linux/perf_event.h>
#include <sys/types.h>

namespace engine {

/// When the events of a target begin to count.
enum class Start : std::uint8_t {
    Now, ///< the target is a fork of ours that waits for us
    OnExec, ///< the target will execute a foreign command: leave out what precedes it
};

/// What tier A asks the kernel for: context switches, forks, exits and names of the target and,
/// by inheritance, of its descendants, stamped with CLOCK_MONOTONIC. Each event is of one CPU, so
/// records carry no CPU: the ring says it. A switch record is 24 bytes.
/// Source: perf_event_open(2); the attributes were found by measuring.
perf_event_attr switchAttributes(Start start);

/// What tier A+ asks for besides: every hit of tracepoint `id`, with its raw fields.
perf_event_attr tracepointAttributes(std::uint64_t id);

/// Thread-safe. `pid` -1 means any process. Errors: the errno of perf_event_open(2); EPERM and
/// ENOSYS mean a sandbox, EACCES kernel.perf_event_paranoid or that the target is not ours.
Result<UniqueFd> openPerfEvent(perf_event_attr attributes, pid_t pid, int cpu);

/// The event's PERF_FORMAT_LOST account: all records that found no room. 0 where the kernel
/// (before 6.0) keeps none.
std::uint64_t lostByAccount(int event);

} // namespace engine
