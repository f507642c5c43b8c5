#include "lecture/private_display.h"

#include <QStandardPaths>
#include <QtTest>

namespace tests {
namespace {

constexpr int patience = 30'000;

void end(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(5000))
        process.kill();
    process.waitForFinished(5000);
}

} // namespace

PrivateDisplay::PrivateDisplay()
{
    if (QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty()) {
        m_problem = QStringLiteral("Xvfb is not installed");
        return;
    }
    if (QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty()) {
        m_problem = QStringLiteral("xdotool is not installed");
        return;
    }
    // The server chooses a free number and tells it on descriptor 1.
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.start(QStringLiteral("Xvfb"),
        {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-nolisten"),
            QStringLiteral("tcp"), QStringLiteral("-screen"), QStringLiteral("0"),
            QStringLiteral("1440x900x24")});
    QByteArray number;
    while (!number.endsWith('\n') && m_server.waitForReadyRead(patience))
        number += m_server.readAllStandardOutput();
    if (!number.endsWith('\n')) {
        m_problem = QStringLiteral("Xvfb did not start");
        return;
    }
    m_name = QStringLiteral(":") + QString::fromLatin1(number.trimmed());
    qputenv("DISPLAY", m_name.toLatin1());
    qputenv("QT_QPA_PLATFORM", "xcb");
    qunsetenv("WAYLAND_DISPLAY");
    if (!QStandardPaths::findExecutable(QStringLiteral("openbox")).isEmpty()) {
        m_manager.setProcessChannelMode(QProcess::MergedChannels);
        m_manager.start(QStringLiteral("openbox"), {});
        m_manager.waitForStarted(patience);
    }
}

PrivateDisplay::~PrivateDisplay()
{
    end(m_manager);
    end(m_server);
}

void xdotool(const QStringList& arguments)
{
    QProcess tool;
    tool.start(QStringLiteral("xdotool"), arguments);
    QTRY_COMPARE_WITH_TIMEOUT(tool.state(), QProcess::NotRunning, patience);
    QCOMPARE(tool.exitCode(), 0);
}

} // namespace tests
