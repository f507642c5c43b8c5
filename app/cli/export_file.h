#pragma once

#include "app/cli/refusal.h"
#include "engine/trace/trace.h"

#include <span>
#include <string>
#include <string_view>

namespace app::cli {

/// Whether a file could be written there now: asked before a run, so that none is lost.
Expected<void> checkWritable(const std::string& path);

/// Writes the trace to `path` as its suffix says (one of exportSuffixes()); pictures show `views`.
/// The file appears whole or not at all.
Expected<void> exportFile(
    const trace::Snapshot& trace, const std::string& path, std::span<const std::string_view> views);

} // namespace app::cli
