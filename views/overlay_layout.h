#pragma once

#include "views/timeline_frame.h"

#include <QString>

#include <optional>
#include <vector>

namespace views {

/// The same thread in run A and in run B, or one that only one of them has.
struct ThreadPair {
    std::optional<trace::ActorId> a{};
    std::optional<trace::ActorId> b{};
    QString name{};
    double top = 0;
    double height = 0;
    bool operator==(const ThreadPair&) const = default;
};

/// Threads of one name belong together: the first of that name in A with the first in B, and so
/// on. In the order of B, then those that only A has. Pure.
std::vector<ThreadPair> pairThreads(const trace::Trace& a, const trace::Trace& b);

/// Both runs over each other: one axis, and for each thread a pair of lanes, A's above B's.
struct OverlayLayout {
    Theme theme{};
    QRectF headA{};
    QRectF headB{};
    QRectF axisTitle{};
    QRectF names{}; ///< left of the lanes: the threads' names
    std::vector<ThreadPair> pairs{};
    TimelineFrame a{}; ///< rows of A; with the axis
    TimelineFrame b{}; ///< rows of B, on the same axis
    QRectF foot{};
    double scrollRange = 0;

    /// The half of a pair in which run A, or B, has its lane.
    QRectF half(const ThreadPair& pair, bool ofB) const;
};

/// Pre: frame.other.
OverlayLayout layOutOverlay(const QRectF& rect, const Frame& frame);
double overlayHeight(double width, const Frame& frame);

} // namespace views
