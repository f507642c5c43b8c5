#pragma once

#include "engine/observe/observer.h"
#include "observe/stolen.h"
#include "observe/subject.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace test {

/// A subject's scenario as one observer told it from begin to end.
struct Watched {
    pid_t root = 0;
    trace::Tier tier{};
    std::string reason{};
    std::vector<engine::KernelRecord> records{};
    std::vector<Account> accounts{}; ///< what the subject's threads read of themselves
    std::uint64_t lost = 0;
    engine::MonotonicTime stolen{}; ///< meanwhile, by hypervisor and interrupts
    bool keptItsWord = true; ///< no record came before what drain() had called complete
    std::size_t afterFinish = 0;

    auto count(engine::RecordKind kind) const
    {
        return std::ranges::count(records, kind, &engine::KernelRecord::kind);
    }
};

inline Watched watch(engine::Observation observation, Subject& subject)
{
    using namespace engine;
    Watched watched{
        .root = subject.pid(), .tier = observation.observer->tier(), .reason = observation.reason};
    Observer& observer = *observation.observer;
    MonotonicTime complete{};
    std::vector<KernelRecord> fresh;
    const auto keep = [&] {
        for (const KernelRecord& record : fresh)
            watched.keptItsWord &= record.at >= complete;
        watched.records.insert(watched.records.end(), fresh.begin(), fresh.end());
        fresh.clear();
    };
    const auto stolenBefore = test::stolenTime();
    subject.start();
    while (!subject.ended(4)) {
        const auto until = observer.drain(fresh);
        keep();
        complete = until;
        subject.letGoOn();
    }
    observer.finish(fresh);
    keep();
    observer.drain(fresh);
    watched.afterFinish = fresh.size();
    watched.lost = observer.lost();
    watched.stolen = test::stolenTime() - stolenBefore;
    watched.accounts = subject.accounts();
    return watched;
}

inline Watched watch(const std::string& scenario, trace::Tier best, int count = 0)
{
    Subject subject{scenario, count};
    return watch(engine::observe(subject.pid(), best), subject);
}

/// The main thread's account as its scenario began: others began with nothing.
inline Account accountAtStart(const Watched& watched, pid_t tid)
{
    return tid == watched.root ? watched.accounts.front() : Account{.tid = tid};
}

inline Account accountAtEnd(const Watched& watched, pid_t tid)
{
    Account last;
    for (const Account& account : watched.accounts)
        if (account.tid == tid)
            last = account;
    return last;
}

inline std::set<pid_t> accountedThreads(const Watched& watched)
{
    std::set<pid_t> tids;
    for (const Account& account : watched.accounts)
        tids.insert(account.tid);
    return tids;
}

/// [begin, end) on a CPU, from a SwitchIn to the SwitchOut after it. The root may have been running
/// from before the first record.
struct Stretch {
    engine::MonotonicTime begin{};
    engine::MonotonicTime end{};
    trace::CpuId cpu = 0;
};

inline std::map<pid_t, std::vector<Stretch>> stretchesOf(const Watched& watched)
{
    std::map<pid_t, std::vector<Stretch>> stretches;
    for (const auto& record : watched.records) {
        auto& mine = stretches[record.tid];
        if (record.kind == engine::RecordKind::SwitchIn)
            mine.push_back({record.at, engine::MonotonicTime::max(), record.cpu});
        else if (record.kind == engine::RecordKind::SwitchOut && mine.empty())
            mine.push_back({{}, record.at, record.cpu});
        else if (record.kind == engine::RecordKind::SwitchOut)
            mine.back().end = record.at;
    }
    return stretches;
}

} // namespace test
