#include "engine/run/usage.h"

#include "engine/run/proc_file.h"
#include "engine/run/process_tree.h"
#include "engine/run/quantity.h"
#include "engine/trace/sentences.h"

#include <array>
#include <cstdlib>

#include <sys/resource.h>
#include <unistd.h>

namespace engine {
namespace {

using trace::filled;
namespace sentence = trace::sentence;

// Fields of procStat(): numbers of proc(5) less three.
constexpr std::size_t stateField = 0;
constexpr std::array<std::size_t, 4> cpuFields{11, 12, 13, 14}; // own and of children waited for
constexpr std::size_t threadsField = 17;
constexpr std::size_t residentField = 21;

std::uint64_t number(const std::string& text)
{
    return std::strtoull(text.c_str(), nullptr, 10);
}

std::chrono::nanoseconds ticks(std::uint64_t count)
{
    static const auto perSecond = static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK));
    return std::chrono::nanoseconds{count * 1'000'000'000U / perSecond};
}

std::chrono::nanoseconds duration(const timeval& time)
{
    return std::chrono::seconds{time.tv_sec} + std::chrono::microseconds{time.tv_usec};
}

void add(Usage& usage, const std::vector<std::string>& fields)
{
    static const auto pageSize = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    if (fields.size() <= residentField)
        return;
    for (const std::size_t field : cpuFields)
        usage.cpu += ticks(number(fields[field]));
    if (fields[stateField] == "Z")
        return;
    usage.resident += number(fields[residentField]) * pageSize;
    usage.threads += static_cast<int>(number(fields[threadsField]));
    ++usage.processes;
}

} // namespace

Usage usageOfDescendants(const Limits& limits)
{
    rusage ended{};
    ::getrusage(RUSAGE_CHILDREN, &ended);
    Usage usage{.cpu = duration(ended.ru_utime) + duration(ended.ru_stime)};
    visitDescendants(::getpid(), [&](pid_t pid) {
        add(usage, procStat(pid));
        return usage.processes <= limits.processes && usage.threads <= limits.threads;
    });
    return usage;
}

std::optional<std::uint64_t> exactMemoryOfDescendants()
{
    std::optional<std::uint64_t> kibibytes;
    for (const pid_t pid : descendants(::getpid())) {
        const auto found = words(procFile("/proc/" + std::to_string(pid) + "/smaps_rollup"));
        for (std::size_t i = 0; i + 1 < found.size(); ++i)
            if (found[i] == "Pss:")
                kibibytes = kibibytes.value_or(0) + number(found[i + 1]);
    }
    return kibibytes ? std::optional{*kibibytes * 1024} : std::nullopt;
}

std::optional<std::string> exceeded(
    const Usage& usage, std::chrono::nanoseconds running, const Limits& limits)
{
    if (usage.processes > limits.processes)
        return filled(sentence::processes, {std::to_string(limits.processes)});
    if (usage.threads > limits.threads)
        return filled(sentence::threads, {std::to_string(limits.threads)});
    if (usage.resident > limits.memory)
        return filled(sentence::memory, {bytes(limits.memory)});
    if (usage.cpu > limits.cpuTime)
        return filled(sentence::cpuTime, {seconds(limits.cpuTime)});
    if (running > limits.wallTime)
        return filled(sentence::wallTime, {seconds(limits.wallTime)});
    return {};
}

bool nearLimit(const Usage& usage, const Limits& limits)
{
    return usage.resident > limits.memory / 2 || usage.threads > limits.threads / 2
        || usage.processes > limits.processes / 2;
}

} // namespace engine
