#pragma once

#include "engine/compute/gpu.h"

namespace engine {

/// What a VkResult that is an error tells a person who has started `doing`, "compute on llvmpipe".
Error gpuFailure(int vkResult, const std::string& doing);

/// What to tell a person who has no GPU.
std::string_view reasonFor(NoGpu why);

/// Error: one buffer is larger than the device lets a kernel see.
Error tooLarge(const GpuDevice& device, std::uint64_t bytes);

} // namespace engine
