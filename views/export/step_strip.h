#pragma once

#include "views/view.h"

#include <QFont>

#include <vector>

namespace views {

/// Moments worth a key frame, in order, at most `count`, in `window`: spread evenly, each moved to
/// the scheduling decision nearest to it, so that something has just happened. Fewer where there
/// are fewer decisions. None for an empty window.
std::vector<trace::Time> keySteps(const trace::Trace& trace, trace::Window window, int count);

/// Most steps one figure can show.
inline constexpr int mostSteps = 24;

/// One picture of a strip: a label with its time, and the view below it.
struct StepCell {
    trace::Time at{};
    QRectF label{};
    QRectF picture{};
};

/// Cells in reading order that share `area`, in as many columns as leave the pictures largest.
/// `ideal`: the size at which one picture is comfortable. Pure.
std::vector<StepCell> stepCells(
    const std::vector<trace::Time>& steps, const QRectF& area, QSizeF ideal, double labelHeight);

/// "2 · 12.48 ms": times of a strip have equally many decimals.
QString stepLabel(const std::vector<trace::Time>& steps, std::size_t step);

/// The view at each of the steps.
void drawStepStrip(QPainter& painter, const View& view, const QRectF& area, const Frame& frame,
    const std::vector<trace::Time>& steps, const QFont& font);

} // namespace views
