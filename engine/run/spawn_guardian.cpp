#include "engine/run/spawn_guardian.h"

#include "engine/base/monotonic.h"
#include "engine/measure/other_machine.h"
#include "engine/run/runner_path.h"
#include "engine/run/wire.h"

#include <array>
#include <csignal>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

namespace engine {
namespace {

/// What posix_spawn(3) does to the child before it executes the runner.
class Setup {
public:
    Setup(int control, int arena)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_adddup2(&m_actions, control, controlFd);
        ::posix_spawn_file_actions_adddup2(&m_actions, arena, arenaFd);
        ::posix_spawnattr_init(&m_attributes);
        ::posix_spawnattr_setflags(
            &m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        sigset_t signals;
        sigemptyset(&signals);
        ::posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigfillset(&signals);
        ::posix_spawnattr_setsigdefault(&m_attributes, &signals);
    }
    Setup(const Setup&) = delete;
    Setup& operator=(const Setup&) = delete;
    ~Setup()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }

    Result<pid_t> spawn(
        const std::string& path, char* const* arguments, char* const* environment) const
    {
        pid_t pid = 0;
        const int error =
            ::posix_spawn(&pid, path.c_str(), &m_actions, &m_attributes, arguments, environment);
        if (error != 0)
            return failure(error, "start " + path);
        return pid;
    }

private:
    posix_spawn_file_actions_t m_actions;
    posix_spawnattr_t m_attributes;
};

/// Unique on this machine until it is booted again.
std::string makeTag()
{
    return "INTERLEAVE_FAMILY=" + std::to_string(::getpid()) + "-"
        + std::to_string(monotonicNow().count()) + "-" + std::to_string(::gettid());
}

/// "INTERLEAVE_MACHINE=…", for a demo that shows the machine that was opened; empty: none was.
std::string machineEntry()
{
    const auto machine = openedMachine();
    return machine == nullptr ? std::string{}
                              : std::string{openedMachineVariable} + '=' + machine->file.string();
}

std::vector<char*> environmentWith(std::string& tag, std::string& machine)
{
    const std::string other = std::string{openedMachineVariable} + '=';
    std::vector<char*> entries;
    for (char** next = environ; next != nullptr && *next != nullptr; ++next)
        if (const std::string_view entry{*next};
            !entry.starts_with("INTERLEAVE_FAMILY=") && !entry.starts_with(other))
            entries.push_back(*next);
    entries.push_back(tag.data());
    if (!machine.empty())
        entries.push_back(machine.data());
    entries.push_back(nullptr);
    return entries;
}

/// A duplicate out of the way of the numbers that the guardian's descriptors will have.
UniqueFd high(int fd)
{
    return UniqueFd{::fcntl(fd, F_DUPFD_CLOEXEC, arenaFd + 1)};
}

} // namespace

Result<SpawnedGuardian> spawnGuardian(const Arena& arena, const Limits& limits)
{
    auto path = runnerPath();
    if (!path)
        return tl::unexpected{path.error()};
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failure(errno, "socketpair");
    UniqueFd ours{ends[0]};
    const UniqueFd low{ends[1]};
    const UniqueFd theirs = high(low.get());
    const UniqueFd shared = high(arena.fd());
    if (!theirs || !shared)
        return failure(errno, "duplicate a descriptor");
    if (!send(
            ours.get(), Order{.kind = Order::Kind::Begin, .window = ::getpid(), .limits = limits}))
        return failure(errno, "send to the runner");
    std::string tag = makeTag();
    std::string machine = machineEntry();
    std::string demo = arena.description().workload; // for ps(1)
    const std::array<char*, 3> arguments{path->data(), demo.data(), nullptr};
    auto pid = Setup{theirs.get(), shared.get()}.spawn(
        *path, arguments.data(), environmentWith(tag, machine).data());
    if (!pid)
        return tl::unexpected{pid.error()};
    return SpawnedGuardian{
        .control = std::move(ours), .pid = *pid, .tag = std::move(tag), .path = std::move(*path)};
}

} // namespace engine
