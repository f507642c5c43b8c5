#include "engine/workloads/architectures/live_picture.h"

#include "engine/compute/simd_target.h"
#include "engine/record/recorder.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace engine {
namespace {

// Seahorse valley: much of it is told apart by few iterations.
constexpr double centreX = -0.7463;
constexpr double centreY = 0.1102;
constexpr double widest = 3.6; ///< of the picture, in the plane
constexpr double closest = 24; ///< times
constexpr std::uint64_t zoomSteps = 400; ///< of the way in; as many out again

} // namespace

LivePicture::LivePicture(const Context& run, MaybeGpu& gpu)
    : m_run{run}
    , m_gpu{gpu}
    , m_counts(grid.count())
    , m_cells(grid.count())
    , m_next(grid.count())
{
    std::mt19937_64 random{run.seed};
    for (std::uint8_t& cell : m_cells)
        cell = random() % 100 < 30 ? 1 : 0;
}

std::string_view LivePicture::nameOf(PictureWay way) const
{
    switch (way) {
    case PictureWay::Gpu: return m_gpu.name();
    case PictureWay::Vectors: return shown("engine", "vectors, all CPUs");
    case PictureWay::Scalar: break;
    }
    return shown("engine", "scalar, one thread");
}

MandelbrotView LivePicture::view(std::uint32_t iterations) const
{
    const std::uint64_t turn = m_step % (2 * zoomSteps);
    const double in = double(std::min(turn, 2 * zoomSteps - turn)) / double(zoomSteps);
    const double step = widest / std::pow(closest, in) / double(grid.width);
    return {.grid = grid,
        .left = static_cast<float>(centreX - step * double(grid.width) / 2),
        .top = static_cast<float>(centreY - step * double(grid.height) / 2),
        .step = static_cast<float>(step),
        .limit = std::clamp(iterations, 1U, 255U)};
}

bool LivePicture::onGpu(Problem problem, const MandelbrotView& what)
{
    return m_gpu
        .compute([&](Gpu& gpu) {
            return problem == Problem::Life ? gpu.life(grid, m_cells, m_next)
                                            : gpu.mandelbrot(what, m_counts);
        })
        .has_value();
}

void LivePicture::onCpus(Problem problem, const MandelbrotView& what, PictureWay way)
{
    const std::size_t cpus = std::max(1U, std::thread::hardware_concurrency());
    if (way == PictureWay::Vectors && !m_team)
        m_team = std::make_unique<ThreadTeam>(cpus);
    ThreadTeam alone{1};
    Team& team = way == PictureWay::Vectors ? *m_team : alone;
    const TeamKernels kernels{team, way == PictureWay::Vectors ? simdKernels() : scalarKernels()};
    if (problem == Problem::Life)
        kernels.life(grid, m_cells, m_next);
    else
        kernels.mandelbrot(what, m_counts);
}

LivePicture::Frame LivePicture::next(Problem problem, PictureWay way, std::uint32_t iterations)
{
    const MandelbrotView what = view(iterations);
    const MonotonicTime begin = monotonicNow();
    Frame frame{.way = way};
    if (way == PictureWay::Gpu && !onGpu(problem, what))
        frame.way = PictureWay::Vectors;
    if (frame.way != PictureWay::Gpu)
        onCpus(problem, what, frame.way);
    frame.took = monotonicNow() - begin;
    const bool life = problem == Problem::Life;
    const auto top = life ? std::uint8_t{1} : static_cast<std::uint8_t>(what.limit);
    m_run.show(
        {.width = std::uint32_t{grid.width}, .height = std::uint32_t{grid.height}, .top = top},
        life ? shown("engine", "Game of Life") : shown("engine", "Mandelbrot"), nameOf(frame.way),
        [&](std::span<std::uint8_t> cells) {
            if (life)
                std::ranges::copy(m_next, cells.begin());
            else
                std::ranges::transform(m_counts, cells.begin(),
                    [](std::uint32_t count) { return static_cast<std::uint8_t>(count); });
        });
    if (life)
        m_cells.swap(m_next);
    else
        ++m_step;
    return frame;
}

} // namespace engine
