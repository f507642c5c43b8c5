#include "engine/measure/guard.h"

#include <algorithm>
#include <cassert>
#include <ctime>

#include <sys/resource.h>

namespace engine {
namespace {

double asDouble(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count());
}

} // namespace

long involuntarySwitches()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nivcsw;
}

std::chrono::nanoseconds threadCpuTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

std::optional<Rejection> judged(std::span<const Stretch> crew)
{
    assert(!crew.empty());
    if (std::ranges::any_of(crew, [](const Stretch& one) { return one.switches != 0; }))
        return Rejection::Preempted;
    if (std::ranges::any_of(crew, [](const Stretch& one) {
            return asDouble(one.cpu) < leastCpuShare * asDouble(one.wall());
        }))
        return Rejection::Starved;
    const auto [first, last] = std::ranges::minmax(crew, {}, &Stretch::begin);
    const auto end = std::ranges::min(crew, {}, &Stretch::end).end;
    const auto longest = std::ranges::max(crew, {}, &Stretch::wall).wall();
    if (last.begin - first.begin > mostSkew
        || asDouble(end - last.begin) < leastOverlap * asDouble(longest))
        return Rejection::Apart;
    return {};
}

} // namespace engine
