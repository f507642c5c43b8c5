#include "engine/measure/other_machine.h"

#include "engine/base/guarded.h"
#include "engine/trace/shown.h"

#include <cstdlib>

namespace engine {
namespace {

using Opened = std::shared_ptr<const OpenedMachine>;

Guarded<Opened>& opened()
{
    static Guarded<Opened> machine;
    return machine;
}

} // namespace

Result<Opened> openMachine(const std::filesystem::path& file)
{
    auto topology = openTopology(file);
    if (!topology)
        return tl::unexpected{topology.error()};
    std::error_code ignored;
    const auto machine = std::make_shared<const OpenedMachine>(
        OpenedMachine{.file = std::filesystem::absolute(file, ignored),
            .name = file.filename().string(),
            .topology = *std::move(topology)});
    opened().with([&](Opened& kept) { kept = machine; });
    return machine;
}

Opened openedMachine()
{
    if (Opened machine = opened().with([](const Opened& kept) { return kept; }))
        return machine;
    const char* const told = std::getenv(openedMachineVariable);
    if (told == nullptr || *told == '\0')
        return nullptr;
    return openMachine(told).value_or(nullptr);
}

Result<Topology> otherMachine(std::string_view id)
{
    if (id != openedMachineId)
        return sampleTopology(id);
    if (const Opened machine = openedMachine())
        return machine->topology;
    return failure(trace::shown("engine",
        "no machine was opened: choose an XML file that lstopo wrote on it (lstopo machine.xml)"));
}

} // namespace engine
