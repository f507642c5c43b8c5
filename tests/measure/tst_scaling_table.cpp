#include "engine/measure/scaling_table.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>

using namespace engine;

namespace {

const std::vector<ScalingPoint> three{{1, 20}, {4, 78.5}, {8, 130}};

} // namespace

class ScalingTableTest : public QObject {
    Q_OBJECT
private slots:
    void tablesAsPeopleWriteThemAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* text) {
            QTest::newRow(name) << QByteArray{text};
        };
        row("plain", "processors,throughput\n1,20\n4,78.5\n8,130\n");
        row("no last newline", "processors,throughput\n1,20\n4,78.5\n8,130");
        row("windows", "\xEF\xBB\xBFProcessors,Throughput\r\n1,20\r\n4,78.5\r\n8,130\r\n");
        row("tabs", "n\tx\n1\t20\n4\t78.5\n8\t130\n");
        row("german", "Threads;Throughput (1/s)\n1;20\n4;78,5\n8;130\n");
        row("blanks", "  threads   speedup\n  1  20\n  4  78.5\n\t8 130  \n");
        row("comments", "# mine\n\nprocessors,throughput\n# first\n1,20\n\n4,78.5\n  # c\n8,130\n");
        row("other columns", "who,rate [MB/s],cores\na,20,1\nb,78.5,4\n,130,8\n");
        row("quoted", "\"processors\",\"throughput\"\n\"1\",\"20\"\n4,\"78.5\"\n8,130\n");
        row("a quoted comma",
            "note,processors,throughput\n\"a, \"\"b\"\"\",1,20\n,4,78.5\n,8,130\n");
        row("an empty first field",
            "note\tprocessors\tthroughput\n\t1\t20\n\t4\t78.5\na\t8\t130\n");
        row("exponents", "processors,throughput\n1e0,2e1\n+4,7.85E1\n8,130\n");
    }

    void tablesAsPeopleWriteThemAreRead()
    {
        QFETCH(QByteArray, text);
        const auto table = parseScalingTable(text.toStdString());
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(table->points, three);
        QCOMPARE(table->lines.size(), three.size());
        QVERIFY(!table->isTime);
    }

    void timesBecomeThroughputs()
    {
        const auto table = parseScalingTable("threads,Time (s)\n1,10\n2,5.5\n");
        QVERIFY(table && table->isTime);
        QCOMPARE(table->points, (std::vector<ScalingPoint>{{1, 0.1}, {2, 1 / 5.5}}));
        QCOMPARE(table->lines, (std::vector<std::size_t>{2, 3}));
    }

    void badTablesAreToldWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* says, const char* text) {
            QTest::addRow("%s|%s", says, text) << QByteArray{text} << QByteArray{says};
        };
        row("the table is empty", "");
        row("the table is empty", "# nothing\n\n");
        row("line 1: no row follows", "processors,throughput\n");
        row("line 1: a number where the columns should be named", "1,20\n4,78\n");
        row("line 1: no column is called processors", "a,throughput\n1,20\n");
        row("line 2: no column is called throughput or time", "#\nprocessors,b\n1,20\n");
        row("line 1: more than one column of throughput or time", "n,x,time\n1,2,3\n");
        row("line 1: more than one column of processors", "n,p,time\n1,2,3\n");
        row("line 3: 1 field, but the header has 2", "n,x\n1,20\n4\n");
        row("line 2: 3 fields, but the header has 2", "n,x\n1,20,5\n");
        row("line 4: 3 fields, but the header has 2", "n,x\n1,20\n# c\n4,78,5\n");
        row("line 2: processors: \"two\" is not a number", "n,x\ntwo,20\n");
        row("line 2: processors: \"0\" is not a number from 1", "n,x\n0,20\n");
        row("line 2: processors: \"-1\"", "n,x\n-1,20\n");
        row("line 2: processors: \"\"", "n,x\n,20\n");
        row("line 2: processors: \"1e300\"", "n,x\n1e300,20\n");
        row("line 2: throughput: \"0\" is not a positive number", "n,x\n1,0\n");
        row("line 2: throughput: \"-3\" is not a positive number", "n,x\n1,-3\n");
        row("line 2: throughput: \"nan\"", "n,x\n1,nan\n");
        row("line 2: throughput: \"inf\"", "n,x\n1,inf\n");
        row("line 2: throughput: \"5s\"", "n,x\n1,5s\n");
        row("line 2: time: \"1e-300\"", "n,t\n1,1e-300\n");
    }

    void badTablesAreToldWithTheirLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto table = parseScalingTable(text.toStdString());
        QVERIFY(!table);
        QVERIFY2(
            table.error().message.starts_with(says.toStdString()), table.error().message.c_str());
    }

    void aTableIsBounded()
    {
        std::string text = "n,x\n";
        for (std::size_t i = 0; i < mostTableRows; ++i)
            text += "1,20\n";
        QVERIFY(parseScalingTable(text));
        const auto table = parseScalingTable(text + "1,20\n");
        QVERIFY(!table);
        QCOMPARE(table.error().message,
            "line " + std::to_string(mostTableRows + 2) + ": more than 1000 rows");
    }

    void aMessageIsOneShortLineWhateverTheTableHolds()
    {
        const auto table = parseScalingTable("n,x\n" + std::string(5000, '\x01') + ",3\n");
        QVERIFY(!table);
        QVERIFY(table.error().message.size() < 200);
        QVERIFY(table.error().message.find('\x01') == std::string::npos);
    }

    void aFileIsNamedAndNotTrustedToBeSmall()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("mine.csv").toStdString();
        const auto says = [](const std::string& file) {
            const auto table = openScalingTable(file);
            return table ? std::string{} : table.error().message;
        };
        std::ofstream{path} << "n,x\n1,20\n2,oops\n";
        QCOMPARE(says(path), path + ":3: throughput: \"oops\" is not a positive number");
        QVERIFY(says(path + ".not").find("No such file") != std::string::npos);
        QVERIFY(says(folder.path().toStdString()).find("Is a directory") != std::string::npos);
        QVERIFY(says("/dev/zero").find("larger than 1024 KiB") != std::string::npos);
        QVERIFY(says("/dev/null").find("the table is empty") != std::string::npos);
    }

    void noTableBreaksTheReader()
    {
        std::mt19937 random{1};
        const std::string any = "nxt,;\t \"\n\r#0123.-+e\xC3\x01";
        const std::string numbers = "1234567890,,,\n\n\n";
        std::size_t read = 0;
        for (int trial = 0; trial < 20'000; ++trial) {
            std::string text = trial % 2 == 0 ? "n,x\n" : "";
            const std::string& letters = trial % 4 == 0 ? numbers : any;
            for (std::size_t length = random() % 40; length > 0; --length)
                text += letters[random() % letters.size()];
            if (const auto table = parseScalingTable(text)) {
                ++read;
                QVERIFY(!table->points.empty());
                for (const auto& [n, x] : table->points)
                    QVERIFY(n >= 1 && x > 0);
            } else {
                QVERIFY(!table.error().message.empty());
                QVERIFY(table.error().message.find('\n') == std::string::npos);
            }
        }
        QVERIFY(read > 10);
    }
};

QTEST_APPLESS_MAIN(ScalingTableTest)
#include "tst_scaling_table.moc"
