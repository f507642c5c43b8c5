#pragma once

#include "engine/base/monotonic.h"
#include "engine/base/result.h"
#include "engine/trace/model.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace engine {

enum class RecordKind : std::uint8_t {
    SwitchIn,
    SwitchOut, ///< `preempted` says which
    Wake, ///< `other` wakes `tid`; may come some µs before the SwitchOut that it undoes
    Fork, ///< `tid` (of process `pid`) was created by `other`
    Exit, ///< `tid` began to exit; its last SwitchOut follows, at once if it was running
    Name, ///< `tid` is now called `name`
    WakeDelay, ///< schedstat: before its latest switch-in at or before `at`, `tid` waited
               ///< `duration` runnable. Follows that SwitchIn. `count` 1: exact, n: mean of n waits
    Sample, ///< /proc: `tid` was seen in `state`; right after its SwitchOut: so since then
    RunTime, ///< schedstat: by `at`, `tid` had run for `duration` in all, in `count` stretches
    Lost, ///< `count` records were lost around `at`
};

/// One thing the kernel said about one thread, whatever the tier. Thread ids recycle within a
/// second; a Fork starts a new life of `tid`.
struct KernelRecord {
    MonotonicTime at{};
    RecordKind kind{};
    trace::State state{}; ///< Sample: Running, Runnable, a wait (but Message) or Dead
    bool preempted = false;
    trace::CpuId cpu = 0;
    pid_t pid = 0;
    pid_t tid = 0;
    pid_t other = 0;
    MonotonicTime duration{};
    std::uint64_t count = 0;
    char name[16]{};
};

/// Watches one process and all its descendants through the kernel. One per run, owned and called
/// by one thread (the run's ingest thread).
class Observer {
public:
    virtual ~Observer() = default;
    virtual trace::Tier tier() const = 0;

    /// Appends what is new, in time order; a record is held back until no earlier one can come.
    /// Everything before the returned time has been delivered. Never blocks; bounded work.
    virtual MonotonicTime drain(std::vector<KernelRecord>& records) = 0;

    /// A descriptor that becomes readable when there is much to drain; -1 if there is none.
    virtual int wakeup() const { return -1; }

    /// As drain(), holding nothing back. Call once, when the family is gone.
    virtual void finish(std::vector<KernelRecord>& records) = 0;

    /// Records lost so far, by the kernel's own account.
    virtual std::uint64_t lost() const = 0;
};

/// The best observer this user may have for `target`, which has not started to run yet (it waits
/// on a pipe). Tries tiers from the best down to `best`; `reason` says why not a better one
/// (empty for the best). Never fails: the last tier needs nothing.
struct Observation {
    std::unique_ptr<Observer> observer;
    std::string reason; ///< why no better tier: the errno's meaning and the setting behind it
};
Observation observe(pid_t target, trace::Tier best = trace::Tier::KernelWakeups);

/// What this machine permits, found out by trying on the calling thread.
struct Permission {
    trace::Tier tier{};
    std::string reason{}; ///< empty for the best tier
    std::string command{}; ///< what would improve it, to copy; empty if nothing would
    int paranoid = -1; ///< kernel.perf_event_paranoid; -1: unreadable
};
Permission permission();

} // namespace engine
