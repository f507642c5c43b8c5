#pragma once

#include "engine/compute/gpu.h"

#include <span>

namespace engine {

/// The SPIR-V of a kernel, compiled when the program was built.
std::span<const std::uint32_t> shaderCode(GpuKernel kernel);

} // namespace engine
