#pragma once

#include "engine/base/monotonic.h"
#include "engine/base/result.h"
#include "engine/base/unique_fd.h"
#include "engine/observe/tracepoint.h"

#include <cstdint>
#include <vector>

namespace test {

/// One sched_switch of the kernel's own tracer: the reference our records are compared with.
struct RawSwitch {
    engine::MonotonicTime at{};
    int cpu = 0;
    pid_t from = 0;
    pid_t to = 0;
    bool preempted = false; ///< `from` was left runnable
};

/// Records every sched_switch of the machine into a trace instance of its own, removed with this
/// object. Needs root. Source: ftrace.rst and ring-buffer-design.rst of the kernel.
class RawSwitches {
public:
    static engine::Result<RawSwitches> start(std::size_t kibibytesPerCpu);
    RawSwitches(RawSwitches&& other) = default;
    RawSwitches& operator=(RawSwitches&&) = delete;
    ~RawSwitches();

    /// Stops recording. All switches in time order; `missed` if the buffer did not hold them all.
    std::vector<RawSwitch> stop();
    bool missed() const { return m_missed; }

private:
    struct Fields {
        engine::TracepointField from, to, state;
    };
    RawSwitches() = default;
    engine::Result<void> write(const char* file, const std::string& text) const;
    void readPage(const std::vector<std::byte>& page, int cpu, std::vector<RawSwitch>& switches);

    engine::UniqueFd m_tracefs;
    engine::UniqueFd m_instance;
    std::uint16_t m_type = 0;
    Fields m_fields{};
    bool m_missed = false;
};

} // namespace test
