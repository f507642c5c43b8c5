#pragma once

#include "views/format.h"
#include "views/frame.h"

#include <QRectF>

#include <vector>

namespace views {

/// Where time runs along x. Pure; pre: width > 0 and a window that is not empty.
struct TimeAxis {
    trace::Window window{};
    double left = 0;
    double width = 1;

    double x(trace::Time time) const;
    trace::Time time(double x) const; ///< floor; may lie outside the window
    double pixels(trace::Duration duration) const;
};

/// The window of a frame: its own, or the whole trace's; never empty.
trace::Window shownWindow(const Frame& frame);

struct Tick {
    trace::Time at{};
    QString label{};
    bool operator==(const Tick&) const = default;
};

/// Ticks at 1, 2 or 5 × 10^n, at least `spacing` pixels apart, inside the window.
std::vector<Tick> ticks(const TimeAxis& axis, double spacing);

/// The distance between ticks: 1, 2 or 5 × 10^n nanoseconds, at least `least`.
trace::Duration tickStep(trace::Duration least);

/// How many rows a line stands for.
struct Folded {
    std::size_t ended = 0; ///< threads, before the window shown
    std::size_t later = 0; ///< threads that begin after it
    std::size_t unused = 0; ///< CPUs
    std::size_t all() const { return ended + later + unused; }
    bool operator==(const Folded&) const = default;
};

/// A row of a timeline: an actor's lane, or a heading: a process above its threads, or a line for
/// rows that are folded.
struct Row {
    trace::ActorId actor{};
    bool heading = false;
    bool pinned = false;
    Folded folded{}; ///< where any: a heading without an actor
    double top = 0;
    double height = 0;
    QRectF rect(const QRectF& area) const { return {area.left(), top, area.width(), height}; }
    bool operator==(const Row&) const = default;
};

/// Threads that have something to show, grouped by process (with headings where there are several
/// processes), the pinned ones first. Positions are left at zero.
std::vector<Row> threadRows(const trace::Trace& trace, const std::vector<trace::ActorId>& pinned);
std::vector<Row> cpuRows(const trace::Trace& trace);

struct RowBounds {
    double least = 13; ///< rows never get lower than this; they scroll instead
    double most = 34;
};

/// Stacks rows into `area`: they share its height within `bounds`, pinned rows stay, the others
/// move up by `scroll`, which is kept within what there is. Returns the scroll applied.
double placeRows(std::vector<Row>& rows, const QRectF& area, RowBounds bounds, double scroll);

/// How far `rows` can scroll in an area this high; 0 if they all fit.
double scrollRange(const std::vector<Row>& rows, double height, RowBounds bounds);

/// The row under `y`, if any; pinned rows cover the others.
const Row* rowAt(const std::vector<Row>& rows, const QRectF& area, double y);

} // namespace views
