#pragma once

#include "engine/trace/builder.h"
#include "views/export/figure.h"

#include <array>

/// Where a made-up run comes from; its title holds what XML and LaTeX must escape.
inline trace::Provenance sampleProvenance()
{
    return {.source = trace::Source::Measured,
        .tier = trace::Tier::KernelSwitches,
        .demo = "thread-life",
        .title = "Life of a <thread> & more",
        .parameters = {{.key = "threads", .label = "Threads", .value = 8, .text = "8"},
            {.key = "work", .label = "Work per step", .unit = "µs", .value = 250}},
        .seed = 42,
        .machine = {.cpu = "Test CPU", .kernel = "Linux 6.1", .cpus = 2},
        .started = "2026-01-02T03:04:05Z",
        .version = "1"};
}

/// Threads that take turns on two CPUs for 20 ms.
inline void fillSample(trace::Builder& builder, int threads = 8)
{
    using namespace std::chrono_literals;
    using trace::State;
    constexpr std::array states{State::Running, State::Lock, State::Runnable, State::Io,
        State::Sleep, State::Running, State::Runnable};
    for (int thread = 0; thread < threads; ++thread) {
        const auto id = builder.addActor(trace::ActorKind::Thread, "worker");
        builder.append(id, {.begin = trace::Time{0ns}, .state = State::New});
        for (int i = 0; i < 20; ++i)
            builder.append(id,
                {.begin = trace::Time{1ms * i + 100us * (thread + 1)},
                    .state = states[std::size_t(i + thread) % states.size()]});
    }
    builder.advance(trace::Time{20ms});
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
}

inline views::Frame sampleFrame(const trace::Snapshot& trace)
{
    return {.trace = trace, .playhead = trace->extent().begin + trace->extent().length() / 2};
}

inline views::Figure sampleFigure(std::string_view view)
{
    trace::Builder builder{sampleProvenance()};
    fillSample(builder);
    return {.frame = sampleFrame(builder.snapshot()), .views = {views::findView(view)}};
}
