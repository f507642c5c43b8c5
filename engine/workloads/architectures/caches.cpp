// Caches: how long one load takes by how much memory it is taken from, what two threads pay for
// using one cache line, how long a line takes from core to core. Each is measured again and again.

#include "engine/base/digits.h"
#include "engine/measure/core_to_core.h"
#include "engine/measure/latency.h"
#include "engine/measure/sharing.h"
#include "engine/measure/stride.h"
#include "engine/workloads/probing.h"
#include "engine/workloads/refusals.h"

#include <algorithm>
#include <cmath>

namespace engine {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view probes[]{shown("engine", "all in turn"), shown("engine", "latency"),
    shown("engine", "false sharing"), shown("engine", "core to core"), shown("engine", "stride")};
enum Probe : std::int64_t { AllInTurn, Latency, FalseSharing, CoreToCore, Stride };
constexpr std::string_view orders[]{shown("engine", "random"),
    shown("engine", "within a page first"), shown("engine", "one after another")};
constexpr std::string_view pageSizes[]{shown("engine", "4 KiB"), shown("engine", "2 MiB")};
constexpr std::string_view accesses[]{shown("engine", "x++"), shown("engine", "store"),
    shown("engine", "atomic x++"), shown("engine", "ordered store"),
    shown("engine", "two fields each"), shown("engine", "histogram"),
    shown("engine", "x++ in 64 lines")};

constexpr Param probe{.key = "probe",
    .label = shown("engine", "Measure"),
    .high = Stride,
    .live = true,
    .choices = probes,
    .hint = shown("engine", "One thing only is measured more often.")};
constexpr Param largest{.key = "largest",
    .label = shown("engine", "Largest working set"),
    .unit = "MiB",
    .low = 1,
    .high = 512,
    .initial = 64,
    .live = true,
    .hint = shown("engine", "Beyond the last cache every load comes from memory.")};
constexpr Param order{.key = "order",
    .label = shown("engine", "Order of the loads"),
    .high = 2,
    .live = true,
    .choices = orders,
    .hint = shown("engine", "At random nothing can be fetched ahead; one after another all can.")};
constexpr Param pages{.key = "pages",
    .label = shown("engine", "Pages"),
    .high = 1,
    .choices = pageSizes,
    .hint = shown("engine", "Large ones spare the table of pages (TLB). The kernel may refuse.")};
constexpr Param access{.key = "access",
    .label = shown("engine", "Each thread does"),
    .high = 6,
    .initial = 2,
    .live = true,
    .choices = accesses,
    .hint = shown("engine", "What two threads do to counters of their own, side by side.")};
constexpr Param distance{.key = "distance",
    .label = shown("engine", "Distance of the counters"),
    .unit = "B",
    .low = 8,
    .high = 256,
    .step = 8,
    .initial = 8,
    .live = true,
    .hint =
        shown("engine", "From one thread's counter to the other's: within a line they share it.")};
constexpr Param params[]{probe, largest, order, pages, access, distance};

constexpr std::string_view shownIn[]{
    "latency-staircase", "false-sharing", "core-to-core", "thread-timeline"};

constexpr Measure latencyOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "latency-staircase",
        .label = label,
        .unit = "ns",
        .xLabel = shown("engine", "working set"),
        .xUnit = "B"};
}
constexpr Measure latencies[]{latencyOf("random", orders[0]), latencyOf("page-local", orders[1]),
    latencyOf("sequential", orders[2])};

constexpr Measure sharingOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "false-sharing",
        .label = label,
        .unit = "ns",
        .xLabel = shown("engine", "distance"),
        .xUnit = "B"};
}
constexpr Measure sharings[]{sharingOf("increment", accesses[0]), sharingOf("store", accesses[1]),
    sharingOf("fetch-add", accesses[2]), sharingOf("ordered-store", accesses[3]),
    sharingOf("two-fields", accesses[4]), sharingOf("histogram", accesses[5]),
    sharingOf("many-lines", accesses[6])};

constexpr Measure exchanges{.key = "round-trip",
    .figure = "core-to-core",
    .label = shown("engine", "there and back, by compare-and-swap"),
    .unit = "ns",
    .xLabel = shown("engine", "CPU")};
constexpr Measure strides{.key = "stride",
    .figure = "stride",
    .label = shown("engine", "a load at each stride"),
    .unit = "ns",
    .xLabel = shown("engine", "stride"),
    .xUnit = "B"};
constexpr Measure measures[]{latencies[0], latencies[1], latencies[2], strides, sharings[0],
    sharings[1], sharings[2], sharings[3], sharings[4], sharings[5], sharings[6], exchanges};

/// The largest working set and the way through it, a sixteenth of that.
constexpr std::size_t mostMemory = std::size_t{544} << 20;

/// Two to an octave.
std::vector<std::size_t> workingSetsUpTo(std::size_t most)
{
    std::vector<std::size_t> sets;
    for (std::size_t bytes = 4096; bytes <= most; bytes *= 2) {
        sets.push_back(bytes);
        if (bytes * 3 / 2 <= most)
            sets.push_back(bytes * 3 / 2);
    }
    return sets;
}

std::vector<ReadingSink::Setting> settingsOf(const std::vector<std::size_t>& sizes)
{
    std::vector<ReadingSink::Setting> settings;
    for (const std::size_t size : sizes)
        settings.push_back({.x = static_cast<double>(size)});
    return settings;
}

/// One after another of what is measured. What cannot be is told and left out.
struct Round {
    const Context& run;
    std::shared_ptr<Crew> crew = demoCrew();
    Refusals refusals{"not measured"};
    const PageSize pageSize = run.values[pages] == 0 ? PageSize::Small : PageSize::Huge;

    void operator()();

    bool wants(Probe what) const
    {
        const std::int64_t wanted = run.values[probe];
        return !run.stop.stop_requested() && (wanted == AllInTurn || wanted == what);
    }
    Sampling sweep(SampleSink& sink) const
    {
        Sampling how = oneSweep(run, sink, crew);
        how.mostMemory = mostMemory;
        return how;
    }
    void chase(std::uint32_t line = std::source_location::current().line());
    void share(std::uint32_t line = std::source_location::current().line());
    void exchange(std::uint32_t line = std::source_location::current().line());
    void stride(std::uint32_t line = std::source_location::current().line());
};

// [code]
void Round::operator()()
{
    if (wants(Latency))
        chase(); // [1] each load gives the address of the next, through ever more memory
    if (wants(FalseSharing))
        share(); // [2] two threads, a counter each: on one cache line, or on two?
    if (wants(CoreToCore))
        exchange(); // [3] one line goes to the other core and back
    if (wants(Stride))
        stride(); // [4] every 8th byte, every 16th …: how much of a line is wasted?
}
// [/code]

void Round::chase(std::uint32_t line)
{
    const std::vector<std::size_t> sets =
        workingSetsUpTo(static_cast<std::size_t>(run.values[largest]) << 20U);
    const auto way = static_cast<std::size_t>(run.values[order]);
    ReadingSink sink{run, latencies[way], settingsOf(sets), line};
    const LatencyPlan plan{.workingSets = sets, .order = ChaseOrder(way), .pages = pageSize};
    refusals.wasDone(measureLatency(plan, sweep(sink)), run.stop);
}

void Round::share(std::uint32_t line)
{
    const auto kind = static_cast<std::size_t>(run.values[access]);
    std::vector<std::size_t> distances{static_cast<std::size_t>(run.values[distance])};
    if (run.values[probe] == AllInTurn)
        distances.insert(distances.end(), {8, 16, 32, 48, 56, 64, 72, 96, 128});
    ReadingSink sink{run, sharings[kind], settingsOf(distances), line};
    const SharingPlan plan{.access = SharingAccess(kind), .distances = distances};
    refusals.wasDone(measureSharing(plan, sweep(sink)), run.stop);
}

void Round::exchange(std::uint32_t line)
{
    const std::vector<unsigned> cpus = cpusForWork();
    std::vector<ReadingSink::Setting> pairs;
    for (std::size_t a = 0; a < cpus.size(); ++a)
        for (std::size_t b = a + 1; b < cpus.size(); ++b)
            pairs.push_back({.x = double(cpus[a]), .y = double(cpus[b])});
    ReadingSink sink{run, exchanges, pairs, line};
    sink.bothWays();
    refusals.wasDone(measureCoreToCore({}, sweep(sink)), run.stop);
}

void Round::stride(std::uint32_t line)
{
    const StridePlan plan{
        .workingSet = static_cast<std::size_t>(run.values[largest]) << 20U, .pages = pageSize};
    ReadingSink sink{run, strides, settingsOf(plan.strides), line};
    refusals.wasDone(measureStride(plan, sweep(sink)), run.stop);
}

void run(const Context& context)
{
    Round round{context};
    while (!context.stop.stop_requested())
        round();
}

/// The lower quartile of what was measured at x; none if nothing was.
std::optional<double> quarterAt(const trace::Trace& trace, const Measure& measure, double x)
{
    std::vector<double> values = readAt(trace, measure, x);
    return values.empty() ? std::nullopt : std::optional{quantile(std::move(values), 0.25)};
}

/// How many times longer an atomic increment takes on a shared line.
std::optional<double> harm(const trace::Trace& trace)
{
    const auto shared = quarterAt(trace, sharings[2], 8);
    const auto apart = quarterAt(trace, sharings[2], 128);
    return shared && apart && *apart > 0 ? std::optional{*shared / *apart} : std::nullopt;
}

constexpr std::string_view harms[]{shown("engine", "as long: they share no data"),
    shown("engine", "up to twice as long"), shown("engine", "more than twice as long")};

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto times = harm(trace);
    if (!times)
        return {};
    return *times < 1.1 ? 0 : *times <= 2 ? 1 : 2;
}

constexpr const char* timesAsLong =
    shown("engine", "On one line an atomic increment took %1 times as long.");
constexpr const char* sentences[]{timesAsLong};

std::string measured(const trace::Trace& trace)
{
    const auto times = harm(trace);
    if (!times)
        return shown("engine",
            "Atomic increments were not measured both on one line and on two. That takes two "
            "CPUs.");
    return filled(timesAsLong, {digits(*times, 1)});
}

std::vector<Finding> findings(const trace::Trace& trace)
{
    std::vector<Finding> all;
    const auto add = [&all](const char* label, const std::optional<double>& value) {
        if (value)
            all.push_back(Finding{.label = label, .value = value, .unit = "ns"});
    };
    add(shown("engine", "a load from 16 KiB"), quarterAt(trace, latencies[0], 16'384));
    add(shown("engine", "a load from 256 KiB"), quarterAt(trace, latencies[0], 262'144));
    add(shown("engine", "a load from 64 MiB"), quarterAt(trace, latencies[0], 67'108'864));
    add(shown("engine", "atomic x++, one line"), quarterAt(trace, sharings[2], 8));
    add(shown("engine", "atomic x++, two lines"), quarterAt(trace, sharings[2], 128));
    return all;
}

} // namespace

extern const Workload caches{
    .id = "caches",
    .title = shown("engine", "Caches"),
    .summary = shown("engine",
        "How long a load takes by how much memory is used, and what two threads pay for one line."),
    .chapter = Chapter::Architectures,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "Two threads count in two variables on one cache line. How long does an "
                       "atomic increment take, against variables on two lines?"),
        .options = harms,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .measures = measures,
    .findings = findings,
    .duration = milliseconds{15'000},
    .run = run,
};

} // namespace engine
