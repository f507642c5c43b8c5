#pragma once

#include "engine/workloads/workload.h"

#include <string_view>

namespace misbehaving {

/// Demos that do what a runner must survive. Only the tests' own runner has them.
const engine::Workload* find(std::string_view id);

} // namespace misbehaving
