#include "engine/sync/scheduling.h"

#include <cerrno>
#include <string>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace engine {
namespace {

int policyOf(SchedulingClass wanted)
{
    switch (wanted) {
    case SchedulingClass::Other: return SCHED_OTHER;
    case SchedulingClass::Batch: return SCHED_BATCH;
    case SchedulingClass::Idle: return SCHED_IDLE;
    case SchedulingClass::Fifo: return SCHED_FIFO;
    case SchedulingClass::RoundRobin: return SCHED_RR;
    }
    return SCHED_OTHER;
}

std::vector<int> affinity()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    std::vector<int> cpus;
    if (::sched_getaffinity(0, sizeof set, &set) == 0)
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
            if (CPU_ISSET(cpu, &set))
                cpus.push_back(cpu);
    if (cpus.empty()) // more CPUs than a cpu_set_t holds
        cpus.push_back(0);
    return cpus;
}

} // namespace

Result<void> setNice(int nice)
{
    // On Linux a thread's number stands for the thread alone.
    if (::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice) != 0)
        return failure(errno, "nice " + std::to_string(nice) + " refused");
    return {};
}

Result<void> setSchedulingClass(SchedulingClass wanted)
{
    const int policy = policyOf(wanted);
    const bool realTime = policy == SCHED_FIFO || policy == SCHED_RR;
    // The lowest real-time priority is above every ordinary thread already.
    const sched_param priority{.sched_priority = realTime ? ::sched_get_priority_min(policy) : 0};
    if (::sched_setscheduler(0, policy, &priority) != 0)
        return failure(errno,
            "class " + std::string{schedulingClassNames[static_cast<std::size_t>(wanted)]}
                + " refused");
    return {};
}

Result<void> setAffinity(std::span<const int> cpus)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const int cpu : cpus)
        CPU_SET(static_cast<unsigned>(cpu), &set);
    if (::sched_setaffinity(0, sizeof set, &set) != 0)
        return failure(errno, "affinity refused");
    return {};
}

Result<void> tryNice(int nice)
{
    if (nice >= 0)
        return {}; // anyone may be nicer, and could not take it back
    auto result = setNice(nice);
    if (result)
        result = setNice(0);
    return result;
}

Result<void> trySchedulingClass(SchedulingClass wanted)
{
    auto result = setSchedulingClass(wanted);
    if (result)
        result = setSchedulingClass(SchedulingClass::Other);
    return result;
}

const std::vector<int>& usableCpus()
{
    static const std::vector<int> cpus = affinity();
    return cpus;
}

std::int64_t usableCpuCount()
{
    return static_cast<std::int64_t>(usableCpus().size());
}

} // namespace engine
