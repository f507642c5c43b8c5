// GPU compute: the same work by one thread, with vectors, with threads and on a GPU, from few
// elements to many. Each way's result is held against the first one's.

#include "engine/base/digits.h"
#include "engine/compute/crossover.h"
#include "engine/compute/simd_target.h"
#include "engine/measure/quartiles.h"
#include "engine/sync/pace.h"
#include "engine/workloads/architectures/compute_ways.h"
#include "engine/workloads/architectures/gpu_choices.h"
#include "engine/workloads/architectures/live_picture.h"

#include <algorithm>
#include <array>
#include <map>

namespace engine {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view problems[]{shown("engine", "vertices rotated"), shown("engine", "SAXPY"),
    shown("engine", "sum of all"), shown("engine", "convolution"), shown("engine", "Mandelbrot"),
    shown("engine", "Game of Life"), shown("engine", "divergence")};

constexpr Param kernel{.key = "kernel",
    .label = shown("engine", "Compute"),
    .high = 6,
    .initial = 4,
    .live = true,
    .choices = problems,
    .hint = shown("engine",
        "Much arithmetic for each element, or hardly any: who pays for the way "
        "to the GPU?")};
constexpr Param elements{.key = "elements",
    .label = shown("engine", "Elements"),
    .unit = "Ki",
    .low = 1,
    .high = 512,
    .initial = 64,
    .live = true,
    .hint = shown("engine", "The largest size; powers of four below it are measured, too.")};
constexpr Param workgroup{.key = "workgroup",
    .label = shown("engine", "Workgroup size"),
    .low = 1,
    .high = 1024,
    .initial = 64,
    .live = true,
    .hint = shown("engine", "Invocations that share a part of the GPU. Too few leave lanes idle.")};
constexpr Param iterations{.key = "iterations",
    .label = shown("engine", "Iterations"),
    .low = 1,
    .high = 128,
    .initial = 64,
    .live = true,
    .hint = shown("engine", "Most for each element; of Mandelbrot and divergence only.")};
constexpr Param branches{.key = "divergence",
    .label = shown("engine", "Divergence"),
    .low = 1,
    .high = 32,
    .initial = 8,
    .live = true,
    .hint =
        shown("engine", "Branches that neighbours take; lanes that go together walk them all.")};
/// Whether to measure, to show live pictures, or both; and who computes the pictures.
enum Showing : std::int64_t { Measuring, InTurns, ByGpu, ByVectors, ByOneThread };
constexpr std::string_view showings[]{shown("engine", "measurements"),
    shown("engine", "both in turns"), shown("engine", "pictures by the GPU"),
    shown("engine", "pictures by vectors"), shown("engine", "pictures by one thread")};
constexpr Param show{.key = "show",
    .label = shown("engine", "Show"),
    .high = 4,
    .initial = InTurns,
    .live = true,
    .choices = showings,
    .hint = shown("engine",
        "Live pictures of 1280 × 720 are of Mandelbrot and the Game of Life; while they are "
        "computed nothing is measured.")};
constexpr Param device{.key = "device",
    .label = shown("engine", "Device"),
    .high = 7,
    .hint = shown("engine", "Its place among Vulkan's devices; 0 is the best."),
    .here = gpuChoices};
constexpr std::string_view placings[]{
    shown("engine", "one to a CPU"), shown("engine", "as the kernel likes")};
constexpr Param placing{.key = "placing",
    .label = shown("engine", "Driver's threads"),
    .high = 1,
    .choices = placings,
    .hint = shown("engine",
        "Of software Vulkan: where the kernel places them, it often wakes them all on one CPU.")};
constexpr Param params[]{kernel, show, elements, workgroup, iterations, branches, device, placing};

constexpr std::string_view shownIn[]{
    "picture", "throughput", "crossover", "where-time-went", "thread-timeline"};

enum Way : std::size_t { Scalar, Vectors, Threads, Both, OnGpu, wayCount };
constexpr std::array<const char*, wayCount> ways{shown("engine", "scalar, one thread"),
    shown("engine", "vectors, one thread"), shown("engine", "scalar, all CPUs"),
    shown("engine", "vectors, all CPUs"), shown("engine", "GPU with copies")};

constexpr Measure throughputOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "throughput",
        .label = label,
        .unit = shown("engine", "M elements/s"),
        .xLabel = shown("engine", "elements")};
}
constexpr Measure timeOf(std::string_view figure, std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = figure,
        .label = label,
        .unit = "ns",
        .xLabel = shown("engine", "elements")};
}
constexpr std::array<Measure, wayCount> rates{throughputOf("scalar", ways[Scalar]),
    throughputOf("vectors", ways[Vectors]), throughputOf("threads", ways[Threads]),
    throughputOf("both", ways[Both]), throughputOf("gpu", ways[OnGpu])};
constexpr Measure bareRate = throughputOf("gpu-dispatch", shown("engine", "GPU without copies"));
constexpr std::array<Measure, wayCount> times{timeOf("crossover", "scalar", ways[Scalar]),
    timeOf("crossover", "vectors", ways[Vectors]), timeOf("crossover", "threads", ways[Threads]),
    timeOf("crossover", "both", ways[Both]), timeOf("crossover", "gpu", ways[OnGpu])};
/// From which size on the GPU was faster than one thread without vectors, so far.
constexpr Measure crossing{.key = "crossing",
    .figure = "crossover",
    .label = shown("engine", "crossover"),
    .xLabel = shown("engine", "sweep")};
constexpr Measure upload = timeOf("where-time-went", "upload", shown("engine", "upload"));
constexpr Measure dispatch = timeOf("where-time-went", "dispatch", shown("engine", "dispatch"));
constexpr Measure download = timeOf("where-time-went", "download", shown("engine", "download"));
constexpr Measure rest = timeOf("where-time-went", "rest", shown("engine", "rest of the call"));
constexpr Measure driverCpus{.key = "cpus",
    .figure = "gpu",
    .label = shown("engine", "CPUs of software Vulkan"),
    .xLabel = shown("engine", "elements")};
constexpr Measure gpuState{
    .key = "state", .figure = "gpu", .label = shown("engine", "kind of GPU, or why none")};
constexpr Measure differing{.key = "differing",
    .figure = "agreement",
    .label = shown("engine", "results that differ"),
    .xLabel = shown("engine", "way")};
/// Of each way: pictures computed in about a second of nothing else, a second.
constexpr Measure pictureRate{.key = "rate",
    .figure = "picture",
    .label = shown("engine", "live pictures"),
    .unit = shown("engine", "pictures/s"),
    .xLabel = shown("engine", "way")};
constexpr Measure measures[]{rates[Scalar], rates[Vectors], rates[Threads], rates[Both],
    rates[OnGpu], bareRate, times[Scalar], times[Vectors], times[Threads], times[Both],
    times[OnGpu], crossing, upload, dispatch, download, rest, driverCpus, gpuState, differing,
    pictureRate};

/// What the sliders say.
struct Setup {
    std::int64_t kernel = -1, elements = 0, workgroup = 0, iterations = 0, branches = 0;
    bool operator==(const Setup&) const = default;
};

/// One sweep after another over all sizes.
class Round {
public:
    explicit Round(const Context& run)
        : m_run{run}
        , m_gpu{wantedGpu(run)}
    {
        m_gpu.tellWork();
        if (run.values[placing] == 0)
            m_gpu.spreadThreads();
    }

    void operator()();

private:
    static std::string wantedGpu(const Context& run)
    {
        const std::int64_t place = run.values[device];
        return place == 0 ? std::string{} : std::to_string(place);
    }
    Setup setup() const
    {
        return {m_run.values[kernel], m_run.values[elements], m_run.values[workgroup],
            m_run.values[iterations], m_run.values[branches]};
    }
    Problem problem() const { return Problem(m_run.values[kernel]); }
    bool showsPicturesOnly() const
    {
        return m_run.values[show] >= ByGpu && LivePicture::shows(problem());
    }
    bool isChanged() const { return m_run.stop.stop_requested() || setup() != m_setup; }
    bool isOver() const { return isChanged() || showsPicturesOnly(); }
    void takeSetup();
    std::vector<std::size_t> sizes();
    void take(std::size_t size);
    void compute(Way way, std::uint32_t line = std::source_location::current().line());
    void send(std::uint32_t line = std::source_location::current().line());
    void picture(std::uint32_t line = std::source_location::current().line());
    void compare(std::uint32_t line = std::source_location::current().line());
    void tell(Way way, double time);

    const Context& m_run;
    Workers m_workers{};
    MeasuredTeam m_one{m_workers, 1};
    MeasuredTeam m_all{m_workers, std::max(1U, m_workers.cpus())};
    MaybeGpu m_gpu;
    std::uint32_t m_queue = internResource(trace::ResourceKind::Queue, "the GPU");
    Setup m_setup{};
    double m_settings = 0; ///< how many there were: the row of all readings
    std::unique_ptr<ComputeProblem> m_problem;
    bool m_isLargest = false;
    struct Times {
        std::vector<double> scalar{}, gpu{};
    };
    std::map<std::size_t, Times> m_times{}; ///< by size, at this setting
    double m_sweeps = 0;
    LivePicture m_picture{m_run, m_gpu};
};

// [code]
void Round::operator()()
{
    for (const std::size_t size : sizes()) {
        take(size); // the same data for everybody
        compute(Scalar); // [1] one number at a time
        compute(Vectors); // [2] as many at a time as a register of the CPU holds
        compute(Threads); // [3] one number at a time on each CPU
        compute(Both); // [4] vectors on each CPU
        send(); // [5] to the GPU and back: upload, dispatch, download
    }
    compare(); // [6] from which size on is it worth the way?
    picture(); // [7] one after the other for a second, where there are some
}
// [/code]

void Round::takeSetup()
{
    if (setup() == m_setup)
        return;
    m_setup = setup();
    m_settings += 1;
    m_times.clear();
    m_gpu.useWorkgroupsOf(static_cast<std::uint32_t>(m_setup.workgroup));
}

std::vector<std::size_t> Round::sizes()
{
    takeSetup();
    if (showsPicturesOnly())
        return {};
    const auto largest = static_cast<std::size_t>(m_setup.elements) << 10U;
    std::vector<std::size_t> all;
    for (std::size_t size = 256; size < largest; size *= 4)
        all.push_back(size);
    all.push_back(largest);
    return all;
}

void Round::take(std::size_t size)
{
    if (isOver())
        return;
    m_isLargest = size == static_cast<std::size_t>(m_setup.elements) << 10U;
    m_problem = std::make_unique<ComputeProblem>(
        ProblemSize{.problem = Problem(m_setup.kernel),
            .elements = size,
            .iterations = static_cast<std::uint32_t>(m_setup.iterations),
            .branches = static_cast<std::uint32_t>(m_setup.branches)},
        m_run.seed);
}

void Round::compute(Way way, std::uint32_t line)
{
    here(line);
    if (isOver())
        return;
    const Kernels& kernels = way == Vectors || way == Both ? simdKernels() : scalarKernels();
    const Tried tried =
        tryProblem(*m_problem, way < Threads ? m_one : m_all, kernels, way == Scalar);
    const auto size = double(m_problem->elements());
    if (tried.verdict == trace::Verdict::Kept) {
        tell(way, tried.time);
    } else {
        m_run.reject(times[way], size, tried.verdict, m_settings);
        if (m_isLargest)
            m_run.reject(rates[way], size, tried.verdict, m_settings);
    }
    m_run.read(differing, double(way), tried.agrees ? 0 : 1, m_settings);
}

void Round::tell(Way way, double time)
{
    const auto size = double(m_problem->elements());
    m_run.read(times[way], size, time, m_settings);
    if (m_isLargest)
        m_run.read(rates[way], size, size / time * 1e3, m_settings);
    if (way == Scalar)
        m_times[m_problem->elements()].scalar.push_back(time);
    if (way == OnGpu)
        m_times[m_problem->elements()].gpu.push_back(time);
}

void Round::send(std::uint32_t line)
{
    here(line);
    if (isOver())
        return;
    record(EventKind::State, trace::State::Message, m_queue, 0, line);
    const auto timing = m_gpu.compute(*m_problem);
    record(EventKind::State, trace::State::Running, 0, 0, line);
    m_run.read(gpuState, 0, m_gpu.state(), m_settings);
    if (!timing)
        return;
    const auto ns = [](const GpuSpan& span) { return double(span.length().count()); };
    const auto size = double(m_problem->elements());
    tell(OnGpu, std::max(1.0, ns(timing->call)));
    if (m_isLargest)
        m_run.read(bareRate, size, size / std::max(1.0, ns(timing->dispatch)) * 1e3, m_settings);
    m_run.read(upload, size, ns(timing->upload), m_settings);
    m_run.read(dispatch, size, ns(timing->dispatch), m_settings);
    m_run.read(download, size, ns(timing->download), m_settings);
    m_run.read(rest, size,
        std::max(0.0,
            ns(timing->call) - ns(timing->upload) - ns(timing->dispatch) - ns(timing->download)),
        m_settings);
    if (timing->cpus > 0)
        m_run.read(driverCpus, size, double(timing->cpus), m_settings);
    m_run.read(differing, double(OnGpu), m_problem->agrees() ? 0 : 1, m_settings);
}

/// For a second: long enough to tell how many there are, short enough to go on measuring soon.
void Round::picture(std::uint32_t line)
{
    constexpr MonotonicTime aTurn = std::chrono::seconds{1};
    constexpr MonotonicTime quickest = std::chrono::microseconds{16'667}; ///< as screens are
    const std::int64_t wanted = m_run.values[show];
    if (wanted == Measuring || !LivePicture::shows(problem()))
        return;
    here(line);
    takeSetup();
    const auto goesOn = [&] { return !isChanged() && m_run.values[show] == wanted; };
    const auto way = wanted <= ByGpu ? PictureWay::Gpu : PictureWay(wanted - ByGpu);
    const MonotonicTime begin = monotonicNow();
    MonotonicTime now = begin;
    std::optional<PictureWay> used;
    double count = 0;
    while (goesOn() && now - begin < aTurn) {
        record(EventKind::State, trace::State::Message, m_queue, 0, line);
        const auto frame =
            m_picture.next(problem(), way, static_cast<std::uint32_t>(m_setup.iterations));
        record(EventKind::State, trace::State::Running, 0, 0, line);
        used = frame.way;
        count += 1;
        const MonotonicTime next = now + quickest;
        now = monotonicNow();
        if (now < next)
            sleepFor(next - now, m_run.stop, line);
        now = std::max(now, monotonicNow());
    }
    m_run.read(gpuState, 0, m_gpu.state(), m_settings);
    if (used && now - begin >= aTurn)
        m_run.read(pictureRate, double(*used),
            count / std::chrono::duration<double>(now - begin).count(), m_settings);
}

void Round::compare(std::uint32_t line)
{
    if (showsPicturesOnly())
        return;
    here(line);
    std::vector<TwoTimes> both;
    for (const auto& [size, taken] : m_times)
        if (!taken.scalar.empty() && !taken.gpu.empty())
            both.push_back({double(size), quantile(taken.scalar, 0.5), quantile(taken.gpu, 0.5)});
    m_sweeps += 1;
    if (const auto from = crossover(both); from && !isOver())
        m_run.read(crossing, m_sweeps, *from, m_settings);
}

void run(const Context& context)
{
    Round round{context};
    while (!context.stop.stop_requested())
        round();
}

/// The readings of `measure` that count, at the latest setting of the sliders, by x.
std::map<double, std::vector<double>> latest(const trace::Trace& trace, const Measure& measure)
{
    std::map<double, std::vector<double>> values;
    float row = 0;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (!reading.kept() || !isOf(trace, reading, measure))
            continue;
        if (reading.y != row)
            values.clear();
        row = reading.y;
        values[double(reading.x)].push_back(reading.value);
    }
    return values;
}

/// The medians, by size, of one way and of the GPU.
std::vector<TwoTimes> against(const trace::Trace& trace, Way way)
{
    const auto cpu = latest(trace, times[way]);
    std::vector<TwoTimes> both;
    for (const auto& [size, values] : latest(trace, times[OnGpu]))
        if (const auto found = cpu.find(size); found != cpu.end() && size > 0) {
            const TwoTimes pair{size, quantile(found->second, 0.5), quantile(values, 0.5)};
            if (pair.one > 0 && pair.other > 0)
                both.push_back(pair);
        }
    return both;
}

constexpr std::string_view answers[]{shown("engine", "at no size up to the largest"),
    shown("engine", "for many elements only"), shown("engine", "at every size")};

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto both = against(trace, Scalar);
    if (both.size() < 2)
        return {};
    const auto from = crossover(both);
    return !from ? 0 : *from > both.front().size ? 1 : 2;
}

constexpr const char* fasterFrom =
    shown("engine", "The GPU was faster than one thread without vectors from %1 elements on.");
constexpr const char* neverFaster =
    shown("engine", "Up to %1 elements the GPU was slower than one thread without vectors.");
constexpr const char* sentences[]{fasterFrom, neverFaster};

std::string measured(const trace::Trace& trace)
{
    const auto both = against(trace, Scalar);
    if (both.size() < 2)
        return shown("engine", "Nothing was measured on a GPU.");
    const auto from = crossover(both);
    return filled(from ? fasterFrom : neverFaster, {digits(from.value_or(both.back().size), 0)});
}

bool isPlacedByKernel(const trace::Trace& trace)
{
    const auto& settings = trace.provenance().parameters;
    const auto found = std::ranges::find(settings, placing.key, &trace::Setting::key);
    return found != settings.end() && found->value == 1;
}

std::vector<Finding> findings(const trace::Trace& trace)
{
    std::vector<Finding> all;
    if (const auto states = latest(trace, gpuState); !states.empty())
        all.push_back({.label = shown("engine", "calls of the GPU"),
            .value = latest(trace, times[OnGpu]).empty()
                ? std::nullopt
                : std::optional{double(latest(trace, times[OnGpu]).rbegin()->second.size())},
            .why = gpuSentence(static_cast<int>(states.begin()->second.back()))});
    if (const auto cpus = latest(trace, driverCpus); !cpus.empty())
        all.push_back({.label = shown("engine", "CPUs of software Vulkan"),
            .value = quantile(cpus.rbegin()->second, 0.5),
            .why = isPlacedByKernel(trace)
                ? shown("engine",
                    "Its threads are tied to none: where several share one, it takes longer.")
                : shown("engine", "Its threads are tied to a CPU each.")});
    constexpr const char* ratesOf[]{shown("engine", "pictures/s by the GPU"),
        shown("engine", "pictures/s by vectors"), shown("engine", "pictures/s by one thread")};
    for (const auto& [way, perSecond] : latest(trace, pictureRate))
        if (way >= 0 && std::size_t(way) < std::size(ratesOf))
            all.push_back({.label = ratesOf[std::size_t(way)],
                .value = quantile(perSecond, 0.5),
                .unit = shown("engine", "pictures/s"),
                .why = shown("engine", "1280 × 720, shown while computed; no more than 60.")});
    const auto cross = [&](const char* label, Way way) {
        const auto both = against(trace, way);
        if (both.empty())
            return;
        const auto from = crossover(both);
        all.push_back({.label = label,
            .value = from,
            .unit = shown("engine", "elements"),
            .why = from
                ? ""
                : shown("engine", "The GPU was slower at the largest size that counts for both.")});
    };
    cross(shown("engine", "GPU beats scalar from"), Scalar);
    cross(shown("engine", "GPU beats all CPUs from"), Both);
    double wrong = 0;
    double rounds = 0;
    for (const auto& [way, values] : latest(trace, differing))
        for (const double value : values) {
            wrong += value;
            rounds += 1;
        }
    if (rounds > 0)
        all.push_back({.label = shown("engine", "results that differ"),
            .value = wrong,
            .why = wrong > 0 ? shown("engine", "A way computed something else than the scalar one.")
                             : shown("engine",
                                 "All ways computed the same, bit for bit (a sum: within "
                                 "rounding).")});
    return all;
}

} // namespace

extern const Workload gpu_compute{
    .id = "gpu-compute",
    .title = shown("engine", "GPU compute"),
    .summary = shown(
        "engine", "One job by a thread, with vectors, threads and a GPU: from which size on?"),
    .chapter = Chapter::Architectures,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "The way to a GPU and back takes its time. From when on is it faster than "
                       "one thread without vectors?"),
        .options = answers,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .measures = measures,
    .findings = findings,
    .duration = milliseconds{10'000},
    .run = run,
};

} // namespace engine
