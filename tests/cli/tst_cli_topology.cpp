// `interleave topology`, and the demo that shows another machine.
#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString machines{QStringLiteral(MACHINES "/")};

QJsonObject json(const QStringList& arguments)
{
    const Ended ended = interleave(arguments + QStringList{"--json"});
    return ended.exitCode == 0 ? QJsonDocument::fromJson(ended.out).object() : QJsonObject{};
}

} // namespace

class CliTopologyTest : public QObject {
    Q_OBJECT
private slots:
    void aFileTellsWhatItsMachineIsMadeOf()
    {
        const QJsonObject machine = json({"topology", machines + "four-node.xml"});
        QCOMPARE(machine["this_machine"].toBool(true), false);
        QCOMPARE(machine["nodes"].toArray().size(), 4);
        QVERIFY(!machine["caches"].toArray().isEmpty());
        const QJsonObject matrix = machine["distances"].toArray()[0].toObject();
        QCOMPARE(matrix["rows"].toArray().size(), 4);
        QCOMPARE(machine["nodes"], json({"topology", "--sample", "four-node"})["nodes"]);

        const Ended ended = interleave({"topology", machines + "four-node.xml"});
        QCOMPARE(ended.exitCode, 0);
        for (const char* words : {"four-node.xml", "not this one", "CPUs", "Cache", "Distances"})
            QVERIFY2(ended.out.contains(words), ended.out);
        QCOMPARE(ended.out.count("\nNode "), 4);
    }

    void aDescriptionAndThisMachineDoTheSame()
    {
        const QJsonObject two = json({"topology", "--synthetic", "pack:2 [numa] core:4 pu:2"});
        QCOMPARE(two["nodes"].toArray().size(), 2);
        QCOMPARE(two["cpus"].toObject()["online"].toInt(), 16);
        const QJsonObject here = json({"topology"});
        QCOMPARE(here["this_machine"].toBool(), true);
        QCOMPARE(here["nodes"].toArray().size(), json({"doctor"})["nodes"].toArray().size());
    }

    void whatIsNoMachineIsOneLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray{};
        QTest::newRow("torn") << QByteArray{"<?xml version=\"1.0\"?><topology"};
        QTest::newRow("another xml") << QByteArray{"<?xml version=\"1.0\"?>\n<svg/>\n"};
        QTest::newRow("entities") << QByteArray{
            "<!DOCTYPE a [<!ENTITY b \"c\">]><topology version=\"2.0\"/>"};
        QTest::newRow("deep") << QByteArray{"<topology version=\"2.0\">"}
                + QByteArray{"<object type=\"Group\">"}.repeated(20'000);
        QTest::newRow("huge") << QByteArray((5 << 20), ' ');
        QTest::newRow("zeros") << QByteArray(1000, '\0');
    }

    void whatIsNoMachineIsOneLine()
    {
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        QFile file{folder.filePath("machine.xml")};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        for (const QStringList& line : {QStringList{"topology", "machine.xml"},
                 {"run", "numa", "--machine-file", "machine.xml"}}) {
            const Ended ended = interleave(line, folder.path());
            QCOMPARE(ended.exitCode, 1);
            QCOMPARE(ended.out, QByteArray{});
            QVERIFY2(isOneLine(ended.err) && ended.err.contains("machine.xml"), ended.err);
        }
        QCOMPARE(filesIn(folder.path()), QStringList{"machine.xml"});
    }

    void whatIsMisusedIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("two") << QStringList{"topology", "a.xml", "--sample", "laptop"}
                             << QByteArray{"exclude each other"};
        QTest::newRow("sample") << QStringList{"topology", "--sample", "lapdog"}
                                << QByteArray{"did you mean \"laptop\""};
        QTest::newRow("no file") << QStringList{"run", "numa", "--machine", "a file"}
                                 << QByteArray{"--machine-file"};
        QTest::newRow("two machines") << QStringList{"run", "numa", "--machine", "laptop",
            "--machine-file", "a.xml"} << QByteArray{"two machines"};
        QTest::newRow("other demo")
            << QStringList{"run", "uma", "--machine-file", "a.xml"} << QByteArray{"--machine-file"};
        QTest::newRow("node") << QStringList{"run", "numa", "--machine", "server with two sockets",
            "--memory-node", "7"}
                              << QByteArray{"valid: 0 to 1"};
    }

    void whatIsMisusedIsTold()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Ended ended = interleave(arguments);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(isOneLine(ended.err) && ended.err.contains(says), ended.err);
    }

    void aDescriptionThatMeansNothingFails()
    {
        const Ended ended = interleave({"topology", "--synthetic", "pack:2 [numa"});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(isOneLine(ended.err), ended.err);
    }

    void aDemoShowsTheMachineOfAFile()
    {
        const QJsonObject run = json({"run", "numa", "--machine-file", machines + "four-node.xml",
            "--memory-node", "3", "--memory", "16", "--duration", "4s"});
        QCOMPARE(run["source"].toString(), QString{"model"});
        QCOMPARE(run["parameters"].toObject()["machine"].toObject()["text"].toString(),
            QString{"four-node.xml"});
        int nodes = 0;
        for (const QJsonValue& measured : run["measured"].toArray())
            if (measured["key"].toString() == "model-latency")
                for (const QJsonValue& reading : measured["readings"].toArray())
                    nodes = std::max(nodes, reading["x"].toInt() + 1);
        if (nodes == 0)
            QSKIP("this machine was never quiet enough to calibrate the model");
        QCOMPARE(nodes, 4);
    }
};

QTEST_GUILESS_MAIN(CliTopologyTest)
#include "tst_cli_topology.moc"
