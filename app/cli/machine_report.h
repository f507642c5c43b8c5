#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace app::cli {

struct NodeReport {
    unsigned index = 0; ///< as the kernel numbers it
    int cpus = 0;
    std::uint64_t memory = 0; ///< bytes
};

struct TopologyReport {
    int packages = 0;
    int cores = 0;
    int cpus = 0; ///< hardware threads online
    int allowed = 0; ///< that this process may run on
    std::vector<NodeReport> nodes{};
};

/// What hwloc and the scheduler say. What cannot be found out is 0.
TopologyReport topology();

struct VulkanDevice {
    std::string name{};
    std::string type{}; ///< "discrete GPU", "CPU" …
    std::string version{};
};

struct VulkanReport {
    std::vector<VulkanDevice> devices{};
    std::string reason{}; ///< why there are none
};

/// The devices of the Vulkan loader, which is looked for at run time: without it there are none.
VulkanReport vulkan();

} // namespace app::cli
