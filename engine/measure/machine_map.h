#pragma once

#include "engine/measure/topology.h"
#include "engine/trace/machine_map.h"

#include <string>

namespace engine {

/// What a picture of a machine's memory needs of its topology: nodes, packages, caches that hold
/// data, cores. CPUs beyond what a trace can name are left out. Pure.
trace::MachineMap mapOf(const Topology& topology, std::string name);

} // namespace engine
