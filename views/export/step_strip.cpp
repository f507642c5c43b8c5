#include "views/export/step_strip.h"

#include "engine/trace/navigate.h"
#include "views/format.h"
#include "views/paint.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr double gap = 12;
constexpr double padding = 6;

/// The decision nearest to `time` within `window`; `time` itself where there is none.
trace::Time nearestDecision(const trace::Trace& trace, trace::Window window, trace::Time time)
{
    const auto before = trace::previousDecision(trace, time + trace::Duration{1});
    const auto after = trace::nextDecision(trace, time);
    const bool has[]{before && *before >= window.begin, after && *after <= window.end};
    if (!has[0] && !has[1])
        return time;
    if (!has[0] || !has[1])
        return has[0] ? *before : *after;
    return time - *before <= *after - time ? *before : *after;
}

std::vector<StepCell> cellsIn(const std::vector<trace::Time>& steps, const QRectF& area,
    std::size_t columns, double labelHeight)
{
    const std::size_t rows = (steps.size() + columns - 1) / columns;
    const double width = (area.width() - gap * double(columns - 1)) / double(columns);
    const double height = (area.height() - gap * double(rows - 1)) / double(rows);
    std::vector<StepCell> cells;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double x = area.left() + double(i % columns) * (width + gap);
        const double y = area.top() + double(i / columns) * (height + gap);
        const QRectF whole{x, y, width, height};
        cells.push_back({.at = steps[i],
            .label = {x + padding, y, width - 2 * padding, labelHeight},
            .picture = whole.adjusted(padding, labelHeight, -padding, -padding)});
    }
    return cells;
}

/// Times must be told apart: as many decimals as the shortest step asks for.
int decimalsFor(const std::vector<trace::Time>& steps, Unit unit)
{
    trace::Duration shortest = trace::Duration::max();
    for (std::size_t i = 1; i < steps.size(); ++i)
        if (steps[i] > steps[i - 1])
            shortest = std::min(shortest, trace::Duration{steps[i] - steps[i - 1]});
    int decimals = 3 * int(unit);
    for (auto length = shortest.count(); decimals > 0 && length >= 100; length /= 10)
        --decimals;
    return decimals;
}

void drawFrameOf(QPainter& painter, const StepCell& cell, const Theme& theme)
{
    const QRectF whole = cell.picture.united(cell.label).adjusted(-padding, 0, padding, padding);
    painter.setPen(QPen{theme.line(), 1});
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace

std::vector<trace::Time> keySteps(const trace::Trace& trace, trace::Window window, int count)
{
    std::vector<trace::Time> steps;
    if (window.empty())
        return steps;
    for (int i = 0; i < count; ++i) {
        const auto even =
            window.begin + trace::Duration{window.length().count() * (2 * i + 1) / (2 * count)};
        steps.push_back(nearestDecision(trace, window, even));
    }
    const auto same = std::ranges::unique(steps);
    steps.erase(same.begin(), same.end());
    return steps;
}

std::vector<StepCell> stepCells(
    const std::vector<trace::Time>& steps, const QRectF& area, QSizeF ideal, double labelHeight)
{
    std::vector<StepCell> best;
    double largest = -1;
    for (std::size_t columns = 1; columns <= steps.size(); ++columns) {
        std::vector<StepCell> cells = cellsIn(steps, area, columns, labelHeight);
        const QSizeF size = cells.front().picture.size();
        const double share = std::min(size.width() / ideal.width(), size.height() / ideal.height());
        if (share > largest) {
            largest = share;
            best = std::move(cells);
        }
    }
    return best;
}

QString stepLabel(const std::vector<trace::Time>& steps, std::size_t step)
{
    const Unit unit = unitFor(steps.back().time_since_epoch());
    return QStringLiteral("%1 · %2").arg(step + 1).arg(
        formatTime(steps[step], unit, decimalsFor(steps, unit)));
}

void drawStepStrip(QPainter& painter, const View& view, const QRectF& area, const Frame& frame,
    const std::vector<trace::Time>& steps, const QFont& font)
{
    const QSizeF ideal{area.width(), view.preferredHeight(area.width(), frame)};
    const auto cells = stepCells(steps, area, ideal, lineHeight(font) + padding);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const StepCell& cell = cells[i];
        Frame now = frame;
        now.playhead = cell.at;
        painter.save();
        painter.setClipRect(cell.picture, Qt::IntersectClip);
        view.draw(painter, cell.picture, now);
        painter.restore();
        drawFrameOf(painter, cell, frame.theme);
        drawLine(painter, cell.label, Qt::AlignLeft | Qt::AlignVCenter, stepLabel(steps, i), font,
            frame.theme.ink());
    }
}

} // namespace views
