#pragma once

#include "engine/trace/reading_stats.h"
#include "views/chart/ticks.h"

#include <QColor>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace views {

/// A chart as data: what to draw, in the values' own units. Painted by chart_paint.h.
struct ChartAxis {
    Range range{};
    QString title{};
    std::function<QString(double)> text{}; ///< of a tick
    std::vector<double> ticks{}; ///< not empty: only these, as far as there is room
};

struct ChartPoint {
    double x = 0;
    double y = 0;
    std::optional<trace::Interval> bar{}; ///< what it may be, too
    bool open = false; ///< drawn faint: its threads had to share CPUs
    const trace::ReadPoint* read = nullptr; ///< what is told of it to who points at it
    QString told{}; ///< that, in other words; empty: those of the reading
};

enum class ChartLine { None, Solid, Dashed, Dotted, DashDotted, LongDashed };

struct ChartCurve {
    QString label{}; ///< stands at the line's end
    QColor color{}; ///< at least 3 : 1 on the card
    ChartLine line = ChartLine::Solid;
    int marker = -1; ///< a shape of its own for each curve; −1: none
    bool model = false; ///< a formula: the label says so
    bool published = false; ///< found by others: likewise
    bool crowded = false; ///< every marker is drawn, however near they are
    const trace::Quantity* quantity = nullptr; ///< of what was read; null: nothing is told
    std::vector<ChartPoint> points{}; ///< by x
    std::vector<trace::Interval> band{}; ///< around each point, or none at all
};

/// A level that was found in the data, named above it.
struct ChartLevel {
    double from = 0;
    double to = 0;
    double y = 0;
    QString text{};
};

/// Everything from `from` on is something else, and this says what.
struct ChartRegion {
    double from = 0;
    QString text{};
};

struct Chart {
    ChartAxis x{};
    ChartAxis y{};
    std::vector<ChartCurve> curves{};
    std::vector<ChartLevel> levels{};
    std::vector<ChartRegion> regions{};
    QStringList foot{}; ///< sentences below
};

} // namespace views
