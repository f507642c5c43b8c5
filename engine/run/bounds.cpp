#include "engine/run/bounds.h"

#include "engine/base/unique_fd.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace engine {
namespace {

bool canForkUnder(rlim_t limit, const rlimit& before)
{
    const rlimit trial{.rlim_cur = limit, .rlim_max = before.rlim_max};
    ::setrlimit(RLIMIT_NPROC, &trial);
    const pid_t child = ::vfork();
    if (child == 0)
        ::_exit(0);
    ::setrlimit(RLIMIT_NPROC, &before);
    return child > 0 && ::waitpid(child, nullptr, 0) == child;
}

/// Never above what was allowed before.
void lower(__rlimit_resource resource, rlim_t soft, rlim_t hard)
{
    rlimit before{};
    ::getrlimit(resource, &before);
    const rlim_t highest = std::min(hard, before.rlim_max);
    const rlimit after{.rlim_cur = std::min(soft, highest), .rlim_max = highest};
    ::setrlimit(resource, &after);
}

void lower(__rlimit_resource resource, rlim_t limit)
{
    lower(resource, limit, limit);
}

void bePreferredVictim()
{
    const UniqueFd score{::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC)};
    [[maybe_unused]] const ssize_t written = ::write(score.get(), "1000", 4);
}

} // namespace

std::optional<std::uint64_t> tasksOfThisUser()
{
    rlimit before{};
    ::getrlimit(RLIMIT_NPROC, &before);
    constexpr rlim_t most = 1U << 22; // the kernel's own highest pid
    rlim_t refused = 0;
    rlim_t allowed = std::min(before.rlim_cur, most);
    if (canForkUnder(0, before) || !canForkUnder(allowed, before))
        return {};
    while (allowed - refused > 1) {
        const rlim_t middle = refused + (allowed - refused) / 2;
        (canForkUnder(middle, before) ? allowed : refused) = middle;
    }
    return refused;
}

void boundThisProcess(const Limits& limits, std::optional<std::uint64_t> userTasks)
{
    const auto cpu = static_cast<rlim_t>(limits.cpuTime.count()) + 5;
    lower(RLIMIT_CPU, cpu, cpu + 5);
    lower(RLIMIT_NOFILE, static_cast<rlim_t>(limits.openFiles));
    lower(RLIMIT_FSIZE, limits.fileSize);
    lower(RLIMIT_CORE, 0);
    // The guardian counts exactly, but a fork bomb of thousands would leave it no CPU to count
    // with: the kernel's own bound must be near. What this user starts elsewhere counts too.
    if (userTasks)
        lower(
            RLIMIT_NPROC, *userTasks + static_cast<rlim_t>(limits.threads + limits.processes) + 64);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    bePreferredVictim();
}

} // namespace engine
