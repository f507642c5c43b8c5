#pragma once

#include "engine/trace/builder.h"

#include <cassert>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

/// A made-up run that could have happened: threads share CPUs under a round-robin scheduler, lock,
/// sleep, do I/O, end. No thread is in two states, no CPU runs two threads. Equal options give
/// equal traces. For tests and benchmarks of what shows traces; nothing of it is measured.
struct SampleOptions {
    int threads = 8; ///< besides the main thread
    int cpus = 2;
    int processes = 1;
    trace::Duration length{20'000'000};
    trace::Duration burst{250'000}; ///< mean time on a CPU before the next wait
    trace::Duration slice{180'000}; ///< after this it is preempted if another waits
    unsigned seed = 1;
    trace::Tier tier = trace::Tier::KernelWakeups;
    bool finished = true; ///< false: still going on at the end
    bool lost = false; ///< records of some threads were lost in the middle
    bool crashed = false;
};

class SampleRun {
public:
    explicit SampleRun(const SampleOptions& options)
        : m_options{options}
        , m_random{options.seed}
        , m_builder{provenance(options)}
    {
        for (int cpu = 0; cpu < options.cpus && options.tier != trace::Tier::Program; ++cpu)
            m_cpuActors.push_back(
                m_builder.addActor(trace::ActorKind::Cpu, "cpu" + std::to_string(cpu), {}, 0, cpu));
        for (int p = 0; p < options.processes; ++p)
            m_processes.push_back(m_builder.addActor(trace::ActorKind::Process,
                p == 0 ? "thread-life" : "child", {}, 4200 + p, 4200 + p));
        m_orders = m_builder.addResource(trace::ResourceKind::Lock, "orders");
        m_file = m_builder.addResource(trace::ResourceKind::File, "write()");
        m_socket = m_builder.addResource(trace::ResourceKind::Socket, "recv()");
        m_running.resize(std::size_t(options.cpus));
        addThread("main", trace::Time{});
        for (int i = 1; i <= options.threads; ++i)
            addThread("worker", trace::Time{trace::Duration{std::int64_t(i) * 30'000}});
    }

    trace::Snapshot build()
    {
        run();
        return m_builder.snapshot();
    }

private:
    enum class Next { Begin, Wake, LeaveCpu };
    struct Thread {
        trace::ActorId actor{};
        trace::State state{};
        Next next{};
        trace::Time when{}; ///< of `next`
        trace::Duration left{}; ///< of the burst it is in
        std::optional<trace::CpuId> cpu{};
        trace::Time queued{};
        bool ready = false;
        bool dead = false;
    };

    static trace::Provenance provenance(const SampleOptions& options)
    {
        return {.tier = options.tier,
            .tierReason = options.tier == trace::Tier::Program
                ? "kernel.perf_event_paranoid is 3, so this user may not read the kernel's records."
                : "",
            .demo = "thread-life",
            .title = "Life of a thread",
            .seed = options.seed,
            .machine = {.cpu = "Sample CPU", .kernel = "6.1", .cpus = options.cpus},
            .started = "2026-01-01T10:00:00Z",
            .version = "0.1.0"};
    }

    void addThread(const std::string& name, trace::Time begin)
    {
        const auto number = int(m_threads.size());
        const auto process = m_processes[std::size_t(number % m_options.processes)];
        const auto actor =
            m_builder.addActor(trace::ActorKind::Thread, name, process, 4200, 4200 + number);
        m_threads.push_back({.actor = actor,
            .state = trace::State::None,
            .next = Next::Begin,
            .when = begin,
            .left = drawn(m_options.burst)});
    }

    trace::Duration drawn(trace::Duration mean)
    {
        const double length = std::exponential_distribution<>{1.0 / double(mean.count())}(m_random);
        return trace::Duration{std::max<std::int64_t>(200, std::int64_t(length))};
    }

    void enter(Thread& thread, trace::Time at, trace::SliceStart start)
    {
        start.begin = at;
        start.basis =
            m_options.tier == trace::Tier::Program ? trace::Basis::Program : trace::Basis::Kernel;
        thread.state = start.state;
        m_builder.append(thread.actor, start);
    }

    void onCpu(std::size_t cpu, trace::Time at, std::optional<trace::ActorId> thread)
    {
        m_running[cpu] = thread.has_value();
        if (!m_cpuActors.empty())
            m_builder.append(m_cpuActors[cpu],
                {.begin = at,
                    .state = thread ? trace::State::Running : trace::State::None,
                    .peer = thread});
    }

    Thread* nextReady()
    {
        Thread* first = nullptr;
        for (Thread& thread : m_threads) {
            if (thread.ready && (first == nullptr || thread.queued < first->queued))
                first = &thread;
        }
        return first;
    }

    void dispatch(trace::Time at)
    {
        for (std::size_t cpu = 0; cpu < m_running.size(); ++cpu) {
            Thread* thread = m_running[cpu] ? nullptr : nextReady();
            if (thread == nullptr)
                continue;
            thread->ready = false;
            thread->cpu = trace::CpuId(cpu);
            thread->next = Next::LeaveCpu;
            thread->when = at + std::min(thread->left, m_options.slice);
            enter(*thread, at,
                {.state = trace::State::Running,
                    .cpu = trace::CpuId(cpu),
                    .line = std::uint16_t(20 + m_random() % 30)});
            onCpu(cpu, at, thread->actor);
        }
    }

    void makeReady(Thread& thread, trace::Time at, bool preempted)
    {
        thread.ready = true;
        thread.queued = at;
        thread.when = trace::Time::max();
        trace::SliceStart start{.state = trace::State::Runnable, .preempted = preempted};
        if (!preempted && isWaiting(thread.state) && m_random() % 2 == 0)
            start.peer = m_threads[m_random() % m_threads.size()].actor;
        enter(thread, at, start);
    }

    void leaveCpu(Thread& thread, trace::Time at)
    {
        const auto ran = std::min(thread.left, m_options.slice);
        thread.left -= ran;
        const auto cpu = std::size_t(*thread.cpu);
        if (thread.left.count() > 0) {
            makeReady(thread, at, true);
        } else if (m_options.finished && at.time_since_epoch() > m_options.length * 8 / 10) {
            enter(thread, at, {.state = trace::State::Dead});
            thread.dead = true;
            thread.when = trace::Time::max();
        } else {
            wait(thread, at);
        }
        onCpu(cpu, at, std::nullopt);
    }

    void wait(Thread& thread, trace::Time at)
    {
        thread.left = drawn(m_options.burst);
        thread.next = Next::Wake;
        thread.when = at + drawn(m_options.burst * 3 / 2);
        const bool main = &thread == &m_threads.front();
        const std::uint16_t line = std::uint16_t(40 + m_random() % 5);
        switch (main ? 4 : m_random() % 4) {
        case 0:
            enter(thread, at, {.state = trace::State::Lock, .resource = m_orders, .line = line});
            break;
        case 1:
            enter(thread, at,
                {.state = trace::State::Io,
                    .resource = m_random() % 2 == 0 ? m_file : m_socket,
                    .line = line});
            break;
        case 4:
            thread.when = at + m_options.length / 3;
            enter(thread, at, {.state = trace::State::Join, .line = line});
            break;
        default: enter(thread, at, {.state = trace::State::Sleep, .line = line});
        }
    }

    void lose(trace::Time from, trace::Time to)
    {
        for (Thread& thread : m_threads) {
            if (thread.dead || thread.next == Next::Begin || trace::index(thread.actor) % 3 != 0)
                continue;
            if (thread.cpu && thread.state == trace::State::Running)
                onCpu(std::size_t(*thread.cpu), from, std::nullopt);
            enter(thread, from, {.state = trace::State::Lost});
            thread.ready = false;
            thread.left = drawn(m_options.burst);
            thread.next = Next::Wake;
            thread.when = to;
        }
        m_builder.lose({.kernel = 1204});
    }

    void run()
    {
        const trace::Time end{m_options.length};
        bool lossToCome = m_options.lost;
        while (true) {
            Thread* due = &m_threads.front();
            for (Thread& thread : m_threads) {
                if (thread.when < due->when)
                    due = &thread;
            }
            const trace::Time at = due->when;
            if (at >= end)
                break;
            if (lossToCome && at.time_since_epoch() > m_options.length / 2) {
                lossToCome = false;
                lose(at, at + m_options.length / 20);
                continue;
            }
            if (due->next == Next::LeaveCpu) {
                leaveCpu(*due, at);
            } else if (due->next == Next::Begin) {
                enter(*due, at, {.state = trace::State::New});
                due->next = Next::Wake;
                due->when = at + trace::Duration{25'000};
            } else {
                makeReady(*due, at, false);
            }
            dispatch(at);
        }
        if (m_options.crashed)
            m_builder.setOutcome(
                {.kind = trace::OutcomeKind::Crashed, .signal = 11, .text = "killed by SIGSEGV"});
        else if (m_options.finished)
            m_builder.setOutcome({.kind = trace::OutcomeKind::Finished, .text = "finished"});
        m_builder.advance(end);
    }

    SampleOptions m_options;
    std::mt19937 m_random;
    trace::Builder m_builder;
    std::vector<trace::ActorId> m_cpuActors;
    std::vector<trace::ActorId> m_processes;
    std::vector<Thread> m_threads;
    std::vector<bool> m_running;
    trace::ResourceId m_orders{};
    trace::ResourceId m_file{};
    trace::ResourceId m_socket{};
};

inline trace::Snapshot sampleTrace(const SampleOptions& options = {})
{
    return SampleRun{options}.build();
}

inline trace::Snapshot emptyTrace()
{
    return trace::Builder{}.snapshot();
}
