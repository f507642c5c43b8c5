// Life of a thread: workers compute, queue for a lock, write to a disk, sleep, end, and are
// replaced, so that every state and every transition between them happens before our eyes.

#include "engine/sync/mutex.h"
#include "engine/sync/pace.h"
#include "engine/sync/scheduling.h"
#include "engine/sync/scratch_file.h"
#include "engine/sync/thread.h"
#include "engine/trace/trace.h"
#include "engine/workloads/workload.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <random>

namespace engine {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr Param threads{.key = "threads",
    .label = shown("engine", "Threads"),
    .low = 1,
    .high = 64,
    .initial = 8,
    .live = true,
    .hint = shown("engine", "Workers alive at the same time; one that ends is replaced.")};
constexpr Param workPerStep{.key = "work",
    .label = shown("engine", "Work per step"),
    .unit = "µs",
    .low = 10,
    .high = 5000,
    .step = 10,
    .initial = 250,
    .live = true,
    .hint = shown("engine", "CPU time that a worker computes in each step.")};
constexpr Param shareInLock{.key = "lock",
    .label = shown("engine", "Share in the lock"),
    .unit = "%",
    .high = 100,
    .step = 5,
    .initial = 30,
    .live = true,
    .hint = shown("engine", "How much of that work only one worker may do at a time.")};
constexpr Param shareOfIo{.key = "io",
    .label = shown("engine", "Share of I/O"),
    .unit = "%",
    .high = 100,
    .step = 5,
    .initial = 20,
    .live = true,
    .hint = shown("engine", "How many of the steps end with a write that waits for the disk.")};
constexpr Param sleepPerStep{.key = "sleep",
    .label = shown("engine", "Sleep per step"),
    .unit = "µs",
    .high = 5000,
    .step = 50,
    .initial = 100,
    .live = true,
    .hint = shown("engine", "How long a worker sleeps after each step.")};
constexpr Param stepsPerLife{.key = "steps",
    .label = shown("engine", "Steps in a life"),
    .low = 10,
    .high = 5000,
    .step = 10,
    .initial = 300,
    .live = true,
    .hint = shown("engine",
        "After so many steps a worker ends and another takes its place (400 times in one run).")};
constexpr Param cpus{.key = "cpus",
    .label = shown("engine", "CPUs allowed"),
    .low = 1,
    .high = 1024,
    .initial = 1024,
    .live = true,
    .hint = shown("engine", "The workers share so many of this machine's CPUs."),
    .limit = usableCpuCount};
constexpr Param params[]{
    threads, workPerStep, shareInLock, shareOfIo, sleepPerStep, stepsPerLife, cpus};
constexpr std::string_view shownIn[]{"state-flow", "thread-timeline"};

/// So many are replaced in one run; those that come last live until it stops.
constexpr int mostLives = 400;

std::string workerName(int number)
{
    return "T" + std::to_string(number) + " worker";
}

/// The calling thread may use the first `count` CPUs from now on.
void useCpus(std::int64_t count, std::int64_t& used)
{
    if (std::exchange(used, count) == count)
        return;
    const auto most = std::min<std::size_t>(static_cast<std::size_t>(count), usableCpus().size());
    (void)setAffinity(std::span{usableCpus()}.first(most)); // they were ours before
}

/// Where one worker at a time lives. `taken` is cleared by the worker as the last thing it does.
struct Place {
    std::int64_t number = 0; ///< from 1
    std::atomic<bool> taken = false;
    bool first = true; ///< nobody lived here before
    Thread worker{};
};

struct Worker {
    const Context& run;
    Mutex& orders;
    Place& place;
    std::int64_t steps;
    std::mt19937_64 random;

    void operator()();
    bool goesOn() const
    {
        return steps > 0 && place.number <= run.values[threads] && !run.stop.stop_requested();
    }
    bool chance(const Param& percent)
    {
        return static_cast<std::int64_t>(random() % 100) < run.values[percent];
    }
    void compute(
        std::int64_t percent, std::uint32_t line = std::source_location::current().line()) const
    {
        work(microseconds{run.values[workPerStep] * percent / 100}, run.stop, line);
    }
};

// [code]
void Worker::operator()()
{
    ScratchFile journal{"journal"}; // [1]
    const std::array<std::byte, 512> entry{};
    std::int64_t allowed = 0;
    for (; goesOn(); --steps) { // [2]
        useCpus(run.values[cpus], allowed);
        const std::int64_t inLock = run.values[shareInLock];
        compute(100 - inLock); // [3] needs nothing but a CPU
        if (inLock > 0) {
            const UniqueLock order{orders}; // [4] one at a time: the others wait here
            compute(inLock); // [5]
        }
        if (chance(shareOfIo))
            journal.write(entry); // [6] waits for the disk
        sleepFor(microseconds{run.values[sleepPerStep]}, run.stop); // [7]
    }
    place.taken = false;
} // the thread ends here, and is dead
// [/code]

/// Keeps as many workers alive as are wanted now, until the stop; then waits for them.
void hire(const Context& context)
{
    Mutex orders{"orders"};
    std::mt19937_64 random{context.seed};
    std::array<Place, static_cast<std::size_t>(threads.high)> places{};
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i].number = static_cast<std::int64_t>(i) + 1;
    int born = 0;
    while (!context.stop.stop_requested()) {
        const std::int64_t wanted = context.values[threads];
        for (Place& place : std::span{places}.first(static_cast<std::size_t>(wanted))) {
            if (place.taken)
                continue;
            if (place.worker.joinable())
                place.worker.join();
            // The first generation ends one after another, so that the later ones do too.
            const std::int64_t whole = context.values[stepsPerLife];
            const std::int64_t steps = std::exchange(place.first, false)
                ? std::max<std::int64_t>(whole * place.number / wanted, 1)
                : whole;
            ++born;
            place.taken = true;
            place.worker = Thread{workerName(born),
                Worker{context, orders, place, born < mostLives ? steps : std::int64_t{1} << 60U,
                    std::mt19937_64{random()}}};
        }
        sleepFor(milliseconds{5}, context.stop);
    }
}

void run(const Context& context)
{
    Thread manager{"M0 manager", [&context] { hire(context); }};
    manager.join(); // the main thread does nothing but wait for another
}

constexpr std::string_view shares[]{
    shown("engine", "under 20 %"), shown("engine", "20 to 60 %"), shown("engine", "over 60 %")};

/// Runnable time over life time, of the workers. None where the tier cannot tell.
std::optional<double> shareRunnable(const trace::Trace& trace)
{
    if (trace.provenance().tier == trace::Tier::Program)
        return {};
    trace::Duration runnable{};
    trace::Duration life{};
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        if (!trace.actor(thread).name.ends_with("worker"))
            continue;
        const trace::StateSums time = trace.lane(thread).timeIn(trace.extent());
        runnable += time[static_cast<std::size_t>(trace::State::Runnable)];
        for (auto state = trace::State::Runnable; state <= trace::State::Other;
             state = static_cast<trace::State>(static_cast<int>(state) + 1))
            life += time[static_cast<std::size_t>(state)];
    }
    if (life <= trace::Duration{})
        return {};
    return static_cast<double>(runnable.count()) / static_cast<double>(life.count());
}

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto share = shareRunnable(trace);
    if (!share)
        return {};
    return *share < 0.2 ? 0 : *share <= 0.6 ? 1 : 2;
}

constexpr const char* runnableFor =
    shown("engine", "The workers were runnable for %1 % of their lives.");
constexpr const char* sentences[]{runnableFor};

std::string measured(const trace::Trace& trace)
{
    const auto share = shareRunnable(trace);
    if (!share)
        return shown("engine", "Without the kernel's records nobody knows who was runnable.");
    return filled(runnableFor, {std::to_string(std::lround(100 * *share))});
}

constexpr std::string_view shareInLocks[]{shown("engine", "waiting for the lock")};

/// Per cent of the workers' lives that they spend waiting for the lock.
std::optional<std::vector<double>> waitingForLock(const trace::Trace& trace)
{
    trace::Duration waiting{};
    trace::Duration life{};
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        if (!trace.actor(thread).name.ends_with("worker"))
            continue;
        const trace::StateSums time = trace.lane(thread).timeIn(trace.extent());
        waiting += time[static_cast<std::size_t>(trace::State::Lock)];
        for (auto state = trace::State::Runnable; state <= trace::State::Other;
             state = static_cast<trace::State>(static_cast<int>(state) + 1))
            life += time[static_cast<std::size_t>(state)];
    }
    if (life <= trace::Duration{})
        return {};
    return std::vector{
        100 * static_cast<double>(waiting.count()) / static_cast<double>(life.count())};
}

constexpr Estimate estimates[]{
    {.question = shown("engine", "What share of their lives do the workers wait for the lock?"),
        .unit = "%",
        .points = shareInLocks,
        .answer = waitingForLock}};

} // namespace

extern const Workload thread_life{
    .id = "thread-life",
    .title = shown("engine", "Life of a thread"),
    .summary = shown("engine",
        "Workers compute, queue for a lock, write to a disk, sleep, end and are replaced."),
    .chapter = Chapter::Threads,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "How much of their lives do the workers spend runnable: able to "
                       "run, but without a CPU?"),
        .options = shares,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .estimates = estimates,
    .duration = milliseconds{2000},
    .run = run,
};

} // namespace engine
