#pragma once

#include "engine/workloads/workload.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace engine {

/// The value by which a demo shows the machine that was opened (engine/measure/other_machine.h).
struct MachineChoice {
    std::size_t param = 0;
    std::int64_t value = 0;
    bool operator==(const MachineChoice&) const = default;
};

/// None where the demo shows no other machine.
std::optional<MachineChoice> choiceOfOpened(const Workload& workload);

/// Whether a run with these values, one for each parameter, shows the opened machine.
bool showsOpened(const Workload& workload, std::span<const std::int64_t> values);

/// The highest value of a parameter beside these of all. Pre: one for each parameter.
std::int64_t highestBeside(
    const Workload& workload, const Param& param, std::span<const std::int64_t> values);

} // namespace engine
