// What being observed costs a program, and what observing costs. CPU time of the observed threads
// and of our process: what other load on the machine takes does not count. Rounds are taken in
// turn, so that all meet the same load.

#include "bench/ratio.h"
#include "engine/observe/machine.h"
#include "engine/observe/perf_event.h"
#include "engine/observe/perf_ring.h"
#include "observe/watched.h"

#include <optional>

#include <sched.h>
#include <sys/resource.h>

using namespace engine;

namespace {

constexpr int handOvers = 20'000; ///< their records fit into a ring that nobody reads
constexpr std::size_t unreadPages = 512;
constexpr int rounds = 15;

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

/// All the subject's threads on one CPU, so that every switch is from one to another, and we on
/// the others, where there are any.
void bindToOneCpu(pid_t pid)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(0, &one);
    ::sched_setaffinity(pid, sizeof(one), &one);
    cpu_set_t others;
    ::sched_getaffinity(0, sizeof(others), &others);
    CPU_CLR(0, &others);
    if (CPU_COUNT(&others) > 0)
        ::sched_setaffinity(0, sizeof(others), &others);
}

/// The same events as an observer's, into rings that nobody reads: what the kernel alone takes.
std::vector<PerfRing> openUnread(pid_t pid)
{
    std::vector<PerfRing> rings;
    for (int cpu = 0; cpu < static_cast<int>(::sysconf(_SC_NPROCESSORS_CONF)); ++cpu) {
        perf_event_attr attributes = switchAttributes(Start::Now);
        attributes.wakeup_watermark = unreadPages * 4096; // never
        if (auto event = openPerfEvent(attributes, pid, cpu)) {
            if (auto ring = PerfRing::map(std::move(*event), unreadPages))
                rings.push_back(std::move(*ring));
        }
    }
    return rings;
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

double nsPerSwitch(std::optional<trace::Tier> tier, bool unread = false)
{
    test::Subject subject{"ping-pong", handOvers};
    bindToOneCpu(subject.pid());
    const auto rings = unread ? openUnread(subject.pid()) : std::vector<PerfRing>{};
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

/// Median of the differences of what was measured in the same round.
double medianAdded(const std::vector<double>& with, const std::vector<double>& without)
{
    std::vector<double> added;
    for (std::size_t i = 0; i < with.size(); ++i)
        added.push_back(with[i] - without[i]);
    return median(added);
}

void costToTheObserved()
{
    std::vector<double> alone;
    std::vector<double> unread;
    std::vector<double> switches;
    std::vector<double> wakeups;
    for (int round = 0; round < rounds; ++round) {
        alone.push_back(nsPerSwitch({}));
        unread.push_back(nsPerSwitch({}, true));
        switches.push_back(nsPerSwitch(trace::Tier::KernelSwitches));
        wakeups.push_back(nsPerSwitch(trace::Tier::KernelWakeups));
    }
    printFigure("ping-pong by condition variable, a switch, unobserved", median(alone), "ns");
    printFigure("observed: switch records", median(switches), "ns");
    printFigure("observed: switch and wake-up records", median(wakeups), "ns");
    printFigure("the kernel's events alone, nobody reading, add", medianAdded(unread, alone), "ns");
    printFigure("our reading of switch records adds to that", medianAdded(switches, unread), "ns");
    printFigure("switch records / unobserved", median(switches) / median(alone), "x");
    printRatio("switch records add / 600 ns", medianAdded(switches, alone) / 600, 1.0, true);
    printRatio("  of which the kernel's events alone / 600 ns", medianAdded(unread, alone) / 600,
        1.0, true);
    printRatio(
        "switch and wake-up records add / 600 ns", medianAdded(wakeups, alone) / 600, 1.0, true);
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
    std::vector<double> share;
    double rate = 0;
    std::uint64_t lost = 0;
    for (int round = 0; round < 5; ++round) {
        test::Subject subject{scenario, count};
        bindToOneCpu(subject.pid());
        const Played played = play(subject, tier);
        const auto lasted = static_cast<double>(played.lasted.count());
        const auto records = std::max(static_cast<double>(played.records), 1.0);
        nsPerRecord.push_back((static_cast<double>(played.ours.count()) - idle * lasted) / records);
        rate = std::max(rate, records * 1e9 / lasted);
        share.push_back(static_cast<double>(played.ours.count()) / lasted);
        lost += played.lost;
    }
    std::printf(
        "%s: up to %.0f records/s, %llu lost\n", what, rate, static_cast<unsigned long long>(lost));
    printFigure("  our share of a CPU without records", idle * 100, "%");
    printFigure("  our share of a CPU at this rate", median(share) * 100, "%");
    printFigure("  our CPU time a record beyond that without", median(nsPerRecord), "ns");
    printRatio("  our share of a CPU at 10⁶ records/s / 3 %",
        (idle + std::max(median(nsPerRecord), 0.0) * 1e-3) / 0.03, 1.0, true); // 0: too few to tell
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
    costToUs("switch records", "storm", 1'000, trace::Tier::KernelSwitches);
    costToUs("switch and wake-up records", "storm", 1'000, trace::Tier::KernelWakeups);
}
