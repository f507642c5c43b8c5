#pragma once

#include "engine/measure/fit.h"

#include <vector>

namespace tests {

/// Throughput of a ray tracer by processors, after N. J. Gunther, Guerrilla Capacity Planning,
/// Springer (2007), as the R package usl has it.
inline const std::vector<engine::ScalingPoint> rayTracer{{1, 20}, {4, 78}, {8, 130}, {12, 170},
    {16, 190}, {20, 200}, {24, 210}, {28, 230}, {32, 260}, {48, 280}, {64, 310}};

/// SPEC SDM 91 on a Sun SPARCcenter 2000: scripts per hour by simulated users. Same source.
inline const std::vector<engine::ScalingPoint> specSdm{{1, 64.9}, {18, 995.9}, {36, 1652.4},
    {72, 1853.2}, {108, 1828.9}, {144, 1775.0}, {216, 1702.2}};

} // namespace tests
