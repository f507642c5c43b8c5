#include "engine/measure/curve_search.h"

#include <algorithm>
#include <cmath>

#include <unsupported/Eigen/NonLinearOptimization>

namespace engine {
namespace {

using Eigen::Index;

/// A deviation as Cauchy's function sees it: its square is c² ln(1 + (r / c)²).
struct Damped {
    double value = 0;
    double slope = 1;
};

Damped damped(double deviation, double cutoff)
{
    if (!std::isfinite(cutoff) || deviation == 0)
        return {deviation, 1};
    const double share = deviation / cutoff;
    const double value = std::copysign(cutoff * std::sqrt(std::log1p(share * share)), deviation);
    return {value, deviation / (value * (1 + share * share))};
}

/// An unknown of the shape through a number that may be anything: u² or sin² u.
class Bounded {
public:
    explicit Bounded(ScalingModel model)
        : m_hasMost{std::isfinite(mostOf(model))}
    {
    }
    double value(double u) const { return m_hasMost ? std::sin(u) * std::sin(u) : u * u; }
    double slope(double u) const { return m_hasMost ? std::sin(2 * u) : 2 * u; }
    double inverse(double value) const
    {
        return m_hasMost ? std::asin(std::sqrt(value)) : std::sqrt(value);
    }

private:
    bool m_hasMost;
};

} // namespace

struct CurveSearch::Residuals {
    using Scalar = double;
    using InputType = Eigen::VectorXd;
    using ValueType = Eigen::VectorXd;
    using JacobianType = Eigen::MatrixXd;
    enum { InputsAtCompileTime = Eigen::Dynamic, ValuesAtCompileTime = Eigen::Dynamic };

    const CurveSearch& search;
    std::vector<std::size_t> free{}; ///< which unknowns move
    Unknowns base{}; ///< the others
    Bounded bounded{search.m_model};

    int inputs() const { return static_cast<int>(free.size()); }
    int values() const { return static_cast<int>(search.m_points.size()); }

    Unknowns unknownsAt(const InputType& u) const
    {
        Unknowns at = base;
        for (std::size_t i = 0; i < free.size(); ++i) {
            const double value = u(static_cast<Index>(i));
            at[free[i]] = free[i] == 0 ? value : bounded.value(value);
        }
        return at;
    }

    int operator()(const InputType& u, ValueType& out) const
    {
        const auto deviations = search.deviations(unknownsAt(u));
        for (std::size_t i = 0; i < deviations.size(); ++i)
            out(static_cast<Index>(i)) = damped(deviations[i], search.m_cutoff).value;
        return 0;
    }

    int df(const InputType& u, JacobianType& out) const
    {
        const Unknowns at = unknownsAt(u);
        const auto deviations = search.deviations(at);
        for (std::size_t i = 0; i < deviations.size(); ++i) {
            const CurvePoint curve =
                curveAt(search.m_model, {at[1], at[2]}, search.m_points[i].processors);
            const bool absolute = search.m_method == FitMethod::LeastSquares;
            const double outer = -damped(deviations[i], search.m_cutoff).slope
                * (absolute ? std::exp(at[0] + curve.log) / search.m_largest : 1);
            for (std::size_t j = 0; j < free.size(); ++j) {
                const auto column = static_cast<Index>(j);
                const double inner =
                    free[j] == 0 ? 1 : curve.slope[free[j] - 1] * bounded.slope(u(column));
                out(static_cast<Index>(i), column) = outer * inner;
            }
        }
        return 0;
    }
};

CurveSearch::CurveSearch(
    ScalingModel model, std::span<const ScalingPoint> points, FitMethod method, double cutoff)
    : m_model{model}
    , m_points{points}
    , m_method{method}
    , m_cutoff{cutoff}
{
    for (const ScalingPoint& point : points)
        m_largest = std::max(m_largest, point.throughput);
}

std::vector<double> CurveSearch::deviations(const Unknowns& at) const
{
    std::vector<double> all;
    all.reserve(m_points.size());
    for (const auto& [n, x] : m_points) {
        const double logFitted = at[0] + curveAt(m_model, {at[1], at[2]}, n).log;
        all.push_back(m_method == FitMethod::LeastSquares ? (x - std::exp(logFitted)) / m_largest
                                                          : std::log(x) - logFitted);
    }
    return all;
}

double CurveSearch::lossOf(const Unknowns& at) const
{
    double loss = 0;
    for (const double deviation : deviations(at)) {
        const double value = damped(deviation, m_cutoff).value;
        loss += value * value;
    }
    return std::isfinite(loss) ? loss : std::numeric_limits<double>::infinity();
}

Optimum CurveSearch::descend(const Unknowns& from, const std::array<bool, 3>& isFree) const
{
    Residuals residuals{.search = *this, .base = from};
    for (std::size_t i = 0; i < unknowns(); ++i)
        if (isFree[i])
            residuals.free.push_back(i);
    if (residuals.free.empty())
        return {from, lossOf(from)};
    Eigen::VectorXd u{residuals.inputs()};
    for (std::size_t i = 0; i < residuals.free.size(); ++i) {
        const double value = from[residuals.free[i]];
        u(static_cast<Index>(i)) =
            residuals.free[i] == 0 ? value : residuals.bounded.inverse(value);
    }
    Eigen::LevenbergMarquardt<Residuals> marquardt{residuals};
    marquardt.parameters.ftol = marquardt.parameters.xtol = 1e-10;
    marquardt.parameters.maxfev = 100;
    marquardt.minimize(u);
    const Unknowns at = residuals.unknownsAt(u);
    return {at, lossOf(at)};
}

Optimum CurveSearch::best(const Unknowns& from, std::optional<std::size_t> fixed) const
{
    const CurveStart start = curveStart(m_model, m_points);
    Unknowns inside = from;
    for (std::size_t i = 1; i < unknowns(); ++i) // a boundary is no place to leave from
        if (i != fixed && !(from[i] > 0 && from[i] < mostOf(m_model)))
            inside[i] = start.shape[i - 1];

    // Each unknown of the shape moves, or lies at an end of its range.
    const double ends[]{0, mostOf(m_model)};
    const std::size_t choices = std::isfinite(ends[1]) ? 3 : 2;
    std::size_t combinations = 1;
    for (std::size_t i = 1; i < unknowns(); ++i)
        combinations *= i == fixed ? 1 : choices;
    Optimum best;
    for (std::size_t combination = 0; combination < combinations; ++combination) {
        Unknowns at = inside;
        std::array<bool, 3> isFree{fixed != 0, true, true};
        std::size_t rest = combination;
        for (std::size_t i = 1; i < unknowns(); ++i) {
            isFree[i] = i != fixed;
            if (!isFree[i])
                continue;
            if (const std::size_t choice = rest % choices; choice > 0) {
                at[i] = ends[choice - 1];
                isFree[i] = false;
            }
            rest /= choices;
        }
        // What lies at an end is taken for there, not for almost there.
        const Optimum found = descend(at, isFree);
        if (found.loss <= best.loss + (combination > 0 ? 1e-9 * best.loss + 1e-26 : 0))
            best = found;
    }
    return best;
}

} // namespace engine
