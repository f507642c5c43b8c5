#pragma once

#include "app/window/view_canvas.h"

#include <QFrame>

class QLabel;
class QScrollBar;

namespace app {

/// One card of the stage: title, a line that says what is drawn, and the picture.
class ViewCard final : public QFrame {
    Q_OBJECT

public:
    ViewCard(const views::ViewType& type, Scene& scene, QWidget* parent = nullptr);

    ViewCanvas& canvas() const { return *m_canvas; }
    std::string_view id() const { return m_id; }

private:
    void describe();
    void showScroll();

    std::string_view m_id;
    QLabel* m_subtitle;
    ViewCanvas* m_canvas;
    QScrollBar* m_scroll;
};

} // namespace app
