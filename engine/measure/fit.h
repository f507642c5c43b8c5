#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace engine {

/// One measurement: what so many processors got done per unit of time. Both are positive.
struct ScalingPoint {
    double processors = 1; ///< 1 or more
    double throughput = 0; ///< in any unit
    bool operator==(const ScalingPoint&) const = default;
};

/// The law that is fitted, each with the throughput γ of one processor as a further unknown, since
/// that is measured no better than the others.
enum class ScalingModel {
    Amdahl, ///< γN / (1 + B(N − 1)), B in [0, 1]
    Gustafson, ///< γ(B + (1 − B)N), B in [0, 1]
    Usl, ///< γN / (1 + σ(N − 1) + κN(N − 1)), σ, κ ≥ 0
};

/// How measurements are taken to err.
enum class FitMethod {
    LeastSquares, ///< all by the same amount: the usual choice, which published figures are made by
    Relative, ///< all by the same share, as repeated timings do: least squares of the logarithms
    Robust, ///< as Relative, but some are far off and then count little (Cauchy's weights)
};

/// With 95 % confidence the true value lies within; an end may be infinite.
struct Interval {
    double low = 0;
    double high = 0;
};

struct Coefficient {
    double value = 0;
    std::optional<Interval> interval{}; ///< none where there are no more points than unknowns
};

struct ScalingFit {
    ScalingModel model{};
    FitMethod method{};
    Coefficient gamma{};
    Coefficient serial{}; ///< B of Amdahl and Gustafson
    Coefficient sigma{}; ///< of the USL
    Coefficient kappa{}; ///< of the USL
    std::optional<double> rSquared{}; ///< of the throughputs; none where they are all the same
    double deviation = 0; ///< root mean square of measured / fitted − 1
    std::vector<double> weights{}; ///< of the points, in their order; 1: counts fully
};

/// What the fitted law says for so many processors.
double throughputOf(const ScalingFit& fit, double processors);

/// Finds the coefficients that fit best, wherever in their range, boundaries included.
/// Error: fewer different numbers of processors than the law has unknowns (3 for the USL, 2 else).
/// Pre: points as ScalingPoint says. Thread-safe. Cost: some 10 ms for 11 points, seconds for 1000.
///
/// Method: Levenberg–Marquardt (Eigen) on unknowns that cannot leave their range (σ = u²,
/// B = sin² u), from the linear fit of N / X and on every boundary. Intervals by profile likelihood
/// with Student's t, which needs no symmetry and is right at a boundary: D. M. Bates, D. G. Watts,
/// Nonlinear Regression Analysis and Its Applications, Wiley (1988), ch. 6. Robust: scale by the
/// median deviation; intervals by the ρ-test of F. R. Hampel et al., Robust Statistics, Wiley
/// (1986), ch. 7.
Result<ScalingFit> fitScaling(
    ScalingModel model, std::span<const ScalingPoint> points, FitMethod method);

} // namespace engine
