#pragma once

#include "app/cli/json_text.h"
#include "engine/measure/topology.h"

#include <ostream>
#include <string>

namespace app::cli {

/// What a machine is made of, as `doctor` and `topology` print it.
nlohmann::ordered_json nodesAsJson(const engine::Topology& machine);
nlohmann::ordered_json cachesAsJson(const engine::Topology& machine);
nlohmann::ordered_json distancesAsJson(const engine::Topology& machine);

/// "8 CPUs in 4 cores, 1 package".
std::string countsText(const engine::Topology& machine);

/// Nodes, caches and distances on standard output, one line each.
void printParts(const engine::Topology& machine);

/// Begins a line of such a report on standard output.
std::ostream& line(const char* what);

} // namespace app::cli
