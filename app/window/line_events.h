#pragma once

#include "engine/trace/trace.h"

#include <vector>

namespace app {

/// The program told a source line.
struct LineEvent {
    trace::Time at{};
    trace::ActorId actor{};
    bool operator==(const LineEvent&) const = default;
};

/// Every event that told one of `lines`, of all threads, in time order; two of a thread at the
/// same instant are one. Off the GUI thread. Cost: O(slices + marks).
std::vector<LineEvent> eventsOfLines(const trace::Trace& trace, const std::vector<int>& lines);

/// Index of the first event after `time`, of the last before it; none: events.size().
std::size_t eventAfter(const std::vector<LineEvent>& events, trace::Time time);
std::size_t eventBefore(const std::vector<LineEvent>& events, trace::Time time);

/// How many different threads.
std::size_t threadsIn(const std::vector<LineEvent>& events);

} // namespace app
