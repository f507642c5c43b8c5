#include "engine/workloads/machine_choice.h"

#include "engine/measure/other_machine.h"

namespace engine {

std::optional<MachineChoice> choiceOfOpened(const Workload& workload)
{
    std::vector<std::int64_t> values;
    for (const Param& param : workload.params)
        values.push_back(param.start());
    for (std::size_t i = 0; i < workload.params.size(); ++i)
        for (std::size_t choice = 0; choice < workload.params[i].choices.size(); ++choice) {
            std::vector<std::int64_t> chosen = values;
            chosen[i] = static_cast<std::int64_t>(choice);
            if (showsOpened(workload, chosen))
                return MachineChoice{i, chosen[i]};
        }
    return {};
}

bool showsOpened(const Workload& workload, std::span<const std::int64_t> values)
{
    return workload.otherMachine != nullptr && workload.otherMachine(values) == openedMachineId;
}

std::int64_t highestBeside(
    const Workload& workload, const Param& param, std::span<const std::int64_t> values)
{
    return workload.highest != nullptr ? workload.highest(param, values) : param.highest();
}

} // namespace engine
