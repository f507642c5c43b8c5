#pragma once

#include "engine/trace/builder.h"

#include <queue>

#include <deque>
#include <random>

namespace bench {

/// A run of `threads` threads on `cpus` CPUs as a kernel would tell it: of every CPU at most one
/// runs, the others wait for one, for the lock "orders", for data or for a while. Grows on demand,
/// from a fixed seed.
class ScheduledTrace {
public:
    ScheduledTrace(int threads, int cpus)
        : m_builder{{.tier = trace::Tier::KernelSwitches,
            .demo = "bench",
            .title = "Bench",
            .machine = {.cpu = "Bench CPU", .kernel = "6.1", .cpus = cpus}}}
    {
        const auto process = m_builder.addActor(trace::ActorKind::Process, "demo", {}, 100, 100);
        m_orders = m_builder.addResource(trace::ResourceKind::Lock, "orders");
        for (int i = 0; i < threads; ++i)
            m_threads.push_back(m_builder.addActor(trace::ActorKind::Thread,
                "worker " + std::to_string(i + 1), process, 100, 101 + i));
        for (int i = 0; i < cpus; ++i)
            m_cpus.push_back(
                {m_builder.addActor(trace::ActorKind::Cpu, "cpu" + std::to_string(i), {}, 0, i)});
        for (const trace::ActorId thread : m_threads) {
            m_builder.append(thread, {.begin = {}, .state = trace::State::New});
            m_sleepers.push({trace::Time{} + microseconds(50, 4000), thread});
        }
    }

    void growTo(trace::Time end)
    {
        while (m_now < end)
            step();
        m_builder.advance(m_now);
    }
    trace::Builder& builder() { return m_builder; }

private:
    struct Cpu {
        trace::ActorId actor{};
        std::optional<trace::ActorId> running{};
        trace::Time until{};
    };
    struct Sleeper {
        trace::Time until{};
        trace::ActorId thread{};
        bool operator>(const Sleeper& other) const { return until > other.until; }
    };

    trace::Duration microseconds(int least, int most)
    {
        return trace::Duration{
            1000 * std::uniform_int_distribution<std::int64_t>{least, most}(m_random)};
    }

    /// To the next moment at which anything changes.
    void step()
    {
        trace::Time next = m_sleepers.empty() ? trace::Time::max() : m_sleepers.top().until;
        for (const Cpu& cpu : m_cpus)
            if (cpu.running)
                next = std::min(next, cpu.until);
        m_now = next;
        for (; !m_sleepers.empty() && m_sleepers.top().until <= m_now; m_sleepers.pop()) {
            m_builder.append(
                m_sleepers.top().thread, {.begin = m_now, .state = trace::State::Runnable});
            m_ready.push_back(m_sleepers.top().thread);
        }
        for (Cpu& cpu : m_cpus) {
            if (cpu.running && cpu.until <= m_now)
                takeOff(cpu);
            if (!cpu.running && !m_ready.empty())
                putOn(cpu);
        }
    }

    void takeOff(Cpu& cpu)
    {
        const trace::ActorId thread = *std::exchange(cpu.running, std::nullopt);
        constexpr std::array states{trace::State::Runnable, trace::State::Runnable,
            trace::State::Lock, trace::State::Sleep, trace::State::Io};
        trace::SliceStart slice{.begin = m_now, .state = states[m_random() % states.size()]};
        if (slice.state == trace::State::Lock)
            slice.resource = m_orders;
        m_builder.append(thread, slice);
        m_builder.append(cpu.actor, {.begin = m_now, .state = trace::State::None});
        if (slice.state == trace::State::Runnable)
            m_ready.push_back(thread);
        else
            m_sleepers.push({m_now + microseconds(200, 8000), thread});
    }

    void putOn(Cpu& cpu)
    {
        cpu.running = m_ready.front();
        m_ready.pop_front();
        cpu.until = m_now + microseconds(20, 900);
        m_builder.append(*cpu.running,
            {.begin = m_now,
                .state = trace::State::Running,
                .cpu = static_cast<trace::CpuId>(&cpu - m_cpus.data())});
        m_builder.append(
            cpu.actor, {.begin = m_now, .state = trace::State::Running, .peer = cpu.running});
    }

    trace::Builder m_builder;
    trace::ResourceId m_orders{};
    std::vector<trace::ActorId> m_threads;
    std::vector<Cpu> m_cpus;
    std::deque<trace::ActorId> m_ready;
    std::priority_queue<Sleeper, std::vector<Sleeper>, std::greater<>> m_sleepers;
    trace::Time m_now{};
    std::mt19937 m_random{7};
};

} // namespace bench
