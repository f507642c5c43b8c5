#pragma once

#include "views/paint.h"
#include "views/timeline_foot.h"
#include "views/view.h"

namespace views {

/// What every picture of two runs shares.

/// "A" or "B" as a chip, then what tells the run from the other, how and when it ran.
void drawRunHeading(
    QPainter& painter, const QRectF& rect, const Theme& theme, bool ofB, const QString& text);

/// The text of that heading: what was set differently, when it began, how it ended.
QString runHeading(const Frame& frame, bool ofB);

/// The states that occur in either run; none where the frame wants no legend. Pre: frame.other.
std::vector<LegendEntry> sharedLegend(const Frame& frame);

/// What must be said of losses and tier of both, said once where it is the same.
QString sharedCaveat(const Frame& frame);

/// Where there is no run A yet: what to do about it. Pre: no frame.other.
void drawNothingToCompare(QPainter& painter, const QRectF& rect, const Frame& frame);

} // namespace views
