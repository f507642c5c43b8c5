#pragma once

#include "engine/base/guarded.h"
#include "engine/run/run.h"
#include "engine/trace/builder.h"

#include <atomic>
#include <map>
#include <memory>
#include <string>

namespace fake {

using namespace std::chrono_literals;

inline trace::Time at(trace::Duration sinceStart)
{
    return trace::Time{sinceStart};
}

/// `threads` threads that compute, wait to run, and wait for the lock "orders" in turns of `turn`.
inline trace::Builder busyThreads(int threads, int slices, trace::Duration turn = 100us)
{
    trace::Builder builder{{.tier = trace::Tier::KernelSwitches,
        .demo = "test-demo",
        .title = "Test demo",
        .machine = {.cpu = "Test CPU", .kernel = "6.1", .cpus = 2}}};
    const auto process = builder.addActor(trace::ActorKind::Process, "demo", {}, 100, 100);
    const auto orders = builder.addResource(trace::ResourceKind::Lock, "orders");
    std::vector<trace::ActorId> ids;
    for (int i = 0; i < threads; ++i)
        ids.push_back(builder.addActor(
            trace::ActorKind::Thread, "worker " + std::to_string(i), process, 100, 101 + i));
    for (int i = 0; i < threads; ++i)
        for (int n = 0; n < slices; ++n) {
            const trace::State states[]{
                trace::State::Runnable, trace::State::Running, trace::State::Lock};
            const trace::State state = n == 0 ? trace::State::New : states[(n + i) % 3];
            trace::SliceStart slice{.begin = at(n * turn + i * 1us), .state = state};
            if (state == trace::State::Running)
                slice.cpu = static_cast<trace::CpuId>(i % 2);
            if (state == trace::State::Lock) {
                slice.resource = orders;
                slice.line = 2;
            }
            builder.append(ids[static_cast<std::size_t>(i)], slice);
        }
    builder.advance(at(slices * turn + threads * 1us));
    return builder;
}

/// A run that does what the test says.
struct Script {
    engine::Guarded<trace::Snapshot> latest{std::make_shared<const trace::Trace>()};
    engine::Guarded<std::function<void()>> published{};
    engine::Guarded<std::map<std::size_t, std::int64_t>> live{};
    std::vector<std::int64_t> values{};
    std::uint64_t seed = 0;
    std::atomic<bool> finished = false;
    std::atomic<bool> stopped = false;
    std::atomic<bool> destroyed = false;

    void publish(const trace::Snapshot& trace, bool last = false)
    {
        latest.with([&](auto& held) { held = trace; });
        finished = finished || last;
        const auto tell = published.with([](const auto& held) { return held; });
        if (tell)
            tell();
    }

    /// Ends the run with `outcome` and the trace of `builder`.
    void end(
        trace::Builder builder, trace::Outcome outcome = {.kind = trace::OutcomeKind::Finished})
    {
        builder.setOutcome(std::move(outcome));
        publish(builder.snapshot(), true);
    }
};

class FakeRun final : public engine::Run {
public:
    explicit FakeRun(std::shared_ptr<Script> script)
        : m_script{std::move(script)}
    {
    }
    ~FakeRun() override
    {
        m_script->published.with([](auto& held) { held = {}; });
        m_script->destroyed = true;
    }
    void stop() override { m_script->stopped = true; }
    void setValue(std::size_t param, std::int64_t value) override
    {
        m_script->live.with([&](auto& held) { held[param] = value; });
    }
    trace::Snapshot latest() const override
    {
        return m_script->latest.with([](const auto& held) { return held; });
    }
    bool finished() const override { return m_script->finished; }
    trace::Snapshot wait() override { return latest(); }

private:
    std::shared_ptr<Script> m_script;
};

/// Stands in for engine::Run::start. Thread-safe.
class Engine {
public:
    engine::Result<std::unique_ptr<engine::Run>> start(
        const engine::RunRequest& request, std::function<void()> published)
    {
        if (!refusal.empty())
            return engine::failure(refusal);
        auto script = std::make_shared<Script>();
        script->values = request.values;
        script->seed = request.seed;
        script->published.with([&](auto& held) { held = std::move(published); });
        m_scripts.with([&](auto& held) { held.push_back(script); });
        return std::make_unique<FakeRun>(script);
    }
    std::size_t count()
    {
        return m_scripts.with([](const auto& held) { return held.size(); });
    }
    std::shared_ptr<Script> run(std::size_t i)
    {
        return m_scripts.with([i](const auto& held) { return held.at(i); });
    }

    std::string refusal{};

private:
    engine::Guarded<std::vector<std::shared_ptr<Script>>> m_scripts;
};

} // namespace fake
