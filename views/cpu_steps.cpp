#include "views/cpu_steps.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace views {

std::vector<CpuStep> cpuSteps(const trace::Trace& trace)
{
    std::vector<CpuStep> steps;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        const trace::Quantity& quantity = trace.quantity(reading.quantity);
        if (quantity.figure != "cpu-cycle" || quantity.key != "step" || !reading.kept())
            continue;
        const bool sound = (reading.x == 1 || reading.x == 2) && reading.y >= 0 && reading.y < 12
            && std::abs(reading.value) < 1e15;
        if (!sound)
            continue;
        const auto what = unsigned(reading.y);
        steps.push_back({.at = reading.at,
            .core = unsigned(reading.x),
            .instruction = Instruction(what / 3),
            .stage = Stage(what % 3),
            .value = std::int64_t(reading.value)});
    }
    std::ranges::stable_sort(steps, {}, &CpuStep::at);
    return steps;
}

std::vector<Update> updatesOf(const std::vector<CpuStep>& steps)
{
    std::vector<Update> updates;
    std::map<unsigned, CpuStep> loads; ///< of each core, the last
    std::int64_t memory = 0;
    for (const CpuStep& step : steps) {
        if (step.stage != Stage::Execute)
            continue;
        const bool atomic = step.instruction == Instruction::AtomicAdd;
        if (step.instruction == Instruction::Load)
            loads[step.core] = step;
        const auto load = loads.find(step.core);
        if (!atomic && (step.instruction != Instruction::Store || load == loads.end()))
            continue;
        Update update{.core = step.core,
            .window = {atomic ? step.at : load->second.at, step.at},
            .loaded = atomic ? step.value - 1 : load->second.value,
            .stored = step.value,
            .before = memory};
        if (!atomic)
            for (auto other = updates.rbegin();
                 other != updates.rend() && other->window.end >= update.window.begin; ++other)
                update.overwritten += other->core != update.core ? 1 : 0;
        memory = step.value;
        updates.push_back(update);
    }
    return updates;
}

} // namespace views
