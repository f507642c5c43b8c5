#pragma once

#include "app/lesson/formula.h"

#include <QColor>
#include <QFont>
#include <QPainterPath>
#include <QString>

#include <vector>

class QPainter;

namespace app::lesson {

/// A formula set: what is where, in pixels from the begin of its baseline. Needs fonts, so a
/// QGuiApplication.
struct FormulaPicture {
    struct Glyphs {
        QPointF at{};
        QString text{};
        QFont font{};
    };
    double width = 0;
    double ascent = 0; ///< above the baseline
    double descent = 0; ///< below it
    std::vector<Glyphs> glyphs{};
    std::vector<QPainterPath> shapes{}; ///< bars, roots, tall brackets: filled
};

/// Sets `formula` in `font`, sized in pixels: variables slanted, scripts smaller.
/// Rules after D. E. Knuth, The TeXbook, chapters 17 and 18, made simple.
FormulaPicture layOut(const Formula& formula, const QFont& font);

/// Paints it in `ink`, its baseline beginning at `origin`. Text stays text.
void draw(QPainter& painter, const FormulaPicture& picture, QPointF origin, const QColor& ink);

} // namespace app::lesson
