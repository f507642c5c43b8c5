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
    printFigure("switch records / unobserved", median(switches) / base, "x");
    printRatio("switch records add / 600 ns", (median(switches) - base) / 600, 1.0, true);
    printRatio(
        "switch and wake-up records add / 600 ns", (median(wakeups) - base) / 600, 1.0, true);
}

/// Our share of a CPU while the observed program sleeps.
double idleShare(trace::Tier tier)
{
    test::Subject subject{"blocked"};
    const Played played = play(subject, tier);
    return static_cast<double>(played.ours.count()) / static_cast<double>(played.lasted.count());
}

/// Our share of a CPU at a million records a second: what we take anyway, and what each record
/// adds to it.
void costToUs(const char* what, const char* scenario, int count, trace::Tier tier)
{
    const double idle = idleShare(tier);
    std::vector<double> nsPerRecord;
    double rate = 0;
    std::uint64_t lost = 0;
    for (int round = 0; round < 5; ++round) {
        test::Subject subject{scenario, count};
        const Played played = play(subject, tier);
        const auto lasted = static_cast<double>(played.lasted.count());
        const auto records = std::max(static_cast<double>(played.records), 1.0);
        nsPerRecord.push_back((static_cast<double>(played.ours.count()) - idle * lasted) / records);
        rate = std::max(rate, records * 1e9 / lasted);
        lost += played.lost;
    }
    std::printf(
        "%s: up to %.0f records/s, %llu lost\n", what, rate, static_cast<unsigned long long>(lost));
    printFigure("  our share of a CPU without records", idle * 100, "%");
    printFigure("  our CPU time a record", median(nsPerRecord), "ns");
    printRatio("  our share of a CPU at 10⁶ records/s / 3 %",
        (idle + median(nsPerRecord) * 1e-3) / 0.03, 1.0, true);
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
    costToUs("switch records", "ping-pong", 200'000, trace::Tier::KernelSwitches);
    costToUs("switch and wake-up records", "ping-pong", 200'000, trace::Tier::KernelWakeups);
}
