#pragma once

#include "views/timeline_frame.h"

#include <vector>

namespace views {

/// From a moment on one row to a moment on another: who woke whom, who sent what to whom, who gave
/// back what the other then took (FlowKind::HandOff).
struct Arrow {
    trace::ActorId from{};
    trace::Time sent{};
    trace::ActorId to{};
    trace::Time received{};
    trace::FlowKind kind{};
    bool operator==(const Arrow&) const = default;
};

/// Wake-ups of and flows from or to `actor` within `window`, those nearest to `near` first, at most
/// `most`. Pure. Cost: bounded by the slices looked at, not by the trace.
std::vector<Arrow> arrowsOf(const trace::Trace& trace, trace::ActorId actor, trace::Window window,
    trace::Time near, std::size_t most);

void drawArrows(QPainter& painter, const TimelineFrame& timeline, const trace::Trace& trace,
    trace::ActorId actor, trace::Time near);

} // namespace views
