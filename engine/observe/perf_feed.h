#pragma once

#include "engine/observe/perf_event.h"
#include "engine/observe/perf_source.h"

#include <algorithm>
#include <vector>

#include <poll.h>

namespace engine {

/// How tier A is to be opened. The defaults are what a run uses; tests use others.
struct PerfOptions {
    Start start = Start::Now;
    bool wakeups = false; ///< A+: CPU-wide sched_waking besides
    std::size_t ringPages = 512; ///< at most, for each CPU; halved until the kernel agrees
};

/// All rings of one observed family, merged by time. One thread only.
class PerfFeed {
public:
    /// Opens the events of `target` on every CPU. On machines of more than 32 CPUs it first
    /// restricts the target to 32 of them, so that nothing is missed. Errors: as openPerfEvent(),
    /// PerfRing::map(), wakingTracepoint().
    static Result<PerfFeed> open(pid_t target, const PerfOptions& options);

    /// Whether open() would be allowed, found out by trying on the calling thread.
    static Result<void> tryOut(bool wakeups);

    bool hasWakeups() const { return m_wakeups; }

    /// Empties the kernel's rings. `switched` is called with the tids that were switched.
    void read(const std::function<void(pid_t)>& switched);

    /// Hands all records read so far that are older than `cutoff` to `sink`, in time order over
    /// all CPUs. Returns true if one came later than a cutoff before: it is handed out now, at
    /// that cutoff's time, and the caller should wait longer.
    bool merge(MonotonicTime cutoff, auto&& sink);

    /// Records without room so far, by the kernel's account. Costs a system call for each ring.
    std::uint64_t lost();

    /// What becomes readable when a ring is a quarter full.
    std::vector<pollfd> polls() const;

private:
    static Result<PerfFeed> tryOpen(pid_t target, const PerfOptions& options,
        const std::vector<int>& cpus, const std::optional<WakingTracepoint>& waking);
    Result<void> add(perf_event_attr attributes, pid_t target, int cpu, std::size_t pages,
        const std::optional<WakingTracepoint>& waking);

    std::vector<PerfSource> m_sources;
    MonotonicTime m_merged{};
    bool m_wakeups = false;
};

bool PerfFeed::merge(MonotonicTime cutoff, auto&& sink)
{
    bool late = false;
    while (true) {
        // The oldest source goes on until another's next record is older.
        PerfSource* oldest = nullptr;
        MonotonicTime limit = cutoff;
        for (PerfSource& source : m_sources) {
            if (!oldest || source.next() < oldest->next()) {
                if (oldest)
                    limit = std::min(limit, oldest->next());
                oldest = &source;
            } else {
                limit = std::min(limit, source.next());
            }
        }
        if (!oldest || oldest->next() >= cutoff)
            break;
        do {
            KernelRecord record = oldest->take();
            if (record.at == MonotonicTime::max())
                continue;
            late |= record.at < m_merged;
            record.at = std::max(record.at, m_merged);
            m_merged = record.at;
            sink(record);
        } while (oldest->next() < limit);
    }
    if (cutoff != MonotonicTime::max())
        m_merged = std::max(m_merged, cutoff);
    return late;
}

} // namespace engine
