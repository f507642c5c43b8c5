#include "engine/files/topology_rows.h"

#include <utility>

namespace engine::files {
namespace {

constexpr const char* usableCpu = "usable_cpu";

} // namespace

std::vector<FactRow> topologyRows(const trace::Machine& machine)
{
    std::vector<FactRow> rows;
    for (const trace::CpuId cpu : machine.usable)
        rows.push_back({.key = usableCpu, .value = cpu});
    return rows;
}

bool takeTopology(const FactRow& row, trace::Machine& machine)
{
    if (row.key != usableCpu || !std::in_range<trace::CpuId>(row.value))
        return false;
    const auto cpu = static_cast<trace::CpuId>(row.value);
    if (!machine.usable.empty() && cpu <= machine.usable.back())
        return false;
    machine.usable.push_back(cpu);
    return true;
}

} // namespace engine::files
