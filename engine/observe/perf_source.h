#pragma once

#include "engine/observe/observer.h"
#include "engine/observe/perf_ring.h"
#include "engine/observe/tracepoint.h"

#include <functional>
#include <optional>

#include <linux/perf_event.h>

namespace engine {

/// One ring of one CPU, and what was read from it but not yet taken. In order: the kernel writes
/// each ring from one CPU. One thread only.
class PerfSource {
public:
    /// `waking` says where the wanted fields lie in samples, if the ring holds samples.
    PerfSource(PerfRing ring, trace::CpuId cpu, std::optional<WakingTracepoint> waking);

    /// Empties the kernel's ring. `switched` is called with each tid that was switched.
    void read(const std::function<void(pid_t)>& switched);

    /// The time of the next record, or MonotonicTime::max() when there is none.
    MonotonicTime next() const { return m_next; }

    /// Takes the next record. `at` == MonotonicTime::max(): one without meaning for us.
    /// Pre: next() is not max().
    KernelRecord take();

    int event() const { return m_ring.event(); }
    trace::CpuId cpu() const { return m_cpu; }

    /// Records this ring had no room for, by the kernel's account. Costs a system call.
    std::uint64_t lost();

private:
    const perf_event_header& header() const;
    std::span<const std::byte> record() const;
    void findNext();
    KernelRecord decodeSample(std::span<const std::byte> bytes) const;

    PerfRing m_ring;
    trace::CpuId m_cpu;
    std::optional<WakingTracepoint> m_waking;
    std::vector<std::byte> m_bytes;
    std::size_t m_position = 0;
    MonotonicTime m_next = MonotonicTime::max();
    std::uint64_t m_reported = 0; ///< lost, by PERF_RECORD_LOST
};

} // namespace engine
