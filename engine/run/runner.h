#pragma once

#include "engine/workloads/workload.h"

#include <string_view>

namespace engine {

/// main() of interleave-runner, which Family::spawn() starts: the guardian of one demo, which is
/// looked up by `find`. Returns the exit code.
int runnerMain(const Workload* (*find)(std::string_view id));

} // namespace engine
