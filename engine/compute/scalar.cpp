// The baseline of every comparison: compiled without automatic vectorisation (CMakeLists.txt).
#include "engine/compute/scalar_element.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace engine {
namespace {

void add(std::span<const float> a, std::span<const float> b, std::span<float> sum)
{
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] = a[i] + b[i];
}

void saxpy(float alpha, std::span<const float> x, std::span<float> y)
{
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = alpha * x[i] + y[i];
}

void triad(float scale, std::span<const float> b, std::span<const float> c, std::span<float> a)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] = b[i] + scale * c[i];
}

float sum(std::span<const float> values)
{
    float total = 0;
    for (const float value : values)
        total += value;
    return total;
}

void diverge(const Divergence& what, std::size_t first, std::span<float> values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto branch = static_cast<float>((first + i) % what.branches);
        float value = values[i];
        for (std::uint32_t step = 0; step < what.steps; ++step)
            value = value * 0.5F + branch;
        values[i] = value;
    }
}

void convolve(const Convolution& what, Rows rows, std::span<const float> in, std::span<float> out)
{
    const auto [width, height] = what.grid;
    const std::size_t reach = what.side / 2;
    for (std::size_t y = rows.begin; y < rows.end; ++y)
        for (std::size_t x = 0; x < width; ++x) {
            if (x < reach || x + reach >= width || y < reach || y + reach >= height) {
                out[y * width + x] = convolvedPixel(what, in, x, y);
                continue;
            }
            float total = 0;
            for (std::size_t j = 0; j < what.side; ++j)
                for (std::size_t i = 0; i < what.side; ++i)
                    total += what.weights[j * what.side + i]
                        * in[(y + j - reach) * width + x + i - reach];
            out[y * width + x] = total;
        }
}

void mandelbrot(const MandelbrotView& view, Rows rows, std::span<std::uint32_t> iterations)
{
    for (std::size_t y = rows.begin; y < rows.end; ++y)
        for (std::size_t x = 0; x < view.grid.width; ++x)
            iterations[y * view.grid.width + x] = mandelbrotPixel(view, x, y);
}

std::size_t mandelbrotMasks(
    const MandelbrotView& view, std::size_t x, std::size_t y, std::span<std::uint64_t> masks)
{
    const std::size_t steps = std::min<std::size_t>(mandelbrotPixel(view, x, y), masks.size());
    std::fill_n(masks.begin(), steps, 1);
    return steps;
}

/// The loop of mandelbrotPixel(), once round.
std::uint64_t mandelbrotStep(const MandelbrotView& view, std::size_t x, std::size_t y,
    std::span<float> zr, std::span<float> zi, std::uint64_t active)
{
    const float rr = zr[0] * zr[0];
    const float ii = zi[0] * zi[0];
    const float ri = zr[0] * zi[0];
    zr[0] = (rr - ii) + (view.left + static_cast<float>(x) * view.step);
    zi[0] = (ri + ri) + (view.top + static_cast<float>(y) * view.step);
    return rr + ii <= 4 ? active & 1 : 0;
}

void operate(LaneOperation operation, std::span<const float> a, std::span<const float> b,
    std::span<float> out)
{
    for (std::size_t i = 0; i < out.size(); ++i)
        switch (operation) {
        case LaneOperation::Copy: out[i] = a[i]; break;
        case LaneOperation::Multiply: out[i] = a[i] * b[i]; break;
        case LaneOperation::Add: out[i] = a[i] + b[i]; break;
        }
}

void life(const Grid& grid, Rows rows, std::span<const std::uint8_t> before,
    std::span<std::uint8_t> after)
{
    for (std::size_t y = rows.begin; y < rows.end; ++y)
        for (std::size_t x = 0; x < grid.width; ++x)
            after[y * grid.width + x] = nextCell(grid, before, x, y);
}

void rotate(const Matrix& matrix, std::span<const Vertex> before, std::span<Vertex> after)
{
    const auto& m = matrix.m;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto [x, y, z, w] = before[i];
        after[i] = {((m[0] * x + m[1] * y) + m[2] * z) + m[3] * w,
            ((m[4] * x + m[5] * y) + m[6] * z) + m[7] * w,
            ((m[8] * x + m[9] * y) + m[10] * z) + m[11] * w,
            ((m[12] * x + m[13] * y) + m[14] * z) + m[15] * w};
    }
}

} // namespace

std::uint32_t mandelbrotPixel(const MandelbrotView& view, std::size_t x, std::size_t y)
{
    const float real = view.left + static_cast<float>(x) * view.step;
    const float imaginary = view.top + static_cast<float>(y) * view.step;
    float zr = 0;
    float zi = 0;
    std::uint32_t iterations = 0;
    while (iterations < view.limit) {
        const float rr = zr * zr;
        const float ii = zi * zi;
        if (!(rr + ii <= 4))
            break;
        const float ri = zr * zi;
        zr = (rr - ii) + real;
        zi = (ri + ri) + imaginary;
        ++iterations;
    }
    return iterations;
}

float convolvedPixel(
    const Convolution& what, std::span<const float> in, std::size_t x, std::size_t y)
{
    const auto [width, height] = what.grid;
    const std::size_t reach = what.side / 2;
    const auto within = [reach](std::size_t at, std::size_t offset, std::size_t size) {
        return std::clamp(at + offset, reach, reach + size - 1) - reach;
    };
    float total = 0;
    for (std::size_t j = 0; j < what.side; ++j)
        for (std::size_t i = 0; i < what.side; ++i)
            total += what.weights[j * what.side + i]
                * in[within(y, j, height) * width + within(x, i, width)];
    return total;
}

std::uint8_t nextCell(
    const Grid& grid, std::span<const std::uint8_t> before, std::size_t x, std::size_t y)
{
    const auto [width, height] = grid;
    const std::size_t left = x == 0 ? width - 1 : x - 1;
    const std::size_t right = x + 1 == width ? 0 : x + 1;
    const std::size_t rows[]{y == 0 ? height - 1 : y - 1, y, y + 1 == height ? 0 : y + 1};
    int alive = -before[y * width + x];
    for (const std::size_t row : rows)
        alive += before[row * width + left] + before[row * width + x] + before[row * width + right];
    return alive == 3 || (alive == 2 && before[y * width + x] != 0) ? 1 : 0;
}

const Kernels& scalarKernels()
{
    static constexpr Kernels all{.name = "scalar",
        .lanes = 1,
        .add = add,
        .saxpy = saxpy,
        .triad = triad,
        .sum = sum,
        .diverge = diverge,
        .convolve = convolve,
        .mandelbrot = mandelbrot,
        .mandelbrotMasks = mandelbrotMasks,
        .life = life,
        .rotate = rotate,
        .operate = operate,
        .mandelbrotStep = mandelbrotStep};
    return all;
}

float sumTolerance(std::span<const float> values)
{
    double size = 0;
    for (const float value : values)
        size += std::abs(double{value});
    constexpr double half = std::numeric_limits<float>::epsilon() / 2;
    return static_cast<float>(2.0 * static_cast<double>(values.size()) * half * size);
}

Matrix rotationAbout(float x, float y, float z, float radians)
{
    const float length = std::sqrt(x * x + y * y + z * z);
    assert(length > 0);
    x /= length;
    y /= length;
    z /= length;
    const float c = std::cos(radians);
    const float s = std::sin(radians);
    const float t = 1 - c;
    return {{t * x * x + c, t * x * y - s * z, t * x * z + s * y, 0, //
        t * x * y + s * z, t * y * y + c, t * y * z - s * x, 0, //
        t * x * z - s * y, t * y * z + s * x, t * z * z + c, 0, //
        0, 0, 0, 1}};
}

} // namespace engine
