#include "engine/trace/plateaus.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace trace;

namespace {

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

/// A staircase with slopes between its stairs, as caches make it, noisy by `noise`.
std::vector<CurvePoint> noisyStaircase(
    const std::vector<std::pair<double, double>>& stairs, double noise, unsigned seed)
{
    std::mt19937 random{seed};
    std::normal_distribution<double> deviation{0, noise};
    std::vector<CurvePoint> points;
    const auto add = [&](double size, double cost) {
        points.push_back({size, cost * std::exp(deviation(random))});
    };
    double size = 4096;
    for (std::size_t i = 0; i < stairs.size(); ++i) {
        for (; size <= stairs[i].first; size *= std::exp2(0.25))
            add(size, stairs[i].second);
        if (i + 1 < stairs.size())
            for (int slope = 1; slope <= 2; ++slope, size *= std::exp2(0.25))
                add(size,
                    stairs[i].second
                        * std::pow(stairs[i + 1].second / stairs[i].second, slope / 3.0));
    }
    return points;
}

} // namespace

class PlateausTest : public QObject {
    Q_OBJECT

private slots:
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

    void plateausAreFoundInNoise()
    {
        const std::vector<std::pair<double, double>> stairs{
            {32e3, 1.3}, {512e3, 4.5}, {8e6, 23}, {128e6, 105}};
        for (unsigned seed = 0; seed < 100; ++seed) {
            const auto found = plateaus(noisyStaircase(stairs, 0.04, seed));
            QCOMPARE(found.size(), stairs.size());
            for (std::size_t i = 0; i < stairs.size(); ++i) {
                QVERIFY(std::abs(found[i].level / stairs[i].second - 1) < 0.06);
                QVERIFY(found[i].to > 0.6 * stairs[i].first && found[i].to < 1.3 * stairs[i].first);
            }
        }
    }

    void aLevelIsOnePlateauAndASlopeIsNone()
    {
        std::vector<CurvePoint> level, slope;
        std::mt19937 random{9};
        std::normal_distribution<double> noise{0, 0.04};
        for (double size = 4096; size < 1e8; size *= std::exp2(0.25)) {
            level.push_back({size, 7 * std::exp(noise(random))});
            slope.push_back({size, size});
        }
        QCOMPARE(plateaus(level).size(), std::size_t{1});
        QCOMPARE(plateaus(slope), std::vector<Plateau>{});
        QCOMPARE(plateaus({}), std::vector<Plateau>{});
        QCOMPARE(plateaus(std::array{CurvePoint{1, 1}}), std::vector<Plateau>{});
    }

    void oneOutlierMakesNoPlateau()
    {
        auto points = noisyStaircase({{32e3, 1.3}, {512e3, 4.5}}, 0.01, 1);
        points[5].y *= 3;
        const auto found = plateaus(points);
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(std::abs(found[0].level / 1.3 - 1) < 0.05);
        QVERIFY(found[0].from < 5000 && found[0].to > 25e3);
    }
};

QTEST_APPLESS_MAIN(PlateausTest)
#include "tst_plateaus.moc"
