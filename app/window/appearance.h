#pragma once

#include "app/window/desktop_look.h"
#include "views/theme.h"

#include <QObject>

namespace app {

enum class ThemeChoice { System, Light, Dark };

/// Light or dark, contrast, motion and the size of text: as chosen, or as the desktop wants them.
/// What the desktop asks for, besides light or dark, is added to what is chosen here. Colours the
/// whole application. GUI thread.
class Appearance final : public QObject {
    Q_OBJECT

public:
    explicit Appearance(QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    void setReducedMotion(bool reduced);
    void setPatterns(bool patterns);
    void setHighContrast(bool high); ///< states get their patterns with it
    void setScale(double scale); ///< of all type and strokes; 1: as on a desk
    const views::Theme& theme() const { return m_theme; }
    const DesktopLook& desktop() const { return m_desktop.look(); }

    /// Asks the desktop's portal, without waiting, and listens to it from then on.
    void followDesktop() { m_desktop.follow(); }

signals:
    void themeChanged(const views::Theme& theme);

private:
    void apply();

    DesktopSettings m_desktop;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_reducedMotion = false;
    bool m_patterns = false;
    bool m_highContrast = false;
    double m_scale = 1;
    views::Theme m_theme;
};

} // namespace app
