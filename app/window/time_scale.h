#pragma once

#include "engine/trace/time.h"

#include <QRectF>

namespace app {

/// Pixels and time of one picture: `window` runs along the width of `area`.
struct TimeScale {
    QRectF area{};
    trace::Window window{};

    bool valid() const { return area.width() > 0 && !window.empty(); }
    trace::Time at(double x) const;
    double x(trace::Time time) const;
    trace::Duration perPixels(double pixels) const;
};

/// No closer than this: a few timestamps of the kernel's clock.
inline constexpr trace::Duration closest{200};

/// `window` scaled by `factor` (< 1: closer) around `anchor`, kept within `extent`.
trace::Window zoomed(trace::Window window, trace::Time anchor, double factor, trace::Window extent);

/// `window` moved by `by`, kept within `extent`.
trace::Window panned(trace::Window window, trace::Duration by, trace::Window extent);

/// `window` with its length, moved into `extent`; `extent` itself if it is longer.
trace::Window within(trace::Window window, trace::Window extent);

} // namespace app
