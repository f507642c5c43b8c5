#pragma once

#include "app/cli/interruption.h"
#include "engine/run/run.h"

namespace app::cli {

/// Waits until the run has ended, and shows how far it is where a person watches: it is the
/// `number`th of `all`. Stops it when the user asks.
trace::Snapshot watched(
    engine::Run& run, Interruption& interruption, std::uint64_t number, std::uint64_t all);

} // namespace app::cli
