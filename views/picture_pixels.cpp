#include "views/picture_pixels.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace views {
namespace {

constexpr std::array<QRgb, 9> viridis{0xff440154, 0xff472d7b, 0xff3b528b, 0xff2c728e, 0xff21918c,
    0xff28ae80, 0xff5ec962, 0xffaddc30, 0xfffde725};

QRgb along(double share)
{
    const double at = std::clamp(share, 0.0, 1.0) * double(viridis.size() - 1);
    const auto i = std::min(std::size_t(at), viridis.size() - 2);
    return mixed(QColor::fromRgb(viridis[i]), QColor::fromRgb(viridis[i + 1]), at - double(i))
        .rgb();
}

/// The mean of four colours, channel by channel.
QRgb mean(QRgb a, QRgb b, QRgb c, QRgb d)
{
    constexpr QRgb odd = 0x00ff00ff;
    const QRgb low = (a & odd) + (b & odd) + (c & odd) + (d & odd);
    const QRgb high = ((a >> 8) & odd) + ((b >> 8) & odd) + ((c >> 8) & odd) + ((d >> 8) & odd);
    return ((low >> 2) & odd) | (((high >> 2) & odd) << 8);
}

/// Of each of `count` pixels the cell that lies at `part` of it.
std::vector<std::uint32_t> cellsOf(int count, std::uint32_t cells, double part)
{
    std::vector<std::uint32_t> found(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        found[std::size_t(i)] =
            std::min(cells - 1, std::uint32_t((i + part) / count * double(cells)));
    return found;
}

} // namespace

CellColors cellColors(std::uint8_t top, const Theme& theme)
{
    CellColors colors{};
    if (top == 1) {
        colors.fill(theme.ink().rgb());
        colors[0] = mixed(theme.card(), theme.secondary(), 0.12).rgb();
        return colors;
    }
    for (int value = 0; value < 256; ++value)
        colors[std::size_t(value)] =
            value >= top ? qRgb(0, 0, 0) : along(std::log1p(value) / std::log(double(top)));
    return colors;
}

QImage scaledPixels(const trace::Picture& shown, QSize size, const CellColors& colors)
{
    if (size.isEmpty() || !shown.cells || shown.cells->empty())
        return {};
    QImage image{size, QImage::Format_RGB32};
    if (image.isNull())
        return image;
    const bool smaller = size.width() < int(shown.width) || size.height() < int(shown.height);
    const auto left = cellsOf(size.width(), shown.width, smaller ? 0.25 : 0.5);
    const auto right = cellsOf(size.width(), shown.width, 0.75);
    const auto above = cellsOf(size.height(), shown.height, smaller ? 0.25 : 0.5);
    const auto below = cellsOf(size.height(), shown.height, 0.75);
    for (int y = 0; y < size.height(); ++y) {
        auto* to = reinterpret_cast<QRgb*>(image.scanLine(y));
        const std::uint8_t* const upper =
            shown.cells->data() + std::size_t{above[std::size_t(y)]} * shown.width;
        const std::uint8_t* const lower =
            shown.cells->data() + std::size_t{below[std::size_t(y)]} * shown.width;
        const auto width = std::size_t(size.width());
        if (smaller)
            for (std::size_t x = 0; x < width; ++x)
                to[x] = mean(colors[upper[left[x]]], colors[upper[right[x]]],
                    colors[lower[left[x]]], colors[lower[right[x]]]);
        else
            for (std::size_t x = 0; x < width; ++x)
                to[x] = colors[upper[left[x]]];
    }
    return image;
}

const QImage& ScaledPicture::of(const trace::Picture& shown, QSize size, const Theme& theme)
{
    if (m_cells == shown.cells && m_top == shown.top && m_image.size() == size && m_theme == theme)
        return m_image;
    m_image = scaledPixels(shown, size, cellColors(shown.top, theme));
    m_cells = shown.cells;
    m_top = shown.top;
    m_theme = theme;
    return m_image;
}

} // namespace views
