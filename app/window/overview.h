#pragma once

#include "app/window/overview_marks.h"
#include "app/window/scene.h"
#include "app/window/time_scale.h"

#include <QWidget>

#include <vector>

namespace app {

/// The whole run in one strip: how busy its threads were, which interval the timelines show, and
/// where the playhead is. Dragging scrubs and catches marks, unless Alt is held; dragging the bar
/// on top moves the shown interval. Bookmarks, losses and what went wrong have marks.
/// Arrow keys move the playhead by a hundredth. The strip is computed off the GUI thread.
class Overview final : public QWidget {
    Q_OBJECT

public:
    explicit Overview(Scene& scene, QWidget* parent = nullptr);

    const std::vector<OverviewMark>& marks() const { return m_marks; }

    QSize sizeHint() const override { return {400, 40}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Drag { None, Scrub, Window };
    TimeScale scale() const;
    void compute();
    void scrub(double x, bool catches);
    void drawMarks(QPainter& painter, const TimeScale& scale) const;

    Scene& m_scene;
    std::vector<double> m_columns;
    std::vector<OverviewMark> m_marks;
    trace::Window m_columnsOver{};
    bool m_computing = false;
    bool m_again = false;
    Drag m_drag = Drag::None;
    double m_lastX = 0;
};

} // namespace app
