#pragma once

#include "engine/compute/kernels.h"

#include <optional>
#include <vector>

namespace engine {

/// A few elements of a problem, computed by one stream of instructions, one instruction at a time,
/// so that people can look on. Each instruction is the kernels' own, on their vectors; between two
/// the registers rest in memory, which costs the speed and changes no result.

enum class Instruction : std::uint8_t {
    LoadFirst, ///< r ← a, or x
    LoadSecond, ///< s ← b, or y
    Multiply, ///< r ← alpha · r
    Add, ///< r ← r + s
    Store, ///< the result ← r
    Begin, ///< z ← 0, every lane iterates
    Iterate, ///< while |z| ≤ 2: z ← z² + c, and count
};

struct WalkProblem {
    enum class Kind : std::uint8_t { Add, Saxpy, Mandelbrot };
    Kind kind{};
    std::size_t elements = 0; ///< at most 64
    float alpha = 1; ///< of SAXPY
    std::span<const float> first{}; ///< a or x; as many as there are elements
    std::span<const float> second{}; ///< b or y
    MandelbrotView view{}; ///< elements are the pixels (x, y), (x + 1, y) …
    std::size_t x = 0;
    std::size_t y = 0;
};

/// What an instruction did. Valid until the next one.
struct WalkStep {
    Instruction instruction{};
    std::size_t element = 0; ///< of lane 0
    std::uint32_t iteration = 0; ///< of Iterate, from 0
    std::span<const float> lanes{}; ///< what the instruction wrote; of Iterate the counts
    std::uint64_t active = 0; ///< bit l: lane l takes part; after Iterate: it goes on
};

class LaneWalk {
public:
    /// Takes the elements [share.begin, share.end), `kernels.lanes` at a time. The data that
    /// the problem refers to outlives this.
    LaneWalk(const WalkProblem& problem, const Kernels& kernels, Rows share);

    /// Executes the next instruction. None: everything is done.
    std::optional<WalkStep> next();

    /// What was stored so far, from share.begin on; counts of iterations as floats.
    const std::vector<float>& results() const { return m_results; }

private:
    WalkStep execute();
    WalkStep iterate();
    std::uint64_t allLanes() const { return m_taken < 64 ? (1ULL << m_taken) - 1 : ~0ULL; }

    const WalkProblem m_problem;
    const Kernels& m_kernels;
    Rows m_share;
    std::size_t m_element; ///< of lane 0
    std::size_t m_taken = 0; ///< lanes in use
    std::size_t m_at = 0; ///< instructions done for these lanes
    std::uint32_t m_iteration = 0;
    std::uint64_t m_active = 0;
    std::vector<float> m_r{}, m_s{}, m_zr{}, m_zi{}; ///< registers
    std::vector<float> m_results{};
};

/// The group of `lanes` neighbours in a row, beginning at a multiple of `lanes`, whose counts leave
/// most lanes idle; of those that take 4 to `most` iterations, if there is any: else (0, 0).
/// `iterations`: of the whole view, row by row. Pre: lanes > 0.
struct PixelGroup {
    std::size_t x = 0;
    std::size_t y = 0;
};
PixelGroup mostDivergent(const Grid& grid, std::span<const std::uint32_t> iterations,
    std::size_t lanes, std::uint32_t most);

/// Of all lanes in all iterations, the share that had something to do, where groups as above go on
/// until their last lane is done. 1 where nobody iterates.
double lanesBusy(const Grid& grid, std::span<const std::uint32_t> iterations, std::size_t lanes);

} // namespace engine
