#pragma once

#include "engine/trace/repeats.h"
#include "engine/trace/trace.h"

#include <string>
#include <vector>

namespace app::cli {

/// Two runs for a person at a terminal: what was set differently, the figures side by side with
/// difference and ratio, and the time per state of like-named threads.
std::string compareSummary(
    const trace::Trace& a, const trace::Trace& b, const trace::Repeats* repeats = nullptr);

/// The figures over repeats of one run: median, middle half and range, and how the runs ended.
std::string repeatSummary(
    const std::vector<trace::Snapshot>& runs, const std::vector<std::string>& written);

} // namespace app::cli
