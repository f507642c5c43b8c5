#include "engine/run/lineage.h"

#include <atomic>
#include <csignal>

#include <pthread.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace engine {
namespace {

// Of this process. Set before it has threads; read by its signal handler.
std::atomic<pid_t> s_guardian;
std::atomic<pid_t> s_parent;
std::atomic<pid_t> s_self;

/// Called when some thread of the parent, or the parent, or an adoptive parent has died.
void endIfAbandoned()
{
    if (::getpid() != s_self)
        return; // forked a moment ago, with a signal that was held back for the parent
    const pid_t parent = ::getppid();
    if (parent != s_parent && parent != s_guardian)
        ::kill(::getpid(), SIGKILL);
}

void inForkedChild()
{
    s_parent = s_self.load();
    s_self = ::getpid();
    ::prctl(PR_SET_PDEATHSIG, SIGURG);
    endIfAbandoned(); // it may have happened before prctl()
}

} // namespace

void dieWith(pid_t guardian)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != guardian)
        ::kill(::getpid(), SIGKILL);
    s_guardian = guardian;
    s_self = ::getpid();
    struct sigaction handler { };
    handler.sa_handler = [](int) { endIfAbandoned(); };
    handler.sa_flags = SA_RESTART;
    ::sigaction(SIGURG, &handler, nullptr);
    ::pthread_atfork(nullptr, nullptr, inForkedChild);
}

} // namespace engine
