#pragma once

#include "engine/trace/state.h"

#include <cstdint>

namespace engine {

enum class EventKind : std::uint8_t {
    None,
    Begin, ///< the lane's thread started; `value`: its tid
    End, ///< the lane's thread is about to end
    State, ///< from here on the thread is in `state`, waiting for `resource` if any
    Line, ///< reached `line`
    Value, ///< `resource` now has `value`
    Acquire, ///< took `resource`; `value`: its sequence number, counted while it is held
    Release, ///< gave `resource` back; `value` likewise
    Send, ///< a message of `value` bytes left; `resource` is the channel
    Receive,
    Spawn, ///< started the thread whose lane-independent number is `value` (its tid)
    Gap, ///< `value` events were dropped just before this one
    Reading, ///< measured something: not one of record(), but of recordReading()
    Rejected, ///< measured something that does not count
};

/// One thing one thread did. 32 bytes, trivially copyable: it crosses the process boundary through
/// shared memory. Every event carries the absolute state its thread is in from then on, so that a
/// single one resynchronises a row after a loss.
///
/// In a Reading, `value` holds the bits of a double (in a Rejected the trace::Verdict), `line` the
/// 1-based number of the quantity among those that the demo declares, `resource` the bits of the
/// float x and `reserved` those of y.
struct Event {
    std::uint64_t stamp = 0; ///< ticks of the arena's clock (see Arena)
    std::int64_t value = 0;
    std::uint32_t resource = 0; ///< 1-based number in the arena's resource table; 0: none
    std::uint16_t line = 0; ///< of the workload's source
    EventKind kind{};
    trace::State state{}; ///< Running or a wait
    std::uint64_t reserved = 0;
};
static_assert(sizeof(Event) == 32);

} // namespace engine
