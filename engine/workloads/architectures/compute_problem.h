#pragma once

#include "engine/compute/gpu.h"
#include "engine/compute/lane_walk.h"
#include "engine/compute/team.h"

#include <cstdint>
#include <random>
#include <vector>

namespace engine {

/// In the order of what people choose from in the demos.
enum class Problem : std::uint8_t {
    Rotate,
    Saxpy,
    Sum,
    Convolve,
    Mandelbrot,
    Life,
    Diverge,
    Add,
};

struct ProblemSize {
    Problem problem{};
    std::size_t elements = 0; ///< a power of 4, or a multiple of 1024 up to 2^20
    std::uint32_t iterations = 1; ///< of Mandelbrot and Diverge, for each element
    std::uint32_t branches = 1; ///< of Diverge
    bool operator==(const ProblemSize&) const = default;
};

/// The data of one problem, to be computed in several ways whose results are then compared. One
/// thread at a time tells it to. Errors: std::bad_alloc.
class ComputeProblem {
public:
    ComputeProblem(const ProblemSize& size, std::uint64_t seed);

    /// What is computed in place is as it was in the beginning, all other results are wiped.
    void refill();
    void compute(const TeamKernels& kernels);
    Result<GpuTiming> compute(Gpu& gpu);

    /// What was computed last is right; others are held against it.
    void keep();
    /// Bit for bit; a sum within sumTolerance().
    bool agrees() const;

    std::size_t elements() const { return m_size.elements; }

    /// A few elements to walk through, for vectors of so many lanes: of Mandelbrot those that
    /// diverge most. Pre: Add, Saxpy or Mandelbrot, whose results were kept. Valid as long as this.
    WalkProblem part(std::size_t lanes) const;
    /// How many of its results, of elements from `first` on, are not those that were kept.
    std::size_t differing(
        const WalkProblem& part, std::size_t first, std::span<const float> results) const;
    /// As engine/compute has it, of the whole of Mandelbrot; 1 for other problems.
    double busyLanes(std::size_t lanes) const;

private:
    std::span<const std::byte> result() const;
    Grid grid() const;
    MandelbrotView view() const;
    Convolution convolution() const;
    std::vector<std::uint32_t> keptCounts() const;
    Divergence divergence() const { return {m_size.branches, m_size.iterations}; }

    ProblemSize m_size;
    std::vector<float> m_in{}, m_also{}, m_out{};
    std::vector<Vertex> m_vertices{}, m_rotated{};
    std::vector<std::uint8_t> m_cells{}, m_next{};
    std::vector<std::uint32_t> m_counts{};
    float m_total = 0;
    std::vector<std::byte> m_kept{};
};

} // namespace engine
