#include "views/export/palette.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace views {
namespace {

constexpr std::size_t mostColors = 255; // one index is for transparent pixels
constexpr std::size_t exactColors = 160;
constexpr std::size_t tableSize = 1 << 16;

struct Entry {
    QRgb color = 0;
    std::uint64_t count = 0;
};
using Box = std::span<Entry>;

int channel(QRgb color, int which)
{
    return int(color >> (8 * which)) & 255;
}

std::vector<Entry> histogram(std::span<const QImage> samples)
{
    std::unordered_map<QRgb, std::uint64_t> counts;
    for (const QImage& image : samples) {
        for (int y = 0; y < image.height(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            for (int x = 0; x < image.width();) {
                const int begin = x;
                while (x < image.width() && line[x] == line[begin])
                    ++x;
                counts[line[begin] | 0xff000000] += std::uint64_t(x - begin);
            }
        }
    }
    std::vector<Entry> entries;
    for (const auto& [color, count] : counts)
        entries.push_back({color, count});
    // By colour among equals, so that equal pictures have equal palettes.
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return a.count != b.count ? a.count > b.count : a.color < b.color;
    });
    return entries;
}

/// The channel in which the box is longest, and how long it is there.
std::pair<int, int> longestSide(Box box)
{
    std::pair<int, int> longest{0, -1};
    for (int which = 0; which < 3; ++which) {
        const auto [low, high] = std::ranges::minmax(
            box, {}, [which](const Entry& entry) { return channel(entry.color, which); });
        if (const int length = channel(high.color, which) - channel(low.color, which);
            length > longest.second)
            longest = {which, length};
    }
    return longest;
}

std::uint64_t pixelsIn(Box box)
{
    std::uint64_t sum = 0;
    for (const Entry& entry : box)
        sum += entry.count;
    return sum;
}

/// Two boxes with about half of the pixels each.
std::pair<Box, Box> halves(Box box)
{
    const int which = longestSide(box).first;
    std::ranges::sort(box, {}, [which](const Entry& entry) { return channel(entry.color, which); });
    const std::uint64_t half = pixelsIn(box) / 2;
    std::uint64_t sum = 0;
    std::size_t at = 0;
    while (at + 1 < box.size() && sum + box[at].count <= half)
        sum += box[at++].count;
    at = std::max<std::size_t>(at, 1);
    return {box.first(at), box.subspan(at)};
}

QRgb meanOf(Box box)
{
    std::array<std::uint64_t, 3> sums{};
    std::uint64_t pixels = 0;
    for (const Entry& entry : box) {
        for (int which = 0; which < 3; ++which)
            sums[std::size_t(which)] += entry.count * std::uint64_t(channel(entry.color, which));
        pixels += entry.count;
    }
    const auto mean = [&](std::size_t which) { return int((sums[which] + pixels / 2) / pixels); };
    return qRgb(mean(2), mean(1), mean(0));
}

std::vector<QRgb> medianCut(std::span<Entry> entries, std::size_t most)
{
    std::vector<Box> boxes;
    if (!entries.empty())
        boxes.push_back(entries);
    const auto weight = [](Box box) {
        return box.size() < 2 ? 0.0 : double(pixelsIn(box)) * longestSide(box).second;
    };
    while (boxes.size() < most && !boxes.empty()) {
        const auto heaviest = std::ranges::max_element(boxes, {}, weight);
        if (heaviest->size() < 2)
            break;
        const auto [first, second] = halves(*heaviest);
        *heaviest = first;
        boxes.push_back(second);
    }
    std::vector<QRgb> means;
    std::ranges::transform(boxes, std::back_inserter(means), meanOf);
    return means;
}

} // namespace

Palette::Palette(std::span<const QImage> samples, std::span<const QRgb> always)
    : m_known(tableSize)
{
    std::vector<Entry> entries = histogram(samples);
    std::unordered_set<QRgb> taken;
    for (const QRgb color : always)
        if (taken.insert(color | 0xff000000).second)
            m_colors.push_back(color | 0xff000000);
    std::erase_if(entries, [&](const Entry& entry) { return taken.contains(entry.color); });
    const std::size_t exact =
        std::min(entries.size(), exactColors - std::min(exactColors, m_colors.size()));
    for (std::size_t i = 0; i < exact; ++i)
        m_colors.push_back(entries[i].color);
    const auto rest = medianCut(std::span{entries}.subspan(exact), mostColors - m_colors.size());
    m_colors.insert(m_colors.end(), rest.begin(), rest.end());
}

std::uint8_t Palette::indexOf(QRgb color)
{
    color |= 0xff000000;
    std::size_t slot = (color * 0x9e3779b1U) >> 16;
    while (m_known[slot].color != color && m_known[slot].color != 0)
        slot = (slot + 1) % tableSize;
    if (m_known[slot].color == 0) {
        if (++m_used > tableSize / 2) {
            std::ranges::fill(m_known, Known{});
            m_used = 0;
            return indexOf(color);
        }
        m_known[slot] = {color, nearest(color)};
    }
    return m_known[slot].index;
}

std::uint8_t Palette::nearest(QRgb color) const
{
    const auto distance = [color](QRgb other) {
        int sum = 0;
        for (int which = 0; which < 3; ++which) {
            const int apart = channel(color, which) - channel(other, which);
            sum += apart * apart;
        }
        return sum;
    };
    return std::uint8_t(std::ranges::min_element(m_colors, {}, distance) - m_colors.begin());
}

} // namespace views
