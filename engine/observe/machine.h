#pragma once

#include "engine/trace/model.h"

namespace engine {

/// The machine we run on, as a trace's provenance names it: CPU model, kernel release, CPUs online.
/// Thread-safe. Never fails: what cannot be read says "unknown".
trace::Machine thisMachine();

} // namespace engine
