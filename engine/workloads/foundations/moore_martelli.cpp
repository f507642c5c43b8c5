// Moore's law, and what became of the clock: published figures of processors, the growth that fits
// them, and where this machine stands. Then Martelli's ranges: one job on one core, on up to eight,
// on as many more as there are.

#include "engine/base/digits.h"
#include "engine/measure/growth.h"
#include "engine/measure/topology.h"
#include "engine/sync/pace.h"
#include "engine/workloads/foundations/job_work.h"
#include "engine/workloads/foundations/processors.h"
#include "engine/workloads/foundations/workers.h"
#include "engine/workloads/workload.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace engine {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view firstYears[]{"1971", "1980", "1990", "2000", "2005", "2010"};
constexpr double firstYearOf[]{1971, 1980, 1990, 2000, 2005, 2010};

constexpr Param since{.key = "since",
    .label = shown("engine", "Fit from the year"),
    .high = 5,
    .live = true,
    .choices = firstYears,
    .hint = shown("engine",
        "How fast the number of transistors grew since then. A later year: fewer processors, a "
        "wider interval.")};
constexpr Param doubling{.key = "doubling",
    .label = shown("engine", "Line: months to double"),
    .low = 12,
    .high = 48,
    .initial = 24,
    .live = true,
    .hint = shown("engine",
        "Drawn through the first processor. Moore said 12 months in 1965 and 24 in 1975.")};
constexpr Param length{.key = "length",
    .label = shown("engine", "Length of the job"),
    .unit = "µs",
    .low = 100,
    .high = 20'000,
    .step = 100,
    .initial = 500,
    .live = true,
    .hint = shown("engine",
        "On one thread. It is done on one core, on up to eight, and on more where there are "
        "more.")};
constexpr Param params[]{since, doubling, length};

constexpr std::string_view shownIn[]{"moores-law", "martelli-ranges", "thread-timeline"};

enum class From { Published, Model, Here };

/// x is the year; of what was published y is the number of the processor, whose name and source
/// are the run's resources.
constexpr Measure byYear(
    std::string_view key, std::string_view label, std::string_view unit, From from)
{
    return {.key = key,
        .figure = "moores-law",
        .label = label,
        .unit = unit,
        .xLabel = shown("engine", "year"),
        .model = from == From::Model,
        .published = from == From::Published};
}
constexpr Measure transistors =
    byYear("transistors", shown("engine", "transistors"), "", From::Published);
constexpr Measure clockRate = byYear("clock", shown("engine", "clock"), "MHz", From::Published);
constexpr Measure cores = byYear("cores", shown("engine", "cores"), "", From::Published);
constexpr Measure drawn = byYear("line", shown("engine", "doubling as set"), "", From::Model);
constexpr Measure fitted = byYear("fit", shown("engine", "transistors, fitted"), "", From::Model);
/// x: 0 the doubling time, 1 and 2 the ends of its interval.
constexpr Measure fittedTime = byYear(
    "doubling", shown("engine", "fitted doubling time"), shown("engine", "years"), From::Model);
constexpr Measure stall =
    byYear("stall", shown("engine", "the clock stops rising"), "", From::Model);
constexpr Measure ownClock =
    byYear("own-clock", shown("engine", "clock of this machine"), "MHz", From::Here);
constexpr Measure ownCores =
    byYear("own-cores", shown("engine", "cores of this machine"), "", From::Here);

/// x: threads, y: length of the job in µs.
constexpr Measure rangeOf(std::string_view key, std::string_view label)
{
    return {.key = key,
        .figure = "martelli-ranges",
        .label = label,
        .unit = shown("engine", "jobs/s"),
        .xLabel = shown("engine", "threads")};
}
constexpr Measure one = rangeOf("one", shown("engine", "1 core"));
constexpr Measure few = rangeOf("few", shown("engine", "2 to 8 cores"));
constexpr Measure many = rangeOf("many", shown("engine", "9 cores and more"));

constexpr Measure measures[]{transistors, clockRate, cores, drawn, fitted, fittedTime, stall,
    ownClock, ownCores, one, few, many};

constexpr unsigned mostOfFew = 8; ///< where Martelli's second range ends
constexpr std::size_t triesWanted = 5;
constexpr int mostTries = 25;

double microsecondsIn(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::micro>{time}.count();
}

/// Every addition needs the result of the last and takes one cycle: so many take so many cycles.
/// The compiler cannot know what is added, nor a CPU that adds small constants on the side.
void additions(std::uint64_t count)
{
    std::uint64_t sum = 0;
    std::uint64_t step = 3;
    for (std::uint64_t i = 0; i < count; i += 16) {
#define IL_ADD                                                                                     \
    sum += step;                                                                                   \
    asm volatile("" : "+r"(sum), "+r"(step));
        IL_ADD IL_ADD IL_ADD IL_ADD IL_ADD IL_ADD IL_ADD IL_ADD // sixteen for one jump back
            IL_ADD IL_ADD IL_ADD IL_ADD IL_ADD IL_ADD IL_ADD IL_ADD
#undef IL_ADD
    }
}

/// This year, with its part that is over: 2026.89.
double yearNow()
{
    using namespace std::chrono;
    const auto today = floor<days>(system_clock::now());
    const year_month_day date{today};
    const sys_days begin{date.year() / January / 1};
    return int(date.year()) + static_cast<double>((today - begin).count()) / 366;
}

void tellPublished(const Context& run)
{
    double row = 0;
    for (const Processor& processor : publishedProcessors()) {
        // Who draws a processor finds its name and its source here, in this order.
        registerResource(trace::ResourceKind::Other, processor.name);
        registerResource(trace::ResourceKind::File, processor.source);
        if (processor.transistors)
            run.read(transistors, processor.year, *processor.transistors, row);
        if (processor.megahertz)
            run.read(clockRate, processor.year, *processor.megahertz, row);
        if (processor.cores)
            run.read(cores, processor.year, *processor.cores, row);
        ++row;
    }
}

std::vector<Dated> figuresSince(std::optional<double> Processor::*figure, double year)
{
    std::vector<Dated> found;
    for (const Processor& processor : publishedProcessors())
        if (processor.year >= year && processor.*figure)
            found.push_back({double(processor.year), *(processor.*figure)});
    return found;
}

class Bench {
public:
    explicit Bench(const Context& run)
        : m_run{run}
        , m_year{yearNow()}
    {
    }

    void operator()()
    {
        tellPublished(m_run);
        if (const auto bend = fitBend(figuresSince(&Processor::megahertz, 0)))
            m_run.read(stall, 0, bend->year);
        if (const auto machine = thisTopology())
            m_run.read(ownCores, m_year, double(std::max<std::size_t>(1, machine->cores.size())));
        while (!over()) {
            tellGrowth();
            readClock();
            ranges();
        }
    }

private:
    bool over() const { return m_run.stop.stop_requested(); }
    double lengthSet() const { return static_cast<double>(m_run.values[length]); }
    unsigned usable(std::uint32_t line = std::source_location::current().line()) const
    {
        here(line);
        return std::max(1U, m_workers.cpus());
    }

    /// The lines, when they are to be others.
    void tellGrowth()
    {
        const auto from = firstYearOf[m_run.values[since]];
        const auto months = static_cast<double>(m_run.values[doubling]);
        if (from == m_from && months == m_months)
            return;
        m_from = from;
        m_months = months;
        const auto first = figuresSince(&Processor::transistors, 0);
        const auto later = fitGrowth(figuresSince(&Processor::transistors, from));
        for (double year = 1971; year <= m_year; year += 0.5) {
            m_run.read(drawn, year,
                first.front().value * std::exp2((year - first.front().year) * 12 / months));
            if (later)
                m_run.read(fitted, year, later->valueIn(year));
        }
        if (!later || !later->doubling())
            return;
        m_run.read(fittedTime, 0, *later->doubling());
        if (const auto interval = later->doublingInterval(); interval) {
            m_run.read(fittedTime, 1, interval->low);
            m_run.read(fittedTime, 2, std::min(interval->high, 1000.0));
        }
    }

    void readClock()
    {
        constexpr std::uint64_t cycles = 800'000;
        const Workers::Part part = [](unsigned, std::uint64_t count) { additions(count); };
        for (int i = 0; i < 3 && !over(); ++i) {
            const JobTime time = m_workers.tryJob(1, part, cycles);
            if (time.verdict == trace::Verdict::Kept)
                m_run.read(ownClock, m_year, double(cycles) / microsecondsIn(time.whole()));
            else
                m_run.reject(ownClock, m_year, time.verdict);
        }
    }

    JobTime once(unsigned threads)
    {
        const Workers::Part part = [this, threads](unsigned, std::uint64_t operations) {
            m_work(operations / threads);
        };
        return m_workers.tryJob(threads, part, m_operations);
    }

    /// As many operations as one thread does in the time that is set.
    void fit(std::uint32_t line = std::source_location::current().line())
    {
        here(line);
        if (m_length == lengthSet())
            return;
        for (int i = 0; i < mostTries && !over(); ++i) {
            const JobTime time = once(1);
            if (time.verdict != trace::Verdict::Kept)
                continue;
            const double off = lengthSet() / std::max(1.0, microsecondsIn(time.whole()));
            m_operations = std::max<std::uint64_t>(1000,
                static_cast<std::uint64_t>(
                    static_cast<double>(m_operations) * std::clamp(off, 0.1, 10.0)));
            if (off > 0.95 && off < 1.05) {
                m_length = lengthSet();
                return;
            }
        }
    }

    /// How many jobs a second so many threads do, where there are at least so many.
    void rateFrom(unsigned least, const Measure& range, unsigned threads,
        std::uint32_t line = std::source_location::current().line())
    {
        here(line);
        if (threads < least)
            return;
        std::size_t kept = 0;
        for (int i = 0; i < mostTries && kept < triesWanted && !over(); ++i) {
            const JobTime time = once(threads);
            if (over())
                return; // what was left of it did nothing
            if (time.verdict != trace::Verdict::Kept) {
                m_run.reject(range, threads, time.verdict, m_length);
                continue;
            }
            ++kept;
            m_run.read(range, threads, 1e6 / microsecondsIn(time.whole()), m_length);
        }
    }

    void ranges();

    const Context& m_run;
    const double m_year;
    Workers m_workers;
    JobWork m_work{JobKind::Compute};
    std::uint64_t m_operations = 100'000;
    double m_length = 0; ///< µs, that m_operations are for
    double m_from = 0;
    double m_months = 0;
};

// [code]
void Bench::ranges()
{
    const unsigned all = usable(); // [1] CPUs that this program may use
    fit(); // [2] as much work as one thread does in the time that is set
    rateFrom(1, one, 1); // [3] one core: one thread, nothing is shared
    rateFrom(2, few, std::min(all, mostOfFew)); // [4] up to eight: threads share one memory
    rateFrom(9, many, all); // [5] beyond: as far as this machine goes, then more machines
}
// [/code]

void run(const Context& context)
{
    Bench{context}();
}

std::optional<double> medianOf(std::vector<double> all)
{
    if (all.empty())
        return {};
    std::ranges::sort(all);
    return all[all.size() / 2];
}

/// At any setting; of a live one the last that was set.
std::optional<double> median(const trace::Trace& trace, const Measure& measure)
{
    std::vector<double> all;
    float row = 0;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (!reading.kept() || !isOf(trace, reading, measure))
            continue;
        if (reading.y != row)
            all.clear();
        row = reading.y;
        all.push_back(reading.value);
    }
    return medianOf(std::move(all));
}

std::optional<double> latest(const trace::Trace& trace, const Measure& measure, double x)
{
    const std::vector<double> all = readAt(trace, measure, x);
    return all.empty() ? std::nullopt : std::optional{all.back()};
}

constexpr std::string_view times[]{shown("engine", "every year"),
    shown("engine", "every two years"), shown("engine", "every three years or more slowly")};

std::optional<std::size_t> answer(const trace::Trace& trace)
{
    const auto years = latest(trace, fittedTime, 0);
    if (!years)
        return {};
    return *years < 1.5 ? 0 : *years < 2.5 ? 1 : 2;
}

constexpr const char* everyYears = shown(
    "engine", "In the published figures it doubles every %1 years (95 % interval: %2 to %3).");
constexpr const char* sentences[]{everyYears};

std::string measured(const trace::Trace& trace)
{
    const auto years = latest(trace, fittedTime, 0);
    const auto low = latest(trace, fittedTime, 1);
    const auto high = latest(trace, fittedTime, 2);
    if (!years || !low || !high)
        return shown("engine", "The growth was not fitted.");
    return filled(everyYears, {digits(*years, 2), digits(*low, 2), digits(*high, 2)});
}

Finding fitFinding(const trace::Trace& trace)
{
    Finding finding{.label = shown("engine", "transistors double every"),
        .value = latest(trace, fittedTime, 0),
        .unit = shown("engine", "years")};
    const auto low = latest(trace, fittedTime, 1);
    const auto high = latest(trace, fittedTime, 2);
    if (low && high)
        finding.interval = {*low, *high};
    return finding;
}

Finding timesFaster(const trace::Trace& trace, const Measure& range)
{
    Finding finding{.label = std::string{range.label}, .unit = "×"};
    const auto alone = median(trace, one);
    const auto crew = median(trace, range);
    if (alone && crew && *alone > 0)
        finding.value = *crew / *alone;
    else
        finding.why = shown("engine", "This machine does not reach that range, or was disturbed.");
    return finding;
}

std::vector<Finding> findings(const trace::Trace& trace)
{
    std::vector<Finding> all;
    if (latest(trace, fittedTime, 0))
        all.push_back(fitFinding(trace));
    if (const auto year = latest(trace, stall, 0))
        all.push_back({.label = shown("engine", "the clock hardly rises for"),
            .value = publishedProcessors().back().year - std::floor(*year),
            .unit = shown("engine", "years"),
            .why = shown("engine",
                "From where two straight lines through the published clock rates meet best to the "
                "last processor of the table.")});
    if (const auto clock = median(trace, ownClock))
        all.push_back({.label = shown("engine", "clock of this machine"),
            .value = clock,
            .unit = "MHz",
            .why = shown(
                "engine", "Measured: additions that each need the last take one cycle each.")});
    if (const auto own = median(trace, ownCores))
        all.push_back({.label = shown("engine", "cores of this machine"), .value = own});
    all.push_back({.label = shown("engine", "transistors of this machine"),
        .why = shown("engine", "No machine tells how many transistors it has.")});
    all.push_back(timesFaster(trace, few));
    all.push_back(timesFaster(trace, many));
    return all;
}

} // namespace

extern const Workload moore_martelli{
    .id = "moore-martelli",
    .title = shown("engine", "Moore's law, Martelli's ranges"),
    .summary = shown("engine",
        "Fifty years of transistors, clock and cores; one job on one core, on up to eight, on "
        "more."),
    .chapter = Chapter::Foundations,
    .params = params,
    .views = shownIn,
    .prediction = {.question = shown("engine",
                       "Since 1971, how fast does the number of transistors of a processor "
                       "double?"),
        .options = times,
        .answer = answer,
        .measured = measured,
        .sentences = sentences},
    .measures = measures,
    .findings = findings,
    .duration = milliseconds{4000},
    .run = run,
};

} // namespace engine
