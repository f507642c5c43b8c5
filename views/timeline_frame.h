#pragma once

#include "views/paint.h"
#include "views/strip.h"
#include "views/timeline_foot.h"
#include "views/timeline_layout.h"

#include <QPainter>

namespace views {

/// What every timeline shares: names at the left, time at the top, rows, legend and caveat below.
struct TimelineFrame {
    Theme theme{}; ///< its text fits the picture
    QRectF axisArea{}; ///< tick labels
    QRectF rowsArea{}; ///< names and lanes
    QRectF lanes{}; ///< where time runs
    QRectF panel{}; ///< between rows and legend, where parts asked for it
    QRectF foot{}; ///< legend, then caveat
    TimeAxis axis{};
    std::vector<Row> rows{};
    RowBounds bounds{};
    double scrollRange = 0;
    QString caveat{}; ///< with how many rows there is no room for, where nobody can scroll

    QRectF lane(const Row& row) const { return {lanes.left(), row.top, lanes.width(), row.height}; }
};

struct TimelineParts {
    std::vector<Row> rows{};
    QStringList names{}; ///< of the rows, for the width of the names' column
    std::vector<LegendEntry> legend{};
    QString caveat{};
    double panel = 0; ///< height kept free between rows and legend, at scale 1
    double tallestRow = 36; ///< at scale 1
    std::size_t cut = 0; ///< rows known to find no room
};

/// Where everything goes in `rect`. Pure.
TimelineFrame layOut(const QRectF& rect, const Frame& frame, TimelineParts parts);

/// Whether both frames have the same rows with the same bars in them.
bool sameRows(const Frame& a, const Frame& b);

/// Height at which every row has a comfortable height and nothing scrolls.
double comfortableHeight(double width, const Frame& frame, const TimelineParts& parts);

/// Tick labels, and the moments of playhead and selection on chips that cover no tick label.
void drawAxis(QPainter& painter, const TimelineFrame& timeline, const Frame& frame);
void drawGrid(QPainter& painter, const TimelineFrame& timeline);

/// Selection, hover line and playhead, above the rows.
void drawMoments(QPainter& painter, const TimelineFrame& timeline, const Frame& frame);

/// The bar's part of a row.
QRectF barRect(const TimelineFrame& timeline, const Row& row);

} // namespace views
