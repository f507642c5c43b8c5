// Scheduler Gantt: CPU hogs, sleepers, lock users and I/O users on the kernel's own scheduler, with
// the knobs it offers: nice values, scheduling classes, affinity.

#include "engine/sync/mutex.h"
#include "engine/sync/pace.h"
#include "engine/sync/scheduling.h"
#include "engine/sync/scratch_file.h"
#include "engine/sync/thread.h"
#include "engine/trace/trace.h"
#include "engine/workloads/workload.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

namespace engine {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr Param hogs{.key = "hogs",
    .label = shown("engine", "CPU hogs"),
    .high = 16,
    .initial = 4,
    .hint = shown("engine", "Threads that compute and never wait.")};
constexpr Param sleepers{.key = "sleepers",
    .label = shown("engine", "Sleepers"),
    .high = 16,
    .initial = 2,
    .hint = shown("engine", "Threads that work a little, then sleep.")};
constexpr Param lockers{.key = "lockers",
    .label = shown("engine", "Lock users"),
    .high = 16,
    .initial = 2,
    .hint = shown("engine", "Threads that compute with one lock held.")};
constexpr Param writers{.key = "writers",
    .label = shown("engine", "I/O users"),
    .high = 16,
    .initial = 1,
    .hint = shown("engine", "Threads that write to a disk and wait for it.")};
constexpr Param burst{.key = "burst",
    .label = shown("engine", "Work between waits"),
    .unit = "µs",
    .low = 10,
    .high = 10000,
    .step = 10,
    .initial = 500,
    .live = true,
    .hint = shown("engine", "CPU time of sleepers, lock users and I/O users before each wait.")};
constexpr Param pause{.key = "sleep",
    .label = shown("engine", "Sleep"),
    .unit = "µs",
    .low = 50,
    .high = 20000,
    .step = 50,
    .initial = 2000,
    .live = true,
    .hint = shown(
        "engine", "How long a sleeper sleeps; lock users sleep a quarter of it between turns.")};
constexpr Param nice{.key = "nice",
    .label = shown("engine", "Nice of every second hog"),
    .low = -20,
    .high = 19,
    .initial = 5,
    .hint = shown("engine", "Higher is nicer to the others. Below 0 needs a privilege.")};
constexpr Param schedulingClass{.key = "class",
    .label = shown("engine", "Class of the first hog"),
    .high = 4,
    .choices = schedulingClassNames,
    .hint = shown("engine", "fifo and rr go before all ordinary threads and need a privilege.")};
constexpr std::string_view placements[]{shown("engine", "anywhere"),
    shown("engine", "one CPU for all"), shown("engine", "one CPU each")};
constexpr Param pin{.key = "pin",
    .label = shown("engine", "Hogs may run"),
    .high = 2,
    .live = true,
    .choices = placements,
    .hint = shown("engine", "Which of the CPUs allowed the hogs may use.")};
constexpr Param cpus{.key = "cpus",
    .label = shown("engine", "CPUs allowed"),
    .low = 1,
    .high = 1024,
    .initial = 1024,
    .live = true,
    .hint = shown("engine", "All threads share so many of this machine's CPUs."),
    .limit = usableCpuCount};
constexpr Param params[]{
    hogs, sleepers, lockers, writers, burst, pause, nice, schedulingClass, pin, cpus};
constexpr std::string_view shownIn[]{"cpu-timeline", "thread-timeline"};

/// What the kernel refused, where the views can show it: a variable of that name, with the errno.
void tell(const Result<void>& result)
{
    if (result)
        return;
    const auto note = internResource(trace::ResourceKind::Other, result.error().message);
    record(EventKind::Value, trace::State::Running, note, result.error().code);
}

enum class Kind { Hog, Sleeper, LockUser, IoUser };

/// What one thread is, and where the live parameters want it to run.
struct User {
    const Context& run;
    Mutex& ledger;
    Kind kind{};
    std::int64_t number = 0;
    bool realTime = false;
    std::int64_t allowed = 0;
    std::int64_t pinned = 0;

    microseconds busy() const { return microseconds{run.values[burst]}; }
    microseconds rest() const { return microseconds{run.values[pause]}; }

    /// Moves the calling thread when a parameter changed. Cheap otherwise.
    void followPlace()
    {
        const std::int64_t nowAllowed = run.values[cpus];
        const std::int64_t nowPinned = kind == Kind::Hog ? run.values[pin] : 0;
        if (nowAllowed == allowed && nowPinned == pinned)
            return;
        allowed = nowAllowed;
        pinned = nowPinned;
        const auto& all = usableCpus();
        auto mine = std::span{all}.first(std::min(static_cast<std::size_t>(allowed), all.size()));
        if (pinned == 1)
            mine = mine.first(1);
        if (pinned == 2)
            mine = mine.subspan(static_cast<std::size_t>(number) % mine.size(), 1);
        tell(setAffinity(mine));
    }

    bool goesOn()
    {
        followPlace();
        // A real-time thread that never rests would leave a lone CPU to nobody, not even to the
        // window that has to stop it.
        if (realTime)
            sleepFor(microseconds{100}, run.stop);
        return !run.stop.stop_requested();
    }
};

constexpr std::array<std::byte, 4096> page{};

// [code]
void live(User user, ScratchFile* log)
{
    while (user.goesOn())
        switch (user.kind) {
        case Kind::Hog:
            work(milliseconds{1}, user.run.stop); // [1] gives the CPU up only when it is taken
            break;
        case Kind::Sleeper:
            work(user.busy(), user.run.stop); // [2]
            sleepFor(user.rest(), user.run.stop); // [3]
            break;
        case Kind::LockUser: {
            UniqueLock turn{user.ledger}; // [4] the other lock users wait here
            work(user.busy(), user.run.stop); // [5]
            turn.unlock(); // [4]
            sleepFor(user.rest() / 4, user.run.stop); // [6]
            break;
        }
        case Kind::IoUser:
            work(user.busy(), user.run.stop); // [7]
            log->write(page); // [8] waits for the disk
            break;
        }
}
// [/code]

/// How the hogs may be scheduled here: found out before they start, so that their names are true.
struct Grant {
    SchedulingClass scheduling{};
    int niceness = 0;
};

Grant grantOf(const Context& run)
{
    Grant grant{.scheduling = static_cast<SchedulingClass>(run.values[schedulingClass]),
        .niceness = static_cast<int>(run.values[nice])};
    if (const auto result = trySchedulingClass(grant.scheduling); !result) {
        tell(result);
        grant.scheduling = SchedulingClass::Other;
    }
    if (const auto result = tryNice(grant.niceness); !result) {
        tell(result);
        grant.niceness = 0;
    }
    return grant;
}

std::string hogName(std::int64_t number, const Grant& grant)
{
    std::string name = "H" + std::to_string(number + 1) + " hog";
    if (number == 0 && grant.scheduling != SchedulingClass::Other)
        name += " " + std::string{schedulingClassNames[static_cast<std::size_t>(grant.scheduling)]};
    if (number % 2 == 1 && grant.niceness != 0)
        name += " nice " + std::to_string(grant.niceness);
    return name;
}

/// Only the first hog may be real-time: several would take every CPU.
void liveAsHog(User user, const Grant& grant)
{
    if (user.number % 2 == 1)
        tell(setNice(grant.niceness));
    if (user.number == 0) {
        tell(setSchedulingClass(grant.scheduling));
        user.realTime = grant.scheduling >= SchedulingClass::Fifo;
    }
    live(user, nullptr);
}

void liveAsWriter(const User& user)
{
    ScratchFile log{"log"};
    live(user, &log);
}

void run(const Context& context)
{
    Mutex ledger{"ledger"};
    const Grant grant = grantOf(context);
    std::vector<Thread> all;
    const auto start = [&](const Param& count, Kind kind, auto name, auto life) {
        for (std::int64_t i = 0; i < context.values[count]; ++i) {
            const User user{.run = context, .ledger = ledger, .kind = kind, .number = i};
            all.push_back(Thread{name(i), [user, life] { life(user); }});
        }
    };
    const auto named = [](const char* letter, const char* what) {
        return [=](std::int64_t i) { return letter + std::to_string(i + 1) + " " + what; };
    };
    const auto liveAlone = [](const User& user) { live(user, nullptr); };
    start(
        hogs, Kind::Hog, [&](std::int64_t i) { return hogName(i, grant); },
        [&grant](const User& user) { liveAsHog(user, grant); });
    start(sleepers, Kind::Sleeper, named("S", "sleeper"), liveAlone);
    start(lockers, Kind::LockUser, named("L", "lock user"), liveAlone);
    start(writers, Kind::IoUser, named("W", "I/O user"), liveAsWriter);
    for (Thread& thread : all)
        thread.join();
    while (!context.stop.stop_requested()) // nobody was asked for
        sleepFor(milliseconds{10}, context.stop);
}

constexpr std::string_view shares[]{
    shown("engine", "over 40 %"), shown("engine", "10 to 40 %"), shown("engine", "under 10 %")};

/// The nice hogs' part of all hogs' CPU time, and how many of how many they are.
struct Split {
    double share = 0;
    std::size_t nice = 0;
    std::size_t all = 0;
};

std::optional<Split> splitOf(const trace::Trace& trace)
{
    trace::Duration nicely{};
    trace::Duration total{};
    Split split;
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        const std::string& name = trace.actor(thread).name;
        if (name.find(" hog") == std::string::npos)
            continue;
        const trace::StateSums time = trace.lane(thread).timeIn(trace.extent());
        const trace::Duration running = time[static_cast<std::size_t>(trace::State::Running)];
        const bool isNice = name.find(" nice") != std::string::npos;
        total += running;
        nicely += isNice ? running : trace::Duration{};
        split.nice += isNice;
        ++split.all;
    }
    const bool known = trace.provenance().tier != trace::Tier::Program;
    if (!known || split.nice == 0 || split.nice == split.all || total <= trace::Duration{})
        return {};
    split.share = static_cast<double>(nicely.count()) / static_cast<double>(total.count());
    return split;
}

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto split = splitOf(trace);
    if (!split)
        return {};
    return split->share > 0.4 ? 0 : split->share >= 0.1 ? 1 : 2;
}

constexpr const char* niceGot =
    shown("engine", "%1 of %2 hogs were nice and got %3 % of the hogs' CPU time.");
constexpr const char* sentences[]{niceGot};

std::string measured(const trace::Trace& trace)
{
    const auto split = splitOf(trace);
    if (!split)
        return shown("engine", "No hog was nicer than another, or nobody recorded who ran.");
    return filled(niceGot,
        {std::to_string(split->nice), std::to_string(split->all),
            std::to_string(std::lround(100 * split->share))});
}

constexpr std::string_view delays[]{"1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms"};

/// Per cent of all wake-ups that ran within 1 µs, 10 µs …: found among a thousand quantiles.
std::optional<std::vector<double>> ranWithin(const trace::Trace& trace)
{
    const trace::Histogram& latency = trace.wakeLatency();
    if (latency.count() == 0)
        return {};
    constexpr int parts = 1000;
    std::vector<double> ran(std::size(delays));
    for (int part = 0; part < parts; ++part) {
        const auto waited = latency.quantile((part + 0.5) / parts);
        trace::Duration within = microseconds{1};
        for (double& share : ran) {
            share += waited && *waited <= within ? 100.0 / parts : 0;
            within *= 10;
        }
    }
    return ran;
}

constexpr Estimate estimates[]{
    {.question = shown("engine",
         "A thread that is woken waits for a CPU. How many of all wake-ups have "
         "waited no longer than this?"),
        .unit = "%",
        .points = delays,
        .answer = ranWithin}};

} // namespace

extern const Workload scheduler_gantt{
    .id = "scheduler-gantt",
    .title = shown("engine", "Scheduler Gantt"),
    .summary =
        shown("engine", "Hogs, sleepers, lock users and I/O users under the kernel's scheduler."),
    .chapter = Chapter::Threads,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "Every second hog is nice. How much of the hogs' CPU time do the "
                       "nice ones get?"),
        .options = shares,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .estimates = estimates,
    .duration = milliseconds{2000},
    .run = run,
};

} // namespace engine
