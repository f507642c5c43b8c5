#pragma once

#include "engine/trace/repeats.h"

#include <string>
#include <vector>

namespace engine {

/// Two runs side by side as one JSON object, for `compare --json`: `a` and `b` as `run --json` has
/// them, `settings` that differ, `figures` and per group of like-named threads the time per state,
/// each with a, b, difference (b − a) and ratio (b / a; null where a is 0). Ends in a newline;
/// always valid UTF-8. Thread-safe. Never fails.
/// With `repeats` of both: `repeats` has n of A and of B, and by figure the means a and b, each
/// with half its 95 % interval, their difference with its own, and whether it exceeds the noise
/// (null where that cannot be told).
std::string compareJson(
    const trace::Trace& a, const trace::Trace& b, const trace::Repeats* repeats = nullptr);

/// Repeats of one run, for `run --repeat N --json`: `repeat`, `seeds`, `figures` by key with unit,
/// n, median, quartiles, range and values, and `runs` as `run --json` has each.
std::string repeatJson(const std::vector<trace::Snapshot>& runs);

} // namespace engine
