#pragma once

#include "engine/explain/wait_graph.h"
#include "views/theme.h"

#include <QRectF>

#include <vector>

namespace views {

/// Where the wait-for graph's nodes stand. Threads sit on a ring, resources inside it, near those
/// who use them; a thread that begins when another has ended may take its seat. A place does not
/// depend on the moment, so a node stays where it is during the whole run (while a run is live, new
/// threads and users move things). Where a ring would be crowded, `ring` is false: then the picture
/// has rows, one per resource. Pure.
struct WaitForLayout {
    bool ring = false;
    QRectF head{}; ///< what it comes to, in a sentence
    QRectF area{};
    QRectF foot{}; ///< legend and caveat
    QSizeF node{}; ///< of a thread
    QSizeF resource{}; ///< with its name
    bool brief = false; ///< threads are called "T3", without their names
    std::vector<int> seatOf{}; ///< by actor; -1: no thread
    std::vector<QPointF> seats{};
    std::vector<QPointF> places{}; ///< by resource; those of other kinds are not used
};

/// Whether a resource is a node: threads wait for each other through it.
bool isNode(const trace::Resource& resource);

/// The seat of every actor: threads in order of birth, each on the lowest free one. -1: no thread.
std::vector<int> seatsOf(const trace::Trace& trace);

/// `footHeight`: what legend and caveat need.
WaitForLayout waitForLayout(
    const QRectF& rect, const trace::Trace& trace, const Theme& theme, double footHeight);

} // namespace views
