#pragma once

#include "engine/compute/kernels.h"

namespace engine {

/// One element of a grid by the baseline, for edges and remainders that fill no vector.

std::uint32_t mandelbrotPixel(const MandelbrotView& view, std::size_t x, std::size_t y);
float convolvedPixel(
    const Convolution& what, std::span<const float> in, std::size_t x, std::size_t y);
std::uint8_t nextCell(
    const Grid& grid, std::span<const std::uint8_t> before, std::size_t x, std::size_t y);

} // namespace engine
