#pragma once

#include "views/theme.h"

#include <QImage>
#include <QPainter>

namespace views {

/// Whether `state` is drawn with a pattern: always where records were lost and what a GPU's queue
/// copies, all others where the theme asks for patterns and look.md names one.
bool patterned(trace::State state, const Theme& theme);

/// One bit of the state's 8 × 8 pattern at device pixel (x, y): whether a mark is there.
bool patternBit(trace::State state, int x, int y);

/// Colours of the pattern: what lies below, and its marks.
QColor patternBase(trace::State state, const Theme& theme);
QColor patternMark(trace::State state, const Theme& theme);

/// The pattern as a tile to fill with.
QImage patternTile(trace::State state, const Theme& theme);

/// The pattern's marks as shapes, inside `rect`. Nothing for a state without one.
void drawPattern(QPainter& painter, const QRectF& rect, trace::State state, const QColor& mark);

/// Fills `rect` as a bar of `state`: colour, pattern, outline where the pattern is one, corners
/// rounded by `radius`. Draws shapes only, no bitmaps, so it suits files as well.
void fillState(QPainter& painter, const QRectF& rect, trace::State state, const Theme& theme,
    double radius = 0);

} // namespace views
