#include "engine/trace/plateaus.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace trace {
namespace {

constexpr double price = 0.05; ///< of a piece: what 13 points gain by a step of 30 % after three
constexpr double leastStep = 1.25; ///< between two plateaus
constexpr double mostSpread = 1.25; ///< of the middle of a plateau
constexpr double leastWidth = 1.8; ///< largest x / smallest
constexpr std::size_t fewest = 3; ///< points
constexpr double slowestCache = 50; ///< ns

struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
};

double medianOf(std::span<const CurvePoint> points)
{
    std::vector<double> values;
    for (const CurvePoint& point : points)
        values.push_back(point.y);
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// The cheapest cut: best[end] is the price of all before `end`, reached by a piece from from[end].
std::vector<Piece> cut(std::span<const CurvePoint> points)
{
    const std::size_t count = points.size();
    std::vector<double> sums(count + 1), squares(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const double log = std::log(points[i].y);
        sums[i + 1] = sums[i] + log;
        squares[i + 1] = squares[i] + log * log;
    }
    std::vector<double> best(count + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> from(count + 1);
    best[0] = 0;
    for (std::size_t end = 1; end <= count; ++end)
        for (std::size_t begin = 0; begin < end; ++begin) {
            const double sum = sums[end] - sums[begin];
            const double misfit =
                squares[end] - squares[begin] - sum * sum / static_cast<double>(end - begin);
            if (best[begin] + misfit + price < best[end]) {
                best[end] = best[begin] + misfit + price;
                from[end] = begin;
            }
        }
    std::vector<Piece> pieces;
    for (std::size_t end = count; end > 0; end = from[end])
        pieces.push_back({from[end], end});
    std::ranges::reverse(pieces);
    return pieces;
}

/// As much of it as is flat: its ends may lie on the slopes beside it.
Piece trimmed(std::span<const CurvePoint> points, Piece piece)
{
    const double middle = medianOf(points.subspan(piece.begin, piece.end - piece.begin));
    const double most = std::sqrt(mostSpread);
    const auto isOff = [&](std::size_t i) {
        return points[i].y > middle * most || points[i].y < middle / most;
    };
    while (piece.begin < piece.end && isOff(piece.begin))
        ++piece.begin;
    while (piece.begin < piece.end && isOff(piece.end - 1))
        --piece.end;
    return piece;
}

} // namespace

std::vector<Plateau> plateaus(std::span<const CurvePoint> points)
{
    assert(std::ranges::is_sorted(points, {}, &CurvePoint::x));
    std::vector<Plateau> found;
    for (const Piece& whole : cut(points)) {
        const Piece piece = trimmed(points, whole);
        if (piece.begin == piece.end || 2 * (piece.end - piece.begin) < whole.end - whole.begin)
            continue;
        const auto part = points.subspan(piece.begin, piece.end - piece.begin);
        const Plateau plateau{part.front().x, part.back().x, medianOf(part)};
        if (!found.empty() && plateau.level < leastStep * found.back().level
            && found.back().level < leastStep * plateau.level) {
            found.back().to = plateau.to;
            continue;
        }
        if (part.size() >= fewest && plateau.to >= leastWidth * plateau.from)
            found.push_back(plateau);
    }
    return found;
}

std::string_view levelName(std::span<const Plateau> found, std::size_t i)
{
    static constexpr std::array<std::string_view, 4> caches{"L1", "L2", "L3", "L4"};
    if (found.size() < 2)
        return {};
    if (i + 1 == found.size() && found[i].level > slowestCache)
        return "DRAM";
    return i < caches.size() ? caches[i] : std::string_view{};
}

} // namespace trace
