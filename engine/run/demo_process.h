#pragma once

#include "engine/record/arena.h"
#include "engine/run/limits.h"
#include "engine/workloads/workload.h"

#include <cstdint>
#include <optional>

#include <sys/types.h>

namespace engine {

/// What the guardian's forked child becomes.
struct DemoProcess {
    Arena& arena;
    const Workload& workload;
    const Limits& limits;
    std::optional<std::uint64_t> userTasks{}; ///< see tasksOfThisUser()
    pid_t guardian = 0;
    int leash = -1; ///< our end of the socket to the guardian
    int errors = -1; ///< becomes standard error
};

/// Leaves the guardian's session and descriptors, takes the bounds on, says that it waits, and when
/// told to go runs the workload and exits: 0 when the workload returned.
/// Pre: just forked, single-threaded, all signals blocked.
[[noreturn]] void becomeDemo(const DemoProcess& process);

} // namespace engine
