#pragma once

#include "app/cli/refusal.h"
#include "engine/trace/repeats.h"
#include "engine/trace/trace.h"

#include <cstdint>

namespace app::cli {

/// Runs what `a` and `b` were recorded of `times` times each, in turn, on this machine, the n-th
/// with seed n. Refused where a demo is not in this build, a run cannot start or does not finish by
/// itself, or the user asked to stop.
Expected<trace::Repeats> repeatBoth(
    const trace::Trace& a, const trace::Trace& b, std::uint64_t times);

} // namespace app::cli
