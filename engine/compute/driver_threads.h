#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>

#include <sys/types.h>

namespace engine {

/// The threads that a software Vulkan driver starts in this process, and where they run. They are
/// those that came between two looks: llvmpipe's that compute have no name of their own.
/// Source: proc(5), /proc/self/task/TID/{stat,schedstat}.
class DriverThreads {
public:
    /// Looks at the threads that are there before the driver starts.
    DriverThreads();

    /// Looks at what came since. Call after the driver's first work.
    void found();

    /// Begins a stretch of work.
    void begin();
    /// On how many CPUs those are that computed since begin(). 0: cannot be told.
    std::size_t cpus() const;

    /// Ties each of those to a CPU of its own, as far as there are CPUs that this process may use,
    /// because the scheduler tends to wake them all where they are waited for. How many are tied.
    std::size_t spread() const;

private:
    std::set<pid_t> computing() const;

    std::set<pid_t> m_before;
    std::map<pid_t, std::uint64_t> m_ran; ///< of the driver's: ns on a CPU
};

} // namespace engine
