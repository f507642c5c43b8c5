#pragma once

#include "engine/measure/pages.h"
#include "engine/measure/sampling.h"
#include "engine/measure/triad.h"

#include <cstddef>
#include <vector>

namespace engine {

/// How many bytes a second go through the triad, by threads and by how much memory each works on.
/// Each thread has three arrays of its own, touched first by itself, so that they lie on its node.
/// Source: STREAM (see triad.h), whose way of counting this is: three elements moved for each
/// computed, though a cache may read the line that it is going to write, too. Unit: GB/s (10⁹
/// bytes) of all threads. Bounds: Sampling's.
struct BandwidthPlan {
    std::vector<unsigned> threads{}; ///< none: one, then twice as many … and one on each core
    std::vector<std::size_t> workingSets{}; ///< bytes of each thread; none: bandwidthSets()
    TriadKernel kernel = compiledTriad();
    PageSize pages = PageSize::Small;
};

struct BandwidthResult {
    struct Point {
        unsigned threads = 0;
        std::size_t workingSet = 0; ///< bytes of each thread, as it was
        Figure rate{}; ///< GB/s
    };
    std::vector<Point> points{}; ///< working set by working set, but what needs too much memory
    std::size_t leftOut = 0;
    std::string kernel{};
    bool isWhole = false;
    unsigned slowdowns = 0;
};

/// Three quarters of each data cache of the first CPU, and four times the last one (64 MiB at
/// least).
std::vector<std::size_t> bandwidthSets();

/// 1, 2, 4 … and `cpus`.
std::vector<unsigned> threadCounts(unsigned cpus);

/// Points of the sink: the result's; unit GB/s. Errors: Sampler::make(), more threads than CPUs, no
/// memory.
Result<BandwidthResult> measureBandwidth(const BandwidthPlan& plan, const Sampling& how);

/// The arrays of one thread, and where it stands in them.
class TriadArrays {
public:
    static constexpr std::size_t block = 256; ///< elements of an operation

    /// Within `memory`, of which it takes `workingSet` in whole blocks, one at least, and
    /// `padding`.
    TriadArrays(std::span<std::byte> memory, std::size_t workingSet, const TriadKernel& kernel);
    static constexpr std::size_t padding = 4096; ///< bytes, more than the working set

    void touch(); ///< Fills them.
    void run(std::uint64_t blocks); ///< Goes on from where it stopped, round and round.
    std::size_t workingSet() const { return 3 * m_blocks * blockBytes(); }
    std::size_t blockBytes() const { return block * m_kernel->elementBytes; }

private:
    const TriadKernel* m_kernel;
    std::byte* m_arrays[3]{}; ///< a, b, c
    std::size_t m_blocks = 0; ///< of each
    std::size_t m_at = 0;
};

} // namespace engine
