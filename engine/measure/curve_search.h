#pragma once

#include "engine/measure/scaling_curve.h"

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace engine {

/// Every unknown of a fit: ln γ, then the shape.
using Unknowns = std::array<double, 3>;

struct Optimum {
    Unknowns at{};
    double loss = std::numeric_limits<double>::infinity();
};

/// Looks for the unknowns with the least loss: the sum of the squared deviations, each by Cauchy's
/// function c² ln(1 + (r / c)²) where `cutoff`, c, is finite. Thread-safe.
class CurveSearch {
public:
    CurveSearch(ScalingModel model, std::span<const ScalingPoint> points, FitMethod method,
        double cutoff = std::numeric_limits<double>::infinity());

    std::size_t unknowns() const { return 1 + shapeSize(m_model); }
    double cutoff() const { return m_cutoff; }

    /// The deviations at these unknowns, in the order of the points: of X over the largest measured
    /// throughput (LeastSquares), or of ln X.
    std::vector<double> deviations(const Unknowns& at) const;

    /// The best there is, with unknown `fixed` kept as `from` has it.
    Optimum best(const Unknowns& from, std::optional<std::size_t> fixed = std::nullopt) const;

private:
    struct Residuals; ///< what Eigen minimises

    Optimum descend(const Unknowns& from, const std::array<bool, 3>& isFree) const;
    double lossOf(const Unknowns& at) const;

    ScalingModel m_model;
    std::span<const ScalingPoint> m_points;
    FitMethod m_method;
    double m_cutoff;
    double m_largest = 0;
};

} // namespace engine
