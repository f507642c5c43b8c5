#pragma once

#include "app/window/time_scale.h"

#include <QObject>
#include <QPointF>

class QContextMenuEvent;
class QMouseEvent;
class QWheelEvent;

namespace app {

class ViewCanvas;

/// What mouse and wheel do on a canvas: Ctrl+wheel zooms at the cursor, the wheel scrolls rows,
/// dragging pans, Shift+drag or a drag on the axis selects, edges of the selection can be dragged,
/// a click selects what is under it and moves the playhead. Owned by its canvas. GUI thread.
class TimelineGestures final : public QObject {
    Q_OBJECT

public:
    explicit TimelineGestures(ViewCanvas& canvas);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Undecided, Pan, Select };

    bool wheel(const QWheelEvent& event);
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool doubleClick(const QMouseEvent& event);
    bool contextMenu(const QContextMenuEvent& event);
    void click(const QPointF& point);
    void showCursor(const QPointF& point, Qt::KeyboardModifiers modifiers);

    /// The other end of the selection, if `x` is on one of its edges.
    std::optional<trace::Time> fixedEndOfEdgeAt(double x) const;

    ViewCanvas& m_canvas;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    double m_lastY = 0;
    trace::Time m_anchor{}; ///< Select: the end that stays
    trace::Window m_windowBefore{}; ///< Pan: where it began
};

} // namespace app
