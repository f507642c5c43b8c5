#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace engine {

/// The value below which `share` of `values` lies, between two of them by straight line (type 7 of
/// R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, The American Statistician 50
/// (1996)). `share` from 0 to 1. Pre: not empty.
double quantile(std::vector<double> values, double share);

/// Why a sample does not count.
enum class Rejection : std::uint8_t {
    Preempted, ///< a worker lost its CPU to somebody
    Starved, ///< a worker's CPU ran less than 98 % of the time: it waited, or the host took it
    Apart, ///< the workers did not start together or ran side by side too little
    Neighbour, ///< the CPU was slower than it can be: somebody hidden shares it
};
inline constexpr std::size_t rejectionKinds = 4;
using Rejections = std::array<std::size_t, rejectionKinds>; ///< how many, by Rejection

/// "preempted"; one word, for tables and JSON.
std::string_view rejectionName(Rejection reason);

/// What the samples of one point come to. Lower is better; unit: the samples'.
struct Figure {
    std::optional<double> value{}; ///< the best sweep's lower quartile; none: no sample was clean
    double low = 0; ///< the lower quartile of all
    double high = 0; ///< the upper
    unsigned sweeps = 0; ///< that gave clean samples
    std::size_t accepted = 0;
    Rejections rejected{};
};

/// The samples of one point, sweep by sweep. Interference only ever adds time, therefore the lower
/// quartile; and it comes in stretches of seconds, therefore the best of sweeps apart in time.
class Series {
public:
    void beginSweep() { m_sweeps.emplace_back(); }
    void accept(double value); ///< Pre: a sweep has begun.
    void reject(Rejection reason) { ++m_rejected.at(static_cast<std::size_t>(reason)); }

    Figure figure() const;

private:
    std::vector<std::vector<double>> m_sweeps{};
    Rejections m_rejected{};
};

/// The same figure in a unit where more is better: `work` / value, with the quartiles swapped.
Figure rateOf(const Figure& time, double work);

} // namespace engine
