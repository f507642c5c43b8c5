#pragma once

#include "engine/workloads/workload.h"

#include <QString>

#include <optional>
#include <vector>

namespace app {

/// How far a guess is from what was measured: the mean distance as a share of the scale, 0 to 1.
/// Pre: as many values each, at least one. Pure.
double missOf(const std::vector<double>& guess, const std::vector<double>& measured, double top);

/// A value on the scale of an estimate, with its unit.
QString estimateText(const engine::Estimate& estimate, double value);

/// The guess held against the measurement, in words. Pre: one value of each for every point.
QString verdictOn(const engine::Estimate& estimate, const std::optional<std::vector<double>>& guess,
    const std::vector<double>& measured);

} // namespace app
