#pragma once

#include "views/chart/chart_layout.h"
#include "views/view.h"

#include <QPainter>

namespace views {

/// Paints a chart where the layout puts it.
void drawChart(QPainter& painter, const Chart& chart, const ChartLayout& layout);

/// Sentences at the foot of a picture.
void drawFoot(QPainter& painter, const QRectF& rect, const QStringList& lines, const Theme& theme);

/// A word in its frame: where something comes from.
void drawPill(QPainter& painter, const QRectF& rect, const QString& word, const Theme& theme,
    const QColor& color);

/// The word "model" in its frame.
void drawModelPill(QPainter& painter, const QRectF& rect, const Theme& theme, const QColor& color);

/// What of a chart can be pointed at: levels, points, the foot.
std::vector<Spot> chartSpots(const Chart& chart, const ChartLayout& layout);

/// The i-th colour of a chart, at least 3 : 1 on the card.
QColor chartColor(const Theme& theme, std::size_t i);

/// `color`, darkened or lightened until it has `least` : 1 on `surface`.
QColor legible(QColor color, const QColor& surface, double least);

} // namespace views
