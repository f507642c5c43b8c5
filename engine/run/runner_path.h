#pragma once

#include "engine/base/result.h"

#include <string>

namespace engine {

/// The executable that runs demos: $INTERLEAVE_RUNNER if set, else interleave-runner beside this
/// program or in ../libexec/interleave. Error: none is there; the message names the places.
Result<std::string> runnerPath();

} // namespace engine
