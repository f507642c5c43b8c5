#pragma once

#include "engine/measure/fit.h"

#include <array>

namespace engine {

/// The unknowns of a law apart from γ: σ and κ, or B alone.
using Shape = std::array<double, 2>;

std::size_t shapeSize(ScalingModel model);

/// The largest value of its unknowns: 1 for B, infinite for σ and κ; the least is 0.
double mostOf(ScalingModel model);

/// ln(X(N) / γ) and how fast it grows with each unknown.
struct CurvePoint {
    double log = 0;
    Shape slope{};
};

CurvePoint curveAt(ScalingModel model, const Shape& shape, double processors);

/// Where the search begins: the best γ and shape when N / X (Gustafson: X), which is linear in
/// them, is fitted by relative least squares. The shape is moved into its range.
struct CurveStart {
    double logGamma = 0;
    Shape shape{};
};

CurveStart curveStart(ScalingModel model, std::span<const ScalingPoint> points);

} // namespace engine
