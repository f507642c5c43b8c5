#include "engine/trace/builder.h"
#include "engine/trace/reading_stats.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace trace;

namespace {

Time at(int i)
{
    return Time{Duration{i * 1000}};
}

} // namespace

class TestReadingStats : public QObject {
    Q_OBJECT

private slots:
    void rejectedReadingsAreCountedAndCountInNoFigure()
    {
        Builder builder;
        const QuantityId one = builder.addQuantity({.key = "one"});
        const QuantityId two = builder.addQuantity({.key = "two"});
        for (int i = 1; i <= 9; ++i)
            builder.read({.at = at(i), .value = i * 1.0, .x = 2, .quantity = one});
        builder.read(
            {.at = at(10), .value = 1e9, .x = 2, .quantity = one, .verdict = Verdict::Preempted});
        builder.read(
            {.at = at(11), .value = 7, .x = 1, .quantity = one, .verdict = Verdict::Preempted});
        const auto trace = builder.snapshot();
        const auto curves = readCurves(*trace, trace->extent().end);
        QCOMPARE(curves.size(), std::size_t{2});
        QVERIFY(curves[1].quantity == two && curves[1].points.empty());
        QCOMPARE(curves[0].kept, std::size_t{9});
        QCOMPARE(curves[0].rejected, std::size_t{2});
        QCOMPARE(curves[0].points.size(), std::size_t{2});
        QVERIFY(!curves[0].points[0].kept && curves[0].points[0].rejected == 1);
        const ReadPoint& point = curves[0].points[1];
        QCOMPARE(point.kept->quarter, 3.0);
        QCOMPARE(point.kept->median, 5.0);
        QCOMPARE(point.kept->threeQuarters, 7.0);
        QCOMPARE(point.mean->mean, 5.0);
        QVERIFY((point.median == Interval{2, 8})); // of nine: the second and the second to last
    }

    void onlyWhatWasReadByThenIsKnown()
    {
        Builder builder;
        const QuantityId id = builder.addQuantity({});
        for (int i = 0; i < 10; ++i)
            builder.read({.at = at(i), .value = 1, .x = float(i), .quantity = id});
        QCOMPARE(readCurves(*builder.snapshot(), at(4))[0].points.size(), std::size_t{5});
        QCOMPARE(readCurves(*builder.snapshot(), at(-1))[0].points.size(), std::size_t{0});
    }

    /// Tables of the sign test give the same ranks: n = 6 → 1, 15 → 4, 25 → 8, 100 → 40.
    void theMediansIntervalHasTheRanksOfTheTables()
    {
        const auto ranks = [](int n) {
            std::vector<double> values;
            for (int i = n; i >= 1; --i)
                values.push_back(i);
            return medianInterval(values);
        };
        QVERIFY(!ranks(0) && !ranks(5));
        QVERIFY((ranks(6) == Interval{1, 6}));
        QVERIFY((ranks(15) == Interval{4, 12}));
        QVERIFY((ranks(25) == Interval{8, 18}));
        QVERIFY((ranks(100) == Interval{40, 61}));
        QVERIFY(ranks(5000)->high - ranks(5000)->low < 145);
    }

    void theMediansIntervalHoldsTheMedianAsOftenAsItSays()
    {
        std::mt19937 random{5};
        std::exponential_distribution<> skewed{1.0};
        int held = 0;
        constexpr int times = 4000;
        for (int i = 0; i < times; ++i) {
            std::vector<double> values(15);
            for (double& value : values)
                value = skewed(random);
            const auto interval = medianInterval(values);
            held += interval->low <= std::log(2.0) && std::log(2.0) <= interval->high;
        }
        QVERIFY(held > 0.953 * times && held < 0.976 * times); // exactly 96.5 % for n = 15
    }
};

QTEST_APPLESS_MAIN(TestReadingStats)
#include "tst_reading_stats.moc"
