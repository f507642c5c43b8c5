#include "engine/trace/state.h"

#include <algorithm>

namespace trace {
namespace {

struct Words {
    std::string_view name;
    std::string_view label;
};

constexpr std::array<Words, stateCount> words{{
    {"none", "not observed"},
    {"new", "new"},
    {"runnable", "runnable"},
    {"running", "running"},
    {"lock", "waits for a lock"},
    {"io", "waits for I/O"},
    {"sleep", "sleeps"},
    {"join", "waits for a thread"},
    {"child", "waits for a child"},
    {"message", "waits for a message"},
    {"other", "waits, reason unknown"},
    {"dead", "dead"},
    {"lost", "records lost"},
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
