#pragma once

#include "views/timeline_frame.h"
#include "views/view.h"

namespace views {

/// threadRows() of a frame, where the threads that do not live in the window shown are folded into
/// one line at the end: unless there is but one, or the frame wants all rows. Those that are pinned
/// or selected stay. The others keep their order.
std::vector<Row> threadRows(const Frame& frame);

/// cpuRows() of a frame, by number. Where there are very many, those that the run did not use are
/// folded likewise.
std::vector<Row> cpuRows(const Frame& frame);

/// Whether anything is known of the CPU over the whole run but that none of our threads ran there.
bool usedCpu(const trace::Trace& trace, trace::ActorId cpu);

/// The line instead of the folded rows. Pre: row.folded.all() > 0.
void drawFold(QPainter& painter, const TimelineFrame& timeline, const Frame& frame, const Row& row);
Spot foldSpot(const TimelineFrame& timeline, const Row& row);

} // namespace views
