#include "views/format.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace views {
namespace {

constexpr QChar thin{0x2009};
constexpr QChar noBreak{0x00a0};

/// Between whole and fraction, as the language of the window or of the command line has it.
QString decimalPoint()
{
    return QLocale{}.decimalPoint();
}

struct UnitWord {
    QStringView word;
    double nanoseconds;
};
constexpr std::array<UnitWord, 4> unitWords{
    {{u"ns", 1e0}, {u"\u00b5s", 1e3}, {u"ms", 1e6}, {u"s", 1e9}}};

double lengthOf(Unit unit)
{
    return unitWords[std::size_t(unit)].nanoseconds;
}

/// Puts thin spaces between thousands: "1284.5" → "1 284.5", "12.481905" → "12.481 905".
QString grouped(const QString& plain)
{
    const qsizetype point = plain.indexOf(u'.');
    const qsizetype whole = point < 0 ? plain.size() : point;
    QString out;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const bool before = i < whole && i > 0 && plain[i - 1].isDigit() && (whole - i) % 3 == 0;
        const bool after = point >= 0 && i > point + 1 && (i - point - 1) % 3 == 0;
        if (before || after)
            out += thin;
        if (i == point)
            out += decimalPoint();
        else
            out += plain[i] == u'-' ? QChar{0x2212} : plain[i];
    }
    return out;
}

QString withoutTrailingZeros(QString plain)
{
    if (!plain.contains(u'.'))
        return plain;
    while (plain.endsWith(u'0'))
        plain.chop(1);
    if (plain.endsWith(u'.'))
        plain.chop(1);
    return plain;
}

int decimalsFor(double value, int digits)
{
    if (value == 0 || !std::isfinite(value))
        return 0;
    return std::max(0, digits - 1 - int(std::floor(std::log10(std::abs(value)))));
}

/// `value` rounded to `digits` significant digits, without exponent.
QString significant(double value, int digits)
{
    QString plain = QString::number(value, 'f', decimalsFor(value, digits));
    // Rounding may have gained a digit: 9.996 → "10.00".
    plain = QString::number(value, 'f', decimalsFor(plain.toDouble(), digits));
    return withoutTrailingZeros(plain);
}

QString valueIn(trace::Duration duration, Unit unit, int decimals)
{
    return QString::number(double(duration.count()) / lengthOf(unit), 'f', decimals);
}

} // namespace

Unit unitFor(trace::Duration duration)
{
    const double length = std::abs(double(duration.count()));
    for (const Unit unit : {Unit::Seconds, Unit::Milliseconds, Unit::Microseconds}) {
        if (length >= lengthOf(unit))
            return unit;
    }
    return Unit::Nanoseconds;
}

QString symbol(Unit unit)
{
    return unitWords[std::size_t(unit)].word.toString();
}

QString formatDuration(trace::Duration duration, int digits)
{
    Unit unit = unitFor(duration);
    QString plain = significant(double(duration.count()) / lengthOf(unit), digits);
    if (unit != Unit::Seconds && std::abs(plain.toDouble()) >= 1000) { // 999.9 µs is 1 ms
        unit = Unit(int(unit) + 1);
        plain = significant(double(duration.count()) / lengthOf(unit), digits);
    }
    return grouped(plain) + noBreak + symbol(unit);
}

QString formatTime(trace::Time time, Unit unit)
{
    // Integers throughout: a double cannot tell nanoseconds apart after 104 days.
    const auto count = time.time_since_epoch().count();
    const auto length = std::int64_t(lengthOf(unit));
    const std::int64_t whole = count / length;
    const std::int64_t rest = std::abs(count % length);
    QString plain = QString::number(std::abs(whole));
    if (count < 0)
        plain.prepend(u'-');
    if (unit != Unit::Nanoseconds)
        plain += QStringLiteral(".%1").arg(rest, 3 * int(unit), 10, QChar{u'0'});
    return grouped(plain) + noBreak + symbol(unit);
}

QString formatTime(trace::Time time)
{
    return formatTime(time, unitFor(time.time_since_epoch()));
}

QString formatTime(trace::Time time, Unit unit, int decimals)
{
    return grouped(valueIn(time.time_since_epoch(), unit, decimals)) + noBreak + symbol(unit);
}

QString formatRange(trace::Window window)
{
    const Unit unit =
        unitFor(std::max(window.begin.time_since_epoch(), window.end.time_since_epoch()));
    const double length = double(window.length().count()) / lengthOf(unit);
    const int decimals = std::min(decimalsFor(length, 2), 3 * int(unit));
    return grouped(valueIn(window.begin.time_since_epoch(), unit, decimals)) + QChar{0x2013}
    + grouped(valueIn(window.end.time_since_epoch(), unit, decimals)) + noBreak + symbol(unit);
}

QString formatCount(std::uint64_t count)
{
    return grouped(QString::number(count));
}

QString formatNumber(double value, int digits)
{
    return grouped(significant(value, digits));
}

QString formatShare(double share)
{
    const double percent = share * 100;
    const int decimals = percent > 0 && percent < 10 ? 1 : 0;
    return grouped(withoutTrailingZeros(QString::number(percent, 'f', decimals))) + noBreak + u'%';
}

std::optional<trace::Duration> parseDuration(QStringView text)
{
    QString number;
    QString word;
    for (const QChar c : text) {
        if (c.isSpace() || c == u'_')
            continue;
        if (word.isEmpty()
            && (c.isDigit() || c == u'.' || c == u',' || c == u'-' || c == QChar{0x2212}))
            number += c == u',' ? QChar{u'.'} : (c == QChar{0x2212} ? QChar{u'-'} : c);
        else
            word += c.toLower();
    }
    if (word == u"us" || word == u"\u03bcs")
        word = QStringLiteral("\u00b5s");
    if (word.isEmpty())
        word = QStringLiteral("ms");
    bool ok = false;
    const double value = number.toDouble(&ok);
    for (const UnitWord& unit : unitWords) {
        if (ok && word == unit.word && std::abs(value * unit.nanoseconds) < 9e18)
            return trace::Duration{std::llround(value * unit.nanoseconds)};
    }
    return std::nullopt;
}

} // namespace views
