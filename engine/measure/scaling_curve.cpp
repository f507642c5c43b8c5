#include "engine/measure/scaling_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <Eigen/Dense>

namespace engine {
namespace {

/// One row of the linear system, whose solution has γ⁻¹ or γ first.
std::array<double, 3> linearRow(ScalingModel model, double n)
{
    if (model == ScalingModel::Gustafson)
        return {n, -(n - 1), 0};
    return {1, n - 1, n * (n - 1)};
}

} // namespace

std::size_t shapeSize(ScalingModel model)
{
    return model == ScalingModel::Usl ? 2 : 1;
}

double mostOf(ScalingModel model)
{
    return model == ScalingModel::Usl ? std::numeric_limits<double>::infinity() : 1;
}

CurvePoint curveAt(ScalingModel model, const Shape& shape, double n)
{
    const double others = n - 1;
    if (model == ScalingModel::Gustafson) {
        const double scaled = n - shape[0] * others;
        return {std::log(scaled), {-others / scaled, 0}};
    }
    const double pairs = model == ScalingModel::Usl ? n * others : 0;
    const double slowdown = 1 + shape[0] * others + shape[1] * pairs;
    return {std::log(n / slowdown), {-others / slowdown, -pairs / slowdown}};
}

CurveStart curveStart(ScalingModel model, std::span<const ScalingPoint> points)
{
    const auto unknowns = static_cast<Eigen::Index>(1 + shapeSize(model));
    const auto count = static_cast<Eigen::Index>(points.size());
    Eigen::MatrixXd rows{count, unknowns};
    const Eigen::VectorXd ones = Eigen::VectorXd::Ones(count);
    double most = 1;
    for (Eigen::Index i = 0; i < count; ++i) {
        const auto [n, x] = points[static_cast<std::size_t>(i)];
        const double weight = model == ScalingModel::Gustafson ? 1 / x : x / n;
        const auto row = linearRow(model, n);
        for (Eigen::Index j = 0; j < unknowns; ++j)
            rows(i, j) = weight * row[static_cast<std::size_t>(j)];
        most = std::max(most, n);
    }
    const Eigen::VectorXd found = rows.colPivHouseholderQr().solve(ones);
    // Far from every boundary, in terms of what matters at these numbers of processors.
    CurveStart start{.shape = {1 / most, 1 / (most * most)}};
    for (Eigen::Index j = 1; j < unknowns; ++j)
        if (const double value = found(j) / found(0); value > 0 && value < mostOf(model))
            start.shape[static_cast<std::size_t>(j) - 1] = value;
    double sum = 0;
    for (const auto& [n, x] : points)
        sum += std::log(x) - curveAt(model, start.shape, n).log;
    start.logGamma = sum / static_cast<double>(points.size());
    return start;
}

} // namespace engine
