#pragma once

#include "engine/explain/wait_graph.h"
#include "views/describe.h"
#include "views/view.h"
#include "views/wait_for_layout.h"

#include <QStringList>

namespace views {

/// Threads that wait for one thing, and who has it: a row where a ring would be crowded.
struct WaitLine {
    std::optional<trace::ResourceId> resource{}; ///< none: they wait for `holder` to end
    std::vector<trace::ActorId> waiters{};
    std::vector<trace::ActorId> holders{};
    bool red = false;
};

/// Everything one picture of who waits for whom needs, computed once. Short-lived: it refers to
/// its frame.
struct WaitPicture {
    WaitPicture(const QRectF& rect, const Frame& frame);

    bool inCycle(trace::ActorId thread) const;
    bool inCycle(trace::ResourceId resource) const;

    /// How much of an arrow there is: while time runs, it grows from its tail to its head.
    double growth(trace::Time since, trace::Time until) const;
    std::optional<trace::Slice> sliceOf(trace::ActorId thread) const; ///< at the moment
    QRectF seat(trace::ActorId thread) const;
    QRectF place(trace::ResourceId resource) const;

    const Frame& frame;
    const trace::Trace& trace;
    Theme theme;
    Names names;
    engine::WaitGraph graph;
    std::vector<engine::Cycle> cycles;
    std::vector<WaitLine> lines;
    QStringList notes;
    WaitForLayout layout;
};

QRectF around(QPointF center, QSizeF size);

/// WaitRows: threads that wait at the left, what they wait for in the middle, who has it at the
/// right. They point into the picture.
struct WaitRows {
    double height = 0;
    std::vector<const WaitLine*> lines{};
    std::size_t left = 0; ///< out of sight
};
WaitRows rowsOf(const WaitPicture& picture);

struct WaitRowBoxes {
    QRectF waiters{};
    QRectF resource{};
    QRectF holder{};
};
WaitRowBoxes boxesOf(const WaitPicture& picture, const WaitRows& rows, std::size_t i);

} // namespace views
