#pragma once

#include "views/timeline_frame.h"

namespace views {

/// The lanes of threads as the timeline has them: grid, names, bars and what they say. `names`: of
/// `timeline.rows`. Rows whose trace is not frame.trace may not be among them.
void drawThreadRows(
    QPainter& painter, const TimelineFrame& timeline, const Frame& frame, const QStringList& names);

/// The same without the grid.
void drawThreadLanes(
    QPainter& painter, const TimelineFrame& timeline, const Frame& frame, const QStringList& names);

} // namespace views
