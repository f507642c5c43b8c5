#include "engine/compute/gpu.h"

#include "engine/compute/gpu_impl.h"

namespace engine {

Gpu::Gpu(std::unique_ptr<Impl> impl)
    : m_impl{std::move(impl)}
{
}

Gpu::Gpu(Gpu&&) noexcept = default;
Gpu& Gpu::operator=(Gpu&&) noexcept = default;
Gpu::~Gpu() = default;

const GpuDevice& Gpu::device() const
{
    return m_impl->device;
}

GpuStartUp Gpu::startUp() const
{
    return m_impl->startUp;
}

bool Gpu::lost() const
{
    return m_impl->lost();
}

std::vector<std::string> Gpu::complaints() const
{
    return m_impl->complaints();
}

Result<void> Gpu::useWorkgroupsOf(std::uint32_t invocations)
{
    return m_impl->useWorkgroupsOf(invocations);
}

std::size_t Gpu::spreadThreads()
{
    return m_impl->spreadThreads();
}

Result<void> Gpu::prepare(GpuKernel kernel)
{
    return m_impl->prepare(kernel);
}

} // namespace engine
