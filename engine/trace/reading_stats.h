#pragma once

#include "engine/trace/repeats.h"
#include "engine/trace/trace.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace trace {

struct Interval {
    double low = 0;
    double high = 0;
    bool operator==(const Interval&) const = default;
};

/// With at least 95 % confidence the median of what `values` were drawn from lies between these
/// two of them, whatever its distribution. None of fewer than six values, which cannot say so.
/// Source: W. R. Thompson, On confidence ranges for the median and other expectation distributions
/// for populations of unknown distribution form, Annals of Mathematical Statistics 7 (1936).
std::optional<Interval> medianInterval(std::vector<double> values);

/// What was read of one quantity at one setting.
struct ReadPoint {
    float x = 0;
    float y = 0;
    std::size_t rejected = 0; ///< as disturbed; they count in no figure below
    std::optional<Spread> kept{}; ///< n, lower quartile (p25), median …; none: all were rejected
    std::optional<Interval> median{}; ///< 95 % interval of the median, see medianInterval()
    std::optional<Mean> mean{}; ///< with its 95 % interval, see meanOf()
    bool operator==(const ReadPoint&) const = default;
};

/// All that was read of a quantity up to and including `until`.
struct ReadCurve {
    QuantityId quantity{};
    std::size_t kept = 0;
    std::size_t rejected = 0;
    std::vector<ReadPoint> points{}; ///< by x, then y
    bool operator==(const ReadCurve&) const = default;
};

/// One per quantity, in their order. Of a model only its latest value at each setting counts, as
/// it may have been fitted anew. Thread-safe.
/// Cost: O(readings · log readings).
std::vector<ReadCurve> readCurves(const Trace& trace, Time until);

} // namespace trace
