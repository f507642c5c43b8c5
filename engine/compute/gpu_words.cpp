#include "engine/compute/gpu_words.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#define VK_NO_PROTOTYPES
#include <vulkan/vulkan_core.h>

namespace engine {
namespace {

std::string mebibytes(std::uint64_t bytes)
{
    return std::to_string((bytes + (1U << 20) - 1) >> 20) + " MiB";
}

std::string_view meaning(int vkResult)
{
    switch (vkResult) {
    case VK_ERROR_OUT_OF_HOST_MEMORY: return "the computer is out of memory";
    case VK_ERROR_OUT_OF_DEVICE_MEMORY: return "the device is out of memory; choose fewer elements";
    case VK_ERROR_INITIALIZATION_FAILED: return "the driver could not start it";
    case VK_ERROR_DEVICE_LOST:
        return "the device was lost: it hung, was reset or was taken away; choose it again";
    case VK_ERROR_LAYER_NOT_PRESENT:
        return "a layer is not installed (package vulkan-validationlayers has the validation)";
    case VK_ERROR_EXTENSION_NOT_PRESENT:
    case VK_ERROR_FEATURE_NOT_PRESENT: return "the device lacks a feature that this needs";
    case VK_ERROR_INCOMPATIBLE_DRIVER: return "no driver fits";
    case VK_ERROR_TOO_MANY_OBJECTS: return "the driver has no more objects of that kind";
    case VK_TIMEOUT: return "it did not finish in time and was given up";
    default: return {};
    }
}

bool contains(std::string_view text, std::string_view part)
{
    const auto alike = [](unsigned char a, unsigned char b) {
        return std::tolower(a) == std::tolower(b);
    };
    return std::ranges::search(text, part, alike).begin() != text.end();
}

} // namespace

std::string_view nameOf(GpuKind kind)
{
    switch (kind) {
    case GpuKind::Discrete: return "discrete GPU";
    case GpuKind::Integrated: return "integrated GPU";
    case GpuKind::Virtual: return "virtual GPU";
    case GpuKind::Cpu: return "software Vulkan on the CPU";
    case GpuKind::Other: break;
    }
    return "other device";
}

std::string_view reasonFor(NoGpu why)
{
    switch (why) {
    case NoGpu::Loader: return "libvulkan.so.1 is not installed (package libvulkan1)";
    case NoGpu::Driver:
        return "no Vulkan driver is installed (package mesa-vulkan-drivers has one)";
    case NoGpu::Device: break;
    }
    return "no Vulkan driver found a device";
}

Error gpuFailure(int vkResult, const std::string& doing)
{
    const std::string_view known = meaning(vkResult);
    return {.code = 0,
        .message = "Could not " + doing + ": "
            + (known.empty() ? "the driver reports error " + std::to_string(vkResult)
                             : std::string{known})};
}

Error tooLarge(const GpuDevice& device, std::uint64_t bytes)
{
    return {.code = 0,
        .message = "Too large for " + device.name + ": one buffer would have " + mebibytes(bytes)
            + ", and it takes at most " + mebibytes(device.bufferBytes)
            + "; choose fewer elements"};
}

Result<GpuDevice> chooseGpu(const GpuList& list, std::string_view wanted)
{
    if (list.devices.empty())
        return failure(list.reason);
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), place);
    const bool byPlace =
        !wanted.empty() && error == std::errc{} && end == wanted.data() + wanted.size();
    const GpuDevice* found = nullptr;
    for (std::size_t i = 0; i < list.devices.size() && found == nullptr; ++i) {
        const GpuDevice& device = list.devices[i];
        const bool fits = wanted.empty() ? device.missing.empty()
            : byPlace                    ? i == place
                                         : contains(device.name, wanted);
        if (fits)
            found = &device;
    }
    if (found == nullptr) {
        std::string names;
        for (const GpuDevice& device : list.devices)
            names += (names.empty() ? "" : ", ") + device.name;
        return failure(wanted.empty()
                ? "No device can be used: " + list.devices.front().missing
                : "There is no device \"" + std::string{wanted} + "\"; there are: " + names);
    }
    if (!found->missing.empty())
        return failure(found->name + " cannot be used: " + found->missing);
    return *found;
}

} // namespace engine
