#pragma once

#include <QColor>
#include <QImage>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace views {

/// At most 255 colours for pictures that have more: those asked for, the most frequent ones of some
/// samples as they are, and for the rest the means of boxes of similar colours.
/// Source: P. Heckbert, Color Image Quantization for Frame Buffer Display (1982), "median cut".
class Palette {
public:
    /// Samples are RGB32. `always`: colours that must be exact, not more than 64.
    Palette(std::span<const QImage> samples, std::span<const QRgb> always);

    std::span<const QRgb> colors() const { return m_colors; }

    /// The colour nearest to `color`. Looked up once per distinct colour.
    std::uint8_t indexOf(QRgb color);

private:
    struct Known {
        QRgb color = 0; ///< alpha 0: free
        std::uint8_t index = 0;
    };
    std::uint8_t nearest(QRgb color) const;

    std::vector<QRgb> m_colors;
    std::vector<Known> m_known; ///< hashed, open addressing
    std::size_t m_used = 0;
};

} // namespace views
