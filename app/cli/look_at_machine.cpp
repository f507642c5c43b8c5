#include "app/cli/commands.h"
#include "app/cli/machine_report.h"
#include "app/cli/machine_text.h"
#include "app/cli/words.h"

#include <algorithm>
#include <iostream>

namespace app::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The machine that is asked for, and what to call it.
struct Asked {
    std::string name{};
    engine::Result<engine::Topology> machine;
};

Asked asked(const LookAtMachine& request)
{
    if (!request.file.empty())
        return {request.file, engine::openTopology(request.file)};
    if (!request.synthetic.empty())
        return {request.synthetic, engine::describedTopology(request.synthetic)};
    if (!request.sample.empty())
        return {request.sample, engine::sampleTopology(request.sample)};
    return {"this machine", engine::thisTopology()};
}

Json asJson(const std::string& name, const engine::Topology& machine)
{
    Json packages = Json::array();
    for (const engine::Topology::Package& package : machine.packages)
        packages.push_back({{"model", package.model}, {"cpus", package.cpus.size()}});
    return {{"machine", name}, {"this_machine", machine.isThisMachine},
        {"cpus",
            {{"packages", machine.packages.size()}, {"cores", machine.cores.size()},
                {"online", machine.cpus.size()}}},
        {"packages", std::move(packages)}, {"nodes", nodesAsJson(machine)},
        {"caches", cachesAsJson(machine)}, {"distances", distancesAsJson(machine)}};
}

/// What a file says of itself, on one line and without what a terminal obeys.
std::string printable(std::string text)
{
    const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    std::ranges::replace_if(text, isControl, '?');
    return text;
}

/// Names of processors, each once.
std::string modelsOf(const engine::Topology& machine)
{
    std::vector<std::string> models;
    for (const engine::Topology::Package& package : machine.packages)
        if (!package.model.empty() && std::ranges::count(models, package.model) == 0)
            models.push_back(package.model);
    std::string text;
    for (const std::string& model : models)
        text += model + ": ";
    return text;
}

} // namespace

Expected<int> lookAtMachine(const LookAtMachine& request)
{
    const auto [name, machine] = asked(request);
    if (!machine)
        return refused(machine.error().message);
    if (request.json) {
        std::cout << jsonText(asJson(name, *machine));
        return succeeded;
    }
    line("Machine") << printable(name)
                    << (machine->isThisMachine ? "" : " (described, not this one)") << '\n';
    line("CPUs") << printable(modelsOf(*machine)) << countsText(*machine) << '\n';
    printParts(*machine);
    return succeeded;
}

} // namespace app::cli
