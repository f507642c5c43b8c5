#include "recording.h"

#include "engine/trace/builder.h"

using namespace std::chrono_literals;
using trace::State;

namespace {

constexpr trace::Time at(trace::Duration since)
{
    return trace::Time{since};
}

trace::Provenance provenance()
{
    return {.source = trace::Source::Measured,
        .tier = trace::Tier::KernelSwitches,
        .demo = "thread-life",
        .title = "Life of a thread",
        .parameters = {{.key = "threads", .label = "Threads", .value = 2, .text = "2"}},
        .seed = 7,
        .machine = {.cpu = "Test CPU", .kernel = "Linux 6", .cpus = 2},
        .started = "2026-01-02T03:04:05Z",
        .version = "0.1.0"};
}

} // namespace

trace::Snapshot smallRun()
{
    trace::Builder builder{provenance()};
    const auto process = builder.addActor(trace::ActorKind::Process, "demo", {}, 100);
    const auto one = builder.addActor(trace::ActorKind::Thread, "one", process, 100, 100);
    const auto two = builder.addActor(trace::ActorKind::Thread, "two", process, 100, 101);
    const auto lock = builder.addResource(trace::ResourceKind::Lock, "orders");
    builder.append(one, {.begin = at(0ns), .state = State::New});
    builder.append(one, {.begin = at(1ms), .state = State::Running, .cpu = trace::CpuId{0}});
    builder.append(two, {.begin = at(1ms), .state = State::Runnable});
    builder.append(two, {.begin = at(2ms), .state = State::Running, .cpu = trace::CpuId{1}});
    builder.append(two, {.begin = at(5ms), .state = State::Lock, .resource = lock});
    builder.append(one, {.begin = at(8ms), .state = State::Sleep});
    builder.append(two, {.begin = at(8ms), .state = State::Running, .cpu = trace::CpuId{1}});
    builder.append(one, {.begin = at(18ms), .state = State::Dead});
    builder.append(two, {.begin = at(19ms), .state = State::Dead});
    builder.advance(at(20ms));
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
    return builder.snapshot();
}
