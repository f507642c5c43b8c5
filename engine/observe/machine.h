#pragma once

#include "engine/trace/model.h"

namespace engine {

/// The machine we run on, as a trace's provenance names it: CPU model, kernel release, CPUs online,
/// and those that the calling thread, and so a run it starts, may use (sched_getaffinity(2)).
/// Thread-safe. Never fails: what cannot be read says "unknown".
trace::Machine thisMachine();

} // namespace engine
