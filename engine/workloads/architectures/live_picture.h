#pragma once

#include "engine/workloads/architectures/compute_problem.h"
#include "engine/workloads/architectures/compute_ways.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace engine {

/// Who computes a live picture.
enum class PictureWay : std::uint8_t { Gpu, Vectors, Scalar };

/// Mandelbrot or the Game of Life, computed and shown picture by picture, 1280 × 720. One thread.
class LivePicture {
public:
    static constexpr Grid grid{1280, 720};

    /// Both must outlive it. The first generation is that of the run's seed.
    LivePicture(const Context& run, MaybeGpu& gpu);

    static bool shows(Problem problem)
    {
        return problem == Problem::Mandelbrot || problem == Problem::Life;
    }

    struct Frame {
        PictureWay way{}; ///< who did: without a GPU, vectors instead
        MonotonicTime took{}; ///< to compute it
    };
    /// The next picture: a step of a slow zoom into the set and out again, or the next generation.
    /// `iterations`: most for a point of the set, up to 255. Pre: shows(problem).
    Frame next(Problem problem, PictureWay way, std::uint32_t iterations);

    /// What the pictures' second line calls the way.
    std::string_view nameOf(PictureWay way) const;

private:
    bool onGpu(Problem problem, const MandelbrotView& view);
    void onCpus(Problem problem, const MandelbrotView& view, PictureWay way);
    MandelbrotView view(std::uint32_t iterations) const;

    const Context& m_run;
    MaybeGpu& m_gpu;
    std::unique_ptr<Team> m_team{};
    std::uint64_t m_step = 0; ///< of the zoom
    std::vector<std::uint32_t> m_counts{};
    std::vector<std::uint8_t> m_cells{}, m_next{};
};

} // namespace engine
