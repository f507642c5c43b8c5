#pragma once

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace app {

/// How the user wants every program to look, as far as the desktop says.
struct DesktopLook {
    bool dark = false;
    bool highContrast = false;
    bool reducedMotion = false;
    double textScale = 1; ///< 1: text of the usual size; within [1, 2]

    bool operator==(const DesktopLook&) const = default;
};

/// Follows the settings portal of the desktop on the session bus, live. Where there is no bus or
/// no portal, the look stays as it is. GUI thread; never waits.
/// Source: XDG Desktop Portal, org.freedesktop.portal.Settings; its keys color-scheme, contrast and
/// reduced-motion, and those of GNOME's desktop for portals that do not have them.
class DesktopSettings final : public QObject {
    Q_OBJECT

public:
    explicit DesktopSettings(QObject* parent = nullptr);

    /// Asks for everything and listens from then on. Once.
    void follow();

    const DesktopLook& look() const { return m_look; }

    /// How much larger than usual a desktop's own text of `points` is.
    static double scaleOf(double points);

signals:
    void changed(const app::DesktopLook& look);

private slots:
    void told(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void take(const QString& space, const QString& key, const QVariant& value);

    DesktopLook m_look;
    bool m_gnomeStill = false; ///< GNOME's animations are switched off
    bool m_gnomeContrast = false;
    bool m_portalStill = false;
    bool m_portalContrast = false;
    double m_fontScale = 1;
    double m_textScale = 1;
};

} // namespace app
