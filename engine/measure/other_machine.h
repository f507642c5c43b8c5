#pragma once

#include "engine/measure/topology.h"

#include <memory>

namespace engine {

/// The machine whose description this process opened last.
struct OpenedMachine {
    std::filesystem::path file{}; ///< absolute
    std::string name{}; ///< of the file, without its folder
    Topology topology{};
};

/// Reads a file, as openTopology() does, and keeps what it tells of. On an error the machine that
/// was opened before stays. Thread-safe.
Result<std::shared_ptr<const OpenedMachine>> openMachine(const std::filesystem::path& file);

/// Null: none was opened. Where this process was started by one that had, that one's.
std::shared_ptr<const OpenedMachine> openedMachine();

/// The id of the opened machine beside those of sampleMachines().
inline constexpr std::string_view openedMachineId = "opened";

/// A sample machine or the opened one. Errors: none was opened; no such id.
Result<Topology> otherMachine(std::string_view id);

/// How a runner is told of the opened machine: in its environment.
inline constexpr const char* openedMachineVariable = "INTERLEAVE_MACHINE";

} // namespace engine
