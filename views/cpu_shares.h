#pragma once

#include "views/describe.h"
#include "views/frame.h"
#include "views/view.h"

#include <vector>

namespace views {

/// How much of the CPUs' time in a window one thread had. Exact, from prefix sums.
struct CpuShare {
    trace::ActorId thread{};
    trace::Duration running{};
    double share = 0; ///< of window × CPUs
};

/// One entry per thread that has a lane, in order of appearance.
std::vector<CpuShare> cpuShares(const trace::Trace& trace, trace::Window window);

/// CPUs that the run used: at least 1.
int cpuCount(const trace::Trace& trace);

/// Height of the panel at `width` and scale 1; 0 without threads.
double sharesHeight(std::size_t threads, double width);

/// A small bar per thread with its name and percentage; what does not fit is counted at the end.
/// Nothing where there is no room for one.
void drawShares(QPainter& painter, const QRectF& rect, const Theme& theme,
    const trace::Trace& trace, trace::Window window);
std::vector<Spot> shareSpots(
    const QRectF& rect, const Theme& theme, const trace::Trace& trace, trace::Window window);

} // namespace views
