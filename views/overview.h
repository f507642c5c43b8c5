#pragma once

#include "views/frame.h"

#include <QPainter>
#include <QRectF>

#include <vector>

namespace views {

/// The whole run in a strip: CPU use as small bars, the window that is shown, the playhead. Pure.
void drawOverview(QPainter& painter, const QRectF& rect, const Frame& frame);

/// Moment under `x` on an overview drawn into `rect`, kept within the run.
trace::Time overviewTime(double x, const QRectF& rect, const Frame& frame);
double overviewX(trace::Time time, const QRectF& rect, const Frame& frame);

/// CPU use in `count` equal parts of `window`, each in [0, 1]. Exact.
std::vector<double> cpuUse(const trace::Trace& trace, trace::Window window, int count);

} // namespace views
