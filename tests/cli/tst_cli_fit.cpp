#include "measure/published.h"
#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace {

QByteArray tableOf(const std::vector<engine::ScalingPoint>& points)
{
    QByteArray text{"processors,throughput\n"};
    for (const auto& [n, x] : points)
        text += QByteArray::number(n) + ',' + QByteArray::number(x, 'g', 17) + '\n';
    return text;
}

} // namespace

class CliFitTest : public QObject {
    Q_OBJECT
private slots:
    void itPrintsTheCoefficientsWithTheirIntervals()
    {
        const Ended ended = fit(tableOf(tests::specSdm));
        QCOMPARE(ended.err, QByteArray{});
        QCOMPARE(ended.exitCode, 0);
        for (const char* words : {"gamma N / (1 + sigma (N - 1) + kappa N (N - 1))", "7 rows",
                 "N from 1 to 216", "gamma", "89.995", "sigma", "0.0277285", "kappa", "0.000104365",
                 "95 % interval", "peak at N = 97", "R² 0.98"})
            QVERIFY2(ended.out.contains(words), ended.out);
    }

    void asJsonItSaysTheSame()
    {
        const QJsonObject json = jsonOf(fit(tableOf(tests::specSdm), {"--json"}));
        QCOMPARE(json["model"].toString(), QString{"usl"});
        QCOMPARE(json["method"].toString(), QString{"least-squares"});
        QCOMPARE(json["rows"].toInt(), 7);
        QCOMPARE(json["processors"]["high"].toInt(), 216);
        QCOMPARE(json["confidence"].toDouble(), 0.95);
        for (const char* key : {"gamma", "sigma", "kappa"}) {
            QVERIFY(json[key]["low"].toDouble() < json[key]["value"].toDouble());
            QVERIFY(json[key]["value"].toDouble() < json[key]["high"].toDouble());
        }
        QVERIFY(std::abs(json["sigma"]["value"].toDouble() - 0.0277285) < 1e-6);
        QCOMPARE(json["peak"]["processors"].toInt(), 97);
        QVERIFY(json["peak"]["measured"].toBool());
        QVERIFY(json["peak"]["throughput"].toDouble() > 1800);
        QVERIFY(json["r_squared"].toDouble() > 0.98);
        QVERIFY(json["outlier_lines"].toArray().isEmpty() && json["notes"].toArray().isEmpty());
    }

    void theOtherLawsHaveASerialShare()
    {
        const QByteArray amdahl{"processors,time\n1,100\n2,62.5\n4,43.75\n8,34.375\n"}; // B 0.25
        const QJsonObject json = jsonOf(fit(amdahl, {"--model", "amdahl", "--json"}));
        QVERIFY(std::abs(json["serial"]["value"].toDouble() - 0.25) < 1e-6);
        QVERIFY(std::abs(json["gamma"]["value"].toDouble() - 0.01) < 1e-8);
        QVERIFY(std::abs(json["limit"].toDouble() - 4) < 1e-4);
        QVERIFY(!json.contains("sigma") && !json.contains("peak"));
        const QByteArray text = fit(amdahl, {"--model", "amdahl"}).out;
        QVERIFY2(text.contains("serial") && text.contains("X = 1 / time"), text);

        const QByteArray gustafson{"processors,throughput\n1,10\n2,17.5\n4,32.5\n8,62.5\n"};
        const QJsonObject scaled = jsonOf(fit(gustafson, {"--model", "gustafson", "--json"}));
        QVERIFY(std::abs(scaled["serial"]["value"].toDouble() - 0.25) < 1e-6);
        QVERIFY(!scaled.contains("limit"));
    }

    void itSaysWhatItDoesNotKnow()
    {
        const QJsonObject few = jsonOf(fit("n,x\n1,10\n2,18\n4,30\n", {"--json"}));
        QVERIFY(few["sigma"]["low"].isNull() && few["sigma"]["high"].isNull());
        QVERIFY(few["notes"].toArray().size() >= 2);
        const QJsonObject linear = jsonOf(fit("n,x\n1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n", {"--json"}));
        QVERIFY(linear["peak"].isNull());
    }

    void aRowFarOffIsNamed()
    {
        QByteArray table{"n,x\n"};
        for (int n = 1; n <= 12; ++n)
            table += QByteArray::number(n) + ','
                + QByteArray::number(
                    (n == 7 ? 0.5 : 1 + 0.01 * (n % 3)) * 10 * n / (1 + 0.05 * (n - 1)))
                + '\n';
        const QJsonObject json = jsonOf(fit(table, {"--method", "robust", "--json"}));
        QCOMPARE(json["outlier_lines"].toArray(), QJsonArray{8});
        QVERIFY(std::abs(json["sigma"]["value"].toDouble() - 0.05) < 0.02);
        QVERIFY(fit(table, {"--method", "robust"}).out.contains("line 8 lies far off"));
    }

    void whatCannotBeFittedIsOneLine_data()
    {
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArrayList>("says");
        QTest::newRow("a bad row") << 1 << QStringList{} << QByteArray{"n,x\n1,20\n4,oops\n"}
                                   << QByteArrayList{"mine.csv:3: ", "\"oops\""};
        QTest::newRow("empty") << 1 << QStringList{} << QByteArray{} << QByteArrayList{"empty"};
        QTest::newRow("too few") << 1 << QStringList{} << QByteArray{"n,x\n1,20\n4,70\n"}
                                 << QByteArrayList{"mine.csv: ", "3 different", "are 2"};
        QTest::newRow("times of a growing job")
            << 1 << QStringList{"--model", "gustafson"} << QByteArray{"n,t\n1,20\n4,70\n"}
            << QByteArrayList{"throughput, not its time"};
        QTest::newRow("model") << 2 << QStringList{"--model", "amdal"} << QByteArray{"n,x\n"}
                               << QByteArrayList{"--model", "did you mean \"amdahl\""};
        QTest::newRow("method") << 2 << QStringList{"--method", "best"} << QByteArray{"n,x\n"}
                                << QByteArrayList{"least-squares, relative, robust"};
        QTest::newRow("option") << 2 << QStringList{"--modle", "usl"} << QByteArray{"n,x\n"}
                                << QByteArrayList{"did you mean \"--model\""};
    }

    void whatCannotBeFittedIsOneLine()
    {
        QFETCH(int, exitCode);
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, table);
        QFETCH(QByteArrayList, says);
        const Ended ended = fit(table, arguments);
        QCOMPARE(ended.exitCode, exitCode);
        QCOMPARE(ended.out, QByteArray{});
        QVERIFY2(isOneLine(ended.err), ended.err);
        for (const QByteArray& words : says)
            QVERIFY2(ended.err.contains(words), ended.err);
    }

    void aFileThatIsNotThereIsNamed()
    {
        const Ended ended = interleave({"fit", "missing.csv"});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(isOneLine(ended.err) && ended.err.contains("missing.csv"), ended.err);
        QCOMPARE(interleave({"fit"}).exitCode, 2);
    }

private:
    static Ended fit(const QByteArray& table, const QStringList& more = {})
    {
        const QTemporaryDir folder;
        QFile file{folder.filePath("mine.csv")};
        if (!file.open(QIODevice::WriteOnly) || file.write(table) != table.size())
            return {};
        file.close();
        return interleave(QStringList{"fit", "mine.csv"} + more, folder.path());
    }

    static QJsonObject jsonOf(const Ended& ended)
    {
        return ended.exitCode == 0 ? QJsonDocument::fromJson(ended.out).object() : QJsonObject{};
    }
};

QTEST_APPLESS_MAIN(CliFitTest)
#include "tst_cli_fit.moc"
