#include "engine/trace/model.h"

#include "engine/trace/reading.h"
#include "engine/trace/shown.h"

#include <array>

namespace trace {
namespace {

template <class Enum, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Enum value)
{
    const auto i = static_cast<std::size_t>(value);
    return i < N ? words[i] : std::string_view{"unknown"};
}

} // namespace

std::string_view name(ActorKind kind)
{
    static constexpr std::array<std::string_view, 7> words{
        "process", "thread", "coroutine", "task", "cpu", "gpu-queue", "job"};
    return word(words, kind);
}

std::string_view name(ResourceKind kind)
{
    static constexpr std::array<std::string_view, 12> words{shown("engine", "lock"),
        shown("engine", "semaphore"), shown("engine", "condition"), shown("engine", "queue"),
        shown("engine", "socket"), shown("engine", "pipe"), shown("engine", "file"),
        shown("engine", "memory-node"), shown("engine", "shared-variable"),
        shown("engine", "thread"), shown("engine", "timer"), shown("engine", "other")};
    return word(words, kind);
}

std::string_view name(Basis basis)
{
    static constexpr std::array<std::string_view, 4> words{
        "kernel", "program", "inferred", "sampled"};
    return word(words, basis);
}

std::string_view name(FlowKind kind)
{
    static constexpr std::array<std::string_view, 5> words{
        "wake", "message", "hand-off", "fork", "join"};
    return word(words, kind);
}

std::string_view name(Source source)
{
    static constexpr std::array<std::string_view, 5> words{shown("engine", "measured"),
        shown("engine", "controlled"), shown("engine", "simulated"), shown("engine", "model"),
        shown("engine", "published")};
    return word(words, source);
}

std::string_view name(Verdict verdict)
{
    static constexpr std::array<std::string_view, 5> words{
        "kept", "preempted", "starved", "apart", "disturbed"};
    return word(words, verdict);
}

std::string_view name(Tier tier)
{
    static constexpr std::array<std::string_view, 3> words{
        "kernel-wakeups", "kernel-switches", "program"};
    return word(words, tier);
}

std::string_view label(Tier tier)
{
    static constexpr std::array<std::string_view, 3> words{
        shown("engine", "kernel switch and wake-up records"),
        shown("engine", "kernel switch records"),
        shown("engine", "program events and /proc samples")};
    return word(words, tier);
}

std::string_view name(OutcomeKind kind)
{
    static constexpr std::array<std::string_view, 6> words{shown("engine", "unfinished"),
        shown("engine", "finished"), shown("engine", "stopped"), shown("engine", "crashed"),
        shown("engine", "limit-exceeded"), shown("engine", "failed")};
    return word(words, kind);
}

} // namespace trace
