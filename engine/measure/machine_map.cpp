#include "engine/measure/machine_map.h"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

using Kind = trace::MachineMap::Kind;
using Part = trace::MachineMap::Part;

std::vector<trace::CpuId> cpusOf(const std::vector<unsigned>& cpus)
{
    std::vector<trace::CpuId> ids;
    for (const unsigned cpu : cpus)
        if (std::in_range<trace::CpuId>(cpu))
            ids.push_back(static_cast<trace::CpuId>(cpu));
    std::ranges::sort(ids);
    return ids;
}

} // namespace

trace::MachineMap mapOf(const Topology& topology, std::string name)
{
    trace::MachineMap map{.name = std::move(name)};
    for (const Topology::Node& node : topology.nodes)
        map.parts.push_back({.kind = Kind::Node,
            .name = "NUMA node " + std::to_string(node.index),
            .size = node.memory,
            .number = node.index,
            .cpus = cpusOf(node.cpus)});
    for (std::size_t i = 0; i < topology.packages.size(); ++i)
        map.parts.push_back({.kind = Kind::Package,
            .name = "package " + std::to_string(i),
            .number = static_cast<std::uint32_t>(i),
            .cpus = cpusOf(topology.packages[i].cpus)});
    for (const Topology::Cache& cache : topology.caches)
        if (cache.kind != Topology::CacheKind::Instruction && cache.level > 0)
            map.parts.push_back({.kind = Kind::Cache,
                .name = "L" + std::to_string(cache.level),
                .size = cache.size,
                .number = static_cast<std::uint32_t>(cache.level),
                .cpus = cpusOf(cache.cpus)});
    for (std::size_t i = 0; i < topology.cores.size(); ++i)
        map.parts.push_back({.kind = Kind::Core,
            .name = "core " + std::to_string(i),
            .number = static_cast<std::uint32_t>(i),
            .cpus = cpusOf(topology.cores[i].cpus)});
    return map;
}

} // namespace engine
