#pragma once

#include "app/window/scene.h"
#include "app/window/time_scale.h"

#include <QWidget>

#include <vector>

namespace app {

/// The whole run in one strip: how busy its threads were, which interval the timelines show, and
/// where the playhead is. Dragging scrubs; dragging the bar on top moves the shown interval.
/// Arrow keys move the playhead by a hundredth. The strip is computed off the GUI thread.
class Overview final : public QWidget {
    Q_OBJECT

public:
    explicit Overview(Scene& scene, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {400, 40}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Scrub, Window };
    TimeScale scale() const;
    void compute();
    void scrub(double x);

    Scene& m_scene;
    std::vector<double> m_columns;
    trace::Window m_columnsOver{};
    bool m_computing = false;
    bool m_again = false;
    Drag m_drag = Drag::None;
    double m_lastX = 0;
};

} // namespace app
