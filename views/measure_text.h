#pragma once

#include "engine/trace/compare.h"

#include <QString>

namespace views {

/// Figures of a comparison as a person reads them. All pure. What is not known is "–".

QString measureText(trace::Measured unit, std::optional<double> value); ///< "6 420 /s", "38 µs"

/// With its sign: "+1 200 /s", "−3.2 µs"; shares differ in percentage points: "+7 pp".
QString differenceText(trace::Measured unit, std::optional<double> difference);

/// Half the width of an interval, without a sign: "± 38 µs", "± 1.2 pp".
QString halfText(trace::Measured unit, double half);

QString ratioText(std::optional<double> ratio); ///< "× 1.38"

/// "6 420 /s (6 300–6 510, n = 5)": the median, and what the middle half of the runs lies between.
QString spreadText(trace::Measured unit, const std::optional<trace::Spread>& spread);

/// Two values of one unit: "6 300–6 510 /s".
QString rangeText(trace::Measured unit, double low, double high);

/// How one run is told from the other in a line: "8 workers · 250 µs" where only some settings
/// differ; which ones is settled by the comparison. `ofB`: of the second run.
QString settingsText(const trace::Comparison& comparison, bool ofB);

/// The date and time of a run's start as written in its provenance, in local time; "" if unknown.
QString startText(const trace::Trace& trace);

} // namespace views
