#include "engine/observe/perf_event.h"

#include <cerrno>
#include <ctime>

#include <sys/syscall.h>
#include <unistd.h>

namespace engine {
namespace {

perf_event_attr commonAttributes()
{
    perf_event_attr attributes{};
    attributes.size = sizeof(attributes);
    attributes.sample_period = 1;
    attributes.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME;
    attributes.sample_id_all = 1;
    attributes.use_clockid = 1;
    attributes.clockid = CLOCK_MONOTONIC;
    attributes.read_format = PERF_FORMAT_LOST;
    attributes.watermark = 1;
    attributes.wakeup_watermark = 128 << 10;
    return attributes;
}

int perfEventOpen(perf_event_attr& attributes, pid_t pid, int cpu)
{
    return static_cast<int>(
        ::syscall(SYS_perf_event_open, &attributes, pid, cpu, -1, PERF_FLAG_FD_CLOEXEC));
}

} // namespace

perf_event_attr switchAttributes(Start start)
{
    perf_event_attr attributes = commonAttributes();
    attributes.type = PERF_TYPE_SOFTWARE;
    attributes.config = PERF_COUNT_SW_DUMMY;
    attributes.context_switch = 1;
    attributes.task = 1;
    attributes.comm = 1;
    attributes.comm_exec = 1;
    attributes.inherit = 1;
    attributes.exclude_kernel = 1;
    attributes.exclude_hv = 1;
    attributes.disabled = start == Start::OnExec;
    attributes.enable_on_exec = start == Start::OnExec;
    return attributes;
}

perf_event_attr tracepointAttributes(std::uint64_t id)
{
    perf_event_attr attributes = commonAttributes();
    attributes.type = PERF_TYPE_TRACEPOINT;
    attributes.config = id;
    attributes.sample_type |= PERF_SAMPLE_RAW;
    return attributes;
}

Result<UniqueFd> openPerfEvent(perf_event_attr attributes, pid_t pid, int cpu)
{
    int fd = perfEventOpen(attributes, pid, cpu);
    if (fd < 0 && errno == EINVAL) { // a kernel before 6.0
        attributes.read_format = 0;
        fd = perfEventOpen(attributes, pid, cpu);
    }
    if (fd < 0)
        return failure(errno, "perf_event_open");
    return UniqueFd{fd};
}

std::uint64_t lostByAccount(int event)
{
    std::uint64_t counts[2]{}; // value, lost
    const auto length = ::read(event, counts, sizeof(counts));
    return length == static_cast<ssize_t>(sizeof(counts)) ? counts[1] : 0;
}

} // namespace engine
