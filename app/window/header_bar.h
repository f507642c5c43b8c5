#pragma once

#include "app/window/appearance.h"

#include <QFrame>

class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace app {

/// The top of the window: where we are, recordings, appearance, export.
class HeaderBar final : public QFrame {
    Q_OBJECT

public:
    explicit HeaderBar(QWidget* parent = nullptr);

    void setPlace(const QString& chapter, const QString& title);
    void setStatus(const QString& status);
    void setChoice(ThemeChoice choice, bool patterns, bool reducedMotion);
    void setSavable(bool savable);
    void setLesson(bool there, bool open);
    void setRunsKept(int count);
    void setComparing(bool comparing, const QString& a); ///< `a`: what run A is
    void setOverlaid(bool possible, bool overlaid); ///< how two runs stand beside each other
    QWidget& runsButton() const;

signals:
    void lessonToggled(bool open);
    void openRequested();
    void recentAboutToShow(QMenu* menu);
    void runsRequested();
    void compareToggled(bool on);
    void overlaidToggled(bool on);
    void saveRequested();
    void exportRequested();
    void keysRequested();
    void themeChosen(ThemeChoice choice);
    void patternsToggled(bool on);
    void reducedMotionToggled(bool on);

private:
    QToolButton* makeThemeMenu();

    QLabel* m_place;
    QLabel* m_status;
    QPushButton* m_lesson;
    QPushButton* m_save;
    QPushButton* m_runs;
    QPushButton* m_compare;
    QPushButton* m_overlaid;
    QPushButton* m_export;
    QActionGroup* m_themes;
    QAction* m_patterns = nullptr;
    QAction* m_reducedMotion = nullptr;
};

} // namespace app
