#pragma once

#include "app/window/scene.h"

#include <QToolButton>

namespace app {

/// Plays the selected interval again and again, until it is pressed again or nothing is selected.
/// Hidden while there is nothing to loop.
class LoopButton final : public QToolButton {
    Q_OBJECT

public:
    explicit LoopButton(Scene& scene, QWidget* parent = nullptr);

    void toggleLoop();

private:
    void showLoop();

    Scene& m_scene;
};

} // namespace app
