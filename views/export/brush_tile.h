#pragma once

#include <QPainterPath>

namespace views {

/// One tile of a Qt brush pattern as a shape: lines one unit wide, or squares to fill.
struct BrushTile {
    QPainterPath path{};
    bool stroked = false;

    static constexpr double side = 8;
};

/// Pre: `style` is one of Qt's patterns (HorPattern … Dense7Pattern).
BrushTile brushTile(Qt::BrushStyle style);

} // namespace views
