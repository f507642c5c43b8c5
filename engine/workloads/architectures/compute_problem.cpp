#include "engine/workloads/architectures/compute_problem.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace engine {
namespace {

constexpr float alpha = 0.25F;
constexpr std::size_t mostWalked = 32; ///< elements; who looks on has seen enough
constexpr std::uint32_t mostWalkedIterations = 12;
constexpr std::size_t side = 5; ///< of the convolution
constexpr float blur = 1.0F / (side * side);
constexpr float blurs[side * side]{blur, blur, blur, blur, blur, blur, blur, blur, blur, blur, blur,
    blur, blur, blur, blur, blur, blur, blur, blur, blur, blur, blur, blur, blur, blur};
const Matrix turn = rotationAbout(1, 2, 3, 0.5F);

} // namespace

ComputeProblem::ComputeProblem(const ProblemSize& size, std::uint64_t seed)
    : m_size{size}
{
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<float> value{0, 1};
    const auto fill = [&](std::vector<float>& values) {
        values.resize(size.elements);
        for (float& each : values)
            each = value(random);
    };
    switch (size.problem) {
    case Problem::Rotate:
        m_vertices.resize(size.elements);
        for (Vertex& each : m_vertices)
            each = {value(random), value(random), value(random), 1};
        break;
    case Problem::Life:
        m_cells.resize(size.elements);
        for (std::uint8_t& cell : m_cells)
            cell = value(random) < 0.3F ? 1 : 0;
        break;
    case Problem::Mandelbrot: break;
    case Problem::Add: // the four lanes of the textbooks, again and again: 30 everywhere
        for (std::size_t i = 0; i < size.elements; ++i) {
            m_in.push_back(10 + 5 * static_cast<float>(i % 4));
            m_also.push_back(20 - 5 * static_cast<float>(i % 4));
        }
        break;
    case Problem::Saxpy: fill(m_also); [[fallthrough]];
    default: fill(m_in);
    }
    refill();
}

void ComputeProblem::refill()
{
    switch (m_size.problem) {
    case Problem::Rotate: m_rotated.assign(m_size.elements, {}); break;
    case Problem::Life: m_next.assign(m_size.elements, 2); break;
    case Problem::Mandelbrot: m_counts.assign(m_size.elements, ~0U); break;
    case Problem::Saxpy: m_out = m_also; break;
    case Problem::Diverge: m_out = m_in; break;
    case Problem::Sum: m_total = -1; break;
    default: m_out.assign(m_size.elements, -1);
    }
}

Grid ComputeProblem::grid() const
{
    const auto root = static_cast<std::size_t>(std::sqrt(static_cast<double>(m_size.elements)));
    const std::size_t width = std::bit_ceil(std::max<std::size_t>(1, root));
    return {width, m_size.elements / width};
}

MandelbrotView ComputeProblem::view() const
{
    return {.grid = grid(),
        .step = 2.5F / static_cast<float>(grid().width),
        .limit = m_size.iterations};
}

Convolution ComputeProblem::convolution() const
{
    return {grid(), side, blurs};
}

void ComputeProblem::compute(const TeamKernels& kernels)
{
    switch (m_size.problem) {
    case Problem::Rotate: return kernels.rotate(turn, m_vertices, m_rotated);
    case Problem::Saxpy: return kernels.saxpy(alpha, m_in, m_out);
    case Problem::Sum: m_total = kernels.sum(m_in); return;
    case Problem::Convolve: return kernels.convolve(convolution(), m_in, m_out);
    case Problem::Mandelbrot: return kernels.mandelbrot(view(), m_counts);
    case Problem::Life: return kernels.life(grid(), m_cells, m_next);
    case Problem::Diverge: return kernels.diverge(divergence(), m_out);
    case Problem::Add: return kernels.add(m_in, m_also, m_out);
    }
}

Result<GpuTiming> ComputeProblem::compute(Gpu& gpu)
{
    switch (m_size.problem) {
    case Problem::Rotate: return gpu.rotate(turn, m_vertices, m_rotated);
    case Problem::Saxpy: return gpu.saxpy(alpha, m_in, m_out);
    case Problem::Sum: return gpu.sum(m_in, m_total);
    case Problem::Convolve: return gpu.convolve(convolution(), m_in, m_out);
    case Problem::Mandelbrot: return gpu.mandelbrot(view(), m_counts);
    case Problem::Life: return gpu.life(grid(), m_cells, m_next);
    case Problem::Diverge: return gpu.diverge(divergence(), m_out);
    case Problem::Add: break;
    }
    return gpu.add(m_in, m_also, m_out);
}

std::span<const std::byte> ComputeProblem::result() const
{
    switch (m_size.problem) {
    case Problem::Rotate: return std::as_bytes(std::span{m_rotated});
    case Problem::Life: return std::as_bytes(std::span{m_next});
    case Problem::Mandelbrot: return std::as_bytes(std::span{m_counts});
    case Problem::Sum: return std::as_bytes(std::span{&m_total, 1});
    default: return std::as_bytes(std::span{m_out});
    }
}

void ComputeProblem::keep()
{
    m_kept.assign(result().begin(), result().end());
}

std::vector<std::uint32_t> ComputeProblem::keptCounts() const
{
    std::vector<std::uint32_t> counts(m_kept.size() / sizeof(std::uint32_t));
    std::memcpy(counts.data(), m_kept.data(), counts.size() * sizeof(std::uint32_t));
    return counts;
}

WalkProblem ComputeProblem::part(std::size_t lanes) const
{
    constexpr std::size_t classical = 4; ///< lanes of the textbooks
    const std::size_t count = std::clamp<std::size_t>(lanes, classical, mostWalked);
    if (m_size.problem == Problem::Add)
        return {.kind = WalkProblem::Kind::Add,
            .elements = classical,
            .first = std::span{m_in}.first(classical),
            .second = std::span{m_also}.first(classical)};
    if (m_size.problem == Problem::Saxpy)
        return {.kind = WalkProblem::Kind::Saxpy,
            .elements = count,
            .alpha = alpha,
            .first = std::span{m_in}.first(count),
            .second = std::span{m_also}.first(count)};
    const PixelGroup group = mostDivergent(grid(), keptCounts(), count, mostWalkedIterations);
    return {.kind = WalkProblem::Kind::Mandelbrot,
        .elements = count,
        .view = view(),
        .x = group.x,
        .y = group.y};
}

std::size_t ComputeProblem::differing(
    const WalkProblem& part, std::size_t first, std::span<const float> results) const
{
    const bool counts = part.kind == WalkProblem::Kind::Mandelbrot;
    const std::size_t begin = first + (counts ? part.y * part.view.grid.width + part.x : 0);
    std::size_t different = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
        std::array<std::byte, sizeof(float)> now{};
        if (counts)
            now = std::bit_cast<decltype(now)>(static_cast<std::uint32_t>(results[i]));
        else
            now = std::bit_cast<decltype(now)>(results[i]);
        const std::size_t at = (begin + i) * sizeof(float);
        const bool same = at + sizeof(float) <= m_kept.size()
            && std::memcmp(&m_kept[at], now.data(), sizeof(float)) == 0;
        different += same ? 0 : 1;
    }
    return different;
}

double ComputeProblem::busyLanes(std::size_t lanes) const
{
    return m_size.problem == Problem::Mandelbrot ? lanesBusy(grid(), keptCounts(), lanes) : 1;
}

bool ComputeProblem::agrees() const
{
    if (m_size.problem != Problem::Sum)
        return std::ranges::equal(result(), m_kept);
    float right = 0;
    if (m_kept.size() != sizeof right)
        return false;
    std::memcpy(&right, m_kept.data(), sizeof right);
    return std::abs(m_total - right) <= sumTolerance(m_in);
}

} // namespace engine
