#include "program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

class CliUsageTest : public QObject {
    Q_OBJECT
private slots:
    void whatCannotBeObeyedIsOneLineThatNamesWhatCan_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char* line, const QStringList& says) {
            QTest::newRow(line) << QString{line} << says;
        };
        row("frobnicate",
            {"\"frobnicate\"",
                "list, run, render, slides, compare, explain, convert, lesson, lecture, law, fit, "
                "measure, topology, doctor",
                "thread-life"});
        row("lsit", {"did you mean \"list\""});
        row("--frobnicate", {"--frobnicate", "--version"});
        row("list --jsno", {"\"--jsno\"", "did you mean \"--json\""});
        row("list thread-life", {"\"thread-life\""});
        row("doctor --colour", {"\"--colour\"", "--json"});
        row("--run list", {"--run", "in the window"});

        row("run", {"DEMO"});
        row("run nonsense", {"unknown demo \"nonsense\"", "thread-life", "scheduler-gantt"});
        row("run thraed-life --threads 8", {"did you mean \"thread-life\""});
        row("run thread-life extra", {"\"extra\""});
        row("run thread-life --thread 8", {"parameter", "did you mean \"--threads\""});
        row("run thread-life --colour=8", {"\"--colour\"", "--threads", "--seed", "--export"});
        row("run thread-life --threads", {"--threads"});
        row("run thread-life --threads eight", {"--threads", "\"eight\"", "1 to 64"});
        row("run thread-life --threads 900", {"900", "1 to 64"});
        row("run thread-life --threads=-1", {"-1", "1 to 64"});
        row("run thread-life --threads 2 --threads 3", {"--threads"});
        row("run thread-life --work 255", {"10 to 5000 µs in steps of 10"});
        row("run thread-life --work 2s", {"out of range"});
        row("run scheduler-gantt --class realtiem", {"--class", "\"realtiem\"", "values:"});
        row("run thread-life --seed -1", {"--seed", "\"-1\""});
        row("run thread-life --duration 2", {"--duration", "2s"});
        row("run thread-life --duration 0s", {"--duration", "1ms to 60min"});
        row("run thread-life --tier best", {"kernel-wakeups, kernel-switches, program"});
        row("run thread-life --export life.doc", {"\"doc\"", "svg, pdf, png, tikz, tex, csv"});
        row("run thread-life --export life", {"no suffix", "interleave"});
        row("run thread-life --export a.csv --export a.csv", {"\"a.csv\"", "twice"});

        row("compare a.interleave", {"B"});
        row("compare a.interleave b.interleave --overlaid", {"--overlaid", "--export", "svg, pdf"});
        row("compare a.interleave b.interleave --repeat 1", {"\"1\"", "2 to 1000"});
        row("compare a.interleave b.interleave --export a.gif", {"unknown suffix \"gif\"", "svg"});
        row("compare a.interleave b.interleave --export a.svg --theme high",
            {"unknown theme \"high\"", "high-contrast"});

        row("render", {"FILE"});
        row("render a.interleave --out a.svg", {"--view"});
        row("render a.interleave --view state-flow", {"--out"});
        row("render a.interleave --view timelin --out a.svg",
            {"unknown view \"timelin\"", "state-flow", "thread-timeline", "cpu-timeline"});
        row("render a.interleave --view state-flow --out a.json",
            {"\"json\"", "svg, pdf, png, tikz, tex, gif, webp, mp4, csv, tsv"});
        row("render a.interleave --view state-flow --out a.svg --theme drak",
            {"unknown theme", "did you mean \"dark\"",
                "light, dark, high-contrast, high-contrast-dark"});
        row("render a.interleave --view state-flow --out a.svg --size big", {"1", "WIDTHxHEIGHT"});
        row("render a.interleave --view state-flow --out a.svg --size 1280x", {"WIDTHxHEIGHT"});
        row("render a.interleave --view state-flow --out a.svg --size 10x10", {"from 64"});
        row("render a.interleave --view state-flow --out a.svg --at noon", {"--at", "12.48ms"});
        row("render a.interleave --view state-flow --out a.svg --from 2ms --to 1ms",
            {"--from 2ms", "before"});
        for (const auto& [options, says] :
            {std::pair{"--scale 3", QStringList{"unknown scale \"3\"", "1, 2, 4"}},
                {"--font-scale 9", {"--font-scale", "from 0.5 to 3"}},
                {"--font-scale nan", {"--font-scale", "from 0.5 to 3"}},
                {"--seconds 0", {"--seconds", "from 0.2 to 120"}},
                {"--fps 100", {"--fps", "from 1 to 50"}},
                {"--strip 1", {"--strip", "from 2 to 24", "1ms,2.5ms"}},
                {"--strip 1ms,2", {"--strip", "1ms,2.5ms"}},
                {"--caption Mine --no-caption", {"exclude each other"}}})
            row(qPrintable(QString{"render a.interleave --view state-flow --out a.svg "} + options),
                says);
        row("render a.interleave --view state-flow --out a.gif --transparent", {"background"});
        row("render a.interleave --view state-flow --out a.webp --strip 3", {"one moment"});
        row("slides", {"WHAT"});
        row("slides thread-life", {"--out"});
        row("slides thraed-life --out set", {"did you mean \"thread-life\"", ".interleave"});
        row("slides thread-life thread-life --out set", {"two sets", "\"thread-life\""});
        row("slides thread-life --out set --animate mpg", {"\"mpg\"", "gif, webp, mp4"});
        row("slides thread-life --out set --seed x", {"--seed", "\"x\""});
        row("lesson", {"PATH"});
        row("lecture", {"PATH"});
        row("convert a.interleave", {"OUT"});
        row("convert a.interleave a.png", {"\"png\"", "csv, tsv, json, pftrace"});
        row("convert a.interleave a.csv b.csv", {"\"b.csv\""});
    }

    void whatCannotBeObeyedIsOneLineThatNamesWhatCan()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, says);
        const QTemporaryDir folder;
        const Ended ended = interleave(line.split(' '), folder.path());
        QCOMPARE(ended.exitCode, 2);
        QCOMPARE(ended.out, QByteArray{});
        QVERIFY2(isOneLine(ended.err), ended.err);
        for (const QString& words : says)
            QVERIFY2(ended.err.contains(words.toUtf8()), ended.err);
        QCOMPARE(filesIn(folder.path()), QStringList{});
    }

    void anEmptyValueIsNotTakenForNone()
    {
        const Ended ended = interleave({"run", "thread-life", "--threads", ""});
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(isOneLine(ended.err) && ended.err.contains("--threads"), ended.err);
    }

    void helpAndVersionAreResults_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("--help") << QStringList{"--help"} << QByteArray{"render"};
        QTest::newRow("-h") << QStringList{"-h"} << QByteArray{"doctor"};
        QTest::newRow("--version") << QStringList{"--version"} << QByteArray{"interleave 0.1.0\n"};
        QTest::newRow("run --help") << QStringList{"run", "--help"} << QByteArray{"--export"};
        QTest::newRow("a demo's") << QStringList{"run", "thread-life", "--help"}
                                  << QByteArray{"--threads"};
        QTest::newRow("render --help") << QStringList{"render", "--help"} << QByteArray{"--view"};
    }

    void helpAndVersionAreResults()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Ended ended = interleave(arguments);
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.err, QByteArray{});
        QVERIFY2(ended.out.contains(says), ended.out);
    }

    void listNamesEveryDemoWithItsParameters()
    {
        const Ended ended = interleave({"list"});
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.err, QByteArray{});
        for (const char* words : {"thread-life", "scheduler-gantt", "--threads", "1 to 64"})
            QVERIFY2(ended.out.contains(words), words);
    }

    void listAsJsonHasWhatASliderNeeds()
    {
        const Ended ended = interleave({"list", "--json"});
        QCOMPARE(ended.exitCode, 0);
        const QJsonArray demos = QJsonDocument::fromJson(ended.out)["demos"].toArray();
        QVERIFY(demos.size() >= 2);
        for (const QJsonValue& demo : demos) {
            for (const char* key : {"id", "title", "summary", "chapter"})
                QVERIFY2(demo[key].isString() && !demo[key].toString().isEmpty(), key);
            QVERIFY(demo["duration_ms"].toInt() > 0);
            QVERIFY(!demo["views"].toArray().isEmpty());
            for (const QJsonValue& param : demo["parameters"].toArray()) {
                for (const char* key : {"key", "label", "unit", "hint"})
                    QVERIFY2(param[key].isString(), key);
                for (const char* key : {"low", "high", "step"})
                    QVERIFY2(param[key].isDouble(), key);
                QVERIFY(param["high"].toInteger() >= param["low"].toInteger());
                QVERIFY(param["live"].isBool() && !param["default"].isUndefined());
            }
        }
    }

    void everyParameterIsAnOptionOfItsDemo()
    {
        const Ended listed = interleave({"list", "--json"});
        for (const QJsonValue& demo : QJsonDocument::fromJson(listed.out)["demos"].toArray()) {
            const Ended help = interleave({"run", demo["id"].toString(), "--help"});
            QCOMPARE(help.exitCode, 0);
            for (const QJsonValue& param : demo["parameters"].toArray())
                QVERIFY(help.out.contains("--" + param["key"].toString().toUtf8()));
        }
    }

    void aWindowNeedsADisplayAndSaysWhatDoesNot()
    {
        for (const QStringList& arguments : {QStringList{}, QStringList{"thread-life"}}) {
            const Ended ended = interleave(arguments);
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(isOneLine(ended.err) && ended.err.contains("render"), ended.err);
        }
        const Ended missing = interleave({"missing.interleave"});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(isOneLine(missing.err) && missing.err.contains("no such file"), missing.err);
    }

    void theDoctorSaysWhatThisMachinePermits()
    {
        const Ended ended = interleave({"doctor", "--json"});
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.err, QByteArray{});
        const QJsonDocument json = QJsonDocument::fromJson(ended.out);
        QVERIFY(json["cpus"]["online"].toInt() >= json["cpus"]["allowed"].toInt());
        QVERIFY(json["cpus"]["allowed"].toInt() >= 1);
        QVERIFY(json["nodes"].toArray().size() >= 1);
        QVERIFY(json["nodes"][0]["memory_bytes"].toDouble() > 0);
        int nextTo = 0;
        for (const QJsonValue& node : json["nodes"].toArray()) {
            QCOMPARE(node["cpu_list"].toArray().size(), node["cpus"].toInt());
            nextTo += node["cpus"].toInt();
        }
        QVERIFY(nextTo >= json["cpus"]["online"].toInt());
        QVERIFY(json["caches"].isArray() && json["distances"].isArray());
        for (const QJsonValue& cache : json["caches"].toArray()) {
            QVERIFY(cache["level"].toInt() >= 1 && cache["count"].toInt() >= 1);
            QVERIFY(
                (QStringList{"data", "instruction", "unified"}).contains(cache["kind"].toString()));
            QVERIFY(cache["size_bytes"].isDouble() && cache["line_bytes"].isDouble());
            QVERIFY(cache["cpus_each"].toInt() >= 1);
        }
        const QString tier = json["observer"]["tier"].toString();
        QVERIFY((QStringList{"kernel-wakeups", "kernel-switches", "program"}).contains(tier));
        QCOMPARE(json["observer"]["reason"].toString().isEmpty(), tier == "kernel-wakeups");
        QCOMPARE(json["vulkan"]["devices"].toArray().isEmpty(),
            !json["vulkan"]["reason"].toString().isEmpty());

        const Ended plain = interleave({"doctor"});
        QCOMPARE(plain.exitCode, 0);
        for (const char* words : {"CPUs", "Node", "Kernel", "Observer", "Vulkan"})
            QVERIFY2(plain.out.contains(words), words);
        QVERIFY(plain.out.contains(tier.toUtf8()));
    }

    void theDoctorAnswersAnOrdinaryUser()
    {
        if (const QByteArray obstacle = ordinaryUserObstacle(); !obstacle.isEmpty())
            QSKIP(obstacle);
        const Ended ended = interleaveAsOrdinaryUser({"doctor", "--json"}, "/");
        QCOMPARE(ended.exitCode, 0);
        const QJsonDocument json = QJsonDocument::fromJson(ended.out);
        QVERIFY(!json["observer"]["tier"].toString().isEmpty());
    }
};

QTEST_APPLESS_MAIN(CliUsageTest)
#include "tst_cli_usage.moc"
