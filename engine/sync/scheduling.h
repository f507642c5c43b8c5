#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace engine {

enum class SchedulingClass : std::uint8_t { Other, Batch, Idle, Fifo, RoundRobin };
inline constexpr std::string_view schedulingClassNames[]{"other", "batch", "idle", "fifo", "rr"};

/// All of the calling thread. Errors: what the kernel refused, in a person's words: nice below 0
/// and the real-time classes need a privilege that ordinary users lack.
/// Source: sched(7), setpriority(2), sched_setaffinity(2).
Result<void> setNice(int nice);
Result<void> setSchedulingClass(SchedulingClass wanted);
Result<void> setAffinity(std::span<const int> cpus);

/// What setSchedulingClass() or setNice() would say, found out by trying on the calling thread,
/// which is as before afterwards. Pre: it has nice 0 and class other.
Result<void> tryNice(int nice);
Result<void> trySchedulingClass(SchedulingClass wanted);

/// The CPUs that this process may use, as it was started. Never empty.
const std::vector<int>& usableCpus();
std::int64_t usableCpuCount();

} // namespace engine
