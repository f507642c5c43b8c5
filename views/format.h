#pragma once

#include "engine/trace/time.h"

#include <QString>
#include <QStringView>

#include <cstdint>
#include <optional>

namespace views {

/// Figures as a person reads them: a unit, a thin space (U+2009) between thousands, a no-break
/// space before the unit, no superfluous zeros. All pure.

enum class Unit : std::uint8_t { Nanoseconds, Microseconds, Milliseconds, Seconds };

/// The largest unit of which `duration` has at least one.
Unit unitFor(trace::Duration duration);
QString symbol(Unit unit); ///< "ns", "µs", "ms", "s"

/// "38 µs", "1.93 ms": `digits` significant digits.
QString formatDuration(trace::Duration duration, int digits = 3);

/// "12.481 905 ms": exact to the nanosecond.
QString formatTime(trace::Time time, Unit unit);
QString formatTime(trace::Time time);

/// "12.48 ms" with a fixed number of decimals: for axes, where neighbours must align.
QString formatTime(trace::Time time, Unit unit, int decimals);

/// "10.22–10.26 ms", with as many decimals as tell the ends apart to two digits of the length.
QString formatRange(trace::Window window);

QString formatCount(std::uint64_t count); ///< "1 284"
QString formatShare(double share); ///< 0.075 → "7.5 %"
QString formatNumber(double value, int digits = 3);

/// A time as people type it: "12.48 ms", "1 284us", "3 s"; "," and "." both begin decimals; a bare
/// number is in milliseconds. None if it is not a time or does not fit.
std::optional<trace::Duration> parseDuration(QStringView text);
inline std::optional<trace::Time> parseTime(QStringView text)
{
    const auto parsed = parseDuration(text);
    return parsed ? std::optional{trace::Time{*parsed}} : std::nullopt;
}

} // namespace views
