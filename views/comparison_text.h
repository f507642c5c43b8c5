#pragma once

#include "views/paint.h"
#include "views/view.h"

namespace views {

/// What every picture of two runs shares.

/// "A" or "B" as a chip, then what tells the run from the other, how and when it ran.
void drawRunHeading(
    QPainter& painter, const QRectF& rect, const Theme& theme, bool ofB, const QString& text);

/// The text of that heading: what was set differently, when it began, how it ended.
QString runHeading(const Frame& frame, bool ofB);

/// Where there is no run A yet: what to do about it. Pre: no frame.other.
void drawNothingToCompare(QPainter& painter, const QRectF& rect, const Frame& frame);

} // namespace views
