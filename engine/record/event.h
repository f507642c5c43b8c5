#pragma once

#include "engine/trace/model.h"
#include "engine/trace/state.h"

#include <algorithm>
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
    Span, ///< a GPU's queue worked: of recordSpan()
};

/// One thing one thread did. 32 bytes, trivially copyable: it crosses the process boundary through
/// shared memory. Every event carries the absolute state its thread is in from then on, so that a
/// single one resynchronises a row after a loss.
///
/// In a Reading, `value` holds the bits of a double (in a Rejected the trace::Verdict), `line` the
/// 1-based number of the quantity among those that the demo declares, `resource` the bits of the
/// float x and `reserved` those of y.
///
/// In a Span, `value` is when it began (CLOCK_MONOTONIC, ns), `reserved` for how many ns it lasted,
/// `resource` the queue, `state` the work, and `line` packedError(): how well that time is known.
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

/// How well the time of a Span is known.
struct SpanError {
    std::uint64_t ns = 0; ///< either way
    trace::Basis basis = trace::Basis::Program; ///< as trace::clockError has it
    bool operator==(const SpanError&) const = default;
};

/// In 16 bits, rounded up by at most 0.4 %: 2 of the basis, 5 of a power of two, 9 before it.
constexpr std::uint16_t packedError(const SpanError& error)
{
    constexpr unsigned most = 31;
    unsigned power = 0;
    while (power < most && ((error.ns - (error.ns != 0)) >> power) + 1 > 511)
        ++power;
    const std::uint64_t units =
        error.ns == 0 ? 0 : std::min<std::uint64_t>(((error.ns - 1) >> power) + 1, 511);
    return static_cast<std::uint16_t>(unsigned(error.basis) << 14U | power << 9U | unsigned(units));
}

constexpr SpanError unpackedError(std::uint16_t packed)
{
    return {.ns = std::uint64_t{packed & 511U} << (packed >> 9U & 31U),
        .basis = static_cast<trace::Basis>(packed >> 14U)};
}

} // namespace engine
