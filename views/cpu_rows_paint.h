#pragma once

#include "views/timeline_frame.h"

namespace views {

/// The rows of the CPU timeline: grid, names, who ran, how they left, and where the selected thread
/// went. Pre: the rows are cpuRows() of `frame`.
void drawCpuRows(QPainter& painter, const TimelineFrame& timeline, const Frame& frame);

} // namespace views
