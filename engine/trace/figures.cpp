#include "engine/trace/figures.h"

#include <algorithm>

namespace trace {
namespace {

/// As the machine says, else as many as were seen, but at least one.
std::size_t cpusOf(const Trace& trace)
{
    if (trace.provenance().machine.cpus > 0)
        return static_cast<std::size_t>(trace.provenance().machine.cpus);
    return std::max<std::size_t>(1, trace.actorsOf(ActorKind::Cpu).size());
}

} // namespace

Figures figures(const Trace& trace, Window window)
{
    Figures figures{.window = window,
        .wakeP50 = trace.wakeLatency().quantile(0.5),
        .wakeP99 = trace.wakeLatency().quantile(0.99),
        .losses = trace.losses()};
    for (const ActorId id : trace.actorsOf(ActorKind::Thread)) {
        const Counters& counters = trace.counters(id);
        figures.switches += counters.switches;
        figures.preemptions += counters.preemptions;
        figures.migrations += counters.migrations;
        figures.events += trace.lane(id).size();
        figures.threads.push_back({.actor = id, .time = trace.lane(id).timeIn(window)});
        for (std::size_t i = 0; i < stateCount; ++i)
            figures.total[i] += figures.threads.back().time[i];
    }
    if (!window.empty()) {
        const Duration running = figures.total[static_cast<std::size_t>(State::Running)];
        const double could = double(window.length().count()) * double(cpusOf(trace));
        figures.cpuUse = std::min(1.0, double(running.count()) / could);
    }
    return figures;
}

} // namespace trace
