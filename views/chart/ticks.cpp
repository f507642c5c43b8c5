// QCustomPlot decides where ticks are worth reading. Only its tickers are used: the plot itself is
// a widget, which neither the command line nor an export on another thread can make.
#include "views/chart/ticks.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

std::vector<double> generated(QCPAxisTicker& ticker, const Range& range, QVector<double>* minor)
{
    QVector<double> found;
    ticker.generate({range.low, range.high}, QLocale::c(), QChar{u'g'}, 6, found, minor, nullptr);
    std::vector<double> within;
    // Ticks are computed: one at the very end may miss it by a rounding.
    const double slack = 1e-9 * std::abs(range.high - range.low);
    for (const double tick : found)
        if (tick >= range.low - slack && tick <= range.high + slack)
            within.push_back(std::abs(tick) < slack ? 0 : tick);
    return within;
}

} // namespace

double Range::share(double value) const
{
    if (scale == Scale::Linear)
        return (value - low) / (high - low);
    return value > 0 ? std::log(value / low) / std::log(high / low) : -1;
}

std::vector<double> ticks(const Range& range, int most)
{
    if (range.scale == Scale::Linear) {
        QCPAxisTicker ticker;
        ticker.setTickCount(std::max(most, 1));
        ticker.setTickStepStrategy(QCPAxisTicker::tssReadability);
        return generated(ticker, range, nullptr);
    }
    const double powers = std::log(range.high / range.low) / std::log(range.base);
    int step = 1; // every power of the base, or every second, fourth …
    // Over fewer powers than this the ticker would count up as on a linear axis.
    constexpr double fewest = 1.6;
    while (powers / step > most && powers / (step * 2) >= fewest)
        step *= 2;
    QCPAxisTickerLog ticker;
    ticker.setLogBase(std::pow(range.base, step));
    ticker.setTickCount(most);
    std::vector<double> found = generated(ticker, range, nullptr);
    if (range.base == 10 && powers * 3 <= most) { // room for 2 and 5 of each decade
        for (const double minor : minorTicks(range)) {
            const double first = minor / std::pow(10, std::floor(std::log10(minor) + 1e-9));
            if (std::abs(first - 2) < 1e-6 || std::abs(first - 5) < 1e-6)
                found.push_back(minor);
        }
        std::ranges::sort(found);
    }
    return found;
}

std::vector<double> minorTicks(const Range& range)
{
    if (range.scale == Scale::Linear || range.base != 10)
        return {};
    QCPAxisTickerLog ticker;
    ticker.setSubTickCount(8);
    QVector<double> minor;
    generated(ticker, range, &minor);
    std::vector<double> within;
    for (const double tick : minor)
        if (range.holds(tick))
            within.push_back(tick);
    return within;
}

} // namespace views
