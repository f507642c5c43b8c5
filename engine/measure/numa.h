#pragma once

#include "engine/measure/sampling.h"

#include <optional>
#include <span>
#include <vector>

namespace engine {

/// On which node each page of this memory lies now; none where it lies nowhere yet. Asks again
/// where the kernel was busy with a page. Error: the kernel does not tell. Source: move_pages(2)
/// with no nodes to move to.
Result<std::vector<std::optional<unsigned>>> nodesOfPages(std::span<const std::byte> memory);

/// Has what nobody touched yet come from this node's memory, and nothing else do. Error: the kernel
/// refuses, as for a node without memory. Source: hwloc_set_area_membind (mbind(2), MPOL_BIND).
/// Takes 40 ms.
Result<void> bindToNode(std::span<std::byte> memory, unsigned node);

/// How fast the CPUs of each node reach the memory of each: a chase at random (latency.h) by one
/// thread, and the triad (bandwidth.h) by one on each core of the node, over memory placed there
/// and verified page by page.
struct NumaPlan {
    std::size_t workingSet = 0; ///< bytes of a thread; 0: beyondTheCaches()
};

struct NumaResult {
    struct Cell {
        unsigned from = 0; ///< the node of the threads
        unsigned to = 0; ///< the node of the memory
        Figure latency{}; ///< ns for a load
        Figure bandwidth{}; ///< GB/s of all threads
        std::size_t pages = 0; ///< of memory
        std::size_t placed = 0; ///< of these on `to`, as verified
    };
    std::vector<unsigned> nodes{}; ///< with memory
    std::vector<Cell> cells{}; ///< row by row: from each node with CPUs to each
    bool isWhole = false;
    unsigned slowdowns = 0;

    /// One node only: every CPU reaches all memory alike, and there is nothing to compare.
    bool isUniform() const { return nodes.size() < 2; }
};

/// Points of the sink: 2 × cell + 0 its latency, 1 its bandwidth. Errors: Sampler::make(), the
/// kernel refuses to place or to tell, no memory.
Result<NumaResult> measureNuma(const NumaPlan& plan, const Sampling& how);

} // namespace engine
