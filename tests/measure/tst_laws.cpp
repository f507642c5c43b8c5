#include "engine/measure/laws.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace engine;

namespace {

constexpr double exactly = 1e-12; ///< relative: rounding, not method

bool same(double a, double b)
{
    return std::abs(a - b) <= exactly * std::max({1.0, std::abs(a), std::abs(b)});
}

/// A job by hand: `serial` seconds that one processor does alone, `divisible` that all share.
double secondsOf(double serial, double divisible, double processors)
{
    return serial + divisible / processors;
}

} // namespace

class LawsTest : public QObject {
    Q_OBJECT
private slots:
    void amdahlGivesTheValuesOfTheTextbook_data()
    {
        QTest::addColumn<double>("serial");
        QTest::addColumn<double>("processors");
        QTest::addColumn<double>("speedup");
        QTest::newRow("B 0.6 on 4") << 0.6 << 4.0 << 10.0 / 7;
        QTest::newRow("B 0.05 on 2") << 0.05 << 2.0 << 2 / 1.05;
        QTest::newRow("B 0.25 on 2") << 0.25 << 2.0 << 1.6;
        QTest::newRow("B 0.1 on 10") << 0.1 << 10.0 << 100.0 / 19;
        QTest::newRow("nothing serial") << 0.0 << 64.0 << 64.0;
        QTest::newRow("all serial") << 1.0 << 64.0 << 1.0;
        QTest::newRow("one processor") << 0.3 << 1.0 << 1.0;
    }

    void amdahlGivesTheValuesOfTheTextbook()
    {
        QFETCH(double, serial);
        QFETCH(double, processors);
        QFETCH(double, speedup);
        QVERIFY(same(amdahlSpeedup(serial, processors), speedup));
    }

    void amdahlIsTheRatioOfTheTwoTimes()
    {
        for (double serial = 0; serial <= 1; serial += 0.125)
            for (double processors = 1; processors <= 1024; processors *= 2)
                QVERIFY(same(amdahlSpeedup(serial, processors),
                    secondsOf(serial, 1 - serial, 1) / secondsOf(serial, 1 - serial, processors)));
    }

    void amdahlNearsItsLimitAndStaysBelow()
    {
        QCOMPARE(amdahlLimit(0), std::numeric_limits<double>::infinity());
        for (const double serial : {0.01, 0.25, 0.6, 1.0}) {
            const double many = amdahlSpeedup(serial, 1e9);
            QVERIFY(many <= amdahlLimit(serial));
            QVERIFY(many > 0.999999 * amdahlLimit(serial));
        }
    }

    /// Gustafson's own example: 1024 processors, 0.4 % serial, and the speedup is above 1000.
    void gustafsonCountsTheWorkDoneInTheSameTime()
    {
        QVERIFY(same(gustafsonSpeedup(0.004, 1024), 1024 - 0.004 * 1023));
        QVERIFY(gustafsonSpeedup(0.004, 1024) > 1000);
        QVERIFY(same(gustafsonSpeedup(0.25, 4), 3.25));
        QCOMPARE(gustafsonSpeedup(1, 8), 1.0);
        QCOMPARE(gustafsonSpeedup(0, 8), 8.0);
    }

    void theTwoSharesTellOfOneJob()
    {
        for (double serial = 0; serial <= 1; serial += 0.1)
            for (double processors = 1; processors <= 64; processors *= 2) {
                const double share = gustafsonShare(serial, processors);
                const double time = secondsOf(serial, 1 - serial, processors);
                QVERIFY(same(share, serial / time));
                QVERIFY(
                    same(gustafsonSpeedup(share, processors), amdahlSpeedup(serial, processors)));
            }
    }

    void withoutCoherencyTheUslIsAmdahls()
    {
        for (double serial = 0; serial <= 1; serial += 0.125)
            for (double processors = 1; processors <= 256; processors *= 4)
                QVERIFY(same(uslThroughput({.gamma = 5, .sigma = serial}, processors),
                    5 * amdahlSpeedup(serial, processors)));
    }

    void theUslGivesExactValues()
    {
        QCOMPARE(uslThroughput({.gamma = 3}, 7), 21.0);
        // 4 / (1 + 0.1 × 3 + 0.01 × 4 × 3) = 4 / 1.42
        QVERIFY(same(uslThroughput({.gamma = 1, .sigma = 0.1, .kappa = 0.01}, 4), 4 / 1.42));
        QCOMPARE(uslThroughput({.gamma = 9, .sigma = 0.5, .kappa = 0.5}, 1), 9.0);
    }

    void thePeakIsWhereASearchFindsIt()
    {
        for (const Usl& law : {Usl{1, 0.05, 0.002}, Usl{20, 0.0277, 0.0001044}, Usl{1, 0, 0.25},
                 Usl{1, 0.9, 0.5}, Usl{1, 0, 1e-6}, Usl{1, 0.3, 0.013}}) {
            double best = 1;
            for (double n = 1; n <= 2000; ++n)
                if (uslThroughput(law, n) > uslThroughput(law, best))
                    best = n;
            QCOMPARE(uslBestProcessors(law), std::optional{best});
            QVERIFY(std::abs(*uslPeak(law) - best) <= 1);
        }
    }

    void whereMoreNeverHurtsThereIsNoPeak()
    {
        QVERIFY(!uslPeak({}));
        QVERIFY(!uslPeak({.sigma = 0.4}));
        QVERIFY(!uslPeak({.sigma = 1}));
        QVERIFY(!uslBestProcessors({.sigma = 0.4}));
        QCOMPARE(uslPeak({.sigma = 2, .kappa = 0.1}), std::optional{1.0});
        QCOMPARE(uslBestProcessors({.sigma = 1, .kappa = 0.1}), std::optional{1.0});
    }

    void karpAndFlattFindTheShareThatAmdahlPutIn()
    {
        for (double serial = 0; serial <= 1; serial += 0.05)
            for (double processors = 2; processors <= 512; processors *= 2)
                QVERIFY(same(karpFlatt(amdahlSpeedup(serial, processors), processors), serial));
        QVERIFY(karpFlatt(2.2, 2) < 0); // faster than two processors can be
        QVERIFY(karpFlatt(0.5, 2) > 1); // slower than one
    }
};

QTEST_APPLESS_MAIN(LawsTest)
#include "tst_laws.moc"
