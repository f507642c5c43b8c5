// Means of repeats and their differences, held against integrals, tables and chance itself.
#include "engine/trace/repeats.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace trace;

namespace {

/// The density of Student's t, integrated by Simpson's rule: slow, and independent of ours.
double between(double t, double freedom)
{
    const double front = std::exp(std::lgamma((freedom + 1) / 2) - std::lgamma(freedom / 2))
        / std::sqrt(freedom * M_PI);
    const auto density = [&](double x) {
        return front * std::pow(1 + x * x / freedom, -(freedom + 1) / 2);
    };
    constexpr int steps = 200'000;
    const double width = 2 * t / steps;
    double sum = density(-t) + density(t);
    for (int i = 1; i < steps; ++i)
        sum += density(-t + i * width) * (i % 2 == 0 ? 2 : 4);
    return sum * width / 3;
}

std::vector<double> normal(std::mt19937& random, std::size_t n, double mean, double deviation)
{
    std::normal_distribution<double> distribution{mean, deviation};
    std::vector<double> values(n);
    for (double& value : values)
        value = distribution(random);
    return values;
}

std::vector<Measure> run(double switches, std::optional<double> wake)
{
    return {{"switches", "switches", Measured::PerSecond, switches},
        {"wake", "wake", Measured::Nanoseconds, wake}};
}

} // namespace

class TestRepeats : public QObject {
    Q_OBJECT

private slots:
    void studentsTIsThatOfTheTablesAndOfTheIntegral()
    {
        // Source: NIST/SEMATECH e-Handbook, table 1.3.6.7.2.
        const std::pair<double, double> table[]{
            {1, 12.706}, {2, 4.303}, {3, 3.182}, {5, 2.571}, {9, 2.262}, {30, 2.042}, {100, 1.984}};
        for (const auto& [freedom, t] : table)
            QVERIFY2(std::abs(studentT95(freedom) - t) < 0.0006, qPrintable(QString::number(t)));
        for (const double freedom : {1.0, 1.3, 2.5, 4.75, 17.2, 300.0})
            QVERIFY(std::abs(between(studentT95(freedom), freedom) - 0.95) < 1e-7);
    }

    void oneValueHasNoInterval()
    {
        QVERIFY(!meanOf({}));
        QCOMPARE(meanOf({7}), (Mean{.n = 1, .mean = 7}));
        QVERIFY(!meanDifference({1, 2}, {}));
        const auto single = meanDifference({1, 2}, {5});
        QCOMPARE(single->difference, 3.5);
        QVERIFY(!single->half && !single->beyondNoise());
    }

    void theIntervalIsThatOfAWorkedExample()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, s² = 32/7, t(7) = 2.3646.
        const auto mean = meanOf({2, 4, 4, 4, 5, 5, 7, 9});
        QCOMPARE(mean->mean, 5.0);
        QVERIFY(std::abs(*mean->half - 2.36462 * std::sqrt(32.0 / 7 / 8)) < 1e-4);
    }

    void theTruthIsInTheIntervalNineteenTimesOfTwenty()
    {
        std::mt19937 random{7};
        constexpr int trials = 4000;
        int holds = 0;
        int saysAlike = 0;
        for (int i = 0; i < trials; ++i) {
            const auto a = normal(random, 5, 100, 10);
            const auto b = normal(random, 12, 100, 40); // the same mean, another spread
            const auto mean = meanOf(a);
            holds += std::abs(mean->mean - 100) <= *mean->half ? 1 : 0;
            saysAlike += *meanDifference(a, b)->beyondNoise() ? 0 : 1;
        }
        QVERIFY(std::abs(double(holds) / trials - 0.95) < 0.015);
        QVERIFY(std::abs(double(saysAlike) / trials - 0.95) < 0.015);
    }

    void aClearDifferenceIsBeyondNoiseAndNoDifferenceIsNot()
    {
        QVERIFY(*meanDifference({10, 11, 12}, {20, 21, 22})->beyondNoise());
        QVERIFY(!*meanDifference({10, 20, 30}, {12, 22, 31})->beyondNoise());
        QVERIFY(!*meanDifference({0, 0, 0}, {0, 0, 0})->beyondNoise());
        QVERIFY(*meanDifference({1, 1}, {2, 2})->beyondNoise());
    }

    void figuresKeepTheirOrderAndWhatIsNotKnownIsLeftOut()
    {
        const auto all = repeatedDifferences(
            {.a = {run(10, 5), run(12, {}), run(14, 7)}, .b = {run(20, {}), run(20, {})}});
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].a->n, std::size_t{3});
        QCOMPARE(all[0].difference->difference, 8.0);
        QCOMPARE(all[1].a->n, std::size_t{2});
        QVERIFY(!all[1].b && !all[1].difference);
        QVERIFY(repeatedDifferences({}).empty());
    }
};

QTEST_APPLESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
