#include "engine/run/process_tree.h"

#include "engine/run/precedence.h"
#include "engine/run/proc_file.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string>
#include <unordered_map>

#include <sys/wait.h>
#include <unistd.h>

namespace engine {
namespace {

using namespace std::chrono_literals;

bool kernelListsChildren()
{
    static const bool lists = ::access("/proc/thread-self/children", R_OK) == 0;
    return lists;
}

/// Appends the children of one process, whichever of its threads made them.
void appendChildren(pid_t parent, std::vector<pid_t>& pids)
{
    const std::string tasks = "/proc/" + std::to_string(parent) + "/task/";
    for (const pid_t task : numbersIn(tasks))
        for (const std::string& child : words(procFile(tasks + std::to_string(task) + "/children")))
            pids.push_back(static_cast<pid_t>(std::stol(child)));
}

void visitByChildren(pid_t root, const std::function<bool(pid_t)>& visit)
{
    std::vector<pid_t> pids{root};
    for (std::size_t next = 0; next < pids.size(); ++next) {
        if (next > 0 && !visit(pids[next]))
            return;
        appendChildren(pids[next], pids);
    }
}

void waitForChild(std::chrono::nanoseconds most)
{
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    const timespec patience{.tv_sec = 0, .tv_nsec = most.count()};
    ::sigtimedwait(&child, nullptr, &patience);
}

} // namespace

std::vector<pid_t> descendants(pid_t root)
{
    std::vector<pid_t> pids;
    visitDescendants(root, [&pids](pid_t pid) {
        pids.push_back(pid);
        return true;
    });
    return pids;
}

void visitDescendants(pid_t root, const std::function<bool(pid_t)>& visit)
{
    if (kernelListsChildren())
        return visitByChildren(root, visit);
    const auto pids = descendantsByParents(root);
    [[maybe_unused]] const bool all = std::ranges::all_of(pids, visit);
}

std::vector<pid_t> descendantsByParents(pid_t root)
{
    std::unordered_multimap<pid_t, pid_t> childOf;
    for (const pid_t pid : numbersIn("/proc"))
        if (const auto fields = procStat(pid); fields.size() > 1)
            childOf.emplace(static_cast<pid_t>(std::stol(fields[1])), pid);
    std::vector<pid_t> pids{root};
    for (std::size_t next = 0; next < pids.size(); ++next) {
        const auto [begin, end] = childOf.equal_range(pids[next]);
        for (auto child = begin; child != end; ++child)
            pids.push_back(child->second);
    }
    pids.erase(pids.begin());
    return pids;
}

std::vector<pid_t> processesWith(std::string_view entry)
{
    std::vector<pid_t> pids;
    for (const pid_t pid : numbersIn("/proc")) {
        const std::string environment =
            '\0' + procFile("/proc/" + std::to_string(pid) + "/environ");
        if (environment.find('\0' + std::string{entry} + '\0') != std::string::npos)
            pids.push_back(pid);
    }
    return pids;
}

bool reapEnded(const std::function<void(pid_t, int)>& buried)
{
    siginfo_t ended{};
    while (::waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT | __WALL) == 0) {
        if (ended.si_pid == 0)
            return true;
        // Reaping spins until all who look at the process in /proc have let go of it.
        const AmongOthers courtesy;
        int status = 0;
        if (::waitpid(ended.si_pid, &status, WNOHANG | __WALL) == ended.si_pid)
            buried(ended.si_pid, status);
        ended = {};
    }
    return errno != ECHILD;
}

void killDescendants(pid_t first, const std::function<void(pid_t, int)>& buried)
{
    if (first > 1)
        ::kill(-first, SIGKILL);
    for (auto pause = 200us; reapEnded(buried);
         pause = std::min<std::chrono::microseconds>(2 * pause, 10ms)) {
        for (const pid_t pid : descendants(::getpid()))
            ::kill(pid, SIGKILL);
        waitForChild(pause);
    }
}

} // namespace engine
