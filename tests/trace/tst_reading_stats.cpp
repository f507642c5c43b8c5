#include "engine/trace/builder.h"
#include "engine/trace/plateaus.h"
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

/// Latencies with four levels, every half doubling from 4 KiB to 64 MiB.
std::vector<CurvePoint> staircase()
{
    std::vector<CurvePoint> curve;
    for (double x = 4096; x <= 64.0 * 1024 * 1024; x *= std::sqrt(2.0)) {
        const double kib = x / 1024;
        const double y = kib <= 33 ? 1.29
            : kib <= 300           ? 4.52
            : kib < 1500           ? 4.52 * std::pow(kib / 300, 0.95)
            : kib < 4200           ? 23 * std::pow(kib / 1500, 0.05)
            : kib < 8000           ? 60
                                   : 104 * std::pow(kib / 8000, 0.03);
        curve.push_back({x, y});
    }
    return curve;
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

    void theLevelsOfMemoryAreFoundInTheData()
    {
        const auto curve = staircase();
        const auto found = plateaus(curve);
        QCOMPARE(found.size(), std::size_t{4});
        QCOMPARE(found[0].level, 1.29);
        QCOMPARE(found[1].level, 4.52);
        QVERIFY(found[2].level > 22 && found[2].level < 25);
        QVERIFY(found[3].level > 100 && found[3].level < 115);
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(levelName(found, i),
                (std::array<std::string_view, 4>{"L1", "L2", "L3", "DRAM"})[i]);
    }

    void aCurveWithoutStepsHasNoNames()
    {
        std::vector<CurvePoint> flat;
        std::vector<CurvePoint> steep;
        for (int i = 0; i < 20; ++i) {
            flat.push_back({std::exp2(12 + i), 3 + 0.1 * (i % 3)});
            steep.push_back({std::exp2(12 + i), std::exp2(i)});
        }
        QCOMPARE(plateaus(flat).size(), std::size_t{1});
        QVERIFY(levelName(plateaus(flat), 0).empty());
        QVERIFY(plateaus(steep).empty());
        QVERIFY(plateaus({}).empty());
        // A sweep that ends within the caches names no DRAM.
        const auto curve = staircase();
        const auto begin = plateaus(std::span{curve}.first(13));
        QCOMPARE(begin.size(), std::size_t{2});
        QCOMPARE(levelName(begin, 1), std::string_view{"L2"});
    }
};

QTEST_APPLESS_MAIN(TestReadingStats)
#include "tst_reading_stats.moc"
