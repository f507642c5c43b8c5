#include "engine/measure/fit.h"
#include "engine/measure/laws.h"
#include "measure/published.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace engine;

namespace {

using Points = std::vector<ScalingPoint>;
constexpr FitMethod allMethods[]{FitMethod::LeastSquares, FitMethod::Relative, FitMethod::Robust};

Points exactUsl(const Usl& law, int most, int step = 1)
{
    Points points;
    for (int n = 1; n <= most; n += step)
        points.push_back({static_cast<double>(n), uslThroughput(law, n)});
    return points;
}

bool near(double a, double b, double relative, double absolute = 1e-9)
{
    return std::abs(a - b) <= std::max(absolute, relative * std::abs(b));
}

bool covers(const Coefficient& coefficient, double truth)
{
    return coefficient.interval && coefficient.interval->low <= truth + 1e-9
        && truth - 1e-9 <= coefficient.interval->high;
}

QByteArray described(const Coefficient& coefficient)
{
    const auto [low, high] = coefficient.interval.value_or(Interval{NAN, NAN});
    return QByteArray::number(coefficient.value, 'g', 9) + " [" + QByteArray::number(low) + ", "
        + QByteArray::number(high) + ']';
}

/// The least sum of squares that any σ and κ of a grid reach, γ being solved for: no derivative,
/// no search that could stop early.
double gridSearch(const Points& points, double mostSigma, double mostKappa, int steps)
{
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i <= steps; ++i)
        for (int j = 0; j <= steps; ++j) {
            const Usl shape{1, mostSigma * i / steps, mostKappa * j / steps};
            double xx = 0;
            double xg = 0;
            double gg = 0;
            for (const auto& [n, x] : points) {
                const double g = uslThroughput(shape, n);
                xx += x * x;
                xg += x * g;
                gg += g * g;
            }
            best = std::min(best, xx - xg * xg / gg);
        }
    return best;
}

double sumOfSquares(const ScalingFit& fit, const Points& points)
{
    double sum = 0;
    for (const auto& [n, x] : points)
        sum += (x - throughputOf(fit, n)) * (x - throughputOf(fit, n));
    return sum;
}

} // namespace

class FitTest : public QObject {
    Q_OBJECT
private slots:
    void exactDataGiveBackTheirLaw_data()
    {
        QTest::addColumn<double>("sigma");
        QTest::addColumn<double>("kappa");
        QTest::newRow("both") << 0.05 << 0.002;
        QTest::newRow("no contention") << 0.0 << 0.001;
        QTest::newRow("no coherency cost") << 0.1 << 0.0;
        QTest::newRow("linear") << 0.0 << 0.0;
        QTest::newRow("retrograde") << 0.9 << 0.1;
        QTest::newRow("small") << 1e-4 << 1e-6;
        QTest::newRow("all serial") << 1.0 << 0.0;
    }

    void exactDataGiveBackTheirLaw()
    {
        QFETCH(double, sigma);
        QFETCH(double, kappa);
        for (const double gamma : {7.0, 1e-9, 3e12})
            for (const FitMethod method : allMethods) {
                const auto fit =
                    fitScaling(ScalingModel::Usl, exactUsl({gamma, sigma, kappa}, 16), method);
                QVERIFY(fit);
                QVERIFY2(near(fit->gamma.value, gamma, 1e-6, 0), described(fit->gamma));
                QVERIFY2(near(fit->sigma.value, sigma, 1e-6, 1e-8), described(fit->sigma));
                QVERIFY2(near(fit->kappa.value, kappa, 1e-6, 1e-8), described(fit->kappa));
                QVERIFY(covers(fit->sigma, sigma) && covers(fit->kappa, kappa));
                QVERIFY(fit->sigma.interval->high - fit->sigma.interval->low < 1e-3);
                QCOMPARE(fit->rSquared.has_value(), sigma < 1); // all the same: nothing to explain
                QVERIFY(near(fit->rSquared.value_or(1), 1, 1e-9));
                QVERIFY(fit->deviation < 1e-6);
            }
    }

    void exactDataGiveBackTheirSerialShare()
    {
        for (const double serial : {0.0, 0.01, 0.25, 0.6, 0.95, 1.0}) {
            Points amdahl;
            Points gustafson;
            for (const double n : {1, 2, 3, 4, 8, 16}) {
                amdahl.push_back({n, 5 * amdahlSpeedup(serial, n)});
                gustafson.push_back({n, 5 * gustafsonSpeedup(serial, n)});
            }
            for (const FitMethod method : allMethods) {
                const auto a = fitScaling(ScalingModel::Amdahl, amdahl, method);
                const auto g = fitScaling(ScalingModel::Gustafson, gustafson, method);
                QVERIFY(a && g);
                QVERIFY2(near(a->serial.value, serial, 1e-6, 1e-8), described(a->serial));
                QVERIFY2(near(g->serial.value, serial, 1e-6, 1e-8), described(g->serial));
                QVERIFY(near(a->gamma.value, 5, 1e-6) && near(g->gamma.value, 5, 1e-6));
                QVERIFY(near(throughputOf(*a, 32), 5 * amdahlSpeedup(serial, 32), 1e-6));
                QVERIFY(near(throughputOf(*g, 32), 5 * gustafsonSpeedup(serial, 32), 1e-6));
            }
        }
    }

    /// As the R package usl gives them, by another program and another method.
    void publishedCoefficientsAreFound()
    {
        const auto ray = fitScaling(ScalingModel::Usl, tests::rayTracer, FitMethod::LeastSquares);
        QVERIFY2(near(ray->gamma.value, 21.848843, 1e-5), described(ray->gamma));
        QVERIFY2(near(ray->sigma.value, 0.057771, 1e-4), described(ray->sigma));
        QCOMPARE(ray->kappa.value, 0.0);
        const auto spec = fitScaling(ScalingModel::Usl, tests::specSdm, FitMethod::LeastSquares);
        QVERIFY2(near(spec->gamma.value, 89.9952, 1e-5), described(spec->gamma));
        QVERIFY2(near(spec->sigma.value, 0.0277285, 1e-5), described(spec->sigma));
        QVERIFY2(near(spec->kappa.value, 0.00010436, 1e-4), described(spec->kappa));
    }

    void noGridFindsABetterFit()
    {
        for (const auto& [points, sigma, kappa] : {std::tuple{tests::rayTracer, 0.2, 1e-3},
                 {tests::specSdm, 0.1, 4e-4}, {exactUsl({3, 0.02, 0.01}, 9, 2), 0.2, 0.05}}) {
            const auto fit = fitScaling(ScalingModel::Usl, points, FitMethod::LeastSquares);
            const double grid = gridSearch(points, sigma, kappa, 400);
            QVERIFY(sumOfSquares(*fit, points) <= grid * (1 + 1e-9) + 1e-9);
            QVERIFY(grid < 1.01 * sumOfSquares(*fit, points) + 0.01);
        }
    }

    /// 100 trials have a standard error of 2 %.
    void intervalsHoldTheTruthAboutNineteenTimesInTwenty_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<double>("sigma");
        QTest::addColumn<double>("kappa");
        QTest::newRow("constant error")
            << static_cast<int>(FitMethod::LeastSquares) << 0.05 << 0.002;
        QTest::newRow("relative error") << static_cast<int>(FitMethod::Relative) << 0.05 << 0.002;
        QTest::newRow("robust") << static_cast<int>(FitMethod::Robust) << 0.05 << 0.002;
        QTest::newRow("sigma at its end") << static_cast<int>(FitMethod::Relative) << 0.0 << 0.001;
        QTest::newRow("kappa at its end") << static_cast<int>(FitMethod::Relative) << 0.1 << 0.0;
    }

    void intervalsHoldTheTruthAboutNineteenTimesInTwenty()
    {
        QFETCH(int, method);
        QFETCH(double, sigma);
        QFETCH(double, kappa);
        const auto how = static_cast<FitMethod>(method);
        const Points exact = exactUsl({7, sigma, kappa}, 16);
        std::mt19937 random{11};
        std::normal_distribution<> normal;
        int held[3]{};
        constexpr int trials = 100;
        for (int trial = 0; trial < trials; ++trial) {
            Points points = exact;
            for (auto& [n, x] : points)
                x = how == FitMethod::LeastSquares ? x + 0.4 * normal(random)
                                                   : x * std::exp(0.02 * normal(random));
            const auto fit = fitScaling(ScalingModel::Usl, points, how);
            held[0] += covers(fit->gamma, 7);
            held[1] += covers(fit->sigma, sigma);
            held[2] += covers(fit->kappa, kappa);
        }
        for (const int count : held) {
            QVERIFY2(count >= trials * 88 / 100, QByteArray::number(count));
            // At the end of a range an interval holds the truth more often: it has but one side.
            if (sigma > 0 && kappa > 0)
                QVERIFY2(count < trials, QByteArray::number(count));
        }
    }

    void aSerialShareIsHeldToo()
    {
        std::mt19937 random{5};
        std::normal_distribution<> normal;
        int held = 0;
        constexpr int trials = 100;
        for (int trial = 0; trial < trials; ++trial) {
            Points points;
            for (const double n : {1, 2, 3, 4, 6, 8})
                points.push_back({n, amdahlSpeedup(0.2, n) * std::exp(0.02 * normal(random))});
            held +=
                covers(fitScaling(ScalingModel::Amdahl, points, FitMethod::Relative)->serial, 0.2);
        }
        QVERIFY2(held >= trials * 88 / 100 && held < trials, QByteArray::number(held));
    }

    void oneRowFarOffMisleadsTheRobustFitLeast()
    {
        std::mt19937 random{3};
        std::normal_distribution<> normal;
        double plain = 0;
        double robust = 0;
        for (std::size_t trial = 0; trial < 48; ++trial) {
            Points points = exactUsl({7, 0.05, 0.002}, 16);
            for (auto& [n, x] : points)
                x *= std::exp(0.02 * normal(random));
            points[trial % 16].throughput *= 0.6;
            const auto sigmaBy = [&](FitMethod method) {
                return fitScaling(ScalingModel::Usl, points, method)->sigma.value;
            };
            plain += std::pow(sigmaBy(FitMethod::Relative) - 0.05, 2);
            robust += std::pow(sigmaBy(FitMethod::Robust) - 0.05, 2);
            const auto fit = fitScaling(ScalingModel::Usl, points, FitMethod::Robust);
            QVERIFY(std::ranges::min(fit->weights) == fit->weights[trial % 16]);
            QVERIFY(fit->weights[trial % 16] < 0.25);
        }
        QVERIFY2(std::sqrt(robust / 48) < 0.017, QByteArray::number(std::sqrt(robust / 48)));
        QVERIFY(robust < plain / 4);
    }

    void timesAndThroughputsTellTheSameRelatively()
    {
        Points slow = tests::rayTracer;
        for (auto& [n, x] : slow)
            x = 1 / (1 / x * 3600);
        const auto one = fitScaling(ScalingModel::Usl, tests::rayTracer, FitMethod::Relative);
        const auto other = fitScaling(ScalingModel::Usl, slow, FitMethod::Relative);
        QVERIFY(near(one->sigma.value, other->sigma.value, 1e-5));
        QVERIFY(near(one->sigma.interval->high, other->sigma.interval->high, 1e-3));
    }

    void tooFewNumbersOfProcessorsAreRefused()
    {
        const Points repeated{{1, 10}, {1, 11}, {4, 30}, {4, 31}};
        const auto usl = fitScaling(ScalingModel::Usl, repeated, FitMethod::LeastSquares);
        QVERIFY(!usl);
        QVERIFY(usl.error().message.find("3 different") != std::string::npos);
        QVERIFY(fitScaling(ScalingModel::Amdahl, repeated, FitMethod::Robust));
        const auto amdahl =
            fitScaling(ScalingModel::Amdahl, Points{{4, 30}}, FitMethod::LeastSquares);
        QVERIFY(!amdahl);
        QVERIFY(amdahl.error().message.find("there is 1") != std::string::npos);
        QVERIFY(!fitScaling(ScalingModel::Usl, Points{}, FitMethod::Robust));
    }

    void asManyRowsAsUnknownsLeaveNoInterval()
    {
        for (const FitMethod method : allMethods) {
            const auto fit = fitScaling(ScalingModel::Usl, exactUsl({7, 0.05, 0.01}, 3), method);
            QVERIFY(fit && !fit->sigma.interval && !fit->gamma.interval);
            QVERIFY(near(fit->kappa.value, 0.01, 1e-6));
        }
    }

    void whateverIsMeasuredTheFitStaysInItsRange()
    {
        std::mt19937 random{7};
        std::uniform_real_distribution<> anything{-6, 6};
        for (int trial = 0; trial < 12; ++trial) {
            Points points;
            for (int i = 0; i < 6; ++i)
                points.push_back(
                    {std::ceil(std::exp(std::abs(anything(random)))), std::exp(anything(random))});
            points.push_back({1, 1});
            points.push_back({2, 1});
            points.push_back({1000, 1});
            for (const ScalingModel model :
                {ScalingModel::Amdahl, ScalingModel::Gustafson, ScalingModel::Usl})
                for (const FitMethod method : allMethods) {
                    const auto fit = fitScaling(model, points, method);
                    QVERIFY(fit && std::isfinite(fit->gamma.value) && fit->gamma.value > 0);
                    for (const Coefficient& c : {fit->serial, fit->sigma, fit->kappa})
                        QVERIFY(std::isfinite(c.value) && c.value >= 0);
                    QVERIFY(fit->serial.value <= 1);
                    const Coefficient& shape =
                        model == ScalingModel::Usl ? fit->sigma : fit->serial;
                    QVERIFY2(
                        shape.interval->low <= shape.value && shape.value <= shape.interval->high,
                        described(shape));
                    QVERIFY(shape.interval->low >= 0);
                    QVERIFY(std::isfinite(fit->deviation));
                }
        }
    }
};

QTEST_APPLESS_MAIN(FitTest)
#include "tst_fit.moc"
