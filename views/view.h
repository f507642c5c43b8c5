#pragma once

#include "views/frame.h"

#include <QPainter>
#include <QRectF>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace views {

/// Something on a picture that can be pointed at: for hovering, clicking, the accessibility tree.
struct Spot {
    QRectF rect{};
    QString text{}; ///< what, how long, why, which CPU, who woke it; several lines
    std::optional<trace::ActorId> actor{};
    std::optional<trace::Window> window{};
    bool folds = false; ///< a click shows all rows, or hides those with nothing to show
};

/// One question about a trace at a moment, as a picture. Stateless: draw() is a pure function of
/// its arguments (caches must not show). GUI thread, or any one thread at a time for export.
class View {
public:
    virtual ~View() = default;

    /// Paints the picture into `rect`, and the theme's card() under it unless it is transparent.
    /// Axis labels, legend and what must be said of losses and tier are part of it; title,
    /// subtitle() and badge are for whoever composes. Never fails; an empty trace has a picture
    /// too.
    virtual void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const = 0;

    /// What is under `point`, if anything.
    virtual std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const = 0;

    /// The things a screen reader should find, at most a few hundred.
    virtual std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const = 0;

    /// One line under the title that says what is drawn.
    virtual QString subtitle(const Frame& frame) const = 0;

    /// Where time runs along x, the part of `rect` it runs in; empty if it does not.
    virtual QRectF timeArea(const QRectF& rect, const Frame& frame) const = 0;

    /// Height the picture would like to have at `width`, with everything visible.
    virtual double preferredHeight(double width, const Frame& frame) const = 0;

    /// Whether draw() heeds Frame::layer.
    virtual bool keepsStill() const { return false; }

    /// Whether the still part of `now` is that of `before`, in the same `rect`. False costs only
    /// time.
    virtual bool sameStill(const Frame&, const Frame&) const { return false; }

    /// The largest Frame::scroll that still moves rows; 0 where everything fits.
    virtual double scrollRange(const QRectF&, const Frame&) const { return 0; }
};

/// A kind of view, as one file declares it.
struct ViewType {
    std::string_view id{}; ///< "state-flow"; the file is state_flow.cpp
    const char* title = nullptr;
    std::unique_ptr<View> (*make)() = nullptr;
};

/// Every view. Generated from views/CMakeLists.txt.
std::span<const ViewType* const> catalog();
const ViewType* findView(std::string_view id);

template <class V>
std::unique_ptr<View> makeView()
{
    return std::make_unique<V>();
}

} // namespace views
