#include "views/measure_text.h"

#include "views/format.h"
#include "views/words.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

const QString dash{QStringLiteral("–")};
constexpr QChar noBreak{0x00A0};
constexpr QChar minus{0x2212};

QString duration(double nanoseconds)
{
    return formatDuration(trace::Duration{std::llround(nanoseconds)});
}

} // namespace

QString measureText(trace::Measured unit, std::optional<double> value)
{
    if (!value)
        return dash;
    switch (unit) {
    case trace::Measured::Nanoseconds: return duration(*value);
    case trace::Measured::PerSecond: return formatNumber(*value) + noBreak + QStringLiteral("/s");
    case trace::Measured::Share: return formatShare(*value);
    case trace::Measured::Count:
        return formatCount(static_cast<std::uint64_t>(std::max(0.0, *value)));
    }
    return dash;
}

QString differenceText(trace::Measured unit, std::optional<double> difference)
{
    if (!difference)
        return dash;
    if (*difference == 0)
        return QStringLiteral("0");
    const QChar sign = *difference < 0 ? minus : QChar{u'+'};
    const double size = std::abs(*difference);
    if (unit == trace::Measured::Share)
        return sign + formatNumber(size * 100, size < 0.1 ? 2 : 3) + noBreak + Words::tr("pp");
    return sign + measureText(unit, size);
}

QString halfText(trace::Measured unit, double half)
{
    const QString sign = QStringLiteral("±") + noBreak;
    if (unit == trace::Measured::Share)
        return sign + formatNumber(half * 100, half < 0.1 ? 2 : 3) + noBreak + QStringLiteral("pp");
    if (unit == trace::Measured::Count)
        return sign + formatNumber(half);
    return sign + measureText(unit, half);
}

QString ratioText(std::optional<double> ratio)
{
    return ratio ? QStringLiteral("×") + noBreak + formatNumber(*ratio) : dash;
}

QString rangeText(trace::Measured unit, double low, double high)
{
    const QString from = measureText(unit, low);
    const QString to = measureText(unit, high);
    if (from == to)
        return to;
    const QString unitFrom = from.section(noBreak, -1);
    if (unit != trace::Measured::Count && unitFrom == to.section(noBreak, -1))
        return from.section(noBreak, 0, -2) + QChar{0x2013} + to;
    return from + QChar{0x2013} + to;
}

QString spreadText(trace::Measured unit, const std::optional<trace::Spread>& spread)
{
    if (!spread)
        return dash;
    const QString median = measureText(unit, spread->median);
    if (spread->n < 2)
        return median;
    return QStringLiteral("%1 (%2, n = %3)")
        .arg(median, rangeText(unit, spread->quarter, spread->threeQuarters))
        .arg(spread->n);
}

QString settingsText(const trace::Comparison& comparison, bool ofB)
{
    QStringList parts;
    for (const trace::SettingDifference& setting : comparison.settings) {
        const std::string& value = ofB ? setting.b : setting.a;
        parts << shown(setting.label) + u' ' + (value.empty() ? dash : shown(value));
    }
    return parts.join(QStringLiteral(" · "));
}

QString startText(const trace::Trace& trace)
{
    const auto started =
        QDateTime::fromString(QString::fromStdString(trace.provenance().started), Qt::ISODate);
    return started.isValid() ? started.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
                             : QString{};
}

} // namespace views
