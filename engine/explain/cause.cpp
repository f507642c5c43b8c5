#include "engine/explain/cause.h"

#include <array>

namespace engine {

using trace::Lane;
using trace::ResourceId;
using trace::ResourceKind;
using trace::Slice;
using trace::State;

namespace {

Cause causeOfLockWait(const trace::Trace& trace, const Slice& slice)
{
    const bool permit =
        slice.resource && trace.resource(*slice.resource).kind == ResourceKind::Semaphore;
    return permit ? Cause::Semaphore : Cause::Lock;
}

/// What came before a slice decides what a runnable one means.
Cause causeOfRunnable(const Lane& lane, std::size_t i)
{
    if (lane[i].preempted)
        return Cause::Preempted;
    const State before = i > 0 ? lane[i - 1].state : State::None;
    if (before == State::New || before == State::None)
        return Cause::Fresh;
    return before == State::Running ? Cause::Yielded : Cause::Woken;
}

} // namespace

bool hasOwner(const trace::Trace& trace, std::optional<ResourceId> resource)
{
    return resource && trace.resource(*resource).kind == ResourceKind::Lock;
}

bool isTaken(const trace::Trace& trace, std::optional<ResourceId> resource)
{
    return hasOwner(trace, resource)
        || (resource && trace.resource(*resource).kind == ResourceKind::Semaphore);
}

Cause causeOf(const trace::Trace& trace, const Lane& lane, std::size_t i)
{
    const Slice slice = lane[i];
    switch (slice.state) {
    case State::Running: return Cause::Runs;
    case State::Runnable: return causeOfRunnable(lane, i);
    case State::New: return Cause::Fresh;
    case State::Lock: return causeOfLockWait(trace, slice);
    case State::Io: return Cause::Io;
    case State::Sleep: return Cause::Sleep;
    case State::Join: return Cause::Join;
    case State::Child: return Cause::Child;
    case State::Message:
        return slice.resource && trace.resource(*slice.resource).kind == ResourceKind::Condition
            ? Cause::Condition
            : Cause::Message;
    case State::Other: return Cause::Other;
    case State::Dead: return Cause::Ended;
    case State::Lost: return Cause::Lost;
    case State::None:
    case State::Upload:
    case State::Dispatch:
    case State::Download: break; // no thread's
    }
    return Cause::Unseen;
}

std::string_view name(Cause cause)
{
    static constexpr std::array<std::string_view, 17> names{"runs", "fresh", "preempted", "yielded",
        "woken", "lock", "semaphore", "condition", "message", "io", "sleep", "join", "child",
        "other", "ended", "lost", "unseen"};
    return names[static_cast<std::size_t>(cause)];
}

} // namespace engine
