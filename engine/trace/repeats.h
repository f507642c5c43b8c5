#pragma once

#include "engine/trace/compare.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace trace {

/// The runs of both sides of a comparison: each as measures() gave it, set as A, and as B.
struct Repeats {
    std::vector<std::vector<Measure>> a{};
    std::vector<std::vector<Measure>> b{};
    bool operator==(const Repeats&) const = default;
};

/// The mean of repeats. `half`: the true mean lies within mean ± half with 95 % confidence; none
/// of a single run. By Student's t, for values that are about normally distributed or many.
/// Source: Student, The probable error of a mean, Biometrika 6 (1908).
struct Mean {
    std::size_t n = 0;
    double mean = 0;
    std::optional<double> half{};
    bool operator==(const Mean&) const = default;
};

/// None of nothing. Pre: no NaN.
std::optional<Mean> meanOf(const std::vector<double>& values);

/// How far two means are apart, b − a, with the 95 % interval of that, where both sides have
/// repeats; their spreads may differ. Source: B. L. Welch, The generalization of “Student's”
/// problem when several different population variances are involved, Biometrika 34 (1947).
struct MeanDifference {
    double difference = 0;
    std::optional<double> half{};

    /// Whether it is more than chance: the interval leaves out 0. None where there is no interval.
    std::optional<bool> beyondNoise() const;
    bool operator==(const MeanDifference&) const = default;
};

/// None where one side has nothing. Pre: no NaN.
std::optional<MeanDifference> meanDifference(
    const std::vector<double>& a, const std::vector<double>& b);

/// The number that Student's t with `freedom` degrees of freedom exceeds, up or down, once in
/// twenty. Pre: freedom > 0. Within 1e-6 of the truth from freedom 1 on.
double studentT95(double freedom);

/// One figure over the repeats of both.
struct RepeatedDifference {
    std::string_view key{};
    std::string_view label{};
    Measured unit{};
    std::optional<Mean> a{};
    std::optional<Mean> b{};
    std::optional<MeanDifference> difference{};
};

/// In the order of measures().
std::vector<RepeatedDifference> repeatedDifferences(const Repeats& repeats);

} // namespace trace
