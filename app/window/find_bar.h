#pragma once

#include "app/window/scene.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace app {

/// Finds a thread or a resource by name (Ctrl+F). A thread is selected; for a resource the
/// playhead goes to the next wait for it. Enter goes on to the next match, Escape closes.
class FindBar final : public QFrame {
    Q_OBJECT

public:
    explicit FindBar(Scene& scene, QWidget* parent = nullptr);

    void open();

signals:
    void actorFound(trace::ActorId actor);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Match {
        std::optional<trace::ActorId> actor{};
        std::optional<trace::ResourceId> resource{};
    };
    std::vector<Match> matches() const;
    void restart();
    void next();
    void go(const Match& match);
    void goToWait(trace::ResourceId resource);

    Scene& m_scene;
    QLineEdit* m_text;
    QLabel* m_count;
    std::size_t m_current = 0;
};

} // namespace app
