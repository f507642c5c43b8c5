#include "engine/observe/perf_feed.h"

#include <cerrno>

#include <sched.h>
#include <unistd.h>

namespace engine {
namespace {

constexpr std::size_t mostCpus = 32;
constexpr std::size_t mostRingBytes = std::size_t{32} << 20; ///< all rings together

/// The CPUs to open: all, or the first 32 that the target may use, to which it is then bound.
/// Errors: the errno of sched_setaffinity(2).
Result<std::vector<int>> cpusFor(pid_t target)
{
    const auto configured = static_cast<int>(::sysconf(_SC_NPROCESSORS_CONF));
    std::vector<int> cpus;
    if (configured <= static_cast<int>(mostCpus)) {
        for (int cpu = 0; cpu < configured; ++cpu)
            cpus.push_back(cpu);
        return cpus;
    }
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (::sched_getaffinity(target, sizeof(allowed), &allowed) != 0)
        return failure(errno, "asking which CPUs the demo may use");
    cpu_set_t chosen;
    CPU_ZERO(&chosen);
    for (int cpu = 0; cpu < CPU_SETSIZE && cpus.size() < mostCpus; ++cpu) {
        if (!CPU_ISSET(static_cast<unsigned>(cpu), &allowed))
            continue;
        CPU_SET(static_cast<unsigned>(cpu), &chosen);
        cpus.push_back(cpu);
    }
    if (!CPU_EQUAL(&allowed, &chosen) && ::sched_setaffinity(target, sizeof(chosen), &chosen) != 0)
        return failure(errno, "restricting the demo to 32 CPUs");
    return cpus;
}

bool ringWasTooLarge(const Error& error)
{
    return error.code == EPERM || error.code == ENOMEM;
}

} // namespace

Result<PerfFeed> PerfFeed::open(pid_t target, const PerfOptions& options)
{
    std::optional<WakingTracepoint> waking;
    if (options.wakeups) {
        auto found = wakingTracepoint();
        if (!found)
            return tl::unexpected{found.error()};
        waking = *found;
    }
    const auto cpus = cpusFor(target);
    if (!cpus)
        return tl::unexpected{cpus.error()};

    PerfOptions attempt = options;
    while (attempt.ringPages > 128 && attempt.ringPages * 4096 * cpus->size() > mostRingBytes)
        attempt.ringPages /= 2;
    auto feed = tryOpen(target, attempt, *cpus, waking);
    while (!feed && ringWasTooLarge(feed.error()) && attempt.ringPages > 1) {
        attempt.ringPages /= 2;
        feed = tryOpen(target, attempt, *cpus, waking);
    }
    return feed;
}

Result<void> PerfFeed::tryOut(bool wakeups)
{
    const int cpu = std::max(::sched_getcpu(), 0);
    PerfFeed feed;
    if (const auto added = feed.add(switchAttributes(Start::Now), 0, cpu, 1, {}); !added)
        return added;
    if (!wakeups)
        return {};
    const auto waking = wakingTracepoint();
    if (!waking)
        return tl::unexpected{waking.error()};
    return feed.add(tracepointAttributes(waking->id), -1, cpu, 1, *waking);
}

Result<PerfFeed> PerfFeed::tryOpen(pid_t target, const PerfOptions& options,
    const std::vector<int>& cpus, const std::optional<WakingTracepoint>& waking)
{
    PerfFeed feed;
    feed.m_wakeups = waking.has_value();
    for (const int cpu : cpus) {
        const auto added =
            feed.add(switchAttributes(options.start), target, cpu, options.ringPages, {});
        if (!added && added.error().code != ENODEV) // a CPU that is off line
            return tl::unexpected{added.error()};
        if (!added || !waking)
            continue;
        const auto wakes =
            feed.add(tracepointAttributes(waking->id), -1, cpu, options.ringPages, waking);
        if (!wakes)
            return tl::unexpected{wakes.error()};
    }
    return feed;
}

Result<void> PerfFeed::add(perf_event_attr attributes, pid_t target, int cpu, std::size_t pages,
    const std::optional<WakingTracepoint>& waking)
{
    attributes.wakeup_watermark =
        static_cast<std::uint32_t>(pages * static_cast<std::size_t>(::getpagesize()) / 4);
    auto event = openPerfEvent(attributes, target, cpu);
    if (!event)
        return tl::unexpected{event.error()};
    auto ring = PerfRing::map(std::move(*event), pages);
    if (!ring)
        return tl::unexpected{ring.error()};
    m_sources.emplace_back(std::move(*ring), static_cast<trace::CpuId>(cpu), waking);
    return {};
}

void PerfFeed::read(const std::function<void(pid_t)>& switched)
{
    for (PerfSource& source : m_sources)
        source.read(switched);
}

std::uint64_t PerfFeed::lost()
{
    std::uint64_t count = 0;
    for (PerfSource& source : m_sources)
        count += source.lost();
    return count;
}

std::vector<pollfd> PerfFeed::polls() const
{
    std::vector<pollfd> polls;
    for (const PerfSource& source : m_sources)
        polls.push_back({.fd = source.event(), .events = POLLIN, .revents = 0});
    return polls;
}

} // namespace engine
