#pragma once

#include "engine/measure/fit.h"

#include <optional>
#include <span>

namespace engine {

/// A positive value of some year.
struct Dated {
    double year = 0;
    double value = 1;
};

/// Growth by the same factor every year: log2 of the value lies on a straight line.
struct Growth {
    double middle = 0; ///< a year
    double logMiddle = 0; ///< log2 of the value in it
    double perYear = 0; ///< doublings
    std::optional<Interval> perYearInterval{}; ///< of 95 %; none of two points

    double valueIn(double year) const;

    /// Years in which it doubles; none where it does not grow.
    std::optional<double> doubling() const;
    /// Of 95 %; the upper end is infinite where it may not grow at all.
    std::optional<Interval> doublingInterval() const;
};

/// By least squares of the logarithms (Eigen), the interval by Student's t.
/// Error: fewer than two years. Pre: values > 0. Thread-safe.
Result<Growth> fitGrowth(std::span<const Dated> points);

/// Growth that changes once.
struct Bend {
    double year = 0;
    double before = 0; ///< doublings a year
    double after = 0;
};

/// Where two straight lines that meet fit the logarithms best, tried in steps of a quarter of a
/// year: with at least three points on each side. None where there are too few.
std::optional<Bend> fitBend(std::span<const Dated> points);

} // namespace engine
