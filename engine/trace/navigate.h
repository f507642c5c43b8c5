#pragma once

#include "engine/trace/trace.h"

namespace trace {

/// Where the playhead may step to from `time`: strictly later (next…) or strictly earlier
/// (previous…); none if there is nothing further. Zero-length slices count. Thread-safe.

/// A slice of any thread begins. O(threads · log slices).
std::optional<Time> nextEvent(const Trace& trace, Time time);
std::optional<Time> previousEvent(const Trace& trace, Time time);

/// `actor` enters another state. O(log slices) and a walk over the slices of equal state.
std::optional<Time> nextChange(const Trace& trace, ActorId actor, Time time);
std::optional<Time> previousChange(const Trace& trace, ActorId actor, Time time);

/// A scheduler's decision: some CPU takes up a thread; where there are no CPU rows, a thread
/// begins to run. O(rows · log slices) and a walk over the slices between decisions.
std::optional<Time> nextDecision(const Trace& trace, Time time);
std::optional<Time> previousDecision(const Trace& trace, Time time);

/// Where to stand in a run that nobody has scrubbed: the last instant at which at least three
/// quarters as many threads lived as ever did at once, so that a picture of it shows them at work
/// and not all of them dead. Where a stop ends them in one go, it is before that. The end of the
/// extent while none has ended. O(threads · log threads).
Time restingMoment(const Trace& trace);

} // namespace trace
