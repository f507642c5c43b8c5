#pragma once

#include "engine/trace/picture.h"
#include "views/theme.h"

#include <QImage>

#include <array>

namespace views {

/// The colour of each value of a cell. Two values: a cell is there or not. More: from dark to light
/// with the logarithm of the value, and the largest, which means "no end", is black. Source of the
/// colours, which the usual colour-vision deficiencies tell apart: S. van der Walt, N. Smith,
/// viridis (2015).
using CellColors = std::array<QRgb, 256>;
CellColors cellColors(std::uint8_t top, const Theme& theme);

/// `shown` as `size` pixels: larger by repeating cells, smaller by the mean of four places in each
/// pixel. Cost: about 3 ns a pixel. Null where `size` is empty or too large for memory.
QImage scaledPixels(const trace::Picture& shown, QSize size, const CellColors& colors);

/// Keeps the last one. One thread at a time.
class ScaledPicture {
public:
    const QImage& of(const trace::Picture& shown, QSize size, const Theme& theme);

private:
    QImage m_image;
    std::shared_ptr<const std::vector<std::uint8_t>> m_cells; ///< of which it was made
    std::uint8_t m_top = 0;
    Theme m_theme{};
};

} // namespace views
