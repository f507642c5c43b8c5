#pragma once

#include "engine/trace/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace trace {

/// What a machine is made of, as far as a picture of its memory shows it: plain values, whoever
/// found them. A part is inside another if its CPUs are among the other's.
struct MachineMap {
    enum class Kind : std::uint8_t { Node, Package, Cache, Core };
    struct Part {
        Kind kind{};
        std::string name{}; ///< "NUMA node 0", "L2", "core 3": data, not translated
        std::uint64_t size = 0; ///< bytes of memory or cache; 0: unknown
        std::uint32_t number = 0; ///< a cache's level; else as the system counts
        std::vector<CpuId> cpus{}; ///< ascending; may be none, for memory of its own
        bool operator==(const Part&) const = default;
    };
    std::string name{}; ///< "this machine", "dual-socket.xml"
    std::vector<Part> parts{}; ///< in the system's order within a kind; caches of data only
    bool operator==(const MachineMap&) const = default;
};

} // namespace trace
