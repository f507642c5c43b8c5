// Embarrassingly parallel, inherently sequential: blocks of numbers that nobody needs another's
// result for, and a chain of which every step begins with what the last came to. Both are done by
// 1, 2, 3 … threads.

#include "engine/base/digits.h"
#include "engine/workloads/foundations/step_jobs.h"
#include "engine/workloads/workload.h"

#include <algorithm>

namespace engine {

using namespace steps;

namespace {

using std::chrono::milliseconds;

constexpr Param threads{.key = "threads",
    .label = shown("engine", "Most threads"),
    .low = 1,
    .high = 16,
    .initial = 4,
    .hint = shown("engine",
        "Both jobs are done by 1, 2, 3 … so many threads. Those beyond the CPUs share them.")};
constexpr Param length{.key = "length",
    .label = shown("engine", "Length of each job"),
    .unit = "µs",
    .low = 100,
    .high = 20'000,
    .step = 100,
    .initial = 500,
    .hint = shown("engine",
        "On one thread. Each has 24 steps: the shorter, the more meetings "
        "weigh.")};
constexpr Param slow{.key = "slow",
    .label = shown("engine", "Length of the job to watch"),
    .unit = "ms",
    .low = 10,
    .high = 1000,
    .step = 10,
    .initial = 200,
    .hint = shown("engine",
        "Before it is measured, each job is done once with long steps, so that "
        "they can be seen.")};
constexpr Param params[]{threads, length, slow};

constexpr std::string_view shownIn[]{"dependency-graph", "speedup", "thread-timeline"};

constexpr Measure speedupOf(std::string_view key, std::string_view label, bool model = false)
{
    return {.key = key,
        .figure = "speedup",
        .label = label,
        .unit = "×",
        .xLabel = shown("engine", "threads"),
        .model = model};
}
constexpr Measure blocksSpeedup = speedupOf("blocks", shown("engine", "blocks"));
constexpr Measure chainSpeedup = speedupOf("chain", shown("engine", "chain"));
constexpr Measure idealSpeedup = speedupOf("ideal", shown("engine", "ideal"), true);
constexpr Measure timeOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "job-time",
        .label = label,
        .unit = "µs",
        .xLabel = shown("engine", "threads")};
}
constexpr Measure blocksTime = timeOf("blocks", shown("engine", "blocks"));
constexpr Measure chainTime = timeOf("chain", shown("engine", "chain"));
/// Of the job to watch: x is the step, y the worker, the value its time.
constexpr Measure stepOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "dependency-graph",
        .label = label,
        .unit = "µs",
        .xLabel = shown("engine", "step")};
}
constexpr Measure blockDone = stepOf("blocks", shown("engine", "blocks"));
constexpr Measure linkDone = stepOf("chain", shown("engine", "chain"));
constexpr Measure measures[]{
    blocksSpeedup, chainSpeedup, idealSpeedup, blocksTime, chainTime, blockDone, linkDone};

} // namespace

namespace steps {

// [code]
void Blocks::operator()(unsigned worker, std::uint64_t)
{
    for (unsigned block = take(); block < count; block = take()) { // [1] any that is left
        const std::uint64_t primes = primesOf(block); // [2] needs no other block
        keep(block, worker, primes);
    }
}

void Chain::operator()(unsigned worker, std::uint64_t)
{
    for (unsigned step = worker; step < count; step += m_threads) {
        awaitTurn(step); // [3] there is no x to begin with yet
        m_x = iterated(m_x); // [4] needs the last step's x
        handOn(step); // [5] now the next can begin
    }
}
// [/code]

} // namespace steps

namespace {

enum class Kind { Blocks, Chain };

double microsecondsIn(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::micro>{time}.count();
}

class Bench {
public:
    explicit Bench(const Context& run)
        : m_run{run}
        , m_most{static_cast<unsigned>(run.values[threads])}
    {
    }

    void operator()()
    {
        fit(Kind::Blocks);
        fit(Kind::Chain);
        watch(Kind::Blocks);
        watch(Kind::Chain);
        for (unsigned n = 1; n <= m_most; ++n)
            m_run.read(idealSpeedup, n, n);
        while (!over())
            sweep();
    }

private:
    static constexpr std::size_t triesWanted = 5;
    static constexpr int mostTries = 25;
    static constexpr std::uint64_t warmUp = 8;

    bool over() const { return m_run.stop.stop_requested(); }
    std::uint64_t& operations(Kind kind) { return m_operations[kind == Kind::Blocks ? 0 : 1]; }

    JobTime once(Kind kind, unsigned n, std::uint64_t operations, const Done& done = {})
    {
        if (kind == Kind::Blocks)
            return tried(n, operations, Blocks{operations, done, m_run.stop},
                Blocks{operations / warmUp, {}, m_run.stop});
        const bool spins = n <= m_workers.cpus();
        return tried(n, operations, Chain{operations, n, spins, done, m_run.stop},
            Chain{operations / warmUp, n, spins, {}, m_run.stop});
    }

    /// Threads with a CPU each warm up with fewer operations, which are another job's.
    template <class Job>
    JobTime tried(unsigned n, std::uint64_t operations, Job&& job, Job&& warm)
    {
        const Workers::Part part = [&](unsigned worker, std::uint64_t some) {
            (some < operations ? warm : job)(worker, some);
        };
        return m_workers.tryJob(n, part, operations);
    }

    /// As many operations as one thread does in the time.
    void fit(Kind kind)
    {
        for (int i = 0; i < mostTries && !over(); ++i) {
            const JobTime time = once(kind, 1, operations(kind));
            if (time.verdict != trace::Verdict::Kept)
                continue;
            const double off = static_cast<double>(m_run.values[length])
                / std::max(1.0, microsecondsIn(time.whole()));
            operations(kind) = std::max<std::uint64_t>(count,
                static_cast<std::uint64_t>(
                    static_cast<double>(operations(kind)) * std::clamp(off, 0.1, 10.0)));
            if (off > 0.95 && off < 1.05)
                return;
        }
    }

    /// Once with long steps, each of which is read by the worker that did it. No such time is
    /// measured: so long a job is always disturbed by something.
    void watch(Kind kind)
    {
        if (over())
            return;
        const Measure& measure = kind == Kind::Blocks ? blockDone : linkDone;
        const Done done = [&](unsigned step, unsigned worker, auto begin, auto end) {
            m_run.read(measure, step, microsecondsIn(end - begin), worker);
        };
        const double longer = static_cast<double>(m_run.values[slow]) * 1000
            / static_cast<double>(m_run.values[length]);
        (void)once(kind, m_most,
            static_cast<std::uint64_t>(longer * static_cast<double>(operations(kind))), done);
    }

    std::optional<double> several(Kind kind, unsigned n)
    {
        const Measure& measure = kind == Kind::Blocks ? blocksTime : chainTime;
        std::vector<double> all;
        for (int i = 0; i < mostTries && all.size() < triesWanted && !over(); ++i) {
            const JobTime time = once(kind, n, operations(kind));
            if (time.verdict != trace::Verdict::Kept) {
                m_run.reject(measure, n, time.verdict);
                continue;
            }
            all.push_back(microsecondsIn(time.whole()));
            m_run.read(measure, n, all.back());
        }
        if (all.empty())
            return {};
        std::ranges::sort(all);
        return all[all.size() / 2];
    }

    void sweep()
    {
        for (const Kind kind : {Kind::Blocks, Kind::Chain}) {
            const Measure& measure = kind == Kind::Blocks ? blocksSpeedup : chainSpeedup;
            const auto alone = several(kind, 1);
            if (!alone || over())
                continue;
            m_run.read(measure, 1, 1);
            for (unsigned n = 2; n <= m_most && !over(); ++n) {
                const auto time = several(kind, n);
                if (over())
                    return;
                if (time)
                    m_run.read(measure, n, *alone / *time);
                else
                    m_run.reject(measure, n, trace::Verdict::Disturbed);
            }
        }
    }

    const Context& m_run;
    const unsigned m_most;
    Workers m_workers;
    std::uint64_t m_operations[2]{3000, 60'000};
};

void run(const Context& context)
{
    Bench{context}();
}

std::optional<double> medianAt(const trace::Trace& trace, const Measure& measure, double n)
{
    std::vector<double> all = readAt(trace, measure, n);
    if (all.empty())
        return {};
    std::ranges::sort(all);
    return all[all.size() / 2];
}

/// As many threads as the run might use CPUs; two where there is one.
double fullCrew(const trace::Trace& trace)
{
    return std::max(2.0, double(trace.provenance().machine.usable.size()));
}

constexpr std::string_view limits[]{shown("engine", "as many times as there are threads"),
    shown("engine", "faster, but not as many times"), shown("engine", "not faster, or slower")};

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const double n = fullCrew(trace);
    const auto times = medianAt(trace, chainSpeedup, n);
    if (!times)
        return {};
    return *times <= 1.05 ? 2 : *times < 0.9 * n ? 1 : 0;
}

constexpr const char* bothTimes =
    shown("engine", "%1 threads did the blocks %2 times as fast as one, the chain %3 times.");
constexpr const char* sentences[]{bothTimes};

std::string measured(const trace::Trace& trace)
{
    const double n = fullCrew(trace);
    const auto blocks = medianAt(trace, blocksSpeedup, n);
    const auto chain = medianAt(trace, chainSpeedup, n);
    if (!blocks || !chain)
        return shown("engine", "The two jobs were not measured with more than one thread.");
    return filled(
        bothTimes, {std::to_string(static_cast<int>(n)), digits(*blocks, 2), digits(*chain, 2)});
}

std::vector<Finding> findings(const trace::Trace& trace)
{
    std::vector<Finding> all;
    const double n = fullCrew(trace);
    const auto add = [&all](const char* label, std::optional<double> value, const char* unit) {
        if (value)
            all.push_back(Finding{.label = label, .value = value, .unit = unit});
    };
    add(shown("engine", "blocks, all CPUs"), medianAt(trace, blocksSpeedup, n), "×");
    add(shown("engine", "chain, all CPUs"), medianAt(trace, chainSpeedup, n), "×");
    const auto alone = medianAt(trace, chainTime, 1);
    const auto handed = medianAt(trace, chainTime, n);
    if (alone && handed)
        all.push_back(Finding{.label = shown("engine", "to hand x on"),
            .value = (*handed - *alone) * 1000 / (count - 1),
            .unit = "ns",
            .why = shown("engine",
                "What the chain takes longer with all CPUs than alone, for each time x changes "
                "hands.")});
    return all;
}

} // namespace

extern const Workload embarrassingly_or_inherently{
    .id = "embarrassingly-or-inherently",
    .title = shown("engine", "Embarrassingly parallel, inherently sequential"),
    .summary = shown(
        "engine", "Blocks that need nothing of each other, and a chain: what do more threads buy?"),
    .chapter = Chapter::Foundations,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "Each step of a chain needs the last one's result. On as many threads as "
                       "CPUs, how much faster is it than on one?"),
        .options = limits,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .measures = measures,
    .findings = findings,
    .duration = milliseconds{6000},
    .run = run,
};

} // namespace engine
