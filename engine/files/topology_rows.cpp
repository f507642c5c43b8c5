#include "engine/files/topology_rows.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace engine::files {
namespace {

using Part = trace::MachineMap::Part;
using Kind = trace::MachineMap::Kind;

constexpr const char* usableCpu = "usable_cpu";
constexpr const char* mapName = "map"; ///< begins the map
constexpr std::pair<Kind, const char*> partKinds[]{{Kind::Node, "node"}, {Kind::Package, "package"},
    {Kind::Cache, "cache"}, {Kind::Core, "core"}}; ///< each begins a part
constexpr const char* partSize = "size";
constexpr const char* partCpus = "cpus";

/// "0 1 2".
std::string textOf(const std::vector<trace::CpuId>& cpus)
{
    std::string text;
    for (const trace::CpuId cpu : cpus)
        text += (text.empty() ? "" : " ") + std::to_string(cpu);
    return text;
}

/// None unless they ascend.
std::optional<std::vector<trace::CpuId>> cpusIn(std::string_view text)
{
    std::vector<trace::CpuId> cpus;
    while (!text.empty()) {
        trace::CpuId cpu{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cpu);
        if (error != std::errc{} || (!cpus.empty() && cpu <= cpus.back()))
            return {};
        cpus.push_back(cpu);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.empty() && text.front() != ' ')
            return {};
        text.remove_prefix(std::min<std::size_t>(1, text.size()));
    }
    return cpus;
}

void addMap(std::vector<FactRow>& rows, const trace::MachineMap& map)
{
    rows.push_back({.key = mapName, .text = map.name});
    for (const Part& part : map.parts) {
        const auto kind =
            std::ranges::find(partKinds, part.kind, [](auto& one) { return one.first; });
        rows.push_back({.key = kind->second, .value = part.number, .text = part.name});
        rows.push_back({.key = partSize, .value = static_cast<std::int64_t>(part.size)});
        rows.push_back({.key = partCpus, .text = textOf(part.cpus)});
    }
}

bool takeUsable(const FactRow& row, trace::Machine& machine)
{
    if (!std::in_range<trace::CpuId>(row.value))
        return false;
    const auto cpu = static_cast<trace::CpuId>(row.value);
    if (!machine.usable.empty() && cpu <= machine.usable.back())
        return false;
    machine.usable.push_back(cpu);
    return true;
}

bool takePart(const FactRow& row, trace::MachineMap& map)
{
    for (const auto& [kind, word] : partKinds)
        if (row.key == word) {
            if (!std::in_range<std::uint32_t>(row.value))
                return false;
            map.parts.push_back(
                {.kind = kind, .name = row.text, .number = static_cast<std::uint32_t>(row.value)});
            return true;
        }
    if (map.parts.empty())
        return false;
    Part& part = map.parts.back();
    if (row.key == partSize) {
        part.size = static_cast<std::uint64_t>(row.value);
        return true;
    }
    auto cpus = row.key == partCpus ? cpusIn(row.text) : std::nullopt;
    if (cpus)
        part.cpus = *std::move(cpus);
    return cpus.has_value();
}

} // namespace

std::vector<FactRow> topologyRows(const trace::Machine& machine, const trace::MachineMap* map)
{
    std::vector<FactRow> rows;
    for (const trace::CpuId cpu : machine.usable)
        rows.push_back({.key = usableCpu, .value = cpu});
    if (map != nullptr)
        addMap(rows, *map);
    return rows;
}

bool takeTopology(
    const FactRow& row, trace::Machine& machine, std::optional<trace::MachineMap>& map)
{
    if (row.key == usableCpu)
        return takeUsable(row, machine);
    if (row.key == mapName && !map) {
        map = trace::MachineMap{.name = row.text};
        return true;
    }
    return map && takePart(row, *map);
}

} // namespace engine::files
