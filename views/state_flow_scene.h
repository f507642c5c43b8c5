#pragma once

#include "views/describe.h"
#include "views/state_flow_moment.h"

#include <QRectF>

#include <vector>

namespace views {

/// Everything one picture of the state flow needs, computed once. Short-lived: it refers to its
/// frame.
struct Flow {
    Flow(const QRectF& rect, const Frame& frame);

    QPointF place(const FlowToken& token) const;
    bool hidden(const FlowToken& token) const; ///< it is one of "+ n"
    std::size_t hiddenIn(Stage stage) const;
    QRectF circle(const FlowToken& token) const;
    QColor color(Stage stage) const;

    const Frame& frame;
    const trace::Trace& trace;
    FlowLayout layout;
    FlowMoment moment;
    Theme theme;
    Names names;
    TokenGrid grid;
    std::vector<std::size_t> placeOf; ///< of tokens, in their box

private:
    QPointF placeIn(Stage stage, std::size_t token) const;
};

} // namespace views
