#pragma once

#include "app/window/appearance.h"

#include <QFrame>

class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace app {

class FoldRow;

/// The top of the window: where we are, recordings, appearance, export.
class HeaderBar final : public QFrame {
    Q_OBJECT

public:
    explicit HeaderBar(QWidget* parent = nullptr);

    void setPlace(const QString& chapter, const QString& title);
    void setStatus(const QString& status);

    /// How the theme's menu shows what is chosen, and what the desktop asks for besides.
    struct Look {
        ThemeChoice choice = ThemeChoice::System;
        bool patterns = false;
        bool highContrast = false;
        bool reducedMotion = false;
        DesktopLook desktop{};
    };
    void setLook(const Look& look);
    void setSavable(bool savable);
    void setLesson(bool there, bool open);
    void setRunsKept(int count);
    void setComparing(bool comparing, const QString& a); ///< `a`: what run A is
    void setOverlaid(bool possible, bool overlaid); ///< how two runs stand beside each other
    QWidget& runsButton() const;
    QWidget& exportButton() const; ///< or the menu it is in, where there is no room for it

    /// Where the window is too narrow for all panels: which of them are open.
    struct Panels {
        bool narrow = false;
        bool catalogue = true;
        bool side = true;
    };
    void setPanels(const Panels& panels);

signals:
    void lessonToggled(bool open);
    void catalogueToggled(bool open);
    void sideToggled(bool open);
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
    void highContrastToggled(bool on);
    void reducedMotionToggled(bool on);

private:
    QToolButton* makeThemeMenu();
    void makePanelButtons();

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
    QAction* m_highContrast = nullptr;
    QAction* m_reducedMotion = nullptr;
    QPushButton* m_catalogue = nullptr;
    QPushButton* m_side = nullptr;
    FoldRow* m_folds = nullptr;
};

} // namespace app
