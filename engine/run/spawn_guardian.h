#pragma once

#include "engine/base/result.h"
#include "engine/base/unique_fd.h"
#include "engine/record/arena.h"
#include "engine/run/limits.h"

#include <string>

#include <sys/types.h>

namespace engine {

struct SpawnedGuardian {
    UniqueFd control; ///< our end; the guardian's family dies when it closes
    pid_t pid = 0;
    std::string tag; ///< "INTERLEAVE_FAMILY=…", in the environment of the whole family
    std::string path; ///< of the executable
};

/// Starts interleave-runner in a session of its own, with no descriptor but standard error, its end
/// of the control socket, and the arena. Thread-safe. Errors: no executable; the system's.
Result<SpawnedGuardian> spawnGuardian(const Arena& arena, const Limits& limits);

} // namespace engine
