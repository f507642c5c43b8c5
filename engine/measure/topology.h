#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// What a machine is made of. Plain values: what refers to a part names its place in the vector of
/// such parts; `cpus` are numbers of hardware threads as the operating system counts them.
struct Topology {
    struct Package {
        std::string model{}; ///< of the processor; empty where unknown
        std::vector<unsigned> cpus{};
        bool operator==(const Package&) const = default;
    };
    struct Node { ///< of memory (NUMA)
        unsigned index = 0; ///< as the operating system counts
        std::uint64_t memory = 0; ///< bytes; may change while the machine runs; 0: unknown
        std::vector<unsigned> cpus{}; ///< next to it; may be none
        bool operator==(const Node&) const = default;
    };
    enum class CacheKind { Unified, Data, Instruction };
    struct Cache {
        int level = 1;
        CacheKind kind = CacheKind::Unified;
        std::uint64_t size =
            0; ///< bytes; what it says of itself, which a guest may not have; 0: unknown
        unsigned lineSize = 0; ///< bytes; 0: unknown
        std::vector<unsigned> cpus{}; ///< that share it
        bool operator==(const Cache&) const = default;
    };
    struct Core {
        std::vector<unsigned> cpus{};
        bool operator==(const Core&) const = default;
    };
    struct Cpu { ///< a hardware thread
        unsigned index = 0; ///< as the operating system counts
        std::optional<std::size_t> package{};
        std::optional<std::size_t> core{};
        std::optional<std::size_t> node{}; ///< the nearest
        bool operator==(const Cpu&) const = default;
    };
    enum class Means { Latency, Bandwidth, Other };
    struct Distances { ///< between nodes, from the row to the column
        std::string name{};
        Means means = Means::Other;
        std::vector<std::size_t> nodes{}; ///< of rows and columns
        std::vector<std::uint64_t> values{}; ///< row by row; the unit is the name's affair
        bool operator==(const Distances&) const = default;
    };

    bool isThisMachine = false; ///< else nothing can be measured on it
    std::vector<Package> packages{};
    std::vector<Node> nodes{}; ///< at least one
    std::vector<Cache> caches{}; ///< by level, data before instruction
    std::vector<Core> cores{};
    std::vector<Cpu> cpus{}; ///< at least one, by number
    std::vector<Distances> distances{};
    bool operator==(const Topology&) const = default;
};

/// This machine, by hwloc. Takes 40 ms: not on a thread that draws. Thread-safe.
Result<Topology> thisTopology();

/// A machine by hwloc's description, such as "pack:2 [numa(memory=64GB)] l3:1(size=32MB) core:4
/// pu:2". Error: one that hwloc does not understand or with more than mostCpus.
Result<Topology> describedTopology(std::string_view description);

/// Another machine, from what its `lstopo --of xml` wrote (hwloc 1 or 2). The text is not trusted:
/// it is refused when it is longer than mostTopologyBytes, is no well-formed XML, declares
/// entities, is nested too deep, or tells of more objects than any machine has. Thread-safe.
Result<Topology> parseTopology(std::string_view xml);

/// The same from a file. Errors: "FILE: …".
Result<Topology> openTopology(const std::filesystem::path& path);

/// A machine that is always there to look at, drawn up for this program: typical of its kind, and
/// no particular product.
struct SampleMachine {
    std::string_view id{}; ///< "laptop"
    std::string_view xml{}; ///< for parseTopology()
};
std::span<const SampleMachine> sampleMachines();

/// That machine, read in this process, as its description is ours. Error: no such id.
Result<Topology> sampleTopology(std::string_view id);

inline constexpr std::size_t mostTopologyBytes = std::size_t{4} << 20;
inline constexpr std::size_t mostCpus = 8192;

} // namespace engine
