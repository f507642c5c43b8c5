#pragma once

#include "engine/base/result.h"
#include "engine/files/progress.h"
#include "engine/trace/trace.h"

#include <filesystem>

namespace engine {

/// Writes the life of every thread as a Perfetto protobuf trace (Perfetto 51 and later), which
/// shows CPU and thread-state tracks: TracePacket.generic_kernel_task_state_event (field 117) for
/// states, generic_kernel_process_tree (field 122) for names. What Perfetto would refuse is
/// bridged: a thread that runs on from one CPU to another is runnable for no time in between; a
/// stretch of lost or no records, for which the format has no word, is shown as "stopped". The file
/// appears whole or not at all. Errors: what the file system refused. Source:
/// protos/perfetto/trace/generic_kernel/generic_task.proto of Perfetto.
Result<void> writePerfetto(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress = {});

} // namespace engine
