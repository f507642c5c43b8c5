#pragma once

#include "views/chart/chart.h"
#include "views/theme.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

namespace views {

/// Where a curve's name stands.
struct ChartLabel {
    std::size_t curve = 0;
    QRectF rect{};
    QPointF end{}; ///< of the line it names
    bool beside = true; ///< right of the plot; else within it, near the end
};

/// A word under or beside an axis.
struct ChartTick {
    double at = 0; ///< in pixels along its axis
    QString text{};
};

/// Words of a region, in lines.
struct ChartNote {
    QRectF rect{};
    QStringList lines{};
    bool left = false; ///< stands left of where the region begins
};

/// The geometry of a chart: pure, so that painting and pointing agree.
class ChartLayout {
public:
    ChartLayout(const Chart& chart, const QRectF& rect, const Theme& theme);

    Theme theme{}; ///< with text small enough for the room
    QRectF rect{};
    QRectF plot{};
    QRectF foot{};
    QRectF xTitle{};
    QRectF yTitle{};
    std::vector<ChartTick> xTicks{};
    std::vector<ChartTick> yTicks{};
    std::vector<ChartLabel> labels{};
    std::vector<QRectF> levels{}; ///< of their names
    std::vector<ChartNote> notes{}; ///< what the regions say; empty: in the foot
    QStringList footLines{};

    double pixelX(double x) const { return plot.left() + plot.width() * m_x.share(x); }
    double pixelY(double y) const { return plot.bottom() - plot.height() * m_y.share(y); }
    QPointF at(const ChartPoint& point) const { return {pixelX(point.x), pixelY(point.y)}; }

private:
    void place(const Chart& chart);
    void placePlot(const Chart& chart);
    void placeTicks(const Chart& chart);
    void placeLabels(const Chart& chart);
    void placeLevels(const Chart& chart);
    bool placeNotes(const Chart& chart);
    std::optional<QPointF> endOf(const ChartCurve& curve) const;
    QRectF freePlace(const QPointF& end, const QSizeF& size) const;
    double crossed(const QRectF& place) const;

    bool m_notesBelow = false; ///< there is no room for them in the plot
    Range m_x;
    Range m_y;
    std::vector<QPolygonF> m_lines;
    std::vector<QRectF> m_taken;
};

/// Room a label wants, with the word in its frame where it has one.
double labelWidth(const ChartCurve& curve, const Theme& theme);
QFont labelFont(const Theme& theme);
QFont pillFont(const Theme& theme);
QString modelWord();

/// Where a curve that was not measured comes from; empty of one that was.
QString pillWord(const ChartCurve& curve);

} // namespace views
