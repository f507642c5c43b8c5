#pragma once

#include "engine/measure/topology.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace app::cli {

struct TopologyReport {
    engine::Topology machine{}; ///< nothing in it where that cannot be found out
    int allowed = 0; ///< CPUs that this process may run on
    std::string reason{}; ///< why that cannot be found out
};

/// What hwloc and the scheduler say.
TopologyReport topology();

/// Caches that are all alike.
struct CacheReport {
    int level = 0;
    engine::Topology::CacheKind kind{};
    std::uint64_t size = 0; ///< bytes, of each
    unsigned lineSize = 0; ///< bytes
    std::size_t cpus = 0; ///< that share one
    std::size_t count = 0;
    bool operator==(const CacheReport&) const = default;
};

/// By level, as hwloc orders them.
std::vector<CacheReport> cachesOf(const engine::Topology& machine);

} // namespace app::cli
