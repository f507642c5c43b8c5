#pragma once

#include "views/theme.h"

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace app {

enum class ThemeChoice { System, Light, Dark };

/// Light or dark: as chosen, or as the desktop's settings portal says. Colours the whole
/// application. GUI thread.
class Appearance final : public QObject {
    Q_OBJECT

public:
    explicit Appearance(QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    void setReducedMotion(bool reduced);
    void setPatterns(bool patterns);
    void setScale(double scale); ///< of all type and strokes; 1: as on a desk
    const views::Theme& theme() const { return m_theme; }

    /// Asks the portal, without waiting, and listens to it from then on.
    void followDesktop();

signals:
    void themeChanged(const views::Theme& theme);

private slots:
    void portalChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void setDesktopDark(const QVariant& scheme);
    void apply();

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_desktopDark = false;
    views::Theme m_theme;
};

} // namespace app
