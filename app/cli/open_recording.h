#pragma once

#include "app/cli/refusal.h"
#include "engine/trace/trace.h"

#include <string>

namespace app::cli {

/// Opens a recording. What a newer version put into it and this one leaves out is said on standard
/// error, in a line.
Expected<trace::Snapshot> openRecording(const std::string& path);

} // namespace app::cli
