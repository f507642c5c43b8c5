#include "app/cli/machine_report.h"

#include <memory>

#include <dlfcn.h>
#define VK_NO_PROTOTYPES
#include <vulkan/vulkan.h>

namespace app::cli {
namespace {

struct Unload {
    void operator()(void* library) const { dlclose(library); }
};

std::string typeText(VkPhysicalDeviceType type)
{
    switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU: return "integrated GPU";
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU: return "discrete GPU";
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU: return "virtual GPU";
    case VK_PHYSICAL_DEVICE_TYPE_CPU: return "CPU";
    default: return "other";
    }
}

std::string versionText(std::uint32_t version)
{
    return std::to_string(VK_API_VERSION_MAJOR(version)) + '.'
        + std::to_string(VK_API_VERSION_MINOR(version)) + '.'
        + std::to_string(VK_API_VERSION_PATCH(version));
}

/// An instance that asks for nothing, so that every driver can make one.
class Instance {
public:
    explicit Instance(PFN_vkGetInstanceProcAddr loader)
        : m_loader{loader}
    {
        const VkApplicationInfo application{.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO,
            .pNext = nullptr,
            .pApplicationName = "interleave",
            .applicationVersion = 0,
            .pEngineName = nullptr,
            .engineVersion = 0,
            .apiVersion = VK_API_VERSION_1_0};
        VkInstanceCreateInfo info{};
        info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO;
        info.pApplicationInfo = &application;
        const auto create = function<PFN_vkCreateInstance>("vkCreateInstance");
        if (create == nullptr || create(&info, nullptr, &m_handle) != VK_SUCCESS)
            m_handle = VK_NULL_HANDLE;
    }
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;
    ~Instance()
    {
        if (m_handle != VK_NULL_HANDLE)
            function<PFN_vkDestroyInstance>("vkDestroyInstance")(m_handle, nullptr);
    }

    explicit operator bool() const { return m_handle != VK_NULL_HANDLE; }

    std::vector<VulkanDevice> devices() const
    {
        const auto enumerate =
            function<PFN_vkEnumeratePhysicalDevices>("vkEnumeratePhysicalDevices");
        const auto describe =
            function<PFN_vkGetPhysicalDeviceProperties>("vkGetPhysicalDeviceProperties");
        std::uint32_t count = 0;
        enumerate(m_handle, &count, nullptr);
        std::vector<VkPhysicalDevice> handles(count);
        enumerate(m_handle, &count, handles.data());
        std::vector<VulkanDevice> found;
        for (const VkPhysicalDevice handle : handles) {
            VkPhysicalDeviceProperties properties{};
            describe(handle, &properties);
            found.push_back({.name = properties.deviceName,
                .type = typeText(properties.deviceType),
                .version = versionText(properties.apiVersion)});
        }
        return found;
    }

private:
    template <class Function>
    Function function(const char* name) const
    {
        return reinterpret_cast<Function>(m_loader(m_handle, name));
    }

    PFN_vkGetInstanceProcAddr m_loader;
    VkInstance m_handle = VK_NULL_HANDLE;
};

} // namespace

VulkanReport vulkan()
{
    const std::unique_ptr<void, Unload> library{dlopen("libvulkan.so.1", RTLD_NOW | RTLD_LOCAL)};
    if (!library)
        return {.reason = "libvulkan.so.1 is not installed"};
    const auto loader =
        reinterpret_cast<PFN_vkGetInstanceProcAddr>(dlsym(library.get(), "vkGetInstanceProcAddr"));
    if (loader == nullptr)
        return {.reason = "libvulkan.so.1 is no Vulkan loader"};
    const Instance instance{loader};
    if (!instance)
        return {.reason = "no Vulkan driver is installed"};
    VulkanReport report{.devices = instance.devices()};
    if (report.devices.empty())
        report.reason = "no Vulkan driver found a device";
    return report;
}

} // namespace app::cli
