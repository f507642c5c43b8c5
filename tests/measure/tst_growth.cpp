// Growth fitted to figures by year, against known growth and simulated scatter.
#include "engine/measure/growth.h"

#include <QTest>

#include <cmath>
#include <random>
#include <vector>

using namespace engine;

namespace {

std::vector<Dated> doublingEvery(double years, int from, int to, double scatter, unsigned seed)
{
    std::mt19937 random{seed};
    std::normal_distribution<> off{0, scatter};
    std::vector<Dated> points;
    for (int year = from; year <= to; ++year)
        points.push_back({double(year),
            2300 * std::exp2((year - from) / years + (scatter > 0 ? off(random) : 0))});
    return points;
}

} // namespace

class GrowthTest : public QObject {
    Q_OBJECT
private slots:
    void exactGrowthIsFoundExactly()
    {
        for (const double years : {0.5, 1.0, 2.0, 7.25}) {
            const auto growth = fitGrowth(doublingEvery(years, 1971, 2024, 0, 1));
            QVERIFY(growth);
            QVERIFY(std::abs(*growth->doubling() - years) < 1e-9);
            QVERIFY(std::abs(growth->valueIn(1971) / 2300 - 1) < 1e-9);
            QVERIFY(growth->doublingInterval());
            QVERIFY(growth->doublingInterval()->high - growth->doublingInterval()->low < 1e-6);
        }
    }

    void theIntervalHoldsTheTruthNineteenTimesInTwenty()
    {
        int held = 0;
        constexpr int times = 1000;
        for (unsigned seed = 1; seed <= times; ++seed) {
            const auto growth = fitGrowth(doublingEvery(2, 1971, 1985, 1.5, seed));
            QVERIFY(growth && growth->perYearInterval);
            held += growth->perYearInterval->low <= 0.5 && 0.5 <= growth->perYearInterval->high;
        }
        // Binomial: 950 with a standard deviation of 6.9.
        QVERIFY2(held >= 920 && held <= 978, qPrintable(QString::number(held)));
    }

    void whatMayNotGrowAtAllHasNoLongestDoublingTime()
    {
        const std::vector<Dated> flat{{2005, 10}, {2006, 14}, {2007, 9}, {2008, 13}, {2009, 12}};
        const auto growth = fitGrowth(flat);
        QVERIFY(growth);
        QVERIFY(growth->doublingInterval());
        QVERIFY(std::isinf(growth->doublingInterval()->high));
        const std::vector<Dated> falling{{2005, 16}, {2006, 8}, {2007, 4.1}, {2008, 2}};
        QVERIFY(!fitGrowth(falling)->doubling());
        QVERIFY(!fitGrowth(falling)->doublingInterval());
    }

    void oneYearIsTooLittle()
    {
        QVERIFY(!fitGrowth(std::vector<Dated>{}));
        QVERIFY(!fitGrowth(std::vector<Dated>{{2000, 1}}));
        QVERIFY(!fitGrowth(std::vector<Dated>{{2000, 1}, {2000, 2}}));
        const auto two = fitGrowth(std::vector<Dated>{{2000, 1}, {2002, 2}});
        QVERIFY(two && std::abs(*two->doubling() - 2) < 1e-12);
        QVERIFY(!two->perYearInterval);
    }

    void aBendIsFoundWhereItIs()
    {
        std::vector<Dated> points;
        for (int year = 1971; year <= 2024; ++year)
            points.push_back({double(year), std::exp2(0.4 * std::min(year - 2004.5, 0.0))});
        const auto bend = fitBend(points);
        QVERIFY(bend);
        QCOMPARE(bend->year, 2004.5);
        QVERIFY(std::abs(bend->before - 0.4) < 1e-9);
        QVERIFY(std::abs(bend->after) < 1e-9);
        QVERIFY(!fitBend(std::vector<Dated>(points.begin(), points.begin() + 5)));
    }
};

QTEST_GUILESS_MAIN(GrowthTest)
#include "tst_growth.moc"
