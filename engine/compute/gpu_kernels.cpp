// The kernels as dispatches. The device's side of each is shaders/<kernel>.comp.
#include "engine/compute/gpu_impl.h"

namespace engine {
namespace {

template <class T>
std::span<const std::byte> in(std::span<T> values)
{
    return std::as_bytes(values);
}

template <class T>
std::span<std::byte> out(std::span<T> values)
{
    return std::as_writable_bytes(values);
}

std::uint32_t number(std::size_t count)
{
    return static_cast<std::uint32_t>(count);
}

/// Four floats at a time: loads cost less on every device. The last group may hang over; buffers
/// are as long as it needs.
std::size_t fours(std::size_t count)
{
    return (count + 3) / 4;
}

} // namespace

Result<GpuTiming> Gpu::add(std::span<const float> a, std::span<const float> b, std::span<float> sum)
{
    GpuJob job{.kernel = GpuKernel::Add,
        .inputs = {in(a), in(b)},
        .output = out(sum),
        .outputAt = 2,
        .invocations = fours(sum.size())};
    job.give(number(fours(sum.size())), 0.0F);
    return m_impl->compute(job);
}

Result<GpuTiming> Gpu::saxpy(float alpha, std::span<const float> x, std::span<float> y)
{
    GpuJob job{.kernel = GpuKernel::Saxpy,
        .inputs = {in(x), in(y)},
        .output = out(y),
        .outputAt = 1,
        .invocations = fours(y.size())};
    job.give(number(fours(y.size())), alpha);
    return m_impl->compute(job);
}

Result<GpuTiming> Gpu::triad(
    float scale, std::span<const float> b, std::span<const float> c, std::span<float> a)
{
    GpuJob job{.kernel = GpuKernel::Triad,
        .inputs = {in(b), in(c)},
        .output = out(a),
        .outputAt = 2,
        .invocations = fours(a.size())};
    job.give(number(fours(a.size())), scale);
    return m_impl->compute(job);
}

Result<GpuTiming> Gpu::sum(std::span<const float> values, float& total)
{
    constexpr std::size_t most = 256;
    std::vector<float> sums(most);
    GpuJob job{.kernel = GpuKernel::Sum,
        .inputs = {in(values)},
        .output = out(std::span{sums}),
        .outputAt = 1,
        .invocations = values.size(),
        .workgroups = most};
    job.give(number(values.size()));
    Result<GpuTiming> timing = m_impl->compute(job);
    if (timing)
        total = scalarKernels().sum(std::span{sums}.first(timing->workgroups));
    return timing;
}

Result<GpuTiming> Gpu::diverge(const Divergence& what, std::span<float> values)
{
    GpuJob job{.kernel = GpuKernel::Diverge,
        .inputs = {in(values)},
        .output = out(values),
        .outputAt = 0,
        .invocations = values.size()};
    job.give(number(values.size()), what.branches, what.steps);
    return m_impl->compute(job);
}

Result<GpuTiming> Gpu::convolve(
    const Convolution& what, std::span<const float> pixels, std::span<float> result)
{
    const auto [width, height] = what.grid;
    GpuJob job{.kernel = GpuKernel::Convolve,
        .inputs = {in(pixels), in(what.weights)},
        .output = out(result),
        .outputAt = 2,
        .invocations = what.grid.count()};
    job.give(number(what.grid.count()), number(width), number(height), number(what.side));
    return m_impl->compute(job);
}

Result<GpuTiming> Gpu::mandelbrot(const MandelbrotView& view, std::span<std::uint32_t> iterations)
{
    GpuJob job{.kernel = GpuKernel::Mandelbrot,
        .output = out(iterations),
        .outputAt = 0,
        .invocations = view.grid.count()};
    job.give(number(view.grid.count()), number(view.grid.width), view.limit, view.left, view.top,
        view.step);
    return m_impl->compute(job);
}

Result<GpuTiming> Gpu::life(
    const Grid& grid, std::span<const std::uint8_t> before, std::span<std::uint8_t> after)
{
    GpuJob job{.kernel = GpuKernel::Life,
        .inputs = {in(before)},
        .output = out(after),
        .outputAt = 1,
        .invocations = fours(grid.count())};
    job.give(number(grid.count()), number(grid.width), number(grid.height));
    return m_impl->compute(job);
}

Result<GpuTiming> Gpu::rotate(
    const Matrix& matrix, std::span<const Vertex> before, std::span<Vertex> after)
{
    GpuJob job{.kernel = GpuKernel::Rotate,
        .inputs = {in(before)},
        .output = out(after),
        .outputAt = 1,
        .invocations = after.size()};
    job.give(matrix.m, number(after.size()));
    return m_impl->compute(job);
}

} // namespace engine
