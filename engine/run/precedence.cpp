#include "engine/run/precedence.h"

#include <chrono>
#include <cstdint>

#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace engine {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t resetOnFork = 1; ///< SCHED_FLAG_RESET_ON_FORK of <linux/sched.h>
constexpr int foremost = -20; ///< the best nice value

/// What sched_setattr(2) takes; the kernel's own header of it clashes with <sched.h>.
struct SchedulingAttributes {
    std::uint32_t size = sizeof(SchedulingAttributes);
    std::uint32_t policy = SCHED_OTHER;
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 0; ///< ns
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};

bool takeRealTime()
{
    const sched_param first{.sched_priority = ::sched_get_priority_max(SCHED_FIFO)};
    return ::sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, &first) == 0;
}

void takeShortTurns(int nice)
{
    const SchedulingAttributes brief{
        .flags = resetOnFork, .nice = nice, .runtime = std::chrono::nanoseconds{100us}.count()};
    ::syscall(SYS_sched_setattr, 0, &brief, 0);
}

} // namespace

void comeFirst()
{
    if (!takeRealTime())
        takeShortTurns(::getpriority(PRIO_PROCESS, 0));
}

AmongOthers::AmongOthers()
    : m_cameFirst{(::sched_getscheduler(0) & ~SCHED_RESET_ON_FORK) == SCHED_FIFO}
{
    if (m_cameFirst)
        takeShortTurns(foremost);
}

AmongOthers::~AmongOthers()
{
    if (m_cameFirst)
        takeRealTime();
}

} // namespace engine
