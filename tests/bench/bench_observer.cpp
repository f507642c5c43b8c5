// What being observed costs a program, and what observing costs. CPU time of the observed threads
// and of our process: what other load on the machine takes does not count. Rounds are taken in
// turn, so that all meet the same load.

#include "bench/ratio.h"
#include "engine/observe/machine.h"
#include "observe/watched.h"

#include <optional>

#include <sched.h>
#include <sys/resource.h>

using namespace engine;

namespace {

constexpr int handOvers = 40'000;
constexpr int rounds = 9;

std::chrono::nanoseconds processTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

/// A scenario run to its end; observed if `tier` says so. Records are counted and thrown away.
struct Played {
    std::vector<test::Account> accounts;
    std::uint64_t records = 0;
    std::chrono::nanoseconds ours{};
    std::chrono::nanoseconds lasted{};
    std::uint64_t lost = 0;
};

/// Both threads on one CPU, so that every switch is from one to the other.
void bindToOneCpu(pid_t pid)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(0, &one);
    ::sched_setaffinity(pid, sizeof(one), &one);
}

Played play(test::Subject& subject, std::optional<trace::Tier> tier)
{
    Played played;
    std::unique_ptr<Observer> observer;
    if (tier)
        observer = observe(subject.pid(), *tier).observer;
    std::vector<KernelRecord> records;
    const auto begin = monotonicNow();
    const auto before = processTime();
    subject.start();
    while (!subject.ended(10)) {
        if (!observer)
            continue;
        records.clear();
        observer->drain(records);
        played.records += records.size();
    }
    records.clear();
    if (observer) {
        observer->finish(records);
        played.lost = observer->lost();
    }
    played.records += records.size();
    played.ours = processTime() - before;
    played.lasted = monotonicNow() - begin;
    played.accounts = subject.accounts();
    return played;
}

double nsPerSwitch(std::optional<trace::Tier> tier)
{
    test::Subject subject{"ping-pong", handOvers};
    bindToOneCpu(subject.pid());
    const Played played = play(subject, tier);
    std::chrono::nanoseconds running{};
    std::uint64_t switches = 0;
    for (const test::Account& account : played.accounts)
        if (account.tid != subject.pid()) {
            running += account.running;
            switches += account.stretches;
        }
    return static_cast<double>(running.count()) / static_cast<double>(switches);
}

void costToTheObserved()
{
    std::vector<double> alone;
    std::vector<double> switches;
    std::vector<double> wakeups;
    for (int round = 0; round < rounds; ++round) {
        alone.push_back(nsPerSwitch({}));
        switches.push_back(nsPerSwitch(trace::Tier::KernelSwitches));
        wakeups.push_back(nsPerSwitch(trace::Tier::KernelWakeups));
    }
    const double base = median(alone);
    printFigure("ping-pong by condition variable, a switch, unobserved", base, "ns");
    printFigure("observed: switch records", median(switches), "ns");
    printFigure("observed: switch and wake-up records", median(wakeups), "ns");
    printRatio("switch records add / 600 ns", (median(switches) - base) / 600, 1.0, true);
    printRatio(
        "switch and wake-up records add / 600 ns", (median(wakeups) - base) / 600, 1.0, true);
}

/// `target`: of a CPU at a million records a second.
void costToUs(const char* what, const char* scenario, int count, trace::Tier tier)
{
    std::vector<double> shares;
    double rate = 0;
    std::uint64_t lost = 0;
    for (int round = 0; round < 3; ++round) {
        test::Subject subject{scenario, count};
        const Played played = play(subject, tier);
        shares.push_back(static_cast<double>(played.ours.count())
            / std::max(static_cast<double>(played.records), 1.0));
        rate =
            static_cast<double>(played.records) * 1e9 / static_cast<double>(played.lasted.count());
        lost += played.lost;
    }
    std::printf(
        "%s: %.0f records/s, %llu lost\n", what, rate, static_cast<unsigned long long>(lost));
    printFigure("  our CPU time a record", median(shares), "ns");
    printRatio("  our share of a CPU at 10⁶ records/s / 3 %", median(shares) / 30, 1.0, true);
}

} // namespace

int main()
{
    const Permission permitted = permission();
    if (permitted.tier == trace::Tier::Program) {
        std::printf("skipped: %s\n", permitted.reason.c_str());
        return 0;
    }
    costToTheObserved();
    costToUs("threads that yield, switch records", "yields", 1'000, trace::Tier::KernelSwitches);
    costToUs("hand-overs, switch records", "ping-pong", 100'000, trace::Tier::KernelSwitches);
    costToUs("hand-overs, wake-ups too", "ping-pong", 100'000, trace::Tier::KernelWakeups);
}
