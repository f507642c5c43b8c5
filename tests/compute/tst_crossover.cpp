#include "engine/compute/crossover.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace engine;

namespace {

std::vector<TwoTimes> at(const std::vector<double>& sizes, auto one, auto other)
{
    std::vector<TwoTimes> all;
    for (const double size : sizes)
        all.push_back({size, one(size), other(size)});
    return all;
}

const std::vector<double> sizes{10, 100, 1000, 10000};

} // namespace

class CrossoverTest : public QObject {
    Q_OBJECT
private slots:
    void powersOfTheSizeMeetWhereTheyMeet()
    {
        // n and 50 √n meet at 2500, between two measured sizes.
        const auto found = crossover(at(
            sizes, [](double n) { return n; }, [](double n) { return 50 * std::sqrt(n); }));
        QVERIFY(found && std::abs(*found - 2500) < 1e-6);
    }

    void aFixedCostIsFoundBetweenItsNeighbours()
    {
        // n against 100 + n / 10: equal at 111.1.
        const auto found = crossover(at(
            sizes, [](double n) { return n; }, [](double n) { return 100 + n / 10; }));
        QVERIFY(found && *found > 100 && *found < 130);
    }

    void whoIsAlwaysFasterIsSoFromTheSmallestOn()
    {
        QCOMPARE(crossover(at(
                     sizes, [](double n) { return n; }, [](double n) { return n / 2; })),
            std::optional{10.0});
        QCOMPARE(crossover(std::vector<TwoTimes>{{5, 2, 1}}), std::optional{5.0});
    }

    void whoIsNeverFasterHasNone()
    {
        QVERIFY(!crossover(at(
            sizes, [](double n) { return n; }, [](double n) { return 2 * n; })));
        QVERIFY(!crossover({}));
        QVERIFY(!crossover(std::vector<TwoTimes>{{5, 1, 1}}));
    }

    /// Once ahead and behind again: only what holds at every larger size counts.
    void aLeadThatIsLostAgainDoesNotCount()
    {
        const std::vector<TwoTimes> wavering{{1, 2, 1}, {2, 1, 2}, {4, 2, 1}};
        QVERIFY(std::abs(*crossover(wavering) - std::sqrt(8.0)) < 1e-9);
        const std::vector<TwoTimes> lost{{1, 2, 1}, {2, 1, 2}};
        QVERIFY(!crossover(lost));
    }
};

QTEST_GUILESS_MAIN(CrossoverTest)
#include "tst_crossover.moc"
