#include "engine/compute/driver_threads.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <sched.h>

namespace engine {
namespace {

std::string textOf(pid_t tid, const char* file)
{
    std::ifstream in{"/proc/self/task/" + std::to_string(tid) + '/' + file};
    std::string text;
    std::getline(in, text);
    return text;
}

std::set<pid_t> threadsOfThisProcess()
{
    std::set<pid_t> all;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{"/proc/self/task", error}, end;
         !error && entry != end; entry.increment(error))
        all.insert(static_cast<pid_t>(std::atol(entry->path().filename().c_str())));
    return all;
}

/// ns on a CPU so far.
std::uint64_t ran(pid_t tid)
{
    std::uint64_t time = 0;
    std::istringstream{textOf(tid, "schedstat")} >> time;
    return time;
}

/// The CPU it was last on, field 39; the name, field 2, may hold spaces. −1: gone.
int cpuOf(pid_t tid)
{
    const std::string stat = textOf(tid, "stat");
    std::istringstream fields{stat.substr(std::min(stat.rfind(')') + 1, stat.size()))};
    std::string skipped;
    for (int field = 3; field < 39; ++field)
        fields >> skipped;
    int cpu = -1;
    return fields >> cpu ? cpu : -1;
}

} // namespace

DriverThreads::DriverThreads()
    : m_before{threadsOfThisProcess()}
{
}

void DriverThreads::found()
{
    for (const pid_t tid : threadsOfThisProcess())
        if (!m_before.contains(tid))
            m_ran.try_emplace(tid, 0);
}

void DriverThreads::begin()
{
    for (auto& [tid, time] : m_ran)
        time = ran(tid);
}

/// Whoever ran at least a tenth as long as the one that ran longest.
std::set<pid_t> DriverThreads::computing() const
{
    std::map<pid_t, std::uint64_t> since;
    std::uint64_t longest = 0;
    for (const auto& [tid, before] : m_ran) {
        const std::uint64_t now = ran(tid); // 0: gone
        since[tid] = now > before ? now - before : 0;
        longest = std::max(longest, since[tid]);
    }
    std::set<pid_t> all;
    for (const auto& [tid, time] : since)
        if (time > 0 && time >= longest / 10)
            all.insert(tid);
    return all;
}

std::size_t DriverThreads::cpus() const
{
    std::set<int> cpus;
    for (const pid_t tid : computing())
        cpus.insert(cpuOf(tid));
    cpus.erase(-1);
    return cpus.size();
}

std::size_t DriverThreads::spread() const
{
    cpu_set_t allowed;
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return 0;
    std::size_t tied = 0;
    int cpu = -1;
    for (const pid_t tid : computing()) {
        do
            cpu = (cpu + 1) % CPU_SETSIZE;
        while (!CPU_ISSET(cpu, &allowed));
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(cpu, &one);
        tied += ::sched_setaffinity(tid, sizeof one, &one) == 0 ? 1 : 0;
    }
    return tied;
}

} // namespace engine
