#include "engine/files/interleave_file.h"
#include "program.h"
#include "recording.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <csignal>

namespace {

QByteArray contents(const QString& path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

bool isXml(const QByteArray& bytes)
{
    QXmlStreamReader xml{bytes};
    while (!xml.atEnd())
        xml.readNext();
    return !xml.hasError();
}

} // namespace

class CliFilesTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(engine::save(*smallRun(), path("run.interleave").toStdString()));
    }

    void twoRunsAreComparedInATable()
    {
        const Ended ended = run({"compare", "run.interleave", "run.interleave"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QVERIFY(ended.out.contains("set alike"));
        QVERIFY(ended.out.contains("context switches"));
        QVERIFY(ended.out.contains("B / A"));
    }

    void aComparisonAsJsonHasDifferenceAndRatio()
    {
        const Ended ended = run({"compare", "run.interleave", "run.interleave", "--json"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(json["settings"].toArray().size(), 0);
        const QJsonObject use = json["figures"].toObject()["cpu_use"].toObject();
        QCOMPARE(use["unit"].toString(), "share");
        QVERIFY(use["a"].toDouble() > 0);
        QCOMPARE(use["difference"].toDouble(), 0.0);
        QCOMPARE(use["ratio"].toDouble(), 1.0);
        QVERIFY(json["thread_groups"].toArray().size() > 0);
        QCOMPARE(json["a"].toObject()["duration_ns"], json["b"].toObject()["duration_ns"]);
    }

    void aComparisonIsDrawnInEveryFormatWithItsTextAsText()
    {
        const Ended ended = run({"compare", "run.interleave", "run.interleave", "--export",
            "both.svg", "--export", "both.pdf", "--export", "both.png", "--theme", "dark"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        const QByteArray svg = contents(path("both.svg"));
        QVERIFY(isXml(svg));
        QVERIFY(svg.contains("A above B"));
        QVERIFY(svg.contains("CPU use"));
        QVERIFY(contents(path("both.pdf")).startsWith("%PDF"));
        QVERIFY(QImage{path("both.png")}.width() == 1280);
    }

    void aComparisonThatCannotBeMadeSaysWhy()
    {
        const Ended missing = run({"compare", "run.interleave", "none.interleave"});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(isOneLine(missing.err) && missing.err.contains("none.interleave"), missing.err);
        const Ended one = run({"compare", "run.interleave"});
        QCOMPARE(one.exitCode, 2);
        const Ended suffix =
            run({"compare", "run.interleave", "run.interleave", "--export", "a.csv"});
        QCOMPARE(suffix.exitCode, 2);
        QVERIFY2(isOneLine(suffix.err) && suffix.err.contains("svg"), suffix.err);
    }

    void aRecordedMomentIsRendered_data()
    {
        QTest::addColumn<QString>("view");
        QTest::newRow("state-flow") << "state-flow";
        QTest::newRow("thread-timeline") << "thread-timeline";
        QTest::newRow("cpu-timeline") << "cpu-timeline";
        QTest::newRow("wait-for") << "wait-for";
    }

    void aRecordedMomentIsRendered()
    {
        QFETCH(QString, view);
        const Ended ended = run({"render", "run.interleave", "--view", view, "--at", "6ms",
            "--from", "1ms", "--to", "19ms", "--out", "a.svg"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(ended.err, QByteArray{});
        const QByteArray svg = contents(path("a.svg"));
        QVERIFY(isXml(svg));
        for (const char* words : {"Life of a thread", "Measured", "kernel switch records",
                 "Test CPU", "seed 7", "2026-01-02", "<MomentNs>6000000</MomentNs>"})
            QVERIFY2(svg.contains(words), words);
    }

    void differentMomentsAreDifferentPictures()
    {
        for (const char* at : {"6ms", "12ms"})
            QCOMPARE(run({"render", "run.interleave", "--view", "state-flow", "--at", at, "--out",
                             QString{at} + ".png"})
                         .exitCode,
                0);
        QVERIFY(QImage{path("6ms.png")} != QImage{path("12ms.png")});
    }

    void theSameMomentIsTheSamePicture()
    {
        for (const char* name : {"a.svg", "b.svg"})
            QCOMPARE(run({"render", "run.interleave", "--view", "thread-timeline", "--out", name})
                         .exitCode,
                0);
        QCOMPARE(contents(path("a.svg")), contents(path("b.svg")));
    }

    void aPictureHasTheSizeAndThemeAskedFor()
    {
        QCOMPARE(run({"render", "run.interleave", "--view", "thread-timeline", "--size",
                         "1920x1080", "--out", "a.png"})
                     .exitCode,
            0);
        const QImage light{path("a.png")};
        QCOMPARE(light.size(), QSize(1920, 1080));
        QCOMPARE(light.pixelColor(2, 2), QColor{Qt::white});
        QCOMPARE(light.text("Seed"), QString{"7"});
        QCOMPARE(run({"render", "run.interleave", "--view", "thread-timeline", "--theme", "dark",
                         "--out", "a.png"})
                     .exitCode,
            0);
        const QImage dark{path("a.png")};
        QCOMPARE(dark.size(), QSize(1280, 720));
        QVERIFY(dark.pixelColor(2, 2).lightness() < 60);
        QCOMPARE(run({"render", "run.interleave", "--view", "thread-timeline", "--theme",
                         "high-contrast-dark", "--out", "a.png"})
                     .exitCode,
            0);
        QCOMPARE(QImage{path("a.png")}.pixelColor(2, 2), QColor{Qt::black});
        QCOMPARE(run({"render", "run.interleave", "--view", "thread-timeline", "--theme",
                         "high-contrast", "--out", "a.svg"})
                     .exitCode,
            0);
        const QByteArray svg = contents(path("a.svg"));
        QVERIFY(svg.contains("#006447")); // running, as high contrast has it
        QVERIFY(!svg.contains("#009e73"));
    }

    void aPdfIsWritten()
    {
        QCOMPARE(
            run({"render", "run.interleave", "--view", "cpu-timeline", "--out", "a.PDF"}).exitCode,
            0);
        QVERIFY(contents(path("a.PDF")).startsWith("%PDF-"));
    }

    void figureOptionsAreObeyed()
    {
        const auto rendered = [&](const QString& out, const QStringList& options) {
            const Ended ended = run(
                QStringList{"render", "run.interleave", "--view", "thread-timeline", "--out", out}
                + options);
            return ended.exitCode == 0 ? contents(path(out)) : ended.err;
        };
        const QByteArray bare = rendered("bare.svg",
            {"--size", "4:3", "--no-title", "--no-legend", "--no-badge", "--caption",
                "Our own words"});
        QVERIFY2(bare.contains("Our own words"), bare.left(300));
        QVERIFY(bare.contains("1024"));
        for (const char* words : {">Life of a thread", ">Measured", ">Test CPU"})
            QVERIFY2(!bare.mid(bare.indexOf("</metadata>")).contains(words), words);
        rendered("twice.png", {"--scale", "2", "--transparent"});
        const QImage twice{path("twice.png")};
        QCOMPARE(twice.size(), QSize(2560, 1440));
        QCOMPARE(twice.pixelColor(2, 2).alpha(), 0);
        QVERIFY(rendered("large.svg", {"--font-scale", "2"}) != rendered("plain.svg", {}));
        QVERIFY(rendered("strip.svg", {"--strip", "2ms,6ms,12ms"}).contains("3 · 12.0"));
        QVERIFY(rendered("late.svg", {"--strip", "2ms,600ms"}).contains("--strip: 600"));
        QVERIFY(rendered("a.gif", {"--seconds", "0.4"}).startsWith("GIF89a"));
        QVERIFY(rendered("a.webp", {"--seconds", "0.4"}).startsWith("RIFF"));
    }

    void theSlicesOfAnIntervalAreATable()
    {
        QCOMPARE(run({"render", "run.interleave", "--view", "state-flow", "--from", "1ms", "--to",
                         "2ms", "--out", "a.tsv"})
                     .exitCode,
            0);
        QCOMPARE(run({"convert", "run.interleave", "all.tsv"}).exitCode, 0);
        const auto rows = contents(path("a.tsv")).count('\n');
        QVERIFY(rows > 1 && rows < contents(path("all.tsv")).count('\n'));
    }

    void slidesOfARecordingAreAWholeSet()
    {
        const Ended ended = run({"slides", "run.interleave", "--animate", "gif", "--seconds", "0.4",
            "--size", "640x360", "--out", "set", "--json"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        const QStringList files{"run-state-flow.png", "run-state-flow.svg", "run-steps.png",
            "run-steps.svg", "run-thread-timeline.png", "run-thread-timeline.svg", "run.gif",
            "run.interleave"};
        QCOMPARE(filesIn(path("set")), files);
        const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(json["folder"].toString(), QString{"set"});
        QStringList named;
        for (const QJsonValue& file : json["files"].toArray())
            named << file.toString().mid(4);
        named.sort();
        QCOMPARE(named, files);
        for (const QString& file : files) {
            const QByteArray bytes = contents(path("set/" + file));
            if (file.endsWith(".svg"))
                QVERIFY2(isXml(bytes) && bytes.contains("<Seed>7</Seed>"), qPrintable(file));
            else if (file.endsWith(".png"))
                QCOMPARE(QImage::fromData(bytes).size(), QSize(640, 360));
        }
        QVERIFY(contents(path("set/run.gif")).contains("Seed: 7"));
    }

    void slidesAppearAllOrNotAtAll()
    {
        write(path("bad.interleave"), "no recording");
        const QStringList before = filesIn(m_folder->path());
        const Ended bad = run({"slides", "run.interleave", "bad.interleave", "--out", "set"});
        QCOMPARE(bad.exitCode, 1);
        QVERIFY2(isOneLine(bad.err) && bad.err.contains("bad.interleave"), bad.err);
        QCOMPARE(filesIn(m_folder->path()), before);
        const Ended taken = run({"slides", "run.interleave", "--out", "bad.interleave"});
        QCOMPARE(taken.exitCode, 1);
        QVERIFY2(isOneLine(taken.err) && taken.err.contains("--out"), taken.err);
        QVERIFY(QDir{}.mkdir(path("mine")));
        write(path("mine/letter.txt"), "dear aunt");
        QCOMPARE(run({"slides", "bad.interleave", "--out", "mine"}).exitCode, 1);
        QCOMPARE(filesIn(path("mine")), QStringList{"letter.txt"});
    }

    void aLongExportThatIsCancelledLeavesNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("slides") << QStringList{
            "slides", "run.interleave", "--animate", "gif", "--out", "."};
        QTest::newRow("render") << QStringList{
            "render", "run.interleave", "--view", "state-flow", "--out", "long.webp"};
    }

    void aLongExportThatIsCancelledLeavesNothing()
    {
        QFETCH(QStringList, arguments);
        QProcess process;
        startInterleave(
            process, arguments + QStringList{"--seconds", "120", "--fps", "50"}, m_folder->path());
        QVERIFY(process.waitForStarted());
        const auto entries = [&] {
            return QDir{m_folder->path()}.entryList(
                QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        };
        QTRY_VERIFY_WITH_TIMEOUT(entries().size() > 1, 20'000);
        kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        const QByteArray err = process.readAllStandardError();
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(isOneLine(err) && err.contains("cancelled"), err);
        QCOMPARE(entries(), QStringList{"run.interleave"});
    }

    void aMomentOutsideTheRunIsRefused()
    {
        for (const QStringList& times : {QStringList{"--at", "25ms"}, QStringList{"--to", "1s"},
                 QStringList{"--from", "20ms"}}) {
            const Ended ended = run(
                QStringList{"render", "run.interleave", "--view", "state-flow", "--out", "a.svg"}
                + times);
            QCOMPARE(ended.exitCode, 2);
            QVERIFY2(isOneLine(ended.err) && ended.err.contains("20"), ended.err);
            QVERIFY(!QFile::exists(path("a.svg")));
        }
    }

    void aGapIsExplained()
    {
        const Ended words = run({"explain", "run.interleave", "--thread", "T1 two", "--at", "6ms"});
        QVERIFY2(words.exitCode == 0, words.err);
        QVERIFY2(words.out.contains("for the lock"), words.out);
        const Ended ended =
            run({"explain", "run.interleave", "--thread", "two", "--at", "6ms", "--json"});
        QVERIFY2(ended.exitCode == 0, ended.err);
        const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(json["thread"].toString(), "T1 two");
        QCOMPARE(json["cause"].toString(), "lock");
        QCOMPARE(json["resource"].toObject()["name"].toString(), "orders");
        QCOMPARE(json["gap"].toObject()["begin_ns"].toInt(), 5'000'000);
        QCOMPARE(json["waited_ns"].toInt(), 3'000'000);
        QVERIFY(json["woken"].isNull());
        QVERIFY(!json["not_known"].toArray().isEmpty());
    }

    void whatCannotBeExplainedIsOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        QTest::newRow("thread") << QStringList{"--thread", "T7", "--at", "6ms"}
                                << "threads: T0 one, T1 two";
        QTest::newRow("moment") << QStringList{"--thread", "T1", "--at", "3s"}
                                << "lies outside the run";
        QTest::newRow("time") << QStringList{"--thread", "T1", "--at", "soon"} << "is not a time";
        QTest::newRow("no thread") << QStringList{"--at", "6ms"} << "--thread";
    }

    void whatCannotBeExplainedIsOneLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Ended ended = run(QStringList{"explain", "run.interleave"} + arguments);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(isOneLine(ended.err), ended.err);
        QVERIFY2(ended.err.contains(words.toUtf8()), ended.err);
    }

    void aRecordingConverts()
    {
        for (const char* out : {"a.csv", "a.tsv", "a.json", "a.pftrace"}) {
            const Ended ended = run({"convert", "run.interleave", out});
            QVERIFY2(ended.exitCode == 0, ended.err);
            QCOMPARE(ended.err, QByteArray{});
        }
        QVERIFY(
            contents(path("a.csv"))
                .startsWith("actor,name,pid,tid,cpu,state,reason,resource,begin_ns,end_ns\r\n"));
        QVERIFY(!QJsonDocument::fromJson(contents(path("a.json"))).isNull());
        QVERIFY(contents(path("a.pftrace")).size() > 100);
    }

    void aFileThatCannotBeReadIsOneLineAndNoOutput_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"missing", "empty", "truncated", "damaged", "foreign", "folder"})
            QTest::newRow(name) << QByteArray{name};
    }

    void aFileThatCannotBeReadIsOneLineAndNoOutput()
    {
        QFETCH(QByteArray, name);
        const QByteArray whole = contents(path("run.interleave"));
        QFile::remove(path("run.interleave"));
        const QString bad = path("bad.interleave");
        if (name == "empty")
            write(bad, {});
        else if (name == "truncated")
            write(bad, whole.left(whole.size() / 2));
        else if (name == "damaged")
            write(bad, damaged(whole));
        else if (name == "foreign")
            write(bad, "this is a letter to my aunt\n");
        else if (name == "folder")
            QVERIFY(QDir{}.mkdir(bad));
        const QStringList before = filesIn(m_folder->path());
        for (const QStringList& arguments : {QStringList{"convert", "bad.interleave", "a.csv"},
                 QStringList{
                     "render", "bad.interleave", "--view", "state-flow", "--out", "a.svg"}}) {
            const Ended ended = run(arguments);
            QCOMPARE(ended.exitCode, 1);
            QCOMPARE(ended.out, QByteArray{});
            QVERIFY2(isOneLine(ended.err) && ended.err.contains("bad.interleave"), ended.err);
            QCOMPARE(filesIn(m_folder->path()), before);
        }
    }

    void whatCannotBeWrittenIsOneLineAndNoFile()
    {
        QVERIFY(QDir{}.mkdir(path("taken.svg")));
        const QStringList before = filesIn(m_folder->path());
        for (const char* out : {"nowhere/a.svg", "taken.svg"}) {
            const Ended ended =
                run({"render", "run.interleave", "--view", "state-flow", "--out", out});
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(isOneLine(ended.err) && ended.err.contains(out), ended.err);
            QCOMPARE(filesIn(m_folder->path()), before);
        }
    }

    void aReadOnlyFolderIsRefusedAndWhatWasThereStays()
    {
        if (const QByteArray obstacle = ordinaryUserObstacle(); !obstacle.isEmpty())
            QSKIP(obstacle);
        write(path("a.csv"), "old");
        const auto all = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(m_folder->path(), all));
        QVERIFY(QFile::setPermissions(path("run.interleave"), QFile::ReadOwner | QFile::ReadOther));
        const Ended ended =
            interleaveAsOrdinaryUser({"convert", "run.interleave", "a.csv"}, m_folder->path());
        QFile::setPermissions(m_folder->path(), all | QFile::WriteOwner);
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(isOneLine(ended.err) && ended.err.contains("a.csv"), ended.err);
        QCOMPARE(contents(path("a.csv")), QByteArray{"old"});
        QCOMPARE(filesIn(m_folder->path()), (QStringList{"a.csv", "run.interleave"}));
    }

    void aFullDeviceIsAFailure()
    {
        if (!QFile::exists("/dev/full"))
            QSKIP("no /dev/full here");
        QProcess process;
        process.setStandardOutputFile("/dev/full");
        startInterleave(process, {"list"});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(isOneLine(process.readAllStandardError()));
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    Ended run(const QStringList& arguments) const
    {
        return interleave(arguments, m_folder->path());
    }

    /// The same length, every 97th byte of the second half inverted.
    static QByteArray damaged(QByteArray bytes)
    {
        for (qsizetype i = bytes.size() / 2; i < bytes.size(); i += 97)
            bytes[i] = char(~bytes[i]);
        return bytes;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(CliFilesTest)
#include "tst_cli_files.moc"
