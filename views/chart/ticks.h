#pragma once

#include <vector>

namespace views {

enum class Scale { Linear, Log };

/// The values of one side of a chart. Pre: low < high; Log: 0 < low.
struct Range {
    Scale scale = Scale::Linear;
    double low = 0;
    double high = 1;
    double base = 10; ///< Log: ticks stand at its powers

    /// Where a value stands: 0 at `low`, 1 at `high`, beyond them outside.
    double share(double value) const;
    bool holds(double value) const { return low <= value && value <= high; }
};

/// Values worth a word on an axis, ascending, at most about `most`, within the range.
std::vector<double> ticks(const Range& range, int most);

/// Between them, worth a line but no word: 2, 3 … 9 of a decade. None on linear axes.
std::vector<double> minorTicks(const Range& range);

} // namespace views
