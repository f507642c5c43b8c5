#include "app/window/desktop_look.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace app {
namespace {

const QString service{QStringLiteral("org.freedesktop.portal.Desktop")};
const QString path{QStringLiteral("/org/freedesktop/portal/desktop")};
const QString settings{QStringLiteral("org.freedesktop.portal.Settings")};
constexpr uint preferDark = 1;
constexpr double largestUsual = 12; ///< points; a font beyond has been made larger on purpose
constexpr double usual = 10;
constexpr double mostScale = 2;

constexpr std::pair<const char*, const char*> asked[]{
    {"org.freedesktop.appearance", "color-scheme"},
    {"org.freedesktop.appearance", "contrast"},
    {"org.freedesktop.appearance", "reduced-motion"},
    {"org.gnome.desktop.interface", "enable-animations"},
    {"org.gnome.desktop.interface", "text-scaling-factor"},
    {"org.gnome.desktop.a11y.interface", "high-contrast"},
};

/// Without a bus at hand, connecting would try to start one and wait for it.
bool busAtHand()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

/// Read() wraps the value in a variant once more than SettingChanged does.
QVariant plain(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopSettings::DesktopSettings(QObject* parent)
    : QObject{parent}
    , m_fontScale{scaleOf(QFontDatabase::systemFont(QFontDatabase::GeneralFont).pointSizeF())}
{
    m_look.textScale = m_fontScale;
}

double DesktopSettings::scaleOf(double points)
{
    return points <= largestUsual ? 1 : std::min(points / usual, mostScale);
}

void DesktopSettings::follow()
{
    if (!busAtHand())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    qRegisterMetaType<QDBusVariant>("QDBusVariant"); // else the first to connect() is refused
    // From whoever sends it: asking who owns the service's name would wait.
    bus.connect({}, path, settings, QStringLiteral("SettingChanged"), this,
        SLOT(told(QString, QString, QDBusVariant)));
    for (const auto& [space, key] : asked) {
        const QString in = QLatin1String{space};
        const QString of = QLatin1String{key};
        QDBusMessage read =
            QDBusMessage::createMethodCall(service, path, settings, QStringLiteral("Read"));
        read << in << of;
        auto* watcher = new QDBusPendingCallWatcher{bus.asyncCall(read), this};
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, in, of](QDBusPendingCallWatcher* call) {
                const QDBusPendingReply<QDBusVariant> reply = *call;
                if (reply.isValid())
                    take(in, of, plain(reply.value().variant()));
                call->deleteLater();
            });
    }
}

void DesktopSettings::told(const QString& space, const QString& key, const QDBusVariant& value)
{
    take(space, key, plain(value.variant()));
}

void DesktopSettings::take(const QString& space, const QString& key, const QVariant& value)
{
    const DesktopLook before = m_look;
    if (space == QLatin1String("org.freedesktop.appearance")) {
        if (key == QLatin1String("color-scheme"))
            m_look.dark = value.toUInt() == preferDark;
        else if (key == QLatin1String("contrast"))
            m_portalContrast = value.toUInt() == 1;
        else if (key == QLatin1String("reduced-motion"))
            m_portalStill = value.toUInt() == 1;
    } else if (key == QLatin1String("enable-animations")) {
        m_gnomeStill = !value.toBool();
    } else if (key == QLatin1String("high-contrast")) {
        m_gnomeContrast = value.toBool();
    } else if (key == QLatin1String("text-scaling-factor")
        && QGuiApplication::platformName() != QLatin1String("xcb")) { // X scales everything itself
        m_textScale = value.toDouble();
    }
    m_look.highContrast = m_portalContrast || m_gnomeContrast;
    m_look.reducedMotion = m_portalStill || m_gnomeStill;
    m_look.textScale = std::clamp(m_fontScale * m_textScale, 1.0, mostScale);
    if (m_look != before)
        emit changed(m_look);
}

} // namespace app
