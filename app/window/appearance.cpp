#include "app/window/appearance.h"

#include "app/window/style_sheet.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QStandardPaths>

namespace app {
namespace {

const QString& service()
{
    static const QString name{QStringLiteral("org.freedesktop.portal.Desktop")};
    return name;
}

const QString path{QStringLiteral("/org/freedesktop/portal/desktop")};
const QString interface {
    QStringLiteral("org.freedesktop.portal.Settings")
};
const QString space{QStringLiteral("org.freedesktop.appearance")};
const QString key{QStringLiteral("color-scheme")};
constexpr uint preferDark = 1;

/// Without a bus at hand, connecting would try to start one and wait for it.
bool busAtHand()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

} // namespace

Appearance::Appearance(QObject* parent)
    : QObject{parent}
{
    apply();
}

void Appearance::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Appearance::setReducedMotion(bool reduced)
{
    m_theme.reducedMotion = reduced;
    emit themeChanged(m_theme);
}

void Appearance::setPatterns(bool patterns)
{
    m_theme.patterns = patterns;
    emit themeChanged(m_theme);
}

void Appearance::setScale(double scale)
{
    if (m_theme.fontScale == scale)
        return;
    m_theme.fontScale = scale;
    apply();
}

void Appearance::followDesktop()
{
    if (!busAtHand())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service(), path, interface, QStringLiteral("SettingChanged"), this,
        SLOT(portalChanged(QString, QString, QDBusVariant)));
    QDBusMessage read =
        QDBusMessage::createMethodCall(service(), path, interface, QStringLiteral("Read"));
    read << space << key;
    auto* watcher = new QDBusPendingCallWatcher{bus.asyncCall(read), this};
    connect(
        watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* call) {
            const QDBusPendingReply<QDBusVariant> reply = *call;
            if (reply.isValid())
                setDesktopDark(reply.value().variant());
            call->deleteLater();
        });
}

void Appearance::portalChanged(
    const QString& ofSpace, const QString& ofKey, const QDBusVariant& value)
{
    if (ofSpace == space && ofKey == key)
        setDesktopDark(value.variant());
}

void Appearance::setDesktopDark(const QVariant& scheme)
{
    // Read() wraps the value in a variant once more than SettingChanged does.
    const QVariant plain =
        scheme.canConvert<QDBusVariant>() ? scheme.value<QDBusVariant>().variant() : scheme;
    m_desktopDark = plain.toUInt() == preferDark;
    apply();
}

void Appearance::apply()
{
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_desktopDark);
    m_theme.mode = dark ? views::Mode::Dark : views::Mode::Light;
    // A new style sheet polishes every widget: only when it differs.
    const QString sheet = styleSheet(m_theme);
    if (qApp->styleSheet() != sheet) {
        QApplication::setPalette(palette(m_theme));
        QApplication::setFont(m_theme.text(uiPoints));
        qApp->setStyleSheet(sheet);
    }
    emit themeChanged(m_theme);
}

} // namespace app
