#pragma once

#include "engine/base/monotonic.h"
#include "engine/trace/state.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include <sys/types.h>

namespace engine {

/// The kernel's account of one thread so far. Source: sched-stats.rst of the kernel, "schedstat".
struct SchedStat {
    MonotonicTime running{};
    MonotonicTime waiting{}; ///< runnable, on a queue
    std::uint64_t stretches = 0;
    bool operator==(const SchedStat&) const = default;
};

/// Reads /proc/TID/schedstat: three system calls, about 3 µs. None: the thread is gone (or the
/// kernel keeps no such account).
std::optional<SchedStat> schedStat(pid_t tid);
std::optional<SchedStat> parseSchedStat(std::string_view text);

/// Why thread `tid` is blocked right now, from the system call it is in, else from the kernel
/// function it waits in. None: it is not blocked, gone, or may not be looked at.
std::optional<trace::State> blockedReason(pid_t tid);

/// How a thread is looked at; tests look elsewhere.
struct ThreadLook {
    std::function<std::optional<SchedStat>(pid_t)> account = schedStat;
    std::function<std::optional<trace::State>(pid_t)> reason = blockedReason;
};

/// The wait that the text of /proc/TID/syscall tells; none if it says "running" or a call that
/// does not tell.
std::optional<trace::State> reasonOfSystemCall(std::string_view text);

/// The wait that a kernel function's name (/proc/TID/wchan) tells; State::Other if it does not.
trace::State reasonOfKernelFunction(std::string_view function);

/// What /proc/TID/stat says of one thread.
struct ThreadStat {
    char state = '?'; ///< R, S, D, T, Z, X …
    int cpu = 0; ///< where it last ran
    std::uint64_t startTicks = 0;
    char name[16]{};
};

/// Reads /proc/PID/task/TID/stat. None: gone.
std::optional<ThreadStat> threadStat(pid_t pid, pid_t tid);
std::optional<ThreadStat> parseThreadStat(std::string_view text);

} // namespace engine
