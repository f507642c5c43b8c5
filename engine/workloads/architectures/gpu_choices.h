#pragma once

#include "engine/workloads/workload.h"

namespace engine {

struct GpuDevice;

/// Vulkan's devices as a person chooses from them, best first, as listGpus() has them; why there is
/// none in the only line where there is none. Param::here of a demo that computes on one.
std::vector<ValueHere> gpuChoices();

/// How one of them is told.
ValueHere toldOf(const GpuDevice& device);

} // namespace engine
