// Grids: image convolution, Mandelbrot, Game of Life. Compiled once per target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/compute/simd_grid.cpp"
#include "engine/compute/scalar_element.h"
#include "engine/compute/simd_families.h"

#include <algorithm>

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engine::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using Counts = hn::RebindToSigned<Floats>;
using Bytes = hn::ScalableTag<std::uint8_t>;

void convolve(const Convolution& what, Rows rows, std::span<const float> in, std::span<float> out)
{
    const Floats d;
    const std::size_t lanes = hn::Lanes(d);
    const auto [width, height] = what.grid;
    const std::size_t reach = what.side / 2;
    for (std::size_t y = rows.begin; y < rows.end; ++y) {
        std::size_t x = 0;
        const bool inside = y >= reach && y + reach < height;
        for (; x < std::min(reach, width); ++x)
            out[y * width + x] = convolvedPixel(what, in, x, y);
        for (; inside && x + lanes + reach <= width; x += lanes) {
            auto total = hn::Zero(d);
            for (std::size_t j = 0; j < what.side; ++j) {
                const float* row = &in[(y + j - reach) * width + x - reach];
                for (std::size_t i = 0; i < what.side; ++i)
                    total = hn::Add(total,
                        hn::Mul(
                            hn::Set(d, what.weights[j * what.side + i]), hn::LoadU(d, row + i)));
            }
            hn::StoreU(total, d, &out[y * width + x]);
        }
        for (; x < width; ++x)
            out[y * width + x] = convolvedPixel(what, in, x, y);
    }
}

using Vector = hn::Vec<Floats>;
using Mask = hn::Mask<Floats>;

// Vectors of SVE have no size known here, so no struct may hold them.

HWY_INLINE Vector realParts(const MandelbrotView& view, std::size_t x)
{
    const Floats d;
    return hn::Add(
        hn::Set(d, view.left), hn::Mul(hn::Iota(d, static_cast<float>(x)), hn::Set(d, view.step)));
}

HWY_INLINE Vector imaginaryParts(const MandelbrotView& view, std::size_t y)
{
    return hn::Set(Floats{}, view.top + static_cast<float>(y) * view.step);
}

/// One z ← z² + c in every lane, after taking out those that have escaped.
HWY_INLINE void step(Vector real, Vector imaginary, Vector& zr, Vector& zi, Mask& active)
{
    const Floats d;
    const auto rr = hn::Mul(zr, zr);
    const auto ii = hn::Mul(zi, zi);
    active = hn::And(active, hn::Le(hn::Add(rr, ii), hn::Set(d, 4)));
    const auto ri = hn::Mul(zr, zi);
    zr = hn::Add(hn::Sub(rr, ii), real);
    zi = hn::Add(hn::Add(ri, ri), imaginary);
}

void mandelbrot(const MandelbrotView& view, Rows rows, std::span<std::uint32_t> iterations)
{
    const Floats d;
    const Counts counts;
    const std::size_t lanes = hn::Lanes(d);
    HWY_ALIGN std::int32_t last[hn::MaxLanes(counts)];
    for (std::size_t y = rows.begin; y < rows.end; ++y)
        for (std::size_t x = 0; x < view.grid.width; x += lanes) {
            const Vector real = realParts(view, x);
            const Vector imaginary = imaginaryParts(view, y);
            Vector zr = hn::Zero(d);
            Vector zi = hn::Zero(d);
            Mask active = hn::FirstN(d, view.grid.width - x);
            auto taken = hn::Zero(counts);
            for (std::uint32_t k = 0; k < view.limit; ++k) {
                step(real, imaginary, zr, zi, active);
                if (hn::AllFalse(d, active))
                    break;
                // A lane that is on is −1.
                taken = hn::Sub(taken, hn::VecFromMask(counts, hn::RebindMask(counts, active)));
            }
            hn::Store(taken, counts, last);
            const std::size_t filled = std::min(lanes, view.grid.width - x);
            std::copy_n(last, filled, &iterations[y * view.grid.width + x]);
        }
}

HWY_INLINE std::uint64_t bitsOf(Mask mask)
{
    std::uint8_t bytes[8]{};
    hn::StoreMaskBits(Floats{}, mask, bytes);
    std::uint64_t bits = 0;
    for (std::size_t byte = 0; byte < 8; ++byte)
        bits |= std::uint64_t{bytes[byte]} << 8 * byte;
    return bits;
}

std::uint64_t mandelbrotStep(const MandelbrotView& view, std::size_t x, std::size_t y,
    std::span<float> zr, std::span<float> zi, std::uint64_t active)
{
    const Floats d;
    std::uint8_t bytes[8]{};
    for (std::size_t byte = 0; byte < 8; ++byte)
        bytes[byte] = static_cast<std::uint8_t>(active >> 8 * byte);
    Mask mask = hn::LoadMaskBits(d, bytes);
    Vector real = hn::LoadU(d, zr.data());
    Vector imaginary = hn::LoadU(d, zi.data());
    step(realParts(view, x), imaginaryParts(view, y), real, imaginary, mask);
    hn::StoreU(real, d, zr.data());
    hn::StoreU(imaginary, d, zi.data());
    return bitsOf(mask);
}

std::size_t mandelbrotMasks(
    const MandelbrotView& view, std::size_t x, std::size_t y, std::span<std::uint64_t> masks)
{
    const Floats d;
    const std::size_t most = std::min<std::size_t>(view.limit, masks.size());
    const Vector real = realParts(view, x);
    const Vector imaginary = imaginaryParts(view, y);
    Vector zr = hn::Zero(d);
    Vector zi = hn::Zero(d);
    Mask active = hn::FirstN(d, view.grid.width - x);
    for (std::size_t k = 0; k < most; ++k) {
        step(real, imaginary, zr, zi, active);
        masks[k] = bitsOf(active);
        if (masks[k] == 0)
            return k;
    }
    return most;
}

void life(const Grid& grid, Rows rows, std::span<const std::uint8_t> before,
    std::span<std::uint8_t> after)
{
    const Bytes d;
    const std::size_t lanes = hn::Lanes(d);
    const auto [width, height] = grid;
    const auto two = hn::Set(d, std::uint8_t{2});
    const auto three = hn::Set(d, std::uint8_t{3});
    for (std::size_t y = rows.begin; y < rows.end; ++y) {
        const std::uint8_t* above = &before[(y == 0 ? height - 1 : y - 1) * width];
        const std::uint8_t* row = &before[y * width];
        const std::uint8_t* below = &before[(y + 1 == height ? 0 : y + 1) * width];
        std::size_t x = 0;
        if (width > 0)
            after[y * width + x++] = nextCell(grid, before, 0, y);
        for (; x + lanes + 1 <= width; x += lanes) {
            const auto alive = hn::LoadU(d, row + x);
            auto around = hn::Add(hn::LoadU(d, row + x - 1), hn::LoadU(d, row + x + 1));
            for (std::size_t i = 0; i < 3; ++i)
                around = hn::Add(around,
                    hn::Add(hn::LoadU(d, above + x + i - 1), hn::LoadU(d, below + x + i - 1)));
            const auto born = hn::VecFromMask(d, hn::Eq(around, three));
            const auto stays = hn::And(hn::VecFromMask(d, hn::Eq(around, two)), alive);
            hn::StoreU(hn::Or(hn::And(born, hn::Set(d, std::uint8_t{1})), stays), d,
                &after[y * width + x]);
        }
        for (; x < width; ++x)
            after[y * width + x] = nextCell(grid, before, x, y);
    }
}

void fillGrid(Kernels& kernels)
{
    kernels.convolve = convolve;
    kernels.mandelbrot = mandelbrot;
    kernels.mandelbrotMasks = mandelbrotMasks;
    kernels.mandelbrotStep = mandelbrotStep;
    kernels.life = life;
}

} // namespace engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine {

HWY_EXPORT(fillGrid);

void fillGridKernels(std::int64_t target, Kernels& kernels)
{
    fillBy(HWY_DISPATCH_TABLE(fillGrid), target, kernels);
}

} // namespace engine
#endif
