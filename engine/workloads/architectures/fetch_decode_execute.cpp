// Fetch, decode, execute: one or two cores carry out counter++ as what it is to a machine, load,
// add, store; so slowly that it can be watched. The counter is real memory that both really use.

#include "engine/sync/pace.h"
#include "engine/sync/scheduling.h"
#include "engine/sync/thread.h"
#include "engine/workloads/workload.h"

#include <algorithm>
#include <atomic>
#include <random>

namespace engine {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr std::string_view ways[]{
    shown("engine", "load, add, store"), shown("engine", "one atomic instruction")};

constexpr Param cores{.key = "cores",
    .label = shown("engine", "Cores"),
    .low = 1,
    .high = 2,
    .initial = 2,
    .hint = shown("engine",
        "Each is a thread on a CPU of its own; where there is one CPU, they take turns on it.")};
constexpr Param increments{.key = "increments",
    .label = shown("engine", "Increments of each core"),
    .low = 5,
    .high = 200,
    .step = 5,
    .initial = 40,
    .hint = shown("engine", "How often each core does counter++.")};
constexpr Param pace{.key = "pace",
    .label = shown("engine", "Time of a step"),
    .unit = "µs",
    .low = 100,
    .high = 20'000,
    .step = 100,
    .initial = 2000,
    .live = true,
    .hint = shown("engine",
        "On average: after each fetch, decode and execute the core waits. A real one needs less "
        "than 1 ns.")};
constexpr Param way{.key = "way",
    .label = shown("engine", "counter++ is"),
    .high = 1,
    .choices = ways,
    .hint = shown("engine", "Three instructions, or one that no other core can come between.")};
constexpr Param params[]{cores, increments, pace, way};

constexpr std::string_view shownIn[]{"cpu-cycle", "thread-timeline"};

/// A step of a core: x is the core, y = 3 × instruction (load, add, store, atomic add) + stage
/// (fetch, decode, execute), the value what then is in its register; in memory after a store.
constexpr Measure step{.key = "step",
    .figure = "cpu-cycle",
    .label = shown("engine", "step"),
    .xLabel = shown("engine", "core")};
constexpr Measure made{.key = "made",
    .figure = "counter",
    .label = shown("engine", "increments made"),
    .xLabel = shown("engine", "cores")};
constexpr Measure counted{.key = "counted",
    .figure = "counter",
    .label = shown("engine", "the counter at the end"),
    .xLabel = shown("engine", "cores")};
constexpr Measure measures[]{step, made, counted};

struct Core {
    const Context& run;
    std::atomic<std::int64_t>& counter;
    std::atomic<std::int64_t>& done; ///< increments
    unsigned number;
    std::mt19937_64 random;
    std::int64_t value = 0; ///< the register
    std::int64_t instruction = 0;

    void operator()();
    void increment();

    bool over() const { return run.stop.stop_requested(); }

    /// Between half and one and a half of the pace: no two cores keep step for long.
    void wait(std::uint32_t line)
    {
        const std::int64_t most = run.values[pace];
        sleepFor(microseconds{std::uniform_int_distribution<std::int64_t>{most / 2, most * 3 / 2}(
                     random)},
            run.stop, line);
    }
    void tell(std::int64_t stage) const
    {
        run.read(
            step, number, static_cast<double>(value), static_cast<double>(3 * instruction + stage));
    }
    void fetch(std::int64_t which, std::uint32_t line = std::source_location::current().line())
    {
        instruction = which;
        for (const std::int64_t stage : {0, 1}) { // fetch, decode
            here(line);
            tell(stage);
            wait(line);
        }
    }
    void executed(std::uint32_t line = std::source_location::current().line())
    {
        tell(2);
        wait(line);
    }
};

constexpr std::int64_t load = 0, add = 1, store = 2, atomicAdd = 3;

// [code]
void Core::increment()
{
    if (run.values[way] == 1) {
        fetch(atomicAdd); // [1] the whole of counter++
        value = counter.fetch_add(1, std::memory_order_relaxed) + 1;
        executed(); // [2] nothing can come between
        return;
    }
    fetch(load); // [3]
    value = counter.load(std::memory_order_relaxed);
    executed(); // [4] from now on it may be old
    fetch(add); // [5]
    value = value + 1;
    executed(); // [6] in the register of this core only
    fetch(store); // [7]
    counter.store(value, std::memory_order_relaxed);
    executed(); // [8] over whatever is there now
}
// [/code]

void Core::operator()()
{
    const auto& cpus = usableCpus();
    const int own[]{cpus[(number - 1) % cpus.size()]};
    (void)setAffinity(own); // otherwise the kernel finds it one
    for (std::int64_t i = 0; i < run.values[increments] && !over(); ++i) {
        increment();
        ++done;
    }
}

void run(const Context& context)
{
    std::atomic<std::int64_t> counter = 0;
    std::atomic<std::int64_t> done = 0;
    std::mt19937_64 random{context.seed};
    std::vector<Thread> all;
    const auto number = static_cast<unsigned>(context.values[cores]);
    for (unsigned i = 1; i <= number; ++i)
        all.push_back(Thread{"core " + std::to_string(i),
            Core{context, counter, done, i, std::mt19937_64{random()}}, 0});
    for (Thread& core : all)
        core.join(0);
    context.read(made, number, static_cast<double>(done));
    context.read(counted, number, static_cast<double>(counter));
}

std::optional<std::int64_t> lastOf(const trace::Trace& trace, const Measure& measure)
{
    std::optional<std::int64_t> last;
    for (std::size_t i = 0; i < trace.readings().size(); ++i)
        if (const trace::Reading& reading = trace.readings()[i];
            isOf(trace, reading, measure) && reading.value >= 0 && reading.value < 1e15)
            last = static_cast<std::int64_t>(reading.value);
    return last;
}

constexpr std::string_view endings[]{shown("engine", "less than the increments made"),
    shown("engine", "exactly the increments made"),
    shown("engine",
        "more than the increments "
        "made")};

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto all = lastOf(trace, made);
    const auto end = lastOf(trace, counted);
    if (!all || !end)
        return {};
    return *end < *all ? 0 : *end == *all ? 1 : 2;
}

constexpr const char* counterWas =
    shown("engine", "%1 increments were made; the counter is %2: %3 were lost.");
constexpr const char* sentences[]{counterWas};

std::string measured(const trace::Trace& trace)
{
    const auto all = lastOf(trace, made);
    const auto end = lastOf(trace, counted);
    if (!all || !end)
        return shown("engine", "The run ended before the cores were done.");
    return filled(
        counterWas, {std::to_string(*all), std::to_string(*end), std::to_string(*all - *end)});
}

std::vector<Finding> findings(const trace::Trace& trace)
{
    const auto all = lastOf(trace, made);
    const auto end = lastOf(trace, counted);
    if (!all || !end)
        return {};
    return {{.label = shown("engine", "increments made"), .value = double(*all)},
        {.label = shown("engine", "the counter at the end"), .value = double(*end)},
        {.label = shown("engine", "lost updates"), .value = double(*all - *end)}};
}

} // namespace

extern const Workload fetch_decode_execute{
    .id = "fetch-decode-execute",
    .title = shown("engine", "Fetch, decode, execute"),
    .summary = shown("engine",
        "What counter++ is to a core, and what happens when two cores do it at the same time."),
    .chapter = Chapter::Architectures,
    .params = params,
    .views = shownIn,
    .prediction = {.question =
                       shown("engine", "When all cores are done, what will the counter be?"),
        .options = endings,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .measures = measures,
    .findings = findings,
    .duration = milliseconds{4000},
    .run = run,
};

} // namespace engine
