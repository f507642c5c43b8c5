#pragma once

#include "engine/trace/trace.h"

#include <string>
#include <vector>

namespace app::cli {

/// The figures of a run for a person at a terminal: how it ended, counts, latencies, time per state
/// per thread, where the data come from, and the files written.
std::string runSummary(const trace::Trace& trace, const std::vector<std::string>& written);

} // namespace app::cli
