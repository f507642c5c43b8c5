#include "views/format.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace views;
using trace::Duration;
using trace::Time;

namespace {

/// Thin and no-break spaces as "_" and " ", so that expectations can be read.
QString plain(QString text)
{
    return text.replace(QChar{0x2009}, u'_')
        .replace(QChar{0x00a0}, u' ')
        .replace(QChar{0x2212}, u'-');
}

} // namespace

class TestFormat : public QObject {
    Q_OBJECT

private slots:
    void aDurationHasThreeDigitsAndThePersonsUnit_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64{0} << "0 ns";
        QTest::newRow("ns") << qint64{7} << "7 ns";
        QTest::newRow("not 0.000038 s") << qint64{38'000} << QString::fromUtf8("38 µs");
        QTest::newRow("three digits") << qint64{1'934'567} << "1.93 ms";
        QTest::newRow("rounds up") << qint64{12'481'905} << "12.5 ms";
        QTest::newRow("whole") << qint64{250'000'000} << "250 ms";
        QTest::newRow("999.9 us is 1 ms") << qint64{999'900} << "1 ms";
        QTest::newRow("9.996 gains a digit") << qint64{9'996'000} << "10 ms";
        QTest::newRow("seconds") << qint64{2'000'000'000} << "2 s";
        QTest::newRow("thousands") << qint64{1'284'000'000'000} << "1_284 s";
        QTest::newRow("before zero") << qint64{-38'000} << QString::fromUtf8("-38 µs");
    }

    void aDurationHasThreeDigitsAndThePersonsUnit()
    {
        QFETCH(qint64, nanoseconds);
        QTEST(plain(formatDuration(Duration{nanoseconds})), "text");
    }

    void aMomentIsExactToTheNanosecond()
    {
        QCOMPARE(plain(formatTime(Time{12'481'905ns})), QStringLiteral("12.481_905 ms"));
        QCOMPARE(plain(formatTime(Time{1'002'003'004ns})), QStringLiteral("1.002_003_004 s"));
        QCOMPARE(plain(formatTime(Time{42ns})), QStringLiteral("42 ns"));
        QCOMPARE(
            plain(formatTime(Time{-1'500ns}, Unit::Microseconds)), QString::fromUtf8("-1.500 µs"));
        QCOMPARE(plain(formatTime(Time{1'234'567'890'123'456ns})),
            QStringLiteral("1_234_567.890_123_456 s"));
    }

    void aRangeTellsItsEndsApart()
    {
        QCOMPARE(plain(formatRange({Time{10'221'300ns}, Time{10'259'400ns}})),
            QString::fromUtf8("10.221–10.259 ms"));
        QCOMPARE(plain(formatRange({Time{0ns}, Time{2s}})), QString::fromUtf8("0.0–2.0 s"));
        QCOMPARE(plain(formatRange({Time{5ns}, Time{5ns}})), QString::fromUtf8("5–5 ns"));
    }

    void countsAndSharesAreGrouped()
    {
        QCOMPARE(plain(formatCount(1284)), QStringLiteral("1_284"));
        QCOMPARE(plain(formatCount(12)), QStringLiteral("12"));
        QCOMPARE(plain(formatCount(10'000'000)), QStringLiteral("10_000_000"));
        QCOMPARE(plain(formatShare(0.075)), QStringLiteral("7.5 %"));
        QCOMPARE(plain(formatShare(0.97)), QStringLiteral("97 %"));
        QCOMPARE(plain(formatShare(0)), QStringLiteral("0 %"));
    }

    void whatIsShownCanBeTyped()
    {
        for (const auto time : {0ns, 1ns, 38'417ns, 12'481'905ns, 20'000'000ns, 1'002'003'004ns})
            QCOMPARE(parseTime(formatTime(Time{time})), std::optional{Time{time}});
    }

    void timesAreReadAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("nanoseconds"); // -1: not a time
        QTest::newRow("spaced") << "12.48 ms" << qint64{12'480'000};
        QTest::newRow("tight") << "12.48ms" << qint64{12'480'000};
        QTest::newRow("comma") << "12,48 ms" << qint64{12'480'000};
        QTest::newRow("us") << "1 284 us" << qint64{1'284'000};
        QTest::newRow("micro") << QString::fromUtf8("38µs") << qint64{38'000};
        QTest::newRow("greek mu") << QString::fromUtf8("38μs") << qint64{38'000};
        QTest::newRow("upper case") << "3 S" << qint64{3'000'000'000};
        QTest::newRow("bare") << "5" << qint64{5'000'000};
        QTest::newRow("empty") << "" << qint64{-1};
        QTest::newRow("word") << "soon" << qint64{-1};
        QTest::newRow("unit alone") << "ms" << qint64{-1};
        QTest::newRow("two points") << "1.2.3 ms" << qint64{-1};
        QTest::newRow("unknown unit") << "3 parsec" << qint64{-1};
        QTest::newRow("number after unit") << "3 ms 4" << qint64{-1};
        QTest::newRow("too long") << "99999999999999999999 s" << qint64{-1};
    }

    void timesAreReadAsPeopleTypeThem()
    {
        QFETCH(QString, text);
        const auto parsed = parseDuration(text);
        QTEST(qint64(parsed ? parsed->count() : -1), "nanoseconds");
    }
};

QTEST_APPLESS_MAIN(TestFormat)

#include "tst_format.moc"
