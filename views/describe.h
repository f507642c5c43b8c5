#pragma once

#include "engine/trace/trace.h"

#include <QString>

#include <vector>

namespace views {

/// What the actors of one trace are called: "T3" and "T3 worker", "cpu1". Threads are numbered in
/// order of appearance from T0, which is the program's main thread. Valid as long as the trace.
class Names {
public:
    explicit Names(const trace::Trace& trace);

    QString brief(trace::ActorId actor) const; ///< "T3", "cpu1", "P1"
    QString full(trace::ActorId actor) const; ///< "T3 worker"
    std::size_t ordinal(trace::ActorId actor) const { return m_ordinal[trace::index(actor)]; }

private:
    const trace::Trace* m_trace;
    std::vector<std::size_t> m_ordinal; ///< among the actors of its kind
};

/// What is waited for, as it fits into a bar: "orders", "recv()"; empty if unknown.
QString resourceName(const trace::Trace& trace, const trace::Slice& slice);

/// Two or three words for a bar or a caption: "cpu1", "orders", "join T5", "preempted".
QString shortReason(const trace::Trace& trace, const trace::Slice& slice);

/// Slice `i` of `actor`, in one line: T3 worker — waits for lock "orders" for 38 µs
/// (10.22–10.26 ms) · line 41 · last on cpu1 · woken by T5. Cost: O(log n).
QString describeSlice(const trace::Trace& trace, trace::ActorId actor, std::size_t i);

/// "Q0: software Vulkan on the CPU, its clock within ± 2 µs of the CPU's": what the row of a GPU's
/// queue is, and how well its time is known; of the first queue, at its worst. Empty: there is
/// none.
QString describeQueueClock(const trace::Trace& trace);

/// "running 61 %, runnable 22 %": the states of `sums`, most first, over `whole`.
QString describeSums(const trace::StateSums& sums, trace::Duration whole);

/// Why nothing better is known, or what was lost: sentences for the foot of a picture; empty if
/// there is nothing to say.
QString caveat(const trace::Trace& trace);

} // namespace views
