#pragma once

#include "views/timeline_frame.h"

namespace views {

/// Run A above run B on one time axis that begins at each run's start. Each run has a heading; the
/// axis stands above A, and its ticks go through both.
struct ComparisonLayout {
    Theme theme{};
    QRectF headA{};
    QRectF headB{};
    QRectF axisTitle{};
    TimelineFrame a{}; ///< with the axis
    TimelineFrame b{}; ///< its axis area is the heading's
    QRectF foot{};

    /// The part of the picture in which time runs, of both runs.
    QRectF lanes() const { return a.lanes.united(b.lanes); }
};

/// From the first instant of the earlier to the last of the later.
trace::Window sharedWindow(const trace::Trace& a, const trace::Trace& b);

/// Frames of the two runs over the shared window. Pre: frame.other.
Frame frameOfA(const Frame& frame);
Frame frameOfB(const Frame& frame);

/// The height of a line of text between lanes.
double comparisonLine(const Theme& theme);

ComparisonLayout layOutComparison(const QRectF& rect, const Frame& frame);
double comparisonHeight(double width, const Frame& frame);

} // namespace views
