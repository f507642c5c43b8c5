#pragma once

#include "engine/workloads/workload.h"

#include <QString>

namespace app {

/// The values a recording was run with, one for each of the demo's parameters; what it does not
/// say is the demo's own.
std::vector<std::int64_t> valuesOf(const engine::Workload& demo, const trace::Provenance& from);

/// "Threads 8 · Work per step 250 µs"
QString settingsText(const engine::Workload& demo, const std::vector<std::int64_t>& values);

} // namespace app
