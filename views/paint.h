#pragma once

#include "views/theme.h"

#include <QPainter>
#include <QRectF>
#include <QStringList>

namespace views {

/// Width of `text` in `font`, in logical pixels.
double widthOf(const QString& text, const QFont& font);

/// One line of text inside `rect`, elided to its width, left out where not even a letter fits.
void drawLine(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
    const QFont& font, const QColor& color);

/// `text` broken at spaces into lines of at most `width`; the last of `most` is elided.
QStringList wrapped(const QString& text, const QFont& font, double width, int most);

/// Lines of text from the top of `rect`.
void drawLines(QPainter& painter, const QRectF& rect, Qt::Alignment alignment,
    const QStringList& lines, const QFont& font, const QColor& color);
double lineHeight(const QFont& font);

/// A picture that has nothing to show yet: what to do about it, in the middle.
void drawMessage(QPainter& painter, const QRectF& rect, const Theme& theme, const QString& title,
    const QString& hint);

/// `theme` with its text made small enough for a picture of this size, where it is less than
/// `least` at scale 1.
Theme fitted(const Theme& theme, const QSizeF& size, const QSizeF& least);

} // namespace views
