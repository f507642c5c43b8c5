#pragma once

#include "engine/measure/pages.h"
#include "engine/measure/sampling.h"

#include <vector>

namespace engine {

/// How long one load takes by how far it is from the one before: up to a line's size ever more of
/// what comes with a line is wasted, then every load is a line of its own, beyond a page also one
/// of the TLB. Unlike a chase's, the loads do not wait for one another, so that prefetchers and
/// several lines in flight show. Source: the classic of J. L. Hennessy, D. A. Patterson, Computer
/// Architecture, chapter 2 (exercises after R. H. Saavedra-Barrera, Berkeley (1992)). One thread.
/// Unit: ns for a load.
struct StridePlan {
    std::vector<std::size_t> strides{
        8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192}; ///< bytes, multiples of 8
    std::size_t workingSet = 0; ///< bytes; 0: beyondTheCaches()
    PageSize pages = PageSize::Small;
};

struct StrideResult {
    struct Point {
        std::size_t stride = 0; ///< bytes
        Figure time{}; ///< ns
    };
    std::vector<Point> points{}; ///< as planned
    std::size_t workingSet = 0; ///< bytes; what was planned, or as much as is allowed
    bool isWhole = false;
    unsigned slowdowns = 0;
};

/// Points of the sink: the result's. Errors: Sampler::make(), no memory, a stride that is no
/// multiple of 8 or larger than the working set.
Result<StrideResult> measureStride(const StridePlan& plan, const Sampling& how);

} // namespace engine
