// What the desktop wants, told by a portal of our own on a bus of our own.
#include "app/window/appearance.h"
#include "app/window/style_sheet.h"
#include "views/theme.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QMap>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace app;

namespace {

const QString appearanceSpace{QStringLiteral("org.freedesktop.appearance")};
const QString gnome{QStringLiteral("org.gnome.desktop.interface")};

} // namespace

/// Answers as a desktop's portal does. A test tells of a change until it is heard, since nobody
/// says when the subscription to it has reached the bus.
class Portal final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    void change(const QString& space, const QString& key, const QVariant& value)
    {
        values[space + u'/' + key] = value;
        emit SettingChanged(space, key, QDBusVariant{value});
    }

    QMap<QString, QVariant> values;

public slots:
    QDBusVariant Read(const QString& space, const QString& key)
    {
        const auto found = values.constFind(space + u'/' + key);
        if (found == values.constEnd()) {
            sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"),
                QStringLiteral("Requested setting not found"));
            return {};
        }
        return QDBusVariant{QVariant::fromValue(QDBusVariant{*found})}; // once more, as it does
    }

signals:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);
};

class DesktopLookTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_bus.start(daemon,
            {QStringLiteral("--session"), QStringLiteral("--nofork"),
                QStringLiteral("--print-address")});
        QVERIFY(m_bus.waitForReadyRead(10'000));
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection bus =
            QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("portal"));
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
            QDBusConnection::ExportAllContents));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    }

    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void init() { m_portal.values.clear(); }

    void darkIsTakenFromTheDesktopAndFollowedLive()
    {
        m_portal.values[appearanceSpace + QStringLiteral("/color-scheme")] = 1U;
        Appearance appearance;
        QCOMPARE(appearance.theme().mode, views::Mode::Light);
        appearance.followDesktop();
        QTRY_COMPARE(appearance.theme().mode, views::Mode::Dark);
        QTRY_COMPARE((m_portal.change(appearanceSpace, QStringLiteral("color-scheme"), 2U),
                         appearance.theme().mode),
            views::Mode::Light); // prefers light
        QTRY_COMPARE((m_portal.change(appearanceSpace, QStringLiteral("color-scheme"), 1U),
                         appearance.theme().mode),
            views::Mode::Dark);
    }

    void aThemeThatWasChosenStaysWhateverTheDesktopSays()
    {
        Appearance appearance;
        appearance.setChoice(ThemeChoice::Light);
        appearance.followDesktop();
        QSignalSpy changed{&appearance, &Appearance::themeChanged};
        QTRY_VERIFY((m_portal.change(appearanceSpace, QStringLiteral("color-scheme"), 1U),
            appearance.desktop().dark));
        QCOMPARE(appearance.theme().mode, views::Mode::Light);
        appearance.setChoice(ThemeChoice::System);
        QCOMPARE(appearance.theme().mode, views::Mode::Dark);
        QVERIFY(!changed.isEmpty());
    }

    void motionIsReducedWhereAnyoneAsksForIt_data()
    {
        QTest::addColumn<QString>("space");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("still");
        QTest::addColumn<QVariant>("moving");
        QTest::newRow("the portal's own")
            << appearanceSpace << QStringLiteral("reduced-motion") << QVariant{1U} << QVariant{0U};
        QTest::newRow("GNOME's") << gnome << QStringLiteral("enable-animations") << QVariant{false}
                                 << QVariant{true};
    }

    void motionIsReducedWhereAnyoneAsksForIt()
    {
        QFETCH(QString, space);
        QFETCH(QString, key);
        QFETCH(QVariant, still);
        QFETCH(QVariant, moving);
        m_portal.values[space + u'/' + key] = still;
        Appearance appearance;
        appearance.followDesktop();
        QTRY_VERIFY(appearance.theme().reducedMotion);
        QTRY_VERIFY((m_portal.change(space, key, moving), !appearance.theme().reducedMotion));
        appearance.setReducedMotion(true);
        QVERIFY(appearance.theme().reducedMotion);
    }

    void contrastOfTheDesktopBringsThePatterns()
    {
        Appearance appearance;
        appearance.followDesktop();
        QTRY_VERIFY((m_portal.change(appearanceSpace, QStringLiteral("contrast"), 1U),
            appearance.theme().highContrast));
        QVERIFY(appearance.theme().patterns);
        QTRY_VERIFY((m_portal.change(appearanceSpace, QStringLiteral("contrast"), 0U),
            !appearance.theme().highContrast));
        QVERIFY(!appearance.theme().patterns);
    }

    void textGrowsWithTheDesktops()
    {
        Appearance appearance;
        appearance.followDesktop();
        const int before = appearance.theme().text(9).pixelSize();
        QTRY_COMPARE((m_portal.change(gnome, QStringLiteral("text-scaling-factor"), 1.5),
                         appearance.theme().text(9).pixelSize()),
            before * 3 / 2);
        appearance.setScale(2); // a lecture's comes on top
        QCOMPARE(appearance.theme().text(9).pixelSize(), before * 3);
        QTRY_COMPARE((m_portal.change(gnome, QStringLiteral("text-scaling-factor"), 900.0),
                         appearance.theme().text(9).pixelSize()),
            before * 4); // nonsense is bounded
    }

    void aDesktopsFontOfUsualSizeIsNoReasonToGrow()
    {
        for (const double usual : {-1.0, 8.0, 9.0, 10.0, 11.0, 12.0})
            QCOMPARE(DesktopSettings::scaleOf(usual), 1.0);
        QCOMPARE(DesktopSettings::scaleOf(15), 1.5);
        QCOMPARE(DesktopSettings::scaleOf(40), 2.0);
    }

    void everyWordOfTheWindowCanBeRead()
    {
        for (const views::Mode mode : {views::Mode::Light, views::Mode::Dark})
            for (const bool high : {false, true}) {
                std::map<std::string, QColor> colours;
                for (const auto& [name, colour] :
                    sheetColours({.mode = mode, .highContrast = high}))
                    colours[name] = colour;
                const auto check = [&](const char* word, const char* surface, double least) {
                    const double found = views::contrast(colours.at(word), colours.at(surface));
                    QVERIFY2(found >= least,
                        qPrintable(QStringLiteral("%1 on %2: %3")
                                       .arg(QLatin1String{word}, QLatin1String{surface})
                                       .arg(found)));
                };
                const double least = high ? 7 : 4.5;
                for (const char* surface : {"@card", "@background", "@accentTint"})
                    for (const char* word : {"@ink", "@secondary"})
                        check(word, surface, least);
                check("@onPrimary", "@primary", least);
                check("@accent", "@card", least);
                check("@good", "@goodTint", least);
                check("@warn", "@warnTint", least);
                check("@bad", "@badTint", least);
                check("@good", "@card", least);
                check("@bad", "@card", least);
                check("@ink", "@warnTint", least);
                check("@ink", "@badTint", least);
                check("@accent", "@background", 3); // the ring around what has the focus
                if (high)
                    check("@line", "@card", 3);
            }
    }

private:
    QProcess m_bus;
    Portal m_portal;
};

QTEST_MAIN(DesktopLookTest)
#include "tst_desktop_look.moc"
