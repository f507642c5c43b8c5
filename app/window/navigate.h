#pragma once

#include "engine/trace/trace.h"

#include <optional>

namespace app {

/// When the next (previous) state change after (before) `time` begins: of `actor`, or of any
/// thread. None if there is none. O(threads · log slices).
std::optional<trace::Time> nextChange(
    const trace::Trace& trace, trace::Time time, std::optional<trace::ActorId> actor = {});
std::optional<trace::Time> previousChange(
    const trace::Trace& trace, trace::Time time, std::optional<trace::ActorId> actor = {});

} // namespace app
