#pragma once

#include "engine/trace/trace.h"
#include "views/theme.h"

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

namespace views {

/// An entry of a legend: a swatch of some state, or of a plain colour, and what it means.
struct LegendEntry {
    trace::State state{};
    QColor color{}; ///< valid: used instead of the state's
    QString text{};
    bool notched = false; ///< the swatch ends as a preempted bar does
};

/// Legend entries of the states that occur in the trace.
std::vector<LegendEntry> stateLegend(const trace::Trace& trace);

/// Height of legend and caveat in a picture of that width.
double footHeight(const std::vector<LegendEntry>& legend, const QString& caveat, const Theme& theme,
    double width);

/// The legend, then the caveat, as far as there is room in `foot`: the caveat's first.
void drawFoot(QPainter& painter, const QRectF& foot, const Theme& theme,
    const std::vector<LegendEntry>& legend, const QString& caveat);

/// Cuts a notch into the right end of a bar: it was preempted.
void drawNotch(QPainter& painter, const QRectF& bar, const Theme& theme);

} // namespace views
