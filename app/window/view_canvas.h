#pragma once

#include "app/window/scene.h"
#include "app/window/time_scale.h"
#include "views/view.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace app {

/// The widget a view paints into. What neither the playhead nor the hover line changes is painted
/// once and kept; where a frame would take too long, what was kept is shown for one more frame.
/// Keyboard focus is visible; what is painted appears in the accessibility tree.
class ViewCanvas final : public QWidget {
    Q_OBJECT

public:
    ViewCanvas(const views::ViewType& type, Scene& scene, QWidget* parent = nullptr);
    ~ViewCanvas() override;

    const views::View& view() const { return *m_view; }
    Scene& scene() const { return m_scene; }

    /// The scene's frame, scrolled as this canvas is.
    views::Frame frame() const;
    bool isTimeline() const;
    TimeScale timeScale() const;
    std::optional<views::Spot> spotAt(const QPointF& point) const;
    std::vector<views::Spot> spots() const;

    /// The same, at most a tenth of a second old: assistive tools ask for each spot many times.
    const std::vector<views::Spot>& spotsForTools() const;

    /// While a run grows, this canvas is painted with every `of`-th of its snapshots only, the
    /// `turn`-th of them first: so no frame has to paint every timeline anew.
    void takeTurns(int turn, int of);

    /// Rows move up by `pixels`.
    void scrollBy(double pixels);
    double scrollRange() const; ///< pixels that do not fit; 0: all rows fit
    double scroll() const { return m_scroll; }

    /// Scrolls so that the row of `actor` is visible, if this view has one.
    void revealActor(trace::ActorId actor);

signals:
    void scrolled();

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;
    void leaveEvent(QEvent*) override;
    bool event(QEvent* event) override;

private:
    void change();
    void follow();
    void forget();
    bool grownOnly() const;
    const QPixmap& still();
    bool mayWait();
    QRectF area() const
    {
        return QRectF{rect()}.adjusted(6, 3, -6, -3);
    } ///< room for the focus ring

    std::unique_ptr<views::View> m_view;
    Scene& m_scene;
    QPixmap m_still;
    views::Frame m_stillFrame; ///< of which m_still is a picture
    QRectF m_stillArea{}; ///< where in m_still it was drawn
    bool m_stale = true;
    bool m_waiting = false; ///< m_still is shown although it is stale
    std::chrono::nanoseconds m_stillCost{}; ///< of painting m_still
    int m_turn = 0;
    int m_turns = 1;
    QTimer m_late; ///< no snapshot came when it was this canvas's turn
    bool m_ring = false; ///< focus came by the keyboard
    double m_scroll = 0;
    mutable std::vector<views::Spot> m_spots;
    mutable QElapsedTimer m_spotsAge;
};

} // namespace app
