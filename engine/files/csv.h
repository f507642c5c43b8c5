#pragma once

#include "engine/base/result.h"
#include "engine/files/progress.h"
#include "engine/trace/trace.h"

#include <filesystem>
#include <optional>
#include <string>

namespace engine {

/// Which slices a table holds, and what is between its fields.
struct Table {
    char separator = ','; ///< ',' for RFC 4180, or '\t' for text/tab-separated-values
    std::optional<trace::Window> within{}; ///< only slices that overlap it; none: all
};

/// Writes every slice of every actor but the CPUs (their rows say the same once more, by column
/// `cpu`) with the header
///     actor,name,pid,tid,cpu,state,reason,resource,begin_ns,end_ns
/// ordered by actor, then time. `actor` is its number in the trace; `state` one of none, new,
/// runnable, running, waiting, dead, lost; `reason` for waiting: lock, io, sleep, join, child,
/// message or other, for runnable: preempted, or woken after a wait. Times are ns since the run's
/// start, end exclusive. The file appears whole or not at all. Errors: what the file system
/// refused.
Result<void> writeTable(const trace::Trace& trace, const std::filesystem::path& path,
    const Table& table, const Progress& progress = {});

/// The same as text, for a clipboard.
std::string tableText(const trace::Trace& trace, const Table& table);

/// All of the trace.
Result<void> writeCsv(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress = {});
Result<void> writeTsv(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress = {});

} // namespace engine
