#pragma once

#include "engine/base/result.h"
#include "engine/files/progress.h"
#include "engine/trace/trace.h"

#include <filesystem>

namespace engine {

/// Writes the trace as Chrome's JSON, which Perfetto, chrome://tracing, Qt Creator, speedscope and
/// Tracy open: one track per actor, CPUs as a process of their own, flows as arrows, marks as
/// instants, values as counters. Unobserved and dead stretches are left blank. The file appears
/// whole or not at all. Errors: what the file system refused.
/// Source: "Trace Event Format" (Chromium project). Timestamps are µs with three decimals, exact.
Result<void> writeChromeTrace(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress = {});

} // namespace engine
