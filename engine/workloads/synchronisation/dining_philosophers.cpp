// Dining philosophers: as many forks as philosophers, and everyone needs two. Depending on the rule
// they follow they eat for ever, or all take one fork and wait for the other until they are ended.

#include "engine/base/digits.h"
#include "engine/explain/wait_graph.h"
#include "engine/sync/mutex.h"
#include "engine/sync/pace.h"
#include "engine/sync/semaphore.h"
#include "engine/sync/thread.h"
#include "engine/workloads/workload.h"

#include <algorithm>
#include <deque>
#include <random>

namespace engine {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr std::string_view rules[]{shown("engine", "left fork first"),
    shown("engine", "lower number first"), shown("engine", "ask the waiter"),
    shown("engine", "put it back"), shown("engine", "wait a while only")};
enum Rule : std::int64_t { LeftFirst, LowerFirst, AskTheWaiter, PutItBack, Timeout };

constexpr Param rule{.key = "rule",
    .label = shown("engine", "Rule"),
    .high = 4,
    .choices = rules,
    .hint = shown("engine",
        "Which fork is taken first; who may sit down; what to do when the other is taken.")};
constexpr Param philosophers{.key = "philosophers",
    .label = shown("engine", "Philosophers"),
    .low = 2,
    .high = 12,
    .initial = 5,
    .hint = shown("engine", "There are as many forks: one between each two neighbours.")};
constexpr Param think{.key = "think",
    .label = shown("engine", "Think"),
    .unit = "µs",
    .high = 20'000,
    .step = 100,
    .initial = 4000,
    .live = true,
    .hint = shown("engine", "How long a philosopher thinks between two meals, on average.")};
constexpr Param reach{.key = "reach",
    .label = shown("engine", "Reach for the second fork"),
    .unit = "µs",
    .high = 5000,
    .step = 50,
    .initial = 700,
    .live = true,
    .hint = shown("engine", "Time between taking one fork and asking for the other.")};
constexpr Param patience{.key = "patience",
    .label = shown("engine", "Patience"),
    .unit = "µs",
    .low = 50,
    .high = 20'000,
    .step = 50,
    .initial = 1000,
    .live = true,
    .hint = shown(
        "engine", "How long one waits for the second fork before giving up, by the last rule.")};
constexpr Param eat{.key = "eat",
    .label = shown("engine", "Eat"),
    .unit = "µs",
    .low = 10,
    .high = 5000,
    .step = 10,
    .initial = 300,
    .live = true,
    .hint = shown("engine", "CPU time that a meal takes, with both forks.")};
constexpr Param params[]{rule, philosophers, think, reach, eat, patience};
constexpr std::string_view shownIn[]{"wait-for", "thread-timeline"};

struct Philosopher {
    const Context& run;
    Mutex& first;
    Mutex& second;
    Semaphore* waiter; ///< lets all but one sit down; null if nobody asks
    std::mt19937_64 random;
    std::int64_t manners = run.values[rule];

    void operator()();

    /// Up to twice the time to think.
    microseconds aWhile()
    {
        const std::int64_t most = 2 * run.values[think];
        return microseconds{std::uniform_int_distribution<std::int64_t>{0, most}(random)};
    }
    microseconds time(const Param& param) const { return microseconds{run.values[param]}; }
};

// [code]
void Philosopher::operator()()
{
    while (!run.stop.stop_requested()) {
        sleepFor(aWhile(), run.stop); // [1] thinks
        if (waiter != nullptr && !waiter->acquire(run.stop)) // [2]
            return;
        {
            const UniqueLock one{first}; // [3]
            sleepFor(time(reach), run.stop); // [4]
            bool both = true;
            if (manners == PutItBack)
                both = second.try_lock(); // [5]
            else if (manners == Timeout)
                both = second.try_lock_for(time(patience)); // [6]
            else
                second.lock(); // [7] the neighbour may have it
            if (both) {
                work(time(eat), run.stop); // [8]
                second.unlock(); // [9]
            } // else: no meal, and the first one goes back
        }
        if (waiter != nullptr)
            waiter->release(); // [10]
    }
}
// [/code]

void run(const Context& context)
{
    const auto count = static_cast<std::size_t>(context.values[philosophers]);
    std::deque<Mutex> forks;
    for (std::size_t i = 0; i < count; ++i)
        forks.emplace_back("fork " + std::to_string(i + 1));
    std::optional<Semaphore> waiter;
    if (context.values[rule] == AskTheWaiter)
        waiter.emplace("waiter", static_cast<std::ptrdiff_t>(count) - 1);
    std::mt19937_64 random{context.seed};
    std::vector<Thread> table;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t left = i;
        std::size_t right = (i + 1) % count;
        if (context.values[rule] == LowerFirst && right < left)
            std::swap(left, right);
        // Not emplace_back(): the thread would tell a line of the library's as that of its start.
        table.push_back(Thread{"P" + std::to_string(i + 1) + " philosopher",
            Philosopher{context, forks[left], forks[right], waiter ? &*waiter : nullptr,
                std::mt19937_64{random()}}});
    }
    for (Thread& philosopher : table)
        philosopher.join();
}

constexpr std::string_view endings[]{shown("engine", "nobody eats after half of the time"),
    shown("engine", "they stand still, but later"), shown("engine", "they eat to the end")};

/// None of `circle` took or gave back anything after `time`: who loses patience gives back.
bool nobodyMoves(const trace::Trace& trace, const Cycle& circle, trace::Time time)
{
    return std::ranges::all_of(circle.steps, [&](const Cycle::Step& step) {
        const auto& marks = trace.marks(step.thread);
        return marks.empty() || marks.back().at <= time;
    });
}

/// When the circle of waiting closed. It takes everyone, so it is the last wait of all that closes
/// it.
std::optional<trace::Time> standstill(const trace::Trace& trace)
{
    std::optional<trace::Time> last;
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        const trace::Lane& lane = trace.lane(thread);
        for (std::size_t i = lane.size(); i-- > 0;)
            if (const trace::Slice slice = lane[i]; slice.state == trace::State::Lock) {
                last = std::max(last.value_or(slice.window.begin), slice.window.begin);
                break;
            }
    }
    if (!last)
        return {};
    const auto circles = cycles(waitForGraph(trace, *last));
    const bool forGood = std::ranges::any_of(
        circles, [&](const Cycle& circle) { return nobodyMoves(trace, circle, *last); });
    return forGood ? last : std::nullopt;
}

/// How long any thread lived; the run may be seen to end later.
trace::Duration lifeTime(const trace::Trace& trace)
{
    trace::Time last = trace.extent().begin;
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        const trace::Lane& lane = trace.lane(thread);
        for (std::size_t i = lane.size(); i-- > 0;)
            if (const trace::Slice slice = lane[i]; slice.state != trace::State::Dead) {
                last = std::max(last, slice.window.end);
                break;
            }
    }
    return last - trace.extent().begin;
}

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    if (trace.extent().empty())
        return {};
    const auto stands = standstill(trace);
    if (!stands)
        return 2;
    return *stands - trace.extent().begin < lifeTime(trace) / 2 ? 0 : 1;
}

constexpr const char* deadlockAt = shown("engine", "Deadlock at %1 ms: from then on nobody ate.");
constexpr const char* noDeadlock = shown("engine", "No deadlock in %1 ms.");
constexpr const char* sentences[]{deadlockAt, noDeadlock};

std::string inMilliseconds(trace::Duration time, int decimals)
{
    return digits(static_cast<double>(time.count()) / 1e6, decimals);
}

std::string measured(const trace::Trace& trace)
{
    if (trace.extent().empty())
        return shown("engine", "Nothing was recorded.");
    if (const auto stands = standstill(trace))
        return filled(deadlockAt, {inMilliseconds(*stands - trace.extent().begin, 1)});
    return filled(noDeadlock, {inMilliseconds(lifeTime(trace), 0)});
}

} // namespace

extern const Workload dining_philosophers{
    .id = "dining-philosophers",
    .title = shown("engine", "Dining philosophers"),
    .summary = shown("engine",
        "Everyone needs two forks and takes one first: a deadlock, and four ways out of it."),
    .chapter = Chapter::Synchronisation,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine", "What will the philosophers do until the run ends?"),
        .options = endings,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .mayHang = true,
    .duration = milliseconds{1000},
    .run = run,
};

} // namespace engine
