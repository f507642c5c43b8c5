#include "engine/measure/plateaus.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace engine {
namespace {

constexpr double price = 0.05; ///< of a piece: what 13 points gain by a step of 30 % after three
constexpr double leastStep = 1.25; ///< between two plateaus
constexpr double mostSpread = 1.25; ///< of the middle of a plateau
constexpr double leastWidth = 1.8; ///< largest size / smallest

struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
};

double medianCost(std::span<const Step> points)
{
    std::vector<double> costs;
    for (const Step& point : points)
        costs.push_back(point.cost);
    std::ranges::sort(costs);
    return costs[costs.size() / 2];
}

/// The cheapest cut: best[end] is the price of all before `end`, reached by a piece from from[end].
std::vector<Piece> cut(std::span<const Step> points)
{
    const std::size_t count = points.size();
    std::vector<double> sums(count + 1), squares(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const double log = std::log(points[i].cost);
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
Piece trimmed(std::span<const Step> points, Piece piece)
{
    const double middle = medianCost(points.subspan(piece.begin, piece.end - piece.begin));
    const double most = std::sqrt(mostSpread);
    const auto isOff = [&](std::size_t i) {
        return points[i].cost > middle * most || points[i].cost < middle / most;
    };
    while (piece.begin < piece.end && isOff(piece.begin))
        ++piece.begin;
    while (piece.begin < piece.end && isOff(piece.end - 1))
        --piece.end;
    return piece;
}

} // namespace

std::vector<Plateau> plateausOf(std::span<const Step> points)
{
    assert(std::ranges::is_sorted(points, {}, &Step::size));
    std::vector<Plateau> plateaus;
    for (const Piece& whole : cut(points)) {
        const Piece piece = trimmed(points, whole);
        if (piece.begin == piece.end || 2 * (piece.end - piece.begin) < whole.end - whole.begin)
            continue;
        const auto part = points.subspan(piece.begin, piece.end - piece.begin);
        const Plateau plateau{part.front().size, part.back().size, medianCost(part)};
        if (!plateaus.empty() && plateau.cost < leastStep * plateaus.back().cost
            && plateaus.back().cost < leastStep * plateau.cost) {
            plateaus.back().to = plateau.to;
            continue;
        }
        if (part.size() >= 3 && plateau.to >= leastWidth * plateau.from)
            plateaus.push_back(plateau);
    }
    return plateaus;
}

} // namespace engine
