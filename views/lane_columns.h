#pragma once

#include "engine/trace/lane.h"

#include <cstdint>
#include <vector>

namespace views {

/// Pixel columns over a window, anchored to absolute time: column `first + i` covers
/// [edges[i], edges[i + 1]), whatever the window begins with, so panning moves the picture by whole
/// pixels and never changes it. The first column holds the window's begin.
struct Columns {
    std::int64_t first = 0;
    double length = 1; ///< of a column, in ns
    std::vector<trace::Time> edges{};

    int count() const { return int(edges.size()) - 1; }

    /// The column boundary nearest to `time`; may lie outside [0, count()].
    int nearestEdge(trace::Time time) const;
};

/// Pre: `count` > 0, `window` not empty.
Columns columnsOver(trace::Window window, int count);

/// The state each column shows: Lost if any record was lost in it, else the known state with most
/// time in it. Exact. Cost: O(columns), whatever the number of slices.
std::vector<trace::State> shownStates(const trace::Lane& lane, const Columns& columns);

/// A slice wide enough to be drawn as a bar of its own: columns [begin, end).
struct Bar {
    std::size_t slice = 0;
    int begin = 0;
    int end = 0;
    bool cutLeft = false; ///< it begins before the window
    bool cutRight = false;
    int width() const { return end - begin; }
    bool operator==(const Bar&) const = default;
};

/// Bars of at least `least` columns, in order; they do not overlap. `states`: of shownStates().
/// Cost: O(columns / least) look-ups.
std::vector<Bar> wideBars(const trace::Lane& lane, const Columns& columns,
    const std::vector<trace::State>& states, int least);

} // namespace views
