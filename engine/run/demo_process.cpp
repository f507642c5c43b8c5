#include "engine/run/demo_process.h"

#include "engine/record/recorder.h"
#include "engine/run/bounds.h"
#include "engine/run/leash.h"
#include "engine/run/lineage.h"
#include "engine/run/wire.h"

#include <algorithm>
#include <cassert>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace engine {
namespace {

/// The arena's values by their parameters.
class ArenaValues final : public Values {
public:
    ArenaValues(const Arena& arena, std::span<const Param> params)
        : m_arena{arena}
        , m_params{params}
    {
    }

    std::int64_t operator[](const Param& param) const override
    {
        const auto found = std::ranges::find(m_params, param.key, &Param::key);
        assert(found != m_params.end() && "a parameter of another demo");
        return m_arena.value(static_cast<std::size_t>(found - m_params.begin()));
    }

private:
    const Arena& m_arena;
    std::span<const Param> m_params;
};

/// Keeps standard error (the pipe), the leash and the arena; nothing else of the guardian's.
void keepOnlyOurDescriptors(const DemoProcess& process)
{
    ::dup2(process.errors, STDERR_FILENO);
    ::dup3(process.leash, controlFd, O_CLOEXEC);
    ::close_range(arenaFd + 1, ~0U, 0);
}

void unblockSignals()
{
    sigset_t none;
    sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

void run(const DemoProcess& process, std::stop_token stop)
{
    const ArenaValues values{process.arena, process.workload.params};
    attachThread("main");
    process.workload.run({.values = values,
        .seed = process.arena.description().seed,
        .stop = stop,
        .measures = process.workload.measures});
    detachThread();
}

} // namespace

void becomeDemo(const DemoProcess& process)
{
    ::setsid();
    dieWith(process.guardian);
    keepOnlyOurDescriptors(process);
    ::prctl(PR_SET_NAME, std::string{process.workload.id}.c_str());
    boundThisProcess(process.limits, process.userTasks);
    attachRecorder(process.arena);
    {
        Leash leash{
            controlFd}; // before signals are unblocked: its thread must get none of the demo's
        unblockSignals();
        if (!leash.waitForGo())
            ::_exit(1);
        run(process, leash.stop());
    }
    ::_exit(0); // no destructors: detached threads may still be about
}

} // namespace engine
