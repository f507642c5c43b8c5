#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "app/cli/machine_report.h"
#include "engine/observe/machine.h"
#include "engine/observe/observer.h"

#include <iomanip>
#include <iostream>

namespace app::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Findings {
    trace::Machine machine = engine::thisMachine();
    TopologyReport topology = cli::topology();
    engine::Permission permission = engine::permission();
    VulkanReport vulkan = cli::vulkan();
};

Json asJson(const Findings& found)
{
    Json nodes = Json::array();
    for (const NodeReport& node : found.topology.nodes)
        nodes.push_back(
            {{"index", node.index}, {"cpus", node.cpus}, {"memory_bytes", node.memory}});
    Json devices = Json::array();
    for (const VulkanDevice& device : found.vulkan.devices)
        devices.push_back(
            {{"name", device.name}, {"type", device.type}, {"version", device.version}});
    const engine::Permission& permission = found.permission;
    return {{"version", INTERLEAVE_VERSION},
        {"cpus",
            {{"model", found.machine.cpu}, {"packages", found.topology.packages},
                {"cores", found.topology.cores}, {"online", found.topology.cpus},
                {"allowed", found.topology.allowed}}},
        {"nodes", std::move(nodes)}, {"kernel", found.machine.kernel},
        {"observer",
            {{"tier", trace::name(permission.tier)}, {"label", trace::label(permission.tier)},
                {"reason", permission.reason}, {"command", permission.command},
                {"perf_event_paranoid", permission.paranoid}}},
        {"vulkan", {{"devices", std::move(devices)}, {"reason", found.vulkan.reason}}}};
}

std::ostream& line(const char* what)
{
    return std::cout << std::left << std::setw(10) << what;
}

std::string counted(int count, const std::string& one)
{
    return std::to_string(count) + ' ' + one + (count == 1 ? "" : "s");
}

void printLines(const Findings& found)
{
    const TopologyReport& topology = found.topology;
    line("CPUs") << found.machine.cpu << ": " << counted(topology.cpus, "CPU") << " in "
                 << counted(topology.cores, "core") << ", " << counted(topology.packages, "package")
                 << "; this program may use " << topology.allowed << '\n';
    for (const NodeReport& node : topology.nodes)
        line("Node") << node.index << ": " << counted(node.cpus, "CPU") << ", "
                     << (node.memory >> 20) << " MiB\n";
    line("Kernel") << found.machine.kernel << '\n';
    line("Observer") << trace::label(found.permission.tier) << " ("
                     << trace::name(found.permission.tier) << ")\n";
    if (!found.permission.reason.empty())
        line("") << "why no better: " << found.permission.reason << '\n';
    if (!found.permission.command.empty())
        line("") << "to improve: " << found.permission.command << '\n';
    for (const VulkanDevice& device : found.vulkan.devices)
        line("Vulkan") << device.name << " (" << device.type << ", " << device.version << ")\n";
    if (found.vulkan.devices.empty())
        line("Vulkan") << "none: " << found.vulkan.reason << '\n';
}

} // namespace

Expected<int> examine(const Examine& request)
{
    const Findings found;
    if (request.json)
        std::cout << jsonText(asJson(found));
    else
        printLines(found);
    return succeeded;
}

} // namespace app::cli
