#include "program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

/// Second field of /proc/PID/stat after the name: the parent.
pid_t parentOf(pid_t pid)
{
    QFile file{QString{"/proc/%1/stat"}.arg(pid)};
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toInt();
}

bool descends(pid_t pid, pid_t ancestor)
{
    while (pid > 1 && pid != ancestor)
        pid = parentOf(pid);
    return pid == ancestor;
}

qsizetype threadsOf(pid_t pid)
{
    return QDir{QString{"/proc/%1/task"}.arg(pid)}
        .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
        .size();
}

/// The descendant with the most threads, once it has at least `least`: the demo itself.
pid_t demoUnder(pid_t program, qsizetype least)
{
    for (const QString& entry : QDir{"/proc"}.entryList(QDir::Dirs)) {
        const pid_t pid = entry.toInt();
        if (pid > 0 && pid != program && descends(pid, program) && threadsOf(pid) >= least)
            return pid;
    }
    return 0;
}

} // namespace

class CliRunTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aRunPrintsItsFiguresAsJson()
    {
        const Ended ended = run({"run", "thread-life", "--threads", "3", "--seed", "42",
            "--duration", "300ms", "--json"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(ended.err, QByteArray{});
        const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
        for (const char* key : {"demo", "parameters", "seed", "machine", "tier", "outcome",
                 "context_switches", "preemptions", "migrations", "wakeup_latency_ns", "time_ns",
                 "threads", "events", "lost_events", "duration_ns"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json["demo"].toString(), QString{"thread-life"});
        QCOMPARE(json["seed"].toInt(), 42);
        QCOMPARE(json["parameters"]["threads"]["value"].toInt(), 3);
        QVERIFY(json["threads"].toArray().size() >= 3);
        QVERIFY(json["events"].toInteger() > 0);
    }

    void aRunPrintsItsFiguresForAPerson()
    {
        const Ended ended = run({"run", "scheduler-gantt", "--duration", "200ms"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        for (const char* words : {"Scheduler Gantt", "context switches", "events lost", "Measured"})
            QVERIFY2(ended.out.contains(words), ended.out);
    }

    void everySuffixIsWritten()
    {
        QStringList arguments{"run", "thread-life", "--duration", "300ms"};
        const QStringList suffixes{
            "svg", "pdf", "png", "tex", "csv", "tsv", "json", "pftrace", "interleave"};
        for (const QString& suffix : suffixes)
            arguments << "--export"
                      << "life." + suffix;
        const Ended ended = run(arguments);
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(filesIn(m_folder->path()).size(), suffixes.size());
        for (const QString& suffix : suffixes)
            QVERIFY2(QFile{path("life." + suffix)}.size() > 500, qPrintable(suffix));
        const QImage picture{path("life.png")};
        QCOMPARE(picture.width(), 1280);
        QVERIFY(picture.height() > 720); // two views, each as high as a slide's

        // What was recorded can be used again.
        const Ended again =
            run({"render", "life.interleave", "--view", "thread-timeline", "--out", "again.svg"});
        QVERIFY2(again.exitCode == 0, again.err);
    }

    void repeatsPrintTheSpreadOfEveryFigure()
    {
        const Ended ended = run({"run", "scheduler-gantt", "--duration", "60ms", "--seed", "7",
            "--repeat", "3", "--export", "g.interleave", "--json"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(json["repeat"].toInt(), 3);
        QCOMPARE(json["seeds"].toArray(), (QJsonArray{7, 8, 9}));
        QCOMPARE(json["runs"].toArray().size(), 3);
        const QJsonObject length = json["figures"].toObject()["duration_ns"].toObject();
        QCOMPARE(length["n"].toInt(), 3);
        QVERIFY(length["min"].toDouble() <= length["q1"].toDouble());
        QVERIFY(length["q1"].toDouble() <= length["median"].toDouble());
        QVERIFY(length["median"].toDouble() <= length["max"].toDouble());
        QCOMPARE(length["values"].toArray()[1].toDouble(),
            json["runs"].toArray()[1].toObject()["duration_ns"].toDouble());
        QCOMPARE(filesIn(m_folder->path()),
            (QStringList{"g-1.interleave", "g-2.interleave", "g-3.interleave"}));
    }

    void repeatsMayShareASeed()
    {
        const Ended ended =
            run({"run", "scheduler-gantt", "--duration", "40ms", "--repeat", "2", "--same-seed"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QVERIFY(ended.out.contains("seed 1:"));
        QVERIFY(ended.out.contains("middle half"));
    }

    void aNumberOfRepeatsThatIsNoneIsRefused()
    {
        for (const char* number : {"0", "-1", "many", "1001"}) {
            const Ended ended = run({"run", "scheduler-gantt", "--repeat", number});
            QCOMPARE(ended.exitCode, 2);
            QVERIFY2(isOneLine(ended.err) && ended.err.contains("1 to 1000"), ended.err);
        }
        QCOMPARE(run({"run", "scheduler-gantt", "--same-seed"}).exitCode, 2);
    }

    void aDestinationThatCannotBeWrittenEndsItBeforeTheRun()
    {
        QElapsedTimer watch;
        watch.start();
        const Ended ended = run({"run", "thread-life", "--duration", "30s", "--export", "a.csv",
            "--export", "nowhere/a.svg"});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(isOneLine(ended.err) && ended.err.contains("nowhere"), ended.err);
        QVERIFY(watch.elapsed() < 25'000);
        QCOMPARE(filesIn(m_folder->path()), QStringList{});
    }

    void theTierCanBeCapped()
    {
        const Ended ended =
            run({"run", "thread-life", "--duration", "200ms", "--tier", "program", "--json"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(QJsonDocument::fromJson(ended.out)["tier"].toString(), QString{"program"});
    }

    void ctrlCStopsTheRunAndStillExports()
    {
        QProcess process;
        startInterleave(process,
            {"run", "thread-life", "--duration", "50s", "--export", "life.csv", "--json"},
            m_folder->path());
        QVERIFY(process.waitForStarted());
        const auto program = static_cast<pid_t>(process.processId());
        QTRY_VERIFY_WITH_TIMEOUT(demoUnder(program, 4) > 0, 20'000);
        kill(program, SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 0, err);
        QCOMPARE(
            QJsonDocument::fromJson(process.readAllStandardOutput())["outcome"]["kind"].toString(),
            QString{"stopped"});
        QVERIFY(QFile{path("life.csv")}.size() > 500);
    }

    void aCrashIsAFailureAndWhatThereIsIsExported()
    {
        QProcess process;
        startInterleave(process,
            {"run", "thread-life", "--duration", "50s", "--export", "life.interleave", "--json"},
            m_folder->path());
        QVERIFY(process.waitForStarted());
        const auto program = static_cast<pid_t>(process.processId());
        pid_t demo = 0;
        QTRY_VERIFY_WITH_TIMEOUT((demo = demoUnder(program, 4)) > 0, 20'000);
        kill(demo, SIGSEGV);
        QVERIFY(process.waitForFinished(20'000));
        const QByteArray err = process.readAllStandardError();
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(isOneLine(err) && err.contains("crashed") && err.contains("SIGSEGV"), err);
        QVERIFY2(err.contains("life.interleave"), err);
        QCOMPARE(
            QJsonDocument::fromJson(process.readAllStandardOutput())["outcome"]["kind"].toString(),
            QString{"crashed"});
        QCOMPARE(run({"convert", "life.interleave", "life.csv"}).exitCode, 0);
    }

    void aMissingRunnerIsAFailure()
    {
        qputenv("INTERLEAVE_RUNNER", "/nowhere/interleave-runner");
        const Ended ended = run({"run", "thread-life", "--export", "a.csv"});
        qunsetenv("INTERLEAVE_RUNNER");
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(isOneLine(ended.err) && ended.err.contains("interleave-runner"), ended.err);
        QCOMPARE(filesIn(m_folder->path()), QStringList{});
    }

    void anOrdinaryUserRunsAndExports()
    {
        if (const QByteArray obstacle = ordinaryUserObstacle(); !obstacle.isEmpty())
            QSKIP(obstacle);
        QVERIFY(QFile::setPermissions(
            m_folder->path(), QFile::Permissions{0x7777})); // a folder anyone may write to
        const Ended ended = interleaveAsOrdinaryUser(
            {"run", "thread-life", "--duration", "300ms", "--export", "life.svg", "--json"},
            m_folder->path());
        QVERIFY2(ended.exitCode == 0, ended.err);
        QVERIFY(!QJsonDocument::fromJson(ended.out)["tier"].toString().isEmpty());
        QVERIFY(QFile{path("life.svg")}.size() > 500);
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    Ended run(const QStringList& arguments) const
    {
        return interleave(arguments, m_folder->path());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(CliRunTest)
#include "tst_cli_run.moc"
