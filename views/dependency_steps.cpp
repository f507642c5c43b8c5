#include "views/dependency_steps.h"

#include <algorithm>
#include <map>

namespace views {

std::size_t DoneSteps::runningAt(trace::Time at) const
{
    return std::size_t(std::ranges::count_if(
        steps, [at](const DoneStep& step) { return step.window.contains(at); }));
}

std::size_t DoneSteps::doneBy(trace::Time at) const
{
    return std::size_t(
        std::ranges::count_if(steps, [at](const DoneStep& step) { return step.window.end <= at; }));
}

DoneSteps doneSteps(const trace::Trace& trace, std::string_view key)
{
    constexpr float most = 1000;
    std::map<std::size_t, DoneStep> found;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        const trace::Quantity& quantity = trace.quantity(reading.quantity);
        if (quantity.figure != "dependency-graph" || quantity.key != key || !reading.kept())
            continue;
        if (!(reading.x >= 0 && reading.x < most && reading.y >= 0 && reading.y < most))
            continue;
        const double length = std::clamp(reading.value, 0.0, 1e12) * 1000;
        const auto number = std::size_t(reading.x);
        found[number] = {.number = number,
            .worker = std::size_t(reading.y),
            .window = {reading.at - trace::Duration{std::int64_t(length)}, reading.at}};
    }
    DoneSteps all;
    for (const auto& [number, step] : found) {
        all.steps.push_back(step);
        all.count = number + 1;
    }
    for (const DoneStep& step : all.steps)
        all.mostAtOnce = std::max(all.mostAtOnce, all.runningAt(step.window.begin));
    return all;
}

} // namespace views
