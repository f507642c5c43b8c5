#include "engine/measure/fit.h"

#include "engine/measure/curve_search.h"
#include "engine/measure/laws.h"
#include "engine/trace/repeats.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <set>

namespace engine {
namespace {

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 != 0)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// The scale of the deviations, by their median and, so that a few small ones do not make the rest
/// outliers, by their squares. Times 2.385, Cauchy's function loses 5 % of what least squares get
/// out of normal deviations.
double cutoffFor(std::vector<double> deviations, double freedom)
{
    constexpr double efficient = 2.385;
    constexpr double normal = 1.4826; // standard deviation over median deviation
    const auto count = static_cast<double>(deviations.size());
    double squares = 0;
    for (double& deviation : deviations) {
        squares += deviation * deviation;
        deviation = std::abs(deviation);
    }
    const double usual = std::sqrt(squares / freedom);
    const double typical = normal * median(deviations) * std::sqrt(count / freedom);
    return efficient * std::max({std::min(typical, usual), usual / 4, 1e-12});
}

double weightOf(double deviation, double cutoff)
{
    return 1 / (1 + deviation * deviation / (cutoff * cutoff));
}

/// One fit: where it is best, and how far from there the loss stays within chance.
class Fitting {
public:
    Fitting(ScalingModel model, std::span<const ScalingPoint> points, FitMethod method)
        : m_model{model}
        , m_points{points}
        , m_search{model, points, method}
        , m_freedom{static_cast<double>(points.size()) - static_cast<double>(m_search.unknowns())}
    {
        const CurveStart start = curveStart(model, points);
        m_best = m_search.best({start.logGamma, start.shape[0], start.shape[1]});
        if (method == FitMethod::Robust && m_freedom > 0)
            for (int round = 0; round < 3; ++round) {
                const double cutoff = cutoffFor(m_search.deviations(m_best.at), m_freedom);
                m_search = CurveSearch{model, points, method, cutoff};
                m_best = m_search.best(m_best.at);
            }
        m_allowance = m_freedom > 0 ? std::sqrt(allowance()) : 0;
    }

    Coefficient gamma() const
    {
        Coefficient gamma{std::exp(m_best.at[0]), intervalOf(0)};
        if (gamma.interval)
            gamma.interval = {std::exp(gamma.interval->low), std::exp(gamma.interval->high)};
        return gamma;
    }

    Coefficient shape(std::size_t i) const { return {m_best.at[i + 1], intervalOf(i + 1)}; }

    std::vector<double> weights() const
    {
        std::vector<double> weights = m_search.deviations(m_best.at);
        for (double& weight : weights)
            weight = weightOf(weight, m_search.cutoff());
        return weights;
    }

private:
    std::optional<Interval> intervalOf(std::size_t unknown) const
    {
        if (m_freedom <= 0)
            return std::nullopt;
        return Interval{end(unknown, -1), end(unknown, 1)};
    }

    /// By how much the loss may exceed the least.
    double allowance() const
    {
        const double t = trace::studentT95(m_freedom);
        double squares = 0;
        double slopes = 0;
        for (const double deviation : m_search.deviations(m_best.at)) {
            const double weight = weightOf(deviation, m_search.cutoff());
            squares += weight * weight * deviation * deviation;
            slopes += weight * (2 * weight - 1);
        }
        const double slope = std::max(0.1, slopes / static_cast<double>(m_points.size()));
        return t * t * squares / m_freedom / slope;
    }

    /// How far beyond the allowed loss the fit is with the unknown at `value`; the root of it is
    /// nearly linear in the value, which the search for its zero lives on.
    double excess(std::size_t unknown, double value) const
    {
        Unknowns from = m_best.at;
        from[unknown] = value;
        const double loss = m_search.best(from, unknown).loss - m_best.loss;
        return std::sqrt(std::max(0.0, loss)) - m_allowance;
    }

    /// Where the unknown, going down (-1) or up (1) from the best, first costs too much.
    double end(std::size_t unknown, int direction) const
    {
        const double best = m_best.at[unknown];
        const double least = unknown == 0 ? -std::numeric_limits<double>::infinity() : 0;
        const double most =
            unknown == 0 ? std::numeric_limits<double>::infinity() : mostOf(m_model);
        const double bound = direction < 0 ? least : most;
        if (best == bound)
            return bound;
        double inner = best;
        double innerExcess = -m_allowance;
        double step = unknown == 0 ? 1e-3 : std::max(1e-3 * best, 1e-9);
        for (int doubling = 0; doubling < 60; ++doubling, step *= 4) {
            double outer = std::clamp(best + direction * step, least, most);
            double outerExcess = excess(unknown, outer);
            if (outerExcess > 0)
                return crossing(unknown, {inner, innerExcess}, {outer, outerExcess});
            if (outer == bound)
                return bound;
            inner = outer;
            innerExcess = outerExcess;
        }
        return direction < 0 ? least : std::numeric_limits<double>::infinity();
    }

    /// By the Illinois variant of false position.
    double crossing(
        std::size_t unknown, std::pair<double, double> inner, std::pair<double, double> outer) const
    {
        constexpr double near = 1e-5; // of the distance from the best
        constexpr double exact = 1e-14; // rounding; of deviations that are shares
        const double best = m_best.at[unknown];
        for (int round = 0; round < 40; ++round) {
            if (inner.second > -exact)
                return inner.first;
            if (std::abs(outer.first - inner.first) <= near * std::abs(outer.first - best))
                break;
            const double next = (inner.first * outer.second - outer.first * inner.second)
                / (outer.second - inner.second);
            const double found = excess(unknown, next);
            if (found > 0) {
                outer = {next, found};
                inner.second /= 2;
            } else {
                inner = {next, found};
                outer.second /= 2;
            }
        }
        return outer.first;
    }

    ScalingModel m_model;
    std::span<const ScalingPoint> m_points;
    CurveSearch m_search;
    double m_freedom;
    double m_allowance = 0; ///< root of what the loss may exceed the least by
    Optimum m_best{};
};

void judge(ScalingFit& fit, std::span<const ScalingPoint> points)
{
    double mean = 0;
    for (const ScalingPoint& point : points)
        mean += point.throughput / static_cast<double>(points.size());
    double unexplained = 0;
    double total = 0;
    double shares = 0;
    for (const auto& [n, x] : points) {
        const double fitted = throughputOf(fit, n);
        unexplained += (x - fitted) * (x - fitted);
        total += (x - mean) * (x - mean);
        shares += (x / fitted - 1) * (x / fitted - 1);
    }
    if (total > 1e-20 * mean * mean) // else the differences are rounding
        fit.rSquared = 1 - unexplained / total;
    fit.deviation = std::sqrt(shares / static_cast<double>(points.size()));
}

} // namespace

double throughputOf(const ScalingFit& fit, double processors)
{
    switch (fit.model) {
    case ScalingModel::Amdahl: return fit.gamma.value * amdahlSpeedup(fit.serial.value, processors);
    case ScalingModel::Gustafson:
        return fit.gamma.value * gustafsonSpeedup(fit.serial.value, processors);
    case ScalingModel::Usl: break;
    }
    return uslThroughput({fit.gamma.value, fit.sigma.value, fit.kappa.value}, processors);
}

Result<ScalingFit> fitScaling(
    ScalingModel model, std::span<const ScalingPoint> points, FitMethod method)
{
    std::set<double> different;
    for (const ScalingPoint& point : points) {
        assert(point.processors >= 1 && point.throughput > 0);
        different.insert(point.processors);
    }
    const std::size_t needed = 1 + shapeSize(model);
    if (different.size() < needed)
        return failure("the fit needs " + std::to_string(needed)
            + " different numbers of processors at least; there "
            + (different.size() == 1 ? "is 1" : "are " + std::to_string(different.size())));

    const Fitting fitting{model, points, method};
    ScalingFit fit{.model = model, .method = method, .gamma = fitting.gamma()};
    if (model == ScalingModel::Usl) {
        fit.sigma = fitting.shape(0);
        fit.kappa = fitting.shape(1);
    } else {
        fit.serial = fitting.shape(0);
    }
    fit.weights = fitting.weights();
    judge(fit, points);
    return fit;
}

} // namespace engine
