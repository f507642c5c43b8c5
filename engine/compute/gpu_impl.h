#pragma once

#include "engine/compute/gpu_job.h"

namespace engine {

/// What does a Gpu's dispatches. Vulkan's only implementation is vulkan.cpp.
class Gpu::Impl {
public:
    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    virtual ~Impl() = default;

    virtual Result<GpuTiming> compute(const GpuJob& job) = 0;
    virtual Result<void> prepare(GpuKernel kernel) = 0;
    virtual Result<void> useWorkgroupsOf(std::uint32_t invocations) = 0;
    virtual std::size_t spreadThreads() = 0;
    virtual std::vector<std::string> complaints() const = 0;
    virtual bool lost() const = 0;

    GpuDevice device{};
    GpuStartUp startUp{};
};

} // namespace engine
