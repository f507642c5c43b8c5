#include "engine/workloads/foundations/speedup_bench.h"

#include <algorithm>
#include <bit>

namespace engine::speedup {
namespace {

constexpr int triesToFit = 20;
constexpr std::size_t triesWanted = 5; ///< for one reading
constexpr int mostTries = 25;
constexpr unsigned sweepsToFit = 4; ///< before a curve is fitted; then whenever they have doubled

/// 1, 2, 3 … 8, then by halves of octaves, up to `most`.
std::vector<unsigned> threadCounts(unsigned most)
{
    std::vector<unsigned> counts;
    for (unsigned n = 1; n < most; n += n < 8 ? 1 : std::bit_floor(n) / 2)
        counts.push_back(n);
    counts.push_back(most);
    return counts;
}

double microsecondsIn(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::micro>{time}.count();
}

} // namespace

Bench::Bench(
    const Context& run, JobKind kind, unsigned mostThreads, bool grows, std::function<Setup()> now)
    : m_run{run}
    , m_grows{grows}
    , m_now{std::move(now)}
    , m_work{kind}
    , m_counts{threadCounts(mostThreads)}
{
    for (const unsigned n : m_counts)
        m_meetings.try_emplace(n, n, n <= m_workers.cpus(), m_room);
}

void Bench::sweep()
{
    if (const Setup setup = m_now(); setup != m_setup)
        begin(setup);
    std::map<unsigned, double> times;
    for (const unsigned n : m_counts) {
        const auto parts = several(n, share());
        if (interrupted())
            return;
        if (!parts) {
            m_run.reject(measuredSpeedup, n, trace::Verdict::Disturbed, y());
            continue;
        }
        times[n] = parts->whole;
        if (times.contains(1))
            tell(n, *parts, times[1]);
    }
    tellGains(times);
    improve(times);
    if (std::has_single_bit(++m_sweeps) && m_sweeps >= sweepsToFit)
        tellUsl(m_run, m_setup.serialPercent, {m_speedups.begin(), m_speedups.end()});
}

/// As many operations as one thread does in the time.
void Bench::begin(const Setup& setup)
{
    m_setup = setup;
    m_speedups.clear();
    m_sweeps = 0;
    tellLaws(m_run, setup.serialPercent, m_counts.back());
    for (int i = 0; i < triesToFit && !interrupted(); ++i) {
        const auto parts = once(1, share());
        if (!parts)
            continue;
        const double off = static_cast<double>(setup.length) / std::max(1.0, parts->whole);
        m_operations = std::max<std::uint64_t>(100,
            static_cast<std::uint64_t>(
                static_cast<double>(m_operations) * std::clamp(off, 0.1, 10.0)));
        if (off > 0.95 && off < 1.05)
            return;
    }
}

std::optional<Bench::Parts> Bench::once(unsigned threads, double serialShare)
{
    Job job{m_work, m_meetings.at(threads), serialShare, (1 - share()) * (m_grows ? threads : 1),
        threads};
    const JobTime time = m_workers.tryJob(threads, std::ref(job), m_operations);
    if (time.verdict != trace::Verdict::Kept) {
        m_run.reject(jobTime, threads, time.verdict, y());
        return {};
    }
    Parts parts{.whole = microsecondsIn(time.whole()), .serial = microsecondsIn(job.serialTime)};
    for (const auto each : job.dividedTimes)
        parts.divided += microsecondsIn(each) / threads;
    parts.waiting = std::max(0.0, parts.whole - parts.serial - parts.divided);
    m_run.read(jobTime, threads, parts.whole, y());
    return parts;
}

std::optional<Bench::Parts> Bench::several(unsigned threads, double serialShare)
{
    std::vector<Parts> all;
    for (int i = 0; i < mostTries && all.size() < triesWanted && !interrupted(); ++i)
        if (const auto parts = once(threads, serialShare))
            all.push_back(*parts);
    if (all.empty())
        return {};
    std::ranges::sort(all, {}, &Parts::whole);
    return all[all.size() / 2];
}

void Bench::tell(unsigned threads, const Parts& parts, double alone)
{
    const double work = m_grows ? share() + (1 - share()) * threads : 1;
    const double times = work * alone / parts.whole;
    m_speedups[threads].push_back(times);
    m_run.read(measuredSpeedup, threads, times, y());
    m_run.read(serialTime, threads, parts.serial, y());
    m_run.read(dividedTime, threads, parts.divided, y());
    m_run.read(waitingTime, threads, parts.waiting, y());
}

/// What each further thread bought, where the number before it was measured in this sweep, too.
void Bench::tellGains(const std::map<unsigned, double>& times)
{
    for (const auto& [threads, time] : times)
        if (threads > 1 && times.contains(threads - 1) && times.contains(1)) {
            const auto& now = m_speedups.at(threads);
            const auto& before = m_speedups.at(threads - 1);
            m_run.read(measuredGain, threads, now.back() - before.back(), y());
        }
}

/// Two improvements, in either order: the serial part done faster, and all CPUs. `times`: of this
/// sweep, in µs, by threads.
void Bench::improve(const std::map<unsigned, double>& times)
{
    const unsigned all = m_workers.cpus();
    if (m_grows || m_setup.improvement < 2 || all < 2)
        return;
    const double faster = share() / static_cast<double>(m_setup.improvement);
    const auto read = [this](const Measure& order, int made, double time) {
        m_run.read(order, made, time, y());
    };
    for (const Measure& order : {threadsFirst, serialFirst})
        if (times.contains(1))
            read(order, 0, times.at(1));
    if (times.contains(all))
        read(threadsFirst, 1, times.at(all));
    if (const auto alone = several(1, faster))
        read(serialFirst, 1, alone->whole);
    if (const auto together = several(all, faster))
        for (const Measure& order : {threadsFirst, serialFirst})
            read(order, 2, together->whole);
}

} // namespace engine::speedup
