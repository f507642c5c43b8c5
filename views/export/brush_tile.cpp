#include "views/export/brush_tile.h"

#include <QLineF>

#include <initializer_list>

namespace views {
namespace {

BrushTile lines(std::initializer_list<QLineF> all)
{
    BrushTile tile{.stroked = true};
    for (const QLineF& line : all) {
        tile.path.moveTo(line.p1());
        tile.path.lineTo(line.p2());
    }
    return tile;
}

BrushTile squares(double side, std::initializer_list<QPointF> corners)
{
    BrushTile tile;
    for (const QPointF corner : corners)
        tile.path.addRect({corner, QSizeF{side, side}});
    return tile;
}

} // namespace

BrushTile brushTile(Qt::BrushStyle style)
{
    switch (style) {
    case Qt::HorPattern: return lines({{0, 4, 8, 4}});
    case Qt::VerPattern: return lines({{4, 0, 4, 8}});
    case Qt::CrossPattern: return lines({{0, 4, 8, 4}, {4, 0, 4, 8}});
    case Qt::BDiagPattern: return lines({{-1, 1, 1, -1}, {0, 8, 8, 0}, {7, 9, 9, 7}});
    case Qt::FDiagPattern: return lines({{-1, 7, 1, 9}, {0, 0, 8, 8}, {7, -1, 9, 1}});
    case Qt::DiagCrossPattern: return lines({{0, 0, 8, 8}, {0, 8, 8, 0}});
    case Qt::Dense7Pattern: return squares(1, {{0, 0}, {4, 4}});
    case Qt::Dense6Pattern: return squares(1, {{0, 0}, {4, 0}, {2, 4}, {6, 4}});
    default: return squares(4, {{0, 0}, {4, 4}});
    }
}

} // namespace views
