#pragma once

#include "views/lane_columns.h"
#include "views/theme.h"

#include <QPainter>
#include <QRectF>

#include <span>

namespace views {

/// How an area maps to the columns of a painter's device: one column per device pixel on screens
/// and images, one per logical pixel in files.
struct DeviceGrid {
    QRectF area{}; ///< logical, its left and width on whole columns
    double scale = 1; ///< columns per logical pixel
    int columns = 1;
    bool raster = false;

    double x(int column) const { return area.left() + column / scale; }
};

DeviceGrid deviceGrid(const QPainter& painter, const QRectF& area);

/// What fills a column: a colour, whether it has a pattern, and how high it stands.
struct Fill {
    QRgb color{}; ///< opaque, or 0: nothing
    QRgb mark{}; ///< of the pattern
    trace::State pattern{}; ///< None: plain
    bool thin = false; ///< a line along the middle: dead
};

/// The look of each state in a row.
Fill fillOf(trace::State state, const Theme& theme);

/// Paints one row: column i with `fills[i]`, bars with rounded ends and a gap behind them. On a
/// raster device as one bitmap, else as shapes. `first`: Columns::first, which anchors patterns.
void paintStrip(QPainter& painter, const DeviceGrid& grid, double top, double height,
    std::span<const Fill> fills, std::span<const Bar> bars, std::int64_t first);

} // namespace views
