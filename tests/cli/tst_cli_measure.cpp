#include "engine/measure/crew.h"
#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace {

QJsonObject json(const QString& line)
{
    const Ended ended = interleave((line + " --json").split(' '));
    return ended.exitCode == 0 ? QJsonDocument::fromJson(ended.out).object() : QJsonObject{};
}

/// Whether a process has a handler of its own for a signal.
bool heeds(pid_t process, int signal)
{
    QFile status{QString{"/proc/%1/status"}.arg(process)};
    if (!status.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("SigCgt:"))
            return (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (signal - 1) & 1) != 0;
    return false;
}

} // namespace

class CliMeasureTest : public QObject {
    Q_OBJECT
private slots:
    void everyPointHasItsFigure()
    {
        const QJsonObject latency =
            json("measure latency --size 64KiB --sweeps 1 --samples 2 --order page-local");
        QCOMPARE(latency["probe"].toString(), QString{"latency"});
        QCOMPARE(latency["order"].toString(), QString{"page-local"});
        QCOMPARE(latency["bytes"].toInt(), 65536);
        QCOMPARE(latency["huge_bytes"].toInt(-1), 0);
        QVERIFY(latency["whole"].toBool());
        QVERIFY(latency["plateaus"].isArray() && latency["caches_said"].isArray());
        const QJsonArray points = latency["points"].toArray();
        QCOMPARE(points.size(), 17);
        for (const QJsonValue& point : points) {
            const QJsonObject ns = point["ns"].toObject();
            const int accepted = ns["accepted"].toInt(-1);
            QVERIFY(accepted >= 0 && accepted <= 2);
            QCOMPARE(ns["value"].isNull(), accepted == 0);
            QCOMPARE(ns["rejected"].toObject().size(), 4);
        }
    }

    void otherProbesAnswerToo_data()
    {
        QTest::addColumn<bool>("ofTwo");
        QTest::addColumn<int>("points");
        QTest::newRow("bandwidth --threads 1 --size 24KiB --kernel scalar") << false << 1;
        QTest::newRow("bandwidth --threads 1 --size 24KiB --kernel vector") << false << 1;
        QTest::newRow("stride --size 1MiB") << false << 11;
        QTest::newRow("core-to-core --method load-and-store --cpus 0,1") << true << 1;
        QTest::newRow("false-sharing") << true << 7;
        QTest::newRow("false-sharing --access fetch_add --threads 2") << true << 12;
    }

    void otherProbesAnswerToo()
    {
        QFETCH(bool, ofTwo);
        if (const auto cpus = engine::cpusForWork(); ofTwo
            && (cpus.size() < 2 || std::ranges::count(cpus, 0U) + std::ranges::count(cpus, 1U) < 2))
            QSKIP("needs CPUs 0 and 1");
        const QJsonObject result =
            json(QString{"measure "} + QTest::currentDataTag() + " --sweeps 1 --samples 1");
        QTEST(static_cast<int>(result["points"].toArray().size()), "points");
        QVERIFY(result["whole"].toBool());
    }

    void asTextItIsATable()
    {
        const Ended ended = interleave(
            {"measure", "bandwidth", "--threads", "1", "--size", "24KiB", "--samples", "1"});
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.err, QByteArray{});
        QVERIFY2(ended.out.startsWith("triad a = b + s c (compiled"), ended.out);
        QVERIFY2(ended.out.contains("\n  24 KiB "), ended.out);
    }

    void outOfTimeItGivesWhatItHas()
    {
        const QJsonObject latency = json("measure latency --size 64KiB --duration 1ms");
        QCOMPARE(latency["points"].toArray().size(), 17);
        QVERIFY(!latency["whole"].toBool(true));
        QVERIFY(!latency["notes"].toArray().isEmpty());
        QVERIFY(latency["points"].toArray().last().toObject()["ns"].toObject()["value"].isNull());
    }

    void interruptedItGivesWhatItHas()
    {
        QProcess process;
        startInterleave(process, {"measure", "latency", "--samples", "100000", "--json"});
        QVERIFY(process.waitForStarted());
        const auto program = static_cast<pid_t>(process.processId());
        QTRY_VERIFY_WITH_TIMEOUT(heeds(program, SIGINT), 20'000);
        kill(program, SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const auto result = QJsonDocument::fromJson(process.readAllStandardOutput());
        QVERIFY(result["points"].toArray().size() > 40);
        QVERIFY(!result["whole"].toBool(true));
    }

    void whatNoProbeCanTakeIsOneLineThatSaysWhatItTakes_data()
    {
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char* line, const QStringList& says) {
            QTest::newRow(line) << says;
        };
        row("measure", {"PROBE"});
        row("measure latncy", {"did you mean \"latency\"", "false-sharing, stride"});
        row("measure latency --order up", {"--order", "\"up\"", "random, page-local"});
        row("measure latency --threads 2", {"--threads is no option of latency"});
        row("measure stride --method load-and-store", {"--method is no option of stride"});
        row("measure latency --size 64", {"--size: \"64\"", "64MiB"});
        row("measure latency --size 64TiB", {"--size: \"64TiB\""});
        row("measure latency --size 99999999GiB", {"--size"});
        row("measure latency --size 1KiB", {"--size", "4KiB"});
        row("measure latency --cpus 0,,1", {"--cpus: \"0,,1\"", "0,1,5"});
        row("measure latency --cpus 1,1", {"--cpus", "1 is named twice"});
        row("measure bandwidth --threads 0", {"--threads: \"0\"", "1,2,4"});
        row("measure bandwidth --kernel gpu", {"--kernel", "compiled, scalar, vector"});
        row("measure false-sharing --threads 1,2", {"one number"});
        row("measure false-sharing --access fetchadd", {"did you mean \"fetch_add\""});
        row("measure latency --sweeps 0", {"--sweeps: \"0\"", "from 1 to 1000"});
        row("measure latency --duration 5", {"--duration: \"5\"", "10s"});
        row("measure latency --smaples 5", {"did you mean \"--samples\""});
    }

    void whatNoProbeCanTakeIsOneLineThatSaysWhatItTakes()
    {
        QFETCH(QStringList, says);
        const Ended ended = interleave(QString{QTest::currentDataTag()}.split(' '));
        QCOMPARE(ended.exitCode, 2);
        QCOMPARE(ended.out, QByteArray{});
        QVERIFY2(isOneLine(ended.err), ended.err);
        for (const QString& words : says)
            QVERIFY2(ended.err.contains(words.toUtf8()), ended.err);
    }

    void whatTheMachineRefusesIsOneLine_data()
    {
        QTest::addColumn<QString>("says");
        QTest::newRow("measure latency --cpus 8191") << "CPU 8191";
        QTest::newRow("measure bandwidth --threads 8000 --size 24KiB") << "8000 threads";
        QTest::newRow("measure core-to-core --cpus 0") << "two CPUs";
        QTest::newRow("measure latency --memory 4KiB") << "4096 bytes";
    }

    void whatTheMachineRefusesIsOneLine()
    {
        QFETCH(QString, says);
        const Ended ended = interleave(QString{QTest::currentDataTag()}.split(' '));
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.out, QByteArray{});
        QVERIFY2(isOneLine(ended.err), ended.err);
        QVERIFY2(ended.err.contains(says.toUtf8()), ended.err);
    }
};

QTEST_APPLESS_MAIN(CliMeasureTest)
#include "tst_cli_measure.moc"
