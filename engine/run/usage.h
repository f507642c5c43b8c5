#pragma once

#include "engine/run/limits.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <sys/types.h>

namespace engine {

/// What the processes below one process use and have used.
struct Usage {
    std::chrono::nanoseconds
        cpu{}; ///< of all that ever ran there and was waited for, or still runs
    std::uint64_t resident = 0; ///< bytes; a page shared by several processes counts for each
    int threads = 0;
    int processes = 0; ///< living ones
};

/// Of all descendants of the calling process, or of the first of them that together exceed the
/// processes or threads of `limits`: a fork bomb leaves little CPU to count it with. CPU time comes
/// in steps of a clock tick (10 ms). Cost: some 5 µs a thread.
/// Source: proc(5), /proc/PID/stat; getrusage(2).
Usage usageOfDescendants(const Limits& limits);

/// Bytes resident of all descendants together, each page counted once; none if the kernel does not
/// say. Tens of milliseconds for gigabytes. Source: proc(5), smaps_rollup, Pss.
std::optional<std::uint64_t> exactMemoryOfDescendants();

/// The first limit that `usage`, or `running` for so long, exceeds, as a person reads it: "used
/// more than 2 GiB of memory".
std::optional<std::string> exceeded(
    const Usage& usage, std::chrono::nanoseconds running, const Limits& limits);

/// Over half of some limit is used: look again sooner.
bool nearLimit(const Usage& usage, const Limits& limits);

} // namespace engine
