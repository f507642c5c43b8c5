#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "app/cli/machine_report.h"
#include "app/cli/machine_text.h"
#include "engine/compute/gpu.h"
#include "engine/observe/machine.h"
#include "engine/observe/observer.h"

#include <iostream>

namespace app::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Findings {
    trace::Machine machine = engine::thisMachine();
    TopologyReport topology = cli::topology();
    engine::Permission permission = engine::permission();
    engine::GpuList vulkan = engine::listGpus();
};

Json vulkanAsJson(const engine::GpuList& found)
{
    Json devices = Json::array();
    for (const engine::GpuDevice& device : found.devices)
        devices.push_back({{"name", device.name}, {"type", engine::nameOf(device.kind)},
            {"version", device.version}, {"driver", device.driver}, {"subgroup", device.subgroup},
            {"workgroup_most", device.invocations}, {"buffer_most_bytes", device.bufferBytes},
            {"cannot_be_used", device.missing}});
    return {{"devices", std::move(devices)}, {"reason", found.why ? found.reason : ""}};
}

Json asJson(const Findings& found)
{
    const engine::Topology& machine = found.topology.machine;
    const engine::Permission& permission = found.permission;
    return {{"version", INTERLEAVE_VERSION},
        {"cpus",
            {{"model", found.machine.cpu}, {"packages", machine.packages.size()},
                {"cores", machine.cores.size()}, {"online", machine.cpus.size()},
                {"allowed", found.topology.allowed}}},
        {"nodes", nodesAsJson(machine)}, {"caches", cachesAsJson(machine)},
        {"distances", distancesAsJson(machine)}, {"kernel", found.machine.kernel},
        {"observer",
            {{"tier", trace::name(permission.tier)}, {"label", trace::label(permission.tier)},
                {"reason", permission.reason}, {"command", permission.command},
                {"perf_event_paranoid", permission.paranoid}}},
        {"vulkan", vulkanAsJson(found.vulkan)}};
}

void printTopology(const Findings& found)
{
    const engine::Topology& machine = found.topology.machine;
    line("CPUs") << found.machine.cpu << ": " << countsText(machine) << "; this program may use "
                 << found.topology.allowed << '\n';
    if (!found.topology.reason.empty())
        line("") << found.topology.reason << '\n';
    printParts(machine);
}

void printLines(const Findings& found)
{
    printTopology(found);
    line("Kernel") << found.machine.kernel << '\n';
    line("Observer") << trace::label(found.permission.tier) << " ("
                     << trace::name(found.permission.tier) << ")\n";
    if (!found.permission.reason.empty())
        line("") << "why no better: " << found.permission.reason << '\n';
    if (!found.permission.command.empty())
        line("") << "to improve: " << found.permission.command << '\n';
    for (const engine::GpuDevice& device : found.vulkan.devices) {
        line("Vulkan") << device.name << " (" << engine::nameOf(device.kind) << ", "
                       << device.version << (device.driver.empty() ? "" : ", " + device.driver)
                       << ")\n";
        if (!device.missing.empty())
            line("") << "cannot be used: " << device.missing << '\n';
    }
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
