// Flynn's four machines: one instruction stream or many, one data stream or many. One problem on
// three of them; on the fourth, many programs answer one question, and vote. A few elements of it
// are computed so slowly that every step can be seen.
// Source: M. J. Flynn, Some computer organizations and their effectiveness, IEEE Trans. Computers
// C-21 (1972).

#include "engine/base/digits.h"
#include "engine/compute/simd_target.h"
#include "engine/compute/vote.h"
#include "engine/measure/quartiles.h"
#include "engine/sync/pace.h"
#include "engine/workloads/architectures/compute_ways.h"
#include "engine/workloads/architectures/flynn_walk.h"
#include "engine/workloads/refusals.h"

#include <algorithm>
#include <array>

namespace engine {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view problems[]{
    shown("engine", "vector sum"), shown("engine", "SAXPY"), shown("engine", "Mandelbrot rows")};
constexpr Problem kinds[]{Problem::Add, Problem::Saxpy, Problem::Mandelbrot};
constexpr std::string_view widths[]{shown("engine", "widest here"), shown("engine", "AVX-512"),
    shown("engine", "AVX2"), shown("engine", "SSE4"), shown("engine", "no vectors")};
constexpr std::string_view targets[]{"", "AVX3", "AVX2", "SSE4", ""}; ///< as Highway names them

constexpr Param problem{.key = "problem",
    .label = shown("engine", "Compute"),
    .high = 2,
    .live = true,
    .choices = problems,
    .hint = shown("engine",
        "[10 15 20 25] + [20 15 10 5] again and again; a · x + y; points of the Mandelbrot set.")};
constexpr Param elements{.key = "elements",
    .label = shown("engine", "Elements"),
    .unit = "Ki",
    .low = 1,
    .high = 256,
    .initial = 8,
    .live = true,
    .hint = shown("engine", "Data that no cache holds makes all machines alike.")};
constexpr Param width{.key = "width",
    .label = shown("engine", "Vector width"),
    .high = 4,
    .live = true,
    .choices = widths,
    .hint =
        shown("engine", "One source, built for each; what this CPU lacks is replaced and told.")};
constexpr Param faults{.key = "faults",
    .label = shown("engine", "Faulty programs"),
    .high = 5,
    .initial = 1,
    .live = true,
    .hint = shown("engine", "Of the five that vote: so many get one and the same bit wrong.")};
constexpr Param pace{.key = "pace",
    .label = shown("engine", "Time of a step"),
    .unit = "ms",
    .low = 5,
    .high = 500,
    .step = 5,
    .initial = 25,
    .live = true,
    .hint = shown("engine",
        "Of the elements that are looked on: each instruction then waits. Threads of their own "
        "keep no step, and wait half or one and a half of it.")};
constexpr Param params[]{problem, elements, width, faults, pace};

constexpr std::string_view shownIn[]{"flynn-streams", "throughput", "thread-timeline"};

constexpr Measure rateOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "throughput",
        .label = label,
        .unit = shown("engine", "M elements/s"),
        .xLabel = shown("engine", "programs on each datum:")};
}
constexpr Measure sisd = rateOf("sisd", shown("engine", "SISD: scalar"));
constexpr Measure simd = rateOf("simd", shown("engine", "SIMD: vectors"));
constexpr Measure vulkan = rateOf("vulkan", shown("engine", "SIMD: Vulkan"));
constexpr Measure mimd = rateOf("mimd", shown("engine", "MIMD: threads"));
constexpr Measure inTurn = rateOf("in-turn", shown("engine", "SISD: one by one"));
constexpr Measure misd = rateOf("misd", shown("engine", "MISD: all at once"));

constexpr Measure factOf(std::string_view key, std::string_view label)
{
    return {.key = key, .figure = "flynn", .label = label};
}
constexpr Measure lanes = factOf("lanes", shown("engine", "lanes of a vector"));
constexpr Measure gpuState = factOf("state", shown("engine", "kind of GPU, or why none"));
constexpr Measure differing = factOf("differing", shown("engine", "results that differ"));
constexpr Measure wrongVotes = factOf("wrong", shown("engine", "wrong verdicts"));
constexpr Measure undecided = factOf("undecided", shown("engine", "votes without a majority"));
constexpr Measure outvoted = factOf("outvoted", shown("engine", "answers outvoted"));
constexpr Measure measures[]{sisd, simd, vulkan, mimd, inTurn, misd, lanes, gpuState, differing,
    wrongVotes, undecided, outvoted, walked::begin, walked::sisd, walked::simd, walked::mimd,
    walked::misd[0], walked::misd[1], walked::misd[2], walked::misd[3], walked::misd[4],
    walked::alpha, walked::datum, walked::root, walked::winner, walked::subgroup, walked::busy,
    walked::differing};

constexpr std::size_t questions = 4096; ///< that are voted on in a round
constexpr unsigned faultyBit = 3;
constexpr unsigned mostWatched = 4; ///< threads of MIMD whose steps are told

struct Setup {
    std::int64_t problem = -1, elements = 0, width = 0, faults = 0;
    bool operator==(const Setup&) const = default;
};

class Machines {
public:
    explicit Machines(const Context& run)
        : m_run{run}
    {
        std::mt19937_64 random{run.seed};
        for (std::size_t i = 0; i < questions; ++i) { // whose answer is known
            const std::uint64_t root = 1 + random() % UINT32_MAX;
            m_roots.push_back(static_cast<std::uint32_t>(root));
            m_data.push_back(root * root + random() % (2 * root));
        }
        m_gpu.tellWork();
        m_answers.assign(voters().size(), std::vector<std::uint32_t>(questions));
    }

    void operator()();

private:
    void take();
    bool isOver() const { return m_run.stop.stop_requested(); }
    void compute(const Measure& machine, MeasuredTeam& team, const Kernels& kernels,
        std::uint32_t line = std::source_location::current().line());
    void send(std::uint32_t line = std::source_location::current().line());
    void ask(std::uint32_t line = std::source_location::current().line());
    void vote(std::uint32_t line = std::source_location::current().line());
    void lookOn(std::uint32_t line = std::source_location::current().line());
    std::vector<Fault> faultsNow() const;
    void tell(const Measure& machine, const Tried& tried);

    const Context& m_run;
    Workers m_workers{};
    MeasuredTeam m_one{m_workers, 1};
    MeasuredTeam m_all{m_workers, std::max(1U, m_workers.cpus())};
    MaybeGpu m_gpu{""};
    std::uint32_t m_queue = internResource(trace::ResourceKind::Queue, "the GPU");
    Setup m_setup{};
    double m_settings = 0; ///< how many there were: the row of all readings
    const Kernels* m_vectors = nullptr;
    std::unique_ptr<ComputeProblem> m_problem;
    std::vector<std::uint64_t> m_data{};
    std::vector<std::uint32_t> m_roots{};
    std::vector<std::vector<std::uint32_t>> m_answers{}; ///< by voter
    bool m_isAnswered = false;
    bool m_isWatched = false; ///< what is computed now
};

// [code]
void Machines::operator()()
{
    take(); // the same data for all
    compute(sisd, m_one, scalarKernels()); // [1] one instruction, one datum at a time
    compute(simd, m_one, *m_vectors); // [2] one instruction, as many data as there are lanes
    send(); // [3] one instruction, many data: on a GPU
    compute(mimd, m_all, scalarKernels()); // [4] each thread has its own instructions and data
    ask(); // [5] five programs, one datum
    vote(); // [6] what most of them say counts
    lookOn(); // [7] all of it once more, one instruction at a time
}
// [/code]

void Machines::take()
{
    const Setup now{
        m_run.values[problem], m_run.values[elements], m_run.values[width], m_run.values[faults]};
    if (now == m_setup)
        return;
    m_setup = now;
    m_settings += 1;
    const auto wanted = static_cast<std::size_t>(now.width);
    const bool isPlain = wanted + 1 == std::size(targets);
    m_vectors = isPlain ? &simdTargets().back() : simdTarget(targets[wanted]);
    if (m_vectors == nullptr) {
        m_vectors = &simdKernels();
        if (wanted > 0)
            tellPerson("this CPU has no " + std::string{widths[wanted]} + ": "
                + std::string{commonName(m_vectors->name)} + " instead");
    }
    m_problem = std::make_unique<ComputeProblem>(
        ProblemSize{.problem = kinds[now.problem],
            .elements = static_cast<std::size_t>(now.elements) << 10U,
            .iterations = 64},
        m_run.seed);
    m_run.read(lanes, 0, double(m_vectors->lanes), m_settings);
    m_isWatched = false;
}

void Machines::tell(const Measure& machine, const Tried& tried)
{
    if (tried.verdict == trace::Verdict::Kept)
        m_run.read(machine, 1, double(m_problem->elements()) / tried.time * 1e3, m_settings);
    else
        m_run.reject(machine, 1, tried.verdict, m_settings);
    m_run.read(differing, 0, tried.agrees ? 0 : 1, m_settings);
}

void Machines::compute(
    const Measure& machine, MeasuredTeam& team, const Kernels& kernels, std::uint32_t line)
{
    here(line);
    if (!isOver())
        tell(machine, tryProblem(*m_problem, team, kernels, machine.key == sisd.key));
}

void Machines::send(std::uint32_t line)
{
    here(line);
    if (isOver())
        return;
    record(EventKind::State, trace::State::Message, m_queue, 0, line);
    const auto timing = m_gpu.compute(*m_problem);
    record(EventKind::State, trace::State::Running, 0, 0, line);
    m_run.read(gpuState, 0, m_gpu.state(), m_settings);
    if (timing)
        tell(vulkan,
            {.time = std::max(1.0, double(timing->call.length().count())),
                .agrees = m_problem->agrees()});
}

std::vector<Fault> Machines::faultsNow() const
{
    std::vector<Fault> all;
    for (std::size_t voter = 0; voter < static_cast<std::size_t>(m_setup.faults); ++voter)
        all.push_back({.voter = voter, .bit = faultyBit});
    return all;
}

void Machines::ask(std::uint32_t line)
{
    here(line);
    const std::vector<Fault> all = faultsNow();
    const auto answer = [&](std::size_t voter) {
        for (std::size_t i = 0; i < questions; ++i)
            m_answers[voter][i] = answerOf(voter, m_data[i], all);
    };
    const auto count = static_cast<unsigned>(voters().size());
    const auto rate = [&](const Measure& machine, const JobTime& time) {
        m_isAnswered = m_isAnswered || time.verdict != trace::Verdict::Apart;
        if (time.verdict == trace::Verdict::Kept)
            m_run.read(machine, count,
                double(questions) / std::max(1.0, double(time.whole().count())) * 1e3, m_settings);
        else
            m_run.reject(machine, count, time.verdict, m_settings);
    };
    if (isOver())
        return;
    rate(inTurn,
        m_workers.tryJob(
            1,
            [&](unsigned, std::uint64_t operations) {
                for (unsigned voter = 0; operations > 0 && voter < count; ++voter)
                    answer(voter);
            },
            1));
    rate(misd,
        m_workers.tryJob(
            count,
            [&](unsigned voter, std::uint64_t operations) {
                if (operations > 0)
                    answer(voter);
            },
            1));
}

void Machines::vote(std::uint32_t line)
{
    here(line);
    double wrong = 0;
    double none = 0;
    double lost = 0;
    std::vector<std::uint32_t> said(voters().size());
    for (std::size_t i = 0; i < questions; ++i) {
        std::ranges::transform(m_answers, said.begin(), [i](const auto& all) { return all[i]; });
        const Verdict verdict = majority(said);
        wrong += verdict.winner && *verdict.winner != m_roots[i] ? 1 : 0;
        none += verdict.winner ? 0 : 1;
        lost += double(verdict.outvoted.size());
    }
    if (!m_isAnswered)
        return;
    m_isAnswered = false;
    m_run.read(wrongVotes, 0, wrong, m_settings);
    m_run.read(undecided, 0, none, m_settings);
    m_run.read(outvoted, 0, lost, m_settings);
}

void Machines::lookOn(std::uint32_t line)
{
    here(line);
    if (m_isWatched || isOver())
        return;
    m_isWatched = true;
    constexpr std::uint64_t smallest = 1000; // of four digits, which a person can compare
    const std::uint64_t known = smallest + m_roots.front() % (9 * smallest);
    const FlynnWalk what{.problem = m_problem->part(m_vectors->lanes),
        .vectors = *m_vectors,
        .threads = std::clamp(static_cast<unsigned>(m_all.size()), 2U, mostWatched),
        .datum = known * known + m_data.front() % (2 * known),
        .root = static_cast<std::uint32_t>(known),
        .faults = faultsNow(),
        .busyShare = m_problem->busyLanes(m_vectors->lanes),
        .subgroup = m_gpu.subgroup(),
        .pace = [](const Context& run) {
            return std::chrono::microseconds{milliseconds{run.values[pace]}};
        }};
    const WalkResults results = walk(m_run, what, line);
    const auto compare = [&](int machine, std::size_t first, const std::vector<float>& stored) {
        return m_run.read(
            walked::differing, machine, double(m_problem->differing(what.problem, first, stored)));
    };
    compare(0, 0, results.sisd);
    compare(1, 0, results.simd);
    for (std::size_t i = 0; i < results.mimd.size(); ++i)
        compare(2, shareOf(what.problem.elements, i, results.mimd.size()).begin, results.mimd[i]);
}

void run(const Context& context)
{
    Machines machines{context};
    while (!context.stop.stop_requested())
        machines();
}

/// The readings of `measure` that count, at the latest setting of the sliders.
std::vector<double> latest(const trace::Trace& trace, const Measure& measure)
{
    std::vector<double> values;
    float row = 0;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (!reading.kept() || !isOf(trace, reading, measure))
            continue;
        if (reading.y != row)
            values.clear();
        row = reading.y;
        values.push_back(reading.value);
    }
    return values;
}

/// How many times as fast `machine` is as `base`.
std::optional<double> ratio(const trace::Trace& trace, const Measure& machine, const Measure& base)
{
    const auto faster = latest(trace, machine);
    const auto slower = latest(trace, base);
    if (faster.empty() || slower.empty() || quantile(slower, 0.5) <= 0)
        return {};
    return quantile(faster, 0.5) / quantile(slower, 0.5);
}

constexpr std::string_view answers[]{shown("engine", "less than twice"),
    shown("engine", "2 to 5 times"), shown("engine", "more than 5 times")};

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto times = ratio(trace, simd, sisd);
    if (!times)
        return {};
    return *times < 2 ? 0 : *times <= 5 ? 1 : 2;
}

constexpr const char* timesAsFast =
    shown("engine", "With vectors one thread was %1 times as fast as without.");
constexpr const char* sentences[]{timesAsFast};

std::string measured(const trace::Trace& trace)
{
    const auto times = ratio(trace, simd, sisd);
    if (!times)
        return shown("engine", "Scalar and vectors were not both measured.");
    return filled(timesAsFast, {digits(*times, 1)});
}

std::vector<Finding> findings(const trace::Trace& trace)
{
    std::vector<Finding> all;
    const auto add = [&all](const char* label, std::optional<double> value, const char* unit,
                         const char* why = "") {
        if (value)
            all.push_back({.label = label, .value = value, .unit = unit, .why = why});
    };
    const auto last = [&trace](const Measure& measure) {
        const auto values = latest(trace, measure);
        return values.empty() ? std::nullopt : std::optional{values.back()};
    };
    add(shown("engine", "lanes of a vector"), last(lanes), "");
    add(shown("engine", "SIMD over SISD"), ratio(trace, simd, sisd), "×");
    add(shown("engine", "Vulkan over SISD"), ratio(trace, vulkan, sisd), "×");
    add(shown("engine", "MIMD over SISD"), ratio(trace, mimd, sisd), "×");
    add(shown("engine", "MISD over one by one"), ratio(trace, misd, inTurn), "×");
    if (const auto state = last(gpuState); state && latest(trace, vulkan).empty())
        all.push_back({.label = shown("engine", "the GPU"),
            .value = std::nullopt,
            .why = gpuSentence(static_cast<int>(*state))});
    else if (state)
        add(shown("engine", "calls of the GPU"), double(latest(trace, vulkan).size()), "",
            gpuSentence(static_cast<int>(*state)));
    add(shown("engine", "answers outvoted"), last(outvoted), "");
    const auto wrong = last(wrongVotes);
    add(shown("engine", "wrong verdicts"), wrong, "",
        wrong.value_or(0) > 0
            ? shown("engine", "More than half of the programs have the same fault: it wins.")
            : shown("engine", "Fewer than half of the programs are faulty: they are outvoted."));
    double different = 0;
    const auto compared = latest(trace, differing);
    for (const double value : compared)
        different += value;
    if (!compared.empty())
        add(shown("engine", "results that differ"), different, "",
            different > 0 ? shown("engine", "A way computed something else than the scalar one.")
                          : shown("engine", "All machines computed the same, bit for bit."));
    return all;
}

} // namespace

extern const Workload flynn{
    .id = "flynn",
    .title = shown("engine", "Flynn's four machines"),
    .summary =
        shown("engine", "One or many instruction streams, one or many data streams: SISD to MIMD."),
    .chapter = Chapter::Architectures,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "One thread adds numbers one by one, then with vectors. How many times as "
                       "fast is it with them?"),
        .options = answers,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .measures = measures,
    .findings = findings,
    .duration = milliseconds{8'000},
    .run = run,
};

} // namespace engine
