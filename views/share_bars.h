#pragma once

#include "engine/trace/compare.h"
#include "views/frame.h"

#include <QRectF>

#include <vector>

namespace views {

/// One state's part of a bar.
struct SharePart {
    trace::State state{};
    double from = 0; ///< in [0, 1]
    double to = 0;
    bool operator==(const SharePart&) const = default;
};

/// The life of a group of threads, split by state: parts that follow each other from 0 to 1, in
/// the legend's order. Being dead is no part of it. Empty if there is no time.
std::vector<SharePart> shareParts(const trace::StateSums& sums);

/// A bar of the picture: one group of threads in one run.
struct ShareBar {
    std::size_t group = 0; ///< of trace::compare()
    bool ofB = false;
    QRectF rect{}; ///< from 0 to 100 %
};

struct ShareLayout {
    Theme theme{};
    QRectF axis{}; ///< labels of the shared scale
    QRectF names{};
    QRectF foot{};
    double barHeight = 0;
    std::vector<ShareBar> bars{}; ///< A above B in each group
    double left = 0; ///< where 0 % and 100 % are, for every bar
    double right = 0;
    double groupTop(std::size_t group) const { return bars[2 * group].rect.top(); }
};

/// Pure. Bars of all groups have the same scale.
ShareLayout layOutShares(const QRectF& rect, const Theme& theme, std::size_t groups);

} // namespace views
