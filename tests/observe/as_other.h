#pragma once

#include <cerrno>
#include <cstdlib>
#include <functional>
#include <thread>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace test {

inline bool isRoot()
{
    return ::geteuid() == 0;
}

/// Runs `use` on a thread that has the rights of the ordinary user `nobody`, as have the threads
/// and processes it starts. Pre: isRoot(). The raw system calls change this thread alone.
inline void asNobody(const std::function<void()>& use)
{
    std::thread{[&] {
        constexpr long nobody = 65534;
        const bool done = ::syscall(SYS_setgroups, 0, nullptr) == 0
            && ::syscall(SYS_setresgid, nobody, nobody, nobody) == 0
            && ::syscall(SYS_setresuid, nobody, nobody, nobody) == 0;
        if (!done)
            std::abort();
        use();
    }}.join();
    ::prctl(PR_SET_DUMPABLE, 1); // changing user took it from the whole process
}

/// Runs `use` on a thread for which perf_event_open fails with `error`, as in a sandbox.
inline void withoutPerfEvents(int error, const std::function<void()>& use)
{
    std::thread{[&] {
        const auto denied = SECCOMP_RET_ERRNO | static_cast<unsigned>(error);
        sock_filter code[]{
            BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
            BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_perf_event_open, 0, 1),
            BPF_STMT(BPF_RET | BPF_K, denied),
            BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        };
        const sock_fprog program{.len = 4, .filter = code};
        if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
            || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
            std::abort();
        use();
    }}.join();
}

} // namespace test
