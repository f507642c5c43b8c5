#pragma once

#include "app/window/run_controller.h"
#include "app/window/scene.h"
#include "app/window/stepper.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace app {

class BadgeButton;
class FoldRow;
class LoopButton;
class Overview;
class StepKindButton;

/// The bottom of the window: start and stop the run, move the playhead, and the badge that says
/// where the picture comes from.
class TransportBar final : public QFrame {
    Q_OBJECT

public:
    explicit TransportBar(Scene& scene, QWidget* parent = nullptr);

    void setPhase(RunController::Phase phase);
    void setRunnable(bool runnable);
    void setBadge(const QString& text, bool best);

    void step();
    void stepBack();

    StepKindButton& stepKind() const { return *m_kind; }
    LoopButton& loop() const { return *m_loop; }
    Overview& overview() const { return *m_overview; }
    QWidget& bookmarksButton() const;
    QWidget& runButton() const;

signals:
    void bookmarksRequested();
    void runRequested();
    void stopRequested();
    void badgeClicked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QToolButton* tool(const QIcon& icon, const QString& name, const QString& keys);
    void showTime();
    void showMode();
    void jump();
    void moveTo(std::optional<trace::Time> time);
    std::optional<trace::ActorId> steppedThread() const;

    Scene& m_scene;
    QPushButton* m_run;
    QPushButton* m_stop;
    QToolButton* m_back;
    QToolButton* m_play;
    QToolButton* m_forward;
    QPushButton* m_live;
    StepKindButton* m_kind;
    LoopButton* m_loop;
    QToolButton* m_bookmarks;
    Overview* m_overview;
    Stepper m_stepper;
    QLineEdit* m_time;
    QLabel* m_length;
    BadgeButton* m_badge;
    FoldRow* m_folds = nullptr;
};

} // namespace app
