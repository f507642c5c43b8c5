// UMA: every CPU reaches all memory at the same cost, by the same way. One thread after another
// streams through memory of its own until they all want more than the way to memory carries.

#include "engine/base/digits.h"
#include "engine/measure/bandwidth.h"
#include "engine/measure/latency.h"
#include "engine/workloads/probing.h"
#include "engine/workloads/refusals.h"

#include <algorithm>
#include <map>

namespace engine {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kernels[]{
    shown("engine", "one number at a time"), shown("engine", "as vectors")};
constexpr std::string_view wheres[]{shown("engine", "memory and caches"),
    shown("engine", "memory only"), shown("engine", "first cache only")};

constexpr Param kernel{.key = "kernel",
    .label = shown("engine", "The loop computes"),
    .high = 1,
    .initial = 1,
    .live = true,
    .choices = kernels,
    .hint = shown("engine", "a[i] = b[i] + 3 × c[i]: vectors help as long as the data is near.")};
constexpr Param where{.key = "where",
    .label = shown("engine", "The data lies in"),
    .high = 2,
    .live = true,
    .choices = wheres,
    .hint = shown("engine", "Each core has a first cache of its own; memory is for all.")};
constexpr Param memory{.key = "memory",
    .label = shown("engine", "Memory of each thread"),
    .unit = "MiB",
    .low = 16,
    .high = 256,
    .step = 16,
    .initial = 64,
    .live = true,
    .hint = shown("engine", "Several times the last cache, or it is not memory that is measured.")};
constexpr Param params[]{kernel, where, memory};

constexpr std::string_view shownIn[]{"bandwidth", "memory-map", "thread-timeline"};

constexpr Measure bandwidthOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "bandwidth",
        .label = label,
        .unit = "GB/s",
        .xLabel = shown("engine", "threads")};
}
constexpr Measure fromMemory = bandwidthOf("memory", shown("engine", "memory"));
constexpr Measure fromCache = bandwidthOf("first-cache", shown("engine", "first cache"));
/// x: the CPU that reads, y: the memory's node, or the level of the cache.
constexpr Measure accessOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "memory-map",
        .label = label,
        .unit = "ns",
        .xLabel = shown("engine", "CPU")};
}
constexpr Measure toMemory = accessOf("memory", shown("engine", "a load from memory"));
constexpr Measure toCache = accessOf("cache", shown("engine", "a load from the first cache"));
constexpr Measure measures[]{fromMemory, fromCache, toMemory, toCache};

constexpr std::size_t inFirstCache = 24 << 10; ///< bytes of each thread
constexpr std::size_t farAway = std::size_t{64} << 20; ///< bytes that no near cache holds

/// Bytes of all threads together, within what a run may use.
constexpr std::size_t mostMemory = std::size_t{1} << 30;
constexpr std::size_t mostData = mostMemory / 8 * 7; ///< leaves room for what pages round up

struct Round {
    const Context& run;
    std::shared_ptr<Crew> crew = demoCrew();
    Refusals refusals{"not measured"};
    std::size_t cpus = crew ? crew->size() : 1;

    void operator()();

    bool wants(std::int64_t notThis) const
    {
        return !run.stop.stop_requested() && run.values[where] != notThis;
    }
    void stream(const Measure& measure, std::size_t bytes,
        std::uint32_t line = std::source_location::current().line());
    void chase(const Measure& measure, std::size_t bytes,
        std::uint32_t line = std::source_location::current().line());
    std::size_t farBytes() const { return static_cast<std::size_t>(run.values[memory]) << 20U; }
};

// [code]
void Round::operator()()
{
    if (wants(2))
        stream(fromMemory, farBytes()); // [1] one thread, two, four …: all through one door
    if (wants(1))
        stream(fromCache, inFirstCache); // [2] each in the cache of its own core
    if (wants(2))
        chase(toMemory, farAway); // [3] how long one load takes, the same for every CPU
    if (wants(1))
        chase(toCache, inFirstCache); // [4] and when the data is near
}
// [/code]

void Round::stream(const Measure& measure, std::size_t bytes, std::uint32_t line)
{
    for (const unsigned threads : threadCounts(static_cast<unsigned>(cpus))) {
        if (run.stop.stop_requested())
            return;
        const BandwidthPlan plan{.threads = {threads},
            .workingSets = {std::min(bytes, mostData / threads)},
            .kernel = run.values[kernel] == 0 ? scalarTriad() : compiledTriad()};
        ReadingSink sink{run, measure, {{.x = double(threads)}}, line};
        Sampling how = oneSweep(run, sink, crew);
        how.mostMemory = mostMemory;
        refusals.wasDone(measureBandwidth(plan, how), run.stop);
    }
}

void Round::chase(const Measure& measure, std::size_t bytes, std::uint32_t line)
{
    constexpr double nodeOfAll = 0;
    constexpr double firstLevel = 1;
    const double cpu = crew ? crew->cpuOf(0) : 0;
    const double place = &measure == &toCache ? firstLevel : nodeOfAll;
    ReadingSink sink{run, measure, {{.x = cpu, .y = place}}, line};
    refusals.wasDone(measureLatency({.workingSets = {bytes}}, oneSweep(run, sink, crew)), run.stop);
}

void run(const Context& context)
{
    Round round{context};
    while (!context.stop.stop_requested())
        round();
}

/// By number of threads: the upper quartile of what was measured, as bandwidth is only ever lost.
std::map<unsigned, double> bandwidths(const trace::Trace& trace, const Measure& measure)
{
    std::map<unsigned, std::vector<double>> all;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (reading.kept() && reading.x >= 1 && reading.x < 1e6F && isOf(trace, reading, measure))
            all[static_cast<unsigned>(reading.x)].push_back(reading.value);
    }
    std::map<unsigned, double> best;
    for (auto& [threads, values] : all)
        best[threads] = quantile(std::move(values), 0.75);
    return best;
}

/// How many times more all threads move than one; none where more than one were not measured.
std::optional<double> gain(const std::map<unsigned, double>& rates)
{
    if (rates.size() < 2 || !rates.contains(1) || rates.at(1) <= 0)
        return {};
    return rates.rbegin()->second / rates.at(1);
}

constexpr std::string_view gains[]{shown("engine", "hardly more than one"),
    shown("engine", "more, but not as many times"), shown("engine", "as many times as threads")};

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto rates = bandwidths(trace, fromMemory);
    const auto times = gain(rates);
    if (!times)
        return {};
    return *times < 1.2 ? 0 : *times < 0.9 * rates.rbegin()->first ? 1 : 2;
}

constexpr const char* timesMore =
    shown("engine", "%1 threads moved %2 times as much as one through memory.");
constexpr const char* sentences[]{timesMore};

std::string measured(const trace::Trace& trace)
{
    const auto rates = bandwidths(trace, fromMemory);
    const auto times = gain(rates);
    if (!times)
        return shown("engine", "Memory was not measured with more than one thread.");
    return filled(timesMore, {std::to_string(rates.rbegin()->first), digits(*times, 2)});
}

std::vector<Finding> findings(const trace::Trace& trace)
{
    std::vector<Finding> all;
    const auto add = [&all](const char* label, std::optional<double> value, const char* unit) {
        if (value)
            all.push_back(Finding{.label = label, .value = value, .unit = unit});
    };
    const auto far = bandwidths(trace, fromMemory);
    const auto near = bandwidths(trace, fromCache);
    if (far.contains(1))
        add(shown("engine", "memory, one thread"), far.at(1), "GB/s");
    if (far.size() > 1)
        add(shown("engine", "memory, all CPUs"), far.rbegin()->second, "GB/s");
    add(shown("engine", "memory, gain"), gain(far), "×");
    add(shown("engine", "first cache, gain"), gain(near), "×");
    return all;
}

} // namespace

extern const Workload uma{
    .id = "uma",
    .title = shown("engine", "Uniform memory (UMA)"),
    .summary = shown(
        "engine", "All CPUs share one way to memory: it is full before they are all at work."),
    .chapter = Chapter::Architectures,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "A thread on every CPU streams through memory. How much more do they move "
                       "than one alone?"),
        .options = gains,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .measures = measures,
    .findings = findings,
    .duration = milliseconds{10'000},
    .run = run,
};

} // namespace engine
