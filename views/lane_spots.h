#pragma once

#include "views/describe.h"
#include "views/timeline_frame.h"
#include "views/view.h"

namespace views {

/// What is under `point` on a timeline: a slice, the mix of slices in one pixel, or a row's name.
std::optional<Spot> spotOnLanes(
    const TimelineFrame& timeline, const trace::Trace& trace, const QPointF& point);

/// One entry per visible row: what it does at the playhead, and its times over the window.
std::vector<Spot> spotsOfRows(const TimelineFrame& timeline, const Frame& frame);

} // namespace views
