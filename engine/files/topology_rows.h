#pragma once

#include "engine/files/format.h"

#include <vector>

namespace engine::files {

/// What is known of the machine beyond the table `machine`, as rows of the table `topology`.
/// `map` may be null.
std::vector<FactRow> topologyRows(const trace::Machine& machine, const trace::MachineMap* map);

/// Back, row by row. False: this row was left out, as it makes no sense or a newer version wrote
/// it.
bool takeTopology(
    const FactRow& row, trace::Machine& machine, std::optional<trace::MachineMap>& map);

} // namespace engine::files
