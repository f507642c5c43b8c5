#include "program.h"

#include "ordinary_user.h"

#include <QDir>
#include <QStandardPaths>

#include <unistd.h>

namespace {

QProcessEnvironment withoutDisplay()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
        environment.remove(name);
    return environment;
}

void start(
    QProcess& process, const QString& program, const QStringList& arguments, const QString& folder)
{
    process.setProcessEnvironment(withoutDisplay());
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments);
}

Ended ended(QProcess& process)
{
    constexpr int mostMilliseconds = 60'000;
    if (!process.waitForFinished(mostMilliseconds) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

void startInterleave(QProcess& process, const QStringList& arguments, const QString& folder)
{
    start(process, INTERLEAVE_PROGRAM, arguments, folder);
}

Ended interleave(const QStringList& arguments, const QString& folder)
{
    QProcess process;
    startInterleave(process, arguments, folder);
    return ended(process);
}

Ended interleaveAsOrdinaryUser(const QStringList& arguments, const QString& folder)
{
    if (geteuid() != 0)
        return interleave(arguments, folder);
    QProcess process;
    const QStringList asNobody{
        "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all", INTERLEAVE_PROGRAM};
    start(process, "setpriv", asNobody + arguments, folder);
    return ended(process);
}

QByteArray ordinaryUserObstacle()
{
    if (geteuid() == 0 && QStandardPaths::findExecutable("setpriv").isEmpty())
        return "setpriv is not installed, with which root becomes an ordinary user";
    return QByteArray::fromStdString(test::ordinaryUserObstacle(INTERLEAVE_PROGRAM));
}

bool isOneLine(const QByteArray& err)
{
    return err.startsWith("interleave: ") && err.endsWith('\n') && err.count('\n') == 1;
}

QStringList filesIn(const QString& folder)
{
    return QDir{folder}.entryList(QDir::Files | QDir::Hidden);
}
