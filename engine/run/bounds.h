#pragma once

#include "engine/run/limits.h"

#include <cstdint>
#include <optional>

namespace engine {

/// How many tasks the kernel counts for this user, everywhere; none for users it does not bound.
/// Found by trying which RLIMIT_NPROC still lets us fork, because /proc shows a container's tasks
/// only. Cost: some twenty vforks. Pre: single-threaded, without children.
std::optional<std::uint64_t> tasksOfThisUser();

/// Bounds the calling process and all it will fork, by the kernel's own means: open files, file
/// size, CPU time (a second line behind the guardian's), no core file, no new privileges, the first
/// to go when memory runs out; and, given `userTasks`, the number of tasks.
/// Source: setrlimit(2), prctl(2), proc(5).
void boundThisProcess(const Limits& limits, std::optional<std::uint64_t> userTasks);

} // namespace engine
