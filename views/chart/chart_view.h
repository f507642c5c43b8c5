#pragma once

#include "views/chart/chart.h"
#include "views/chart/reading_view.h"

#include <string_view>

namespace views {

/// A view whose picture is a chart of one figure's readings. Derived ones say which chart.
class ChartView : public ReadingView {
protected:
    virtual Chart chart(const std::vector<Shown>& all, const Frame& frame) const = 0;

    void drawReadings(QPainter& painter, const QRectF& rect, const std::vector<Shown>& all,
        const Frame& frame) const final;
    std::vector<Spot> readingSpots(
        const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const final;
};

/// Which figure of a setting's samples a chart draws.
enum class Statistic {
    LowerQuartile, ///< of times: what it takes when nothing disturbs it
    Median,
};

/// None where all samples were rejected.
std::optional<double> figureOf(const trace::ReadPoint& point, Statistic statistic);

/// The `i`-th curve of a chart: a line through the figures, with quartile band (LowerQuartile) or
/// interval bars (Median) if it was measured; dashed if it is a model.
ChartCurve curveOf(const Shown& shown, std::size_t i, Statistic statistic, const Theme& theme);

/// Lowest and highest of all figures and what is drawn around them, over the whole trace.
struct Extremes {
    double lowX = 0;
    double highX = 1;
    double lowY = 0;
    double highY = 1;
};
Extremes extremesOf(const std::vector<Shown>& all, Statistic statistic);

/// All settings that occur, ascending.
std::vector<double> settingsOf(const std::vector<Shown>& all);

/// A range with some air around it; `factor`: of what stands above and below, on a log axis.
Range logRange(double low, double high, double base, double factor);
Range linearRange(double low, double high, double air);

/// The title of the x axis, with its unit where ticks carry none.
ChartAxis xAxisOf(const Shown& first, const Range& range);
ChartAxis yAxisOf(const Shown& first, const Range& range, const QString& title);

/// Sentences for the foot of a chart with interval bars: how many samples were rejected, and that
/// the bars of few samples are no intervals.
QStringList footOf(const std::vector<Shown>& all);

/// CPUs that the run might use; 0: not known.
std::size_t usableCpus(const trace::Trace& trace);

/// Where there are more threads than CPUs they must take turns: a region that says so.
std::optional<ChartRegion> sharedCpus(const trace::Trace& trace, const Range& threads);

} // namespace views
