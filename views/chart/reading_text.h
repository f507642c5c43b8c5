#pragma once

#include "engine/trace/reading_stats.h"

#include <QString>

#include <string_view>

namespace views {

/// A value in its quantity's unit as a person reads it: "1.29 ns", "38 µs", "64 KiB", "21.7 GB/s",
/// "× 1.93"; a bare number without one.
QString readingText(double value, std::string_view unit, int digits = 3);

/// "1.29–1.31 ns"; both ends with their unit where those differ.
QString readingRange(const trace::Interval& interval, std::string_view unit);

/// "12 of 340 samples rejected: this machine is shared"; "340 samples, none rejected".
QString samplesSentence(std::size_t kept, std::size_t rejected);

/// What is known at one setting, in lines: the setting, the figure, how it varies, how many samples
/// were rejected. `figure`: what the picture shows of it.
QString pointSentence(
    const trace::Quantity& quantity, const trace::ReadPoint& point, double figure);

} // namespace views
