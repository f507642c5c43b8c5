#include "engine/sync/pace.h"

#include "engine/base/cpu_time.h"

#include <algorithm>
#include <cerrno>
#include <ctime>

namespace engine {
namespace {

using namespace std::chrono_literals;

/// About two microseconds of dependent multiplications, which no compiler can shorten.
void compute()
{
    std::uint64_t x = 1;
    for (int i = 0; i < 1500; ++i) {
        x = x * 6364136223846793005U + 1442695040888963407U;
        asm volatile("" : "+r"(x));
    }
}

timespec toTimespec(std::chrono::nanoseconds time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    return {.tv_sec = seconds.count(), .tv_nsec = (time - seconds).count()};
}

} // namespace

void work(std::chrono::nanoseconds cpuTime, const std::stop_token& stop, std::uint32_t line)
{
    here(line);
    if (cpuTime <= 0ns)
        return;
    const auto end = cpuTimeOfThisThread() + cpuTime;
    do
        compute();
    while (!stop.stop_requested() && cpuTimeOfThisThread() < end);
}

void sleepFor(std::chrono::nanoseconds duration, const std::stop_token& stop, std::uint32_t line)
{
    if (duration > 0ns)
        sleepUntil(std::chrono::steady_clock::now() + duration, stop, line);
    else
        here(line);
}

void sleepUntil(
    std::chrono::steady_clock::time_point time, const std::stop_token& stop, std::uint32_t line)
{
    const auto end = time.time_since_epoch();
    auto now = std::chrono::steady_clock::now().time_since_epoch();
    record(EventKind::State, trace::State::Sleep, 0, (end - now).count(), line);
    while (now < end && !stop.stop_requested()) {
        const auto longest = stop.stop_possible() ? now + 20ms : end;
        const timespec until = toTimespec(std::min<std::chrono::nanoseconds>(end, longest));
        while (::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) { }
        now = std::chrono::steady_clock::now().time_since_epoch();
    }
    record(EventKind::State, trace::State::Running, 0, 0, line);
}

} // namespace engine
