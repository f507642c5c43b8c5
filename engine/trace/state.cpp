#include "engine/trace/state.h"

#include "engine/trace/shown.h"

#include <algorithm>

namespace trace {
namespace {

struct Words {
    std::string_view name;
    std::string_view label;
};

constexpr std::array<Words, stateCount> words{{
    {shown("engine", "none"), shown("engine", "not observed")},
    {shown("engine", "new"), shown("engine", "new")},
    {shown("engine", "runnable"), shown("engine", "runnable")},
    {shown("engine", "running"), shown("engine", "running")},
    {shown("engine", "lock"), shown("engine", "waits for a lock")},
    {shown("engine", "io"), shown("engine", "waits for I/O")},
    {shown("engine", "sleep"), shown("engine", "sleeps")},
    {shown("engine", "join"), shown("engine", "waits for a thread")},
    {shown("engine", "child"), shown("engine", "waits for a child")},
    {shown("engine", "message"), shown("engine", "waits for a message")},
    {shown("engine", "other"), shown("engine", "waits, reason unknown")},
    {shown("engine", "dead"), shown("engine", "dead")},
    {shown("engine", "lost"), shown("engine", "records lost")},
    {shown("engine", "upload"), shown("engine", "upload to the GPU")},
    {shown("engine", "dispatch"), shown("engine", "dispatch on the GPU")},
    {shown("engine", "download"), shown("engine", "download from the GPU")},
}};

} // namespace

std::string_view label(State state)
{
    return words[static_cast<std::size_t>(state)].label;
}

std::string_view name(State state)
{
    return words[static_cast<std::size_t>(state)].name;
}

std::optional<State> parseState(std::string_view name)
{
    const auto found = std::ranges::find(words, name, &Words::name);
    if (found == words.end())
        return std::nullopt;
    return static_cast<State>(found - words.begin());
}

} // namespace trace
