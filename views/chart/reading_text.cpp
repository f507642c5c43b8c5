#include "views/chart/reading_text.h"

#include "views/format.h"
#include "views/words.h"

#include <array>
#include <cmath>

namespace views {
namespace {

constexpr QChar noBreak{0x00a0};

QString seconds(double nanoseconds, int digits)
{
    struct Step {
        double length;
        const char* symbol;
    };
    static constexpr std::array<Step, 3> steps{{{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}}};
    for (const Step& step : steps)
        if (std::abs(nanoseconds) >= step.length * 0.9995)
            return formatNumber(nanoseconds / step.length, digits) + noBreak
                + QString::fromUtf8(step.symbol);
    return formatNumber(nanoseconds, digits) + noBreak + QStringLiteral("ns");
}

QString bytes(double count, int digits)
{
    const std::array<QString, 4> units{
        Words::tr("%1 B"), Words::tr("%1 KiB"), Words::tr("%1 MiB"), Words::tr("%1 GiB")};
    std::size_t i = 0;
    for (; i + 1 < units.size() && std::abs(count) >= 1024; ++i)
        count /= 1024;
    QString text = units[i].arg(formatNumber(count, digits));
    return text.replace(u' ', noBreak);
}

} // namespace

QString readingText(double value, std::string_view unit, int digits)
{
    if (unit == "ns")
        return seconds(value, digits);
    if (unit == "B")
        return bytes(value, digits);
    const QString number = formatNumber(value, digits);
    if (unit.empty())
        return number;
    if (unit == "×")
        return QStringLiteral("×") + noBreak + number;
    return number + noBreak + shown(unit);
}

QString readingRange(const trace::Interval& interval, std::string_view unit)
{
    const QString low = readingText(interval.low, unit);
    const QString high = readingText(interval.high, unit);
    const QString unitLow = low.section(noBreak, -1);
    if (low == high)
        return low;
    if (unit != "×" && low.contains(noBreak) && unitLow == high.section(noBreak, -1))
        return low.section(noBreak, 0, -2) + QChar{0x2013} + high;
    return low + QChar{0x2013} + high;
}

QString samplesSentence(std::size_t kept, std::size_t rejected)
{
    if (rejected == 0)
        return Words::tr("%1 samples, none rejected").arg(formatCount(kept));
    return Words::tr("%1 of %2 samples rejected: this machine is shared")
        .arg(formatCount(rejected), formatCount(kept + rejected));
}

QString pointSentence(const trace::Quantity& quantity, const trace::ReadPoint& point, double figure)
{
    QStringList lines;
    const QString setting =
        shown(quantity.xLabel) + u' ' + readingText(double(point.x), quantity.xUnit);
    lines << Words::tr("%1, %2: %3")
                 .arg(shown(quantity.label), setting.trimmed(), readingText(figure, quantity.unit));
    if (quantity.source == trace::Source::Model || quantity.source == trace::Source::Published) {
        lines << (quantity.source == trace::Source::Model ? Words::tr("computed by a model")
                                                          : Words::tr("published"));
        return lines.join(u'\n');
    }
    if (point.kept && point.kept->n > 1)
        lines << Words::tr("middle half of %1 samples: %2")
                     .arg(formatCount(point.kept->n),
                         readingRange(
                             {point.kept->quarter, point.kept->threeQuarters}, quantity.unit));
    if (point.median)
        lines << Words::tr("95 % interval of the median: %1")
                     .arg(readingRange(*point.median, quantity.unit));
    if (point.rejected > 0)
        lines << samplesSentence(point.kept ? point.kept->n : 0, point.rejected);
    return lines.join(u'\n');
}

} // namespace views
