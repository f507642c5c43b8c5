#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace trace {

/// What an actor is doing. Exactly one holds at any moment of its life. The waits say why, as far
/// as the program or the kernel told. None: nothing is known, or a CPU runs none of our threads.
/// Lost: records were dropped here, so nothing may be concluded. Upload, Dispatch and Download are
/// what a GPU's queue does; between them it is None. The numbers are part of the .interleave
/// format: append only.
enum class State : std::uint8_t {
    None,
    New,
    Runnable,
    Running,
    Lock,
    Io,
    Sleep,
    Join,
    Child,
    Message,
    Other,
    Dead,
    Lost,
    Upload,
    Dispatch,
    Download,
};
inline constexpr std::size_t stateCount = 16;

/// "running", "waits for a lock": as the legend says it. Never fails.
std::string_view label(State state);

/// "lock", "io": one word for tables and files. parseState() is its inverse.
std::string_view name(State state);
std::optional<State> parseState(std::string_view name);

/// Not running and not runnable: blocked on something.
constexpr bool isWaiting(State state)
{
    return state >= State::Lock && state <= State::Other;
}

/// Work of a GPU's queue: no state of a thread.
constexpr bool isQueueWork(State state)
{
    return state >= State::Upload && state <= State::Download;
}

/// The edges of the life cycle that are counted.
enum class Transition : std::uint8_t {
    Start, ///< New → Runnable or Running
    Dispatch, ///< → Running
    Preempt, ///< Running → Runnable
    Block, ///< Running → a wait
    Wake, ///< a wait → Runnable or Running
    Exit, ///< → Dead
};
inline constexpr std::size_t transitionCount = 6;

/// Bit set of the Transitions that entering `to` from `from` makes, bit i for Transition i: a wait
/// that ends straight in Running is both a Wake and a Dispatch.
constexpr std::uint8_t transitionsBetween(State from, State to)
{
    const auto bit = [](Transition transition) {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(transition));
    };
    const bool awake = to == State::Runnable || to == State::Running;
    unsigned made = 0;
    if (from == State::New && awake)
        made |= bit(Transition::Start);
    if (to == State::Running && from != State::Running)
        made |= bit(Transition::Dispatch);
    if (from == State::Running && to == State::Runnable)
        made |= bit(Transition::Preempt);
    if (from == State::Running && isWaiting(to))
        made |= bit(Transition::Block);
    if (isWaiting(from) && awake)
        made |= bit(Transition::Wake);
    if (to == State::Dead && from != State::Dead)
        made |= bit(Transition::Exit);
    return static_cast<std::uint8_t>(made);
}

} // namespace trace
