// NUMA: each node of a machine has memory of its own; that of another node is farther away. This
// machine is measured. Where it has one node only, another can be looked at: that is a model.

#include "engine/measure/numa.h"

#include "engine/base/digits.h"
#include "engine/base/guarded.h"
#include "engine/measure/bandwidth.h"
#include "engine/measure/latency.h"
#include "engine/measure/other_machine.h"
#include "engine/sync/pace.h"
#include "engine/workloads/probing.h"
#include "engine/workloads/refusals.h"

#include <algorithm>
#include <map>

namespace engine {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view machines[]{shown("engine", "this machine"), shown("engine", "laptop"),
    shown("engine", "server with two sockets"), shown("engine", "server with four nodes"),
    shown("engine", "a file")};
constexpr std::string_view others[]{"", "laptop", "dual-socket", "four-node", openedMachineId};

constexpr Param machine{.key = "machine",
    .label = shown("engine", "Machine"),
    .high = 4,
    .initial = 2,
    .choices = machines,
    .hint = shown("engine",
        "This one is measured. Another is a model, calibrated by what is measured on this one. A "
        "file is what lstopo wrote on a machine.")};
constexpr std::int64_t mostNodes = 64; ///< of which one can be chosen
constexpr Param threadNode{.key = "thread-node",
    .label = shown("engine", "Thread on node"),
    .high = mostNodes - 1,
    .live = true,
    .hint = shown("engine", "Whose CPU reads: one of the machine that is chosen.")};
constexpr Param memoryNode{.key = "memory-node",
    .label = shown("engine", "Memory on node"),
    .high = mostNodes - 1,
    .initial = 1,
    .live = true,
    .hint = shown("engine", "Where the memory lies that it reads: as many as the machine has.")};
constexpr Param memory{.key = "memory",
    .label = shown("engine", "Memory of each thread"),
    .unit = "MiB",
    .low = 16,
    .high = 256,
    .step = 16,
    .initial = 64,
    .hint = shown("engine", "Several times the last cache, or it is not memory that is measured.")};
constexpr Param params[]{machine, threadNode, memoryNode, memory};

constexpr std::string_view shownIn[]{"memory-map", "numa-matrix", "thread-timeline"};

constexpr Measure matrixOf(
    std::string_view key, std::string_view label, std::string_view unit, bool model)
{
    return {.key = key,
        .figure = "numa-matrix",
        .label = label,
        .unit = unit,
        .xLabel = shown("engine", "memory on node"),
        .model = model};
}
/// x: the node of the memory, y: that of the thread.
constexpr Measure latency = matrixOf("latency", shown("engine", "latency"), "ns", false);
constexpr Measure bandwidth = matrixOf("bandwidth", shown("engine", "bandwidth"), "GB/s", false);
constexpr Measure modelLatency = matrixOf("model-latency", shown("engine", "latency"), "ns", true);
constexpr Measure modelBandwidth =
    matrixOf("model-bandwidth", shown("engine", "bandwidth"), "GB/s", true);

constexpr Measure accessOf(std::string_view key, bool model)
{
    return {.key = key,
        .figure = "memory-map",
        .label = shown("engine", "one access"),
        .unit = "ns",
        .xLabel = shown("engine", "CPU"),
        .model = model};
}
/// x: the CPU that reads, y: the node of the memory.
constexpr Measure access = accessOf("access", false);
constexpr Measure modelAccess = accessOf("model-access", true);
constexpr Measure measures[]{latency, bandwidth, modelLatency, modelBandwidth, access, modelAccess};

/// What a probe of all pairs of nodes told, pair by pair: latency, then bandwidth.
class MatrixSink final : public SampleSink {
public:
    MatrixSink(const Context& run, const Topology& topology, std::uint32_t line)
        : m_run{run}
        , m_line{line}
    {
        for (const Topology::Node& from : topology.nodes)
            for (const Topology::Node& to : topology.nodes)
                if (!from.cpus.empty() && to.memory > 0)
                    m_pairs.push_back({from.index, to.index, from.cpus.front()});
    }

    void turnsTo(std::size_t point) override { m_point = point; }
    void accepted(double value) override
    {
        here(m_line);
        const Pair& pair = m_pairs[m_point / 2];
        m_run.read(m_point % 2 == 0 ? latency : bandwidth, pair.to, value, pair.from);
        if (m_point % 2 == 0)
            m_run.read(access, pair.cpu, value, pair.to);
    }
    void rejected(Rejection reason) override
    {
        here(m_line);
        const Pair& pair = m_pairs[m_point / 2];
        m_run.reject(m_point % 2 == 0 ? latency : bandwidth, pair.to, verdictOf(reason), pair.from);
    }

private:
    struct Pair {
        unsigned from = 0;
        unsigned to = 0;
        unsigned cpu = 0;
    };
    const Context& m_run;
    std::uint32_t m_line;
    std::vector<Pair> m_pairs;
    std::size_t m_point = 0;
};

/// How many times as far the memory of `to` is from `from` as its own, by what the machine's
/// description says; 1 where it says nothing.
double ratioOf(const Topology& topology, std::size_t from, std::size_t to)
{
    for (const Topology::Distances& distances : topology.distances) {
        const auto at = [&](std::size_t node) {
            return static_cast<std::size_t>(
                std::ranges::find(distances.nodes, node) - distances.nodes.begin());
        };
        const std::size_t n = distances.nodes.size();
        if (distances.means != Topology::Means::Latency || at(from) == n || at(to) == n)
            continue;
        const auto own = distances.values[at(from) * n + at(from)];
        const auto other = distances.values[at(from) * n + at(to)];
        if (own > 0 && other > 0)
            return static_cast<double>(other) / static_cast<double>(own);
    }
    return 1;
}

struct Visit {
    const Context& run;
    Topology topology{}; ///< of the machine that is looked at
    std::shared_ptr<Crew> crew = demoCrew();
    Refusals refusals{"not measured"};
    double nearLatency = 0; ///< ns, measured here
    double nearBandwidth = 0; ///< GB/s, likewise
    bool told = false; ///< what the model says

    void operator()();

    bool modelled() const { return !topology.isThisMachine; }
    std::size_t bytes() const { return static_cast<std::size_t>(run.values[memory]) << 20U; }
    void place(std::uint32_t line = std::source_location::current().line());
    void calibrate(std::uint32_t line = std::source_location::current().line());
    void compute(std::uint32_t line = std::source_location::current().line());
    std::pair<std::size_t, std::size_t> chosen(
        std::uint32_t line = std::source_location::current().line()) const;
    void follow(std::size_t from, std::size_t to,
        std::uint32_t line = std::source_location::current().line());
};

// [code]
void Visit::operator()()
{
    const auto [from, to] = chosen(); // [1] the node of the thread, and of its memory
    if (!modelled())
        place(); // [2] threads on each node, memory on each: every pair is measured
    else if (nearLatency == 0)
        calibrate(); // [3] this machine's own memory is the measure
    if (modelled())
        compute(); // [4] as many times farther as the machine's description says
    follow(from, to); // [5] the access that was chosen
}
// [/code]

std::pair<std::size_t, std::size_t> Visit::chosen(std::uint32_t line) const
{
    here(line);
    const auto node = [&](const Param& param) {
        return std::min(static_cast<std::size_t>(run.values[param]), topology.nodes.size() - 1);
    };
    return {node(threadNode), node(memoryNode)};
}

void Visit::place(std::uint32_t line)
{
    MatrixSink sink{run, topology, line};
    refusals.wasDone(measureNuma({.workingSet = bytes()}, oneSweep(run, sink, crew)), run.stop);
}

void Visit::calibrate(std::uint32_t line)
{
    here(line);
    Sampling how{.stop = run.stop, .crew = crew, .sweeps = 1, .samples = 8};
    how.most = milliseconds{3000};
    const auto chased = measureLatency({.workingSets = {bytes()}}, how);
    if (refusals.wasDone(chased, run.stop) && !chased->points.empty())
        nearLatency = chased->points[0].time.value.value_or(0);
    const auto streamed = measureBandwidth({.threads = {1}, .workingSets = {bytes()}}, how);
    if (refusals.wasDone(streamed, run.stop) && !streamed->points.empty())
        nearBandwidth = streamed->points[0].rate.value.value_or(0);
}

void Visit::compute(std::uint32_t line)
{
    here(line);
    if (told || nearLatency == 0)
        return; // it stays as it is
    told = true;
    const std::size_t nodes = std::min(topology.nodes.size(), static_cast<std::size_t>(mostNodes));
    for (std::size_t from = 0; from < nodes; ++from)
        for (std::size_t to = 0; to < nodes; ++to) {
            const double ratio = ratioOf(topology, from, to);
            const double x = topology.nodes[to].index;
            const double y = topology.nodes[from].index;
            run.read(modelLatency, x, nearLatency * ratio, y);
            if (nearBandwidth > 0)
                run.read(modelBandwidth, x, nearBandwidth / ratio, y);
        }
}

void Visit::follow(std::size_t from, std::size_t to, std::uint32_t line)
{
    here(line);
    const auto& cpus = topology.nodes[from].cpus;
    if (modelled() && nearLatency > 0 && !cpus.empty())
        run.read(modelAccess, cpus.front(), nearLatency * ratioOf(topology, from, to),
            topology.nodes[to].index);
    sleepFor(milliseconds{50}, run.stop, line);
}

Result<Topology> topologyOf(std::string_view id)
{
    return id.empty() ? thisTopology() : otherMachine(id);
}

void run(const Context& context)
{
    auto topology = topologyOf(others[context.values[machine]]);
    if (!topology || topology->nodes.empty()) {
        tellPerson("this machine does not tell what it is made of: "
            + (topology ? "it has no memory node" : topology.error().message));
        return;
    }
    Visit visit{context, *std::move(topology)};
    while (!context.stop.stop_requested())
        visit();
}

/// Far over near, where both were measured or modelled.
std::optional<double> ratio(const trace::Trace& trace)
{
    double near = 0;
    double far = 0;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (!reading.kept()
            || (!isOf(trace, reading, latency) && !isOf(trace, reading, modelLatency)))
            continue;
        if (reading.x == reading.y)
            near = near == 0 ? reading.value : std::min(near, reading.value);
        else
            far = std::max(far, reading.value);
    }
    return near > 0 && far > 0 ? std::optional{far / near} : std::nullopt;
}

constexpr std::string_view ratios[]{shown("engine", "no longer"),
    shown("engine", "up to twice as long"), shown("engine", "more than twice as long")};

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto times = ratio(trace);
    if (!times)
        return {};
    return *times < 1.1 ? 0 : *times <= 2 ? 1 : 2;
}

constexpr const char* farOverNear =
    shown("engine", "Memory of the farthest node takes %1 times as long as that of the own.");
constexpr const char* sentences[]{farOverNear};

std::string measured(const trace::Trace& trace)
{
    const auto times = ratio(trace);
    if (!times)
        return shown("engine",
            "This machine has one node: every CPU reaches all memory alike. Choose another "
            "machine.");
    return filled(farOverNear, {digits(*times, 1)});
}

/// The machine whose description is shown instead of this one's.
std::string_view machineOf(std::span<const std::int64_t> values)
{
    return others[values[0]];
}

/// Those of machines that do not change are counted once; where none was opened, it is not known.
std::size_t nodesOf(std::string_view id)
{
    const auto count = [](const Result<Topology>& topology) {
        return topology ? topology->nodes.size() : std::size_t{1};
    };
    if (id == openedMachineId) {
        const auto opened = openedMachine();
        return opened != nullptr ? opened->topology.nodes.size() : std::size_t{mostNodes};
    }
    static Guarded<std::map<std::string_view, std::size_t>> counted;
    return counted.with([&](auto& known) {
        const auto found = known.find(id);
        return found != known.end() ? found->second
                                    : known.emplace(id, count(topologyOf(id))).first->second;
    });
}

std::int64_t highest(const Param& param, std::span<const std::int64_t> values)
{
    if (param.key != threadNode.key && param.key != memoryNode.key)
        return param.highest();
    const auto nodes = static_cast<std::int64_t>(nodesOf(machineOf(values)));
    return std::clamp<std::int64_t>(nodes - 1, 0, param.highest());
}

} // namespace

extern const Workload numa{
    .id = "numa",
    .title = shown("engine", "Memory nodes (NUMA)"),
    .summary = shown("engine", "Each node has memory of its own: how far is that of another?"),
    .chapter = Chapter::Architectures,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "How much longer does a load from the farthest node's memory take?"),
        .options = ratios,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .measures = measures,
    .otherMachine = machineOf,
    .highest = highest,
    .duration = milliseconds{5000},
    .run = run,
};

} // namespace engine
