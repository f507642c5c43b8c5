#include "program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class CliLawsTest : public QObject {
    Q_OBJECT
private slots:
    void aLawPrintsItsNumberAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("number");
        const auto row = [](const char* line, const char* number) {
            QTest::newRow(line) << QByteArray{number};
        };
        row("amdahl --serial 0.6 --processors 4", "1.42857");
        row("amdahl --processors 4 --serial 0", "4");
        row("amdahl --serial 1 --processors 1000000000", "1");
        row("amdahl --serial 1e-3 --processors 1e6", "999.002");
        row("gustafson --serial 0.25 --processors 4", "3.25");
        row("gustafson --serial 0.004 --processors 1024", "1019.91");
        row("usl --sigma 0.1 --kappa 0.01 --processors 4", "2.8169");
        row("usl --sigma 0.1 --kappa 0.01 --gamma 100 --processors 4", "281.69");
        row("usl --sigma 0 --kappa 0 --processors 7", "7");
        row("karp-flatt --speedup 1.6 --processors 2", "0.25");
        row("karp-flatt --speedup 2.5 --processors 2", "-0.2");
    }

    void aLawPrintsItsNumberAndNothingElse()
    {
        QFETCH(QByteArray, number);
        const QString line = QString{"law "} + QTest::currentDataTag();
        const Ended ended = interleave(line.split(' '));
        QCOMPARE(ended.err, QByteArray{});
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.out, number + '\n');
    }

    void asJsonItSaysWhatFollows()
    {
        const auto json = [](const char* line) {
            const Ended ended = interleave(QString{line}.split(' '));
            return ended.exitCode == 0 ? QJsonDocument::fromJson(ended.out).object()
                                       : QJsonObject{};
        };
        const QJsonObject amdahl = json("law amdahl --serial 0.6 --processors 4 --json");
        QCOMPARE(amdahl["law"].toString(), QString{"amdahl"});
        QCOMPARE(amdahl["serial"].toDouble(), 0.6);
        QCOMPARE(amdahl["processors"].toDouble(), 4.0);
        QVERIFY(std::abs(amdahl["speedup"].toDouble() - 10.0 / 7) < 1e-12);
        QVERIFY(std::abs(amdahl["efficiency"].toDouble() - 10.0 / 28) < 1e-12);
        QVERIFY(std::abs(amdahl["limit"].toDouble() - 1 / 0.6) < 1e-12);
        QVERIFY(json("law amdahl --serial 0 --processors 4 --json")["limit"].isNull());
        const QJsonObject usl = json("law usl --sigma 0.05 --kappa 0.002 --processors 4 --json");
        QCOMPARE(usl["peak_processors"].toDouble(), 22.0);
        QVERIFY(json("law usl --sigma 0.05 --kappa 0 --processors 4 --json")["peak_processors"]
                    .isNull());
        QCOMPARE(
            json("law karp-flatt --speedup 1.6 --processors 2 --json")["serial"].toDouble(), 0.25);
    }

    void whatNoLawCanTakeIsOneLineThatSaysWhatItTakes_data()
    {
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char* line, const QStringList& says) {
            QTest::newRow(line) << says;
        };
        row("law", {"LAW"});
        row("law amdal --serial 1 --processors 2", {"did you mean \"amdahl\"", "usl, karp-flatt"});
        row("law amdahl", {"amdahl needs --serial", "from 0 to 1"});
        row("law amdahl --serial 0.5", {"amdahl needs --processors", "from 1 to"});
        row("law amdahl --serial 1.5 --processors 2", {"--serial: \"1.5\"", "from 0 to 1"});
        row("law amdahl --serial -0.1 --processors 2", {"--serial: \"-0.1\"", "from 0 to 1"});
        row("law amdahl --serial nan --processors 2", {"--serial: \"nan\""});
        row("law amdahl --serial 60% --processors 2", {"--serial: \"60%\""});
        row("law amdahl --serial 0,6 --processors 2", {"--serial: \"0,6\""});
        row("law amdahl --serial 0.5 --processors 0", {"--processors: \"0\"", "from 1 to"});
        row("law amdahl --serial 0.5 --processors inf", {"--processors: \"inf\""});
        row("law amdahl --serial 0.5 --processors 1e99", {"--processors: \"1e99\""});
        row("law amdahl --serial 0.5 --processors 4 --kappa 1", {"--kappa", "--serial, --proc"});
        row("law amdahl --serail 0.5 --processors 4", {"did you mean \"--serial\""});
        row("law usl --sigma 0.5 --processors 4", {"usl needs --kappa"});
        row("law usl --sigma 0.5 --kappa -1 --processors 4", {"--kappa: \"-1\"", "from 0 on"});
        row("law usl --sigma 2 --kappa 0 --processors 4", {"--sigma: \"2\"", "from 0 to 1"});
        row("law usl --sigma 0 --kappa 0 --gamma 0 --processors 4", {"--gamma: \"0\""});
        row("law karp-flatt --speedup 2 --processors 1", {"--processors: \"1\"", "from 2 to"});
        row("law karp-flatt --speedup 0 --processors 2", {"--speedup: \"0\""});
        row("law amdahl extra --serial 0.5 --processors 4", {"\"extra\""});
    }

    void whatNoLawCanTakeIsOneLineThatSaysWhatItTakes()
    {
        QFETCH(QStringList, says);
        const Ended ended = interleave(QString{QTest::currentDataTag()}.split(' '));
        QCOMPARE(ended.exitCode, 2);
        QCOMPARE(ended.out, QByteArray{});
        QVERIFY2(isOneLine(ended.err), ended.err);
        for (const QString& words : says)
            QVERIFY2(ended.err.contains(words.toUtf8()), ended.err);
    }
};

QTEST_APPLESS_MAIN(CliLawsTest)
#include "tst_cli_laws.moc"
