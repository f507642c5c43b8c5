#pragma once

#include "engine/trace/trace.h"

#include <string>

namespace engine {

/// The figures of a run as one JSON object, for `run --json`: demo, parameters, seed, machine,
/// tier, outcome, context switches, preemptions, migrations, wake-up latency (null where the tier
/// does not know), time per state over all threads and per thread, events and lost events.
/// Durations are ns in keys ending in `_ns`. Ends in a newline; always valid UTF-8. Thread-safe.
/// Never fails.
std::string runJson(const trace::Trace& trace);

} // namespace engine
