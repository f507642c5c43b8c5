#pragma once

#include "engine/base/result.h"
#include "engine/files/progress.h"
#include "engine/trace/trace.h"

#include <filesystem>
#include <string>
#include <vector>

namespace engine {

/// Saves everything a trace knows, finished or not, as an .interleave file: an SQLite database
/// whose tables any tool can query, with slices, marks and flows as compressed columns. The file
/// appears whole or not at all; one that exists is replaced on success only. Format:
/// docs/format.md. Errors: what the file system refused; a trace beyond the format's bounds.
/// Thread-safe.
Result<void> save(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress = {});

/// Opens one without trusting it: a damaged, truncated, hostile, foreign or newer file gives one
/// clear sentence, with memory bounded by the file's size. The trace equals the one saved.
/// A file may hold more than this version knows: that is left out, and `unread`, if given, receives
/// its names. Thread-safe. Cost: about 0.05 µs a slice.
Result<trace::Snapshot> open(const std::filesystem::path& path, const Progress& progress = {},
    std::vector<std::string>* unread = nullptr);

} // namespace engine
