#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace trace {

/// How a figure varied over `n` runs: the median, and what half of the runs and all of them lie
/// between. Quartiles are interpolated linearly (R's type 7). Source: R. J. Hyndman and Y. Fan,
/// Sample Quantiles in Statistical Packages (1996).
struct Spread {
    std::size_t n = 0;
    double low = 0;
    double quarter = 0;
    double median = 0;
    double threeQuarters = 0;
    double high = 0;
    bool operator==(const Spread&) const = default;
};

/// None of nothing. Pre: no NaN.
std::optional<Spread> spread(std::vector<double> values);

} // namespace trace
