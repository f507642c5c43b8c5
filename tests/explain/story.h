#pragma once

#include "engine/explain/explain.h"
#include "engine/trace/builder.h"

#include <algorithm>
#include <chrono>
#include <optional>

/// Microseconds since the run's start.
inline trace::Time at(std::int64_t microseconds)
{
    return trace::Time{std::chrono::microseconds{microseconds}};
}

inline trace::Duration us(std::int64_t count)
{
    return std::chrono::microseconds{count};
}

/// Nothing is said to be unknown there.
inline bool knows(const engine::Explanation& why, engine::Unknown unknown)
{
    return std::ranges::count(why.unknown, unknown) == 0;
}

/// One story: T3 waits for a lock that T5 has; T5 is preempted by T7 meanwhile, gives the lock
/// back, wakes T3, and T3 waits for a CPU that T7 has.
struct Story {
    explicit Story(trace::Tier tier = trace::Tier::KernelWakeups)
        : builder{{.tier = tier}}
    {
        cpu = builder.addActor(trace::ActorKind::Cpu, "cpu0", {}, 0, 0);
        cpu1 = builder.addActor(trace::ActorKind::Cpu, "cpu1", {}, 0, 1);
        t3 = builder.addActor(trace::ActorKind::Thread, "T3 worker");
        t5 = builder.addActor(trace::ActorKind::Thread, "T5 worker");
        t7 = builder.addActor(trace::ActorKind::Thread, "T7 worker");
        orders = builder.addResource(trace::ResourceKind::Lock, "orders");

        // T5 runs on cpu1 and takes the lock; T7 takes that CPU from it; it gets it back.
        runs(t5, 0, 1);
        mark(t5, 90, trace::MarkKind::Acquire);
        builder.append(t5, {.begin = at(200), .state = trace::State::Runnable, .preempted = true});
        runs(t5, 1000, 1);
        mark(t5, 1340, trace::MarkKind::Release);
        // T3 runs on cpu0, waits from 100, is woken at 1340 by T5, runs on cpu1 at 1378.
        runs(t3, 0, 0);
        builder.append(t3, {.begin = at(100), .state = trace::State::Lock, .resource = orders});
        builder.append(t3, {.begin = at(1340), .state = trace::State::Runnable, .peer = t5});
        runs(t3, 1378, 1);
        mark(t3, 1380, trace::MarkKind::Acquire);
        mark(t3, 1400, trace::MarkKind::Release);
        // T7 has cpu1 from 200 to 1000, and from 1345 to 1378.
        builder.append(t7, {.begin = at(0), .state = trace::State::Runnable});
        runs(t7, 200, 1);
        builder.append(t7, {.begin = at(1000), .state = trace::State::Runnable, .preempted = true});
        runs(t7, 1345, 1);
        builder.append(t7, {.begin = at(1378), .state = trace::State::Runnable, .preempted = true});
        has(cpu, 0, t3);
        has(cpu, 100, {});
        has(cpu1, 0, t5);
        has(cpu1, 200, t7);
        has(cpu1, 1000, t5);
        has(cpu1, 1345, t7);
        has(cpu1, 1378, t3);
        builder.advance(at(2000));
    }

    void runs(trace::ActorId actor, std::int64_t from, trace::CpuId on)
    {
        builder.append(actor, {.begin = at(from), .state = trace::State::Running, .cpu = on});
    }
    void mark(trace::ActorId actor, std::int64_t when, trace::MarkKind kind)
    {
        builder.mark(actor, {.at = at(when), .resource = orders, .kind = kind});
    }
    void has(trace::ActorId row, std::int64_t from, std::optional<trace::ActorId> who)
    {
        builder.append(row,
            {.begin = at(from),
                .state = who ? trace::State::Running : trace::State::None,
                .peer = who});
    }

    trace::Builder builder;
    trace::ActorId cpu{}, cpu1{}, t3{}, t5{}, t7{};
    trace::ResourceId orders{};
};
