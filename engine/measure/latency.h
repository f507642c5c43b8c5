#pragma once

#include "engine/measure/cycle.h"
#include "engine/measure/pages.h"
#include "engine/measure/sampling.h"
#include "engine/trace/plateaus.h"

#include <cstddef>
#include <vector>

namespace engine {

/// How long one load takes by how much memory is loaded from: the staircase of the caches.
///
/// A chase: each line of the working set holds the address of the next, in one cycle through all of
/// them, so that no load can begin before the one before it has ended. Source: the method of
/// lmbench's lat_mem_rd (L. McVoy, C. Staelin, lmbench: portable tools for performance analysis,
/// USENIX 1996). One thread, on the first of the CPUs. Unit: ns for a load. Bounds: Sampling's;
/// memory is the largest working set and a sixteenth of it.
struct LatencyPlan {
    std::vector<std::size_t> workingSets{}; ///< bytes, ascending; none: workingSets()
    ChaseOrder order = ChaseOrder::Random;
    PageSize pages = PageSize::Small;
    std::size_t lineSize = 64;
};

struct LatencyResult {
    struct Point {
        std::size_t workingSet = 0; ///< bytes
        Figure time{}; ///< ns
    };
    std::vector<Point> points{}; ///< as planned, but for those that need too much memory
    std::size_t leftOut = 0; ///< of these
    std::size_t bytes = 0; ///< of the memory measured on
    std::size_t hugeBytes = 0; ///< of it, as verified
    unsigned cpu = 0;
    bool isWhole = false; ///< else cancelled or out of time
    unsigned slowdowns = 0; ///< Sampler::slowdowns()
    std::vector<trace::Plateau> plateaus{}; ///< found in the points
};

/// Four to an octave, from 4 KiB to `largest` (included).
std::vector<std::size_t> workingSets(std::size_t largest);

/// What a sweep should reach to get beyond the last cache: four times the largest that this machine
/// says it has, at least 64 MiB.
std::size_t beyondTheCaches();

/// The points of Sampling::sink are the result's. Errors: Sampler::make(), no memory.
Result<LatencyResult> measureLatency(const LatencyPlan& plan, const Sampling& how);

/// A chase as it lies in memory.
class Chase {
public:
    /// Writes it into `memory`: a cycle of all whole lines. Pre: `lineSize` holds an address.
    void lay(
        std::span<std::byte> memory, std::size_t lineSize, ChaseOrder order, std::uint64_t seed);

    /// Goes on from where it stopped, by `loads`, rounded up to 16.
    void follow(std::uint64_t loads);

private:
    void* m_at = nullptr;
};

} // namespace engine
