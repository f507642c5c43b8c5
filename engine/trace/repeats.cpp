#include "engine/trace/repeats.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trace {
namespace {

double meanValue(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The variance of the mean, estimated from the values. Pre: two of them at least.
double varianceOfMean(const std::vector<double>& values)
{
    const double mean = meanValue(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    const auto n = static_cast<double>(values.size());
    return sum / (n - 1) / n;
}

/// The continued fraction of the incomplete beta function by Lentz's method. Source: NIST Digital
/// Library of Mathematical Functions, 8.17.22.
double betaFraction(double a, double b, double x)
{
    constexpr double tiny = 1e-300;
    constexpr int most = 500;
    double c = 1;
    double d = 1 / std::max(tiny, std::abs(1 - (a + b) * x / (a + 1)))
        * (1 - (a + b) * x / (a + 1) < 0 ? -1 : 1);
    double fraction = d;
    for (int m = 1; m < most; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        const double before = fraction;
        for (const double part : {even, odd}) {
            const auto away = [](double value) { return value == 0 ? tiny : value; };
            d = 1 / away(1 + part * d);
            c = away(1 + part / c);
            fraction *= c * d;
        }
        if (std::abs(fraction - before) < 1e-15 * std::abs(fraction))
            break;
    }
    return fraction;
}

/// The regularized incomplete beta function. Pre: 0 < x < 1.
double beta(double a, double b, double x)
{
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b)
        + a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1) / (a + b + 2))
        return front * betaFraction(a, b, x) / a;
    return 1 - front * betaFraction(b, a, 1 - x) / b;
}

/// How likely |t| is greater than `t` by chance.
double beyond(double t, double freedom)
{
    return beta(freedom / 2, 0.5, freedom / (freedom + t * t));
}

std::vector<double> valuesOf(const std::vector<std::vector<Measure>>& runs, std::size_t figure)
{
    std::vector<double> values;
    for (const std::vector<Measure>& run : runs)
        if (figure < run.size() && run[figure].value)
            values.push_back(*run[figure].value);
    return values;
}

} // namespace

double studentT95(double freedom)
{
    constexpr double chance = 0.05;
    double low = 0;
    double high = 2;
    while (beyond(high, freedom) > chance)
        high *= 2;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (beyond(middle, freedom) > chance ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::optional<Mean> meanOf(const std::vector<double>& values)
{
    if (values.empty())
        return {};
    Mean mean{.n = values.size(), .mean = meanValue(values)};
    if (values.size() > 1)
        mean.half =
            studentT95(static_cast<double>(values.size() - 1)) * std::sqrt(varianceOfMean(values));
    return mean;
}

std::optional<bool> MeanDifference::beyondNoise() const
{
    if (!half)
        return {};
    return std::abs(difference) > *half;
}

std::optional<MeanDifference> meanDifference(
    const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.empty() || b.empty())
        return {};
    MeanDifference found{.difference = meanValue(b) - meanValue(a)};
    if (a.size() < 2 || b.size() < 2)
        return found;
    const double ofA = varianceOfMean(a);
    const double ofB = varianceOfMean(b);
    const double both = ofA + ofB;
    if (both == 0)
        return found.half = 0, found;
    const double freedom = both * both
        / (ofA * ofA / static_cast<double>(a.size() - 1)
            + ofB * ofB / static_cast<double>(b.size() - 1));
    found.half = studentT95(freedom) * std::sqrt(both);
    return found;
}

std::vector<RepeatedDifference> repeatedDifferences(const Repeats& repeats)
{
    std::vector<RepeatedDifference> all;
    const auto& named = !repeats.a.empty() ? repeats.a : repeats.b;
    for (std::size_t i = 0; !named.empty() && i < named.front().size(); ++i) {
        const Measure& of = named.front()[i];
        const std::vector<double> a = valuesOf(repeats.a, i);
        const std::vector<double> b = valuesOf(repeats.b, i);
        all.push_back({of.key, of.label, of.unit, meanOf(a), meanOf(b), meanDifference(a, b)});
    }
    return all;
}

} // namespace trace
