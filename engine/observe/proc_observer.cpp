#include "engine/observe/proc_observer.h"

#include "engine/base/cpu_time.h"
#include "engine/observe/thread_look.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include <dirent.h>

namespace engine {
namespace {

using namespace std::chrono_literals;
using trace::State;

constexpr MonotonicTime shortestPeriod = 4ms;
constexpr int costShare = 50; ///< a period lasts at least so many times what the look cost of a CPU
constexpr MonotonicTime longestTick = 20ms; ///< a thread that runs is accounted for within it

std::string taskDirectory(pid_t pid)
{
    return "/proc/" + std::to_string(pid) + "/task";
}

/// Thread ids of `pid`; empty if it is gone.
std::vector<pid_t> threadsOf(pid_t pid)
{
    std::vector<pid_t> tids;
    const std::unique_ptr<DIR, int (*)(DIR*)> directory{
        ::opendir(taskDirectory(pid).c_str()), ::closedir};
    while (const dirent* entry = directory ? ::readdir(directory.get()) : nullptr)
        if (const int tid = std::atoi(entry->d_name); tid > 0)
            tids.push_back(tid);
    return tids;
}

/// Processes that thread `tid` of `pid` forked and that live.
std::vector<pid_t> childrenOf(pid_t pid, pid_t tid)
{
    std::ifstream file{taskDirectory(pid) + "/" + std::to_string(tid) + "/children"};
    std::vector<pid_t> pids;
    for (pid_t child = 0; file >> child;)
        pids.push_back(child);
    return pids;
}

class ProcObserver final : public Observer {
public:
    explicit ProcObserver(pid_t target)
        : m_target{target}
        , m_processes{{target, target}}
    {
    }

    trace::Tier tier() const override { return trace::Tier::Program; }
    std::uint64_t lost() const override { return 0; }

    MonotonicTime drain(std::vector<KernelRecord>& records) override
    {
        const auto begin = monotonicNow();
        if (begin < m_next)
            return m_complete;
        const auto usedBefore = cpuTimeOfThisThread();
        look(records);
        m_complete = monotonicNow();
        m_next = begin + std::max(shortestPeriod, costShare * (cpuTimeOfThisThread() - usedBefore));
        return m_complete;
    }

    void finish(std::vector<KernelRecord>& records) override
    {
        look(records);
        for (const auto& [tid, thread] : m_threads)
            records.push_back(exitOf(tid, thread));
        m_threads.clear();
    }

private:
    struct Thread {
        pid_t pid = 0;
        ThreadStat stat{};
        std::optional<SchedStat> account{};
        MonotonicTime ranSince{}; ///< when its running time last grew
        MonotonicTime seen{};
        MonotonicTime grown{}; ///< by how much its running time grew since the look before
        State state{};
    };

    void look(std::vector<KernelRecord>& records);
    void lookAtProcess(pid_t pid, pid_t parent, std::vector<KernelRecord>& records);
    void lookAtThread(pid_t pid, pid_t tid, pid_t parent, std::vector<KernelRecord>& records);
    void chooseRunning();
    State stateOf(const Thread& thread, pid_t tid) const;
    static KernelRecord exitOf(pid_t tid, const Thread& thread)
    {
        return {.at = monotonicNow(), .kind = RecordKind::Exit, .pid = thread.pid, .tid = tid};
    }

    pid_t m_target;
    std::map<pid_t, pid_t> m_processes; ///< to the thread that forked it
    std::map<pid_t, Thread> m_threads;
    std::vector<pid_t> m_seen; ///< in this look, in order
    MonotonicTime m_next{};
    MonotonicTime m_complete{};
};

void ProcObserver::look(std::vector<KernelRecord>& records)
{
    m_seen.clear();
    const auto before = static_cast<std::ptrdiff_t>(records.size());
    std::set<pid_t> looked;
    for (bool more = true; more;) { // processes appear while we look
        more = false;
        const auto processes = m_processes;
        for (const auto& [pid, parent] : processes) {
            if (!looked.insert(pid).second)
                continue;
            lookAtProcess(pid, parent, records);
            more = true;
        }
    }
    chooseRunning();
    for (const pid_t tid : m_seen) {
        const Thread& thread = m_threads.at(tid);
        KernelRecord record{.at = thread.seen,
            .kind = RecordKind::Sample,
            .state = thread.state,
            .cpu = static_cast<trace::CpuId>(thread.stat.cpu),
            .pid = thread.pid,
            .tid = tid};
        records.push_back(record);
        if (!thread.account)
            continue;
        record.kind = RecordKind::RunTime;
        record.state = {};
        record.duration = thread.account->running;
        record.count = thread.account->stretches;
        records.push_back(record);
    }
    std::stable_sort(records.begin() + before, records.end(),
        [](const KernelRecord& a, const KernelRecord& b) { return a.at < b.at; });
    const std::set<pid_t> present{m_seen.begin(), m_seen.end()};
    std::erase_if(m_threads, [&](const auto& entry) {
        if (present.contains(entry.first))
            return false;
        records.push_back(exitOf(entry.first, entry.second));
        return true;
    });
}

void ProcObserver::lookAtProcess(pid_t pid, pid_t parent, std::vector<KernelRecord>& records)
{
    auto tids = threadsOf(pid);
    std::ranges::sort(tids); // the main thread first
    for (const pid_t tid : tids) {
        lookAtThread(pid, tid, tid == pid ? parent : pid, records);
        for (const pid_t child : childrenOf(pid, tid))
            m_processes.try_emplace(child, tid);
    }
    if (tids.empty())
        m_processes.erase(pid);
}

void ProcObserver::lookAtThread(
    pid_t pid, pid_t tid, pid_t parent, std::vector<KernelRecord>& records)
{
    const auto stat = threadStat(pid, tid);
    if (!stat)
        return;
    const auto now = monotonicNow();
    const auto known = m_threads.find(tid);
    const bool recycled =
        known != m_threads.end() && known->second.stat.startTicks != stat->startTicks;
    if (recycled)
        records.push_back(exitOf(tid, known->second));
    const bool fresh = known == m_threads.end() || recycled;
    KernelRecord record{.at = monotonicNow(), .pid = pid, .tid = tid, .other = parent};
    if (fresh && tid != m_target) {
        record.kind = RecordKind::Fork;
        records.push_back(record);
    }
    if (fresh || std::string_view{known->second.stat.name} != stat->name) {
        record.kind = RecordKind::Name;
        record.other = 0;
        std::copy(std::begin(stat->name), std::end(stat->name), record.name);
        records.push_back(record);
    }

    Thread& thread = m_threads[tid];
    if (fresh)
        thread = {.pid = pid, .ranSince = now};
    const auto account = schedStat(tid);
    const auto ran = [](const auto& stats) { return stats ? stats->running : MonotonicTime{}; };
    const auto stretches = [](const auto& stats) { return stats ? stats->stretches : 0; };
    thread.grown = ran(account) - ran(thread.account);
    if (thread.grown > MonotonicTime{})
        thread.ranSince = now;
    const bool switched = stretches(account) != stretches(thread.account);
    const bool sameState = !fresh && thread.stat.state == stat->state;
    thread.stat = *stat;
    thread.account = account;
    if (!sameState || switched || !trace::isWaiting(thread.state))
        thread.state = stateOf(thread, tid);
    thread.seen = monotonicNow();
    m_seen.push_back(tid);
}

/// What one thread alone tells. R is Running until another thread is seen to have its CPU.
State ProcObserver::stateOf(const Thread& thread, pid_t tid) const
{
    switch (thread.stat.state) {
    case 'R':
        return monotonicNow() - thread.ranSince > longestTick ? State::Runnable : State::Running;
    case 'D': return State::Io;
    case 'S': return blockedReason(tid).value_or(State::Other);
    case 'Z':
    case 'X': return State::Dead;
    default: return State::Other;
    }
}

/// /proc says R for running and for runnable. Of those last on one CPU, the one whose running
/// time grew most runs.
void ProcObserver::chooseRunning()
{
    std::map<int, Thread*> running;
    for (const pid_t tid : m_seen) {
        Thread& thread = m_threads.at(tid);
        if (thread.state != State::Running)
            continue;
        Thread*& chosen = running[thread.stat.cpu];
        if (chosen && chosen->grown >= thread.grown) {
            thread.state = State::Runnable;
            continue;
        }
        if (chosen)
            chosen->state = State::Runnable;
        chosen = &thread;
    }
}

} // namespace

std::unique_ptr<Observer> observeByProc(pid_t target)
{
    return std::make_unique<ProcObserver>(target);
}

} // namespace engine
