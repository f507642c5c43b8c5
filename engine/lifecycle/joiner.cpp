#include "engine/lifecycle/joiner_inside.h"

#include <algorithm>

namespace engine {
namespace {

using namespace std::chrono_literals;

/// How long records wait for what arrives later and explains them: schedstat's delays, names that
/// follow a thread's first steps, the account of a loss.
constexpr MonotonicTime lookAhead(trace::Tier tier)
{
    return tier == trace::Tier::Program ? 10ms : 20ms;
}

/// A side this far behind is not waited for. Long: a starved reader is late, not silent, and what
/// it brings after that cannot be put where it belongs.
constexpr MonotonicTime stalled = 2s;
/// Far from both ends of the number range, so that sums and differences are safe.
constexpr MonotonicTime sane(MonotonicTime time)
{
    return std::clamp(time, MonotonicTime{}, MonotonicTime::max() / 4);
}

constexpr trace::Duration dying = 50ms; ///< from EXIT to the last switch-out; seen: up to 37 ms
constexpr trace::Duration starved = 200ms; ///< a thread that has not run by then is shown

/// How much a call that brought `count` may tell: bounded, yet it keeps up.
constexpr std::size_t budgetFor(std::size_t count)
{
    return count + count / 4 + 4096;
}

constexpr std::size_t mostHeld = 1U << 22; ///< records and events

} // namespace

Joiner::Joiner(trace::Builder& builder, MonotonicTime epoch, pid_t root, trace::Tier tier,
    DescribeResource describe, NameThread nameThread)
    : m_inside{std::make_unique<Inside>(
        builder, epoch, root, tier, std::move(describe), std::move(nameThread))}
{
}

Joiner::~Joiner() = default;

void Joiner::kernel(std::span<const KernelRecord> records, MonotonicTime complete)
{
    Inside& inside = *m_inside;
    complete = sane(complete);
    for (const KernelRecord& record : records)
        inside.kernel.push(record);
    inside.kernelComplete = std::max(inside.kernelComplete.value_or(complete), complete);
    inside.process(inside.ready(), budgetFor(records.size()));
}

void Joiner::program(std::span<const ProgramEvent> events, MonotonicTime complete)
{
    Inside& inside = *m_inside;
    complete = sane(complete);
    const auto present = std::max(
        {inside.epoch, complete, inside.now, inside.kernelComplete.value_or(MonotonicTime{})});
    inside.take(events, present);
    inside.programComplete = std::max(inside.programComplete.value_or(complete), complete);
    inside.process(inside.ready(), budgetFor(events.size()));
}

void Joiner::flush(MonotonicTime now)
{
    m_inside->now = std::max(m_inside->now, sane(now));
    m_inside->process(m_inside->ready(), budgetFor(0));
}

void Joiner::finish(MonotonicTime end)
{
    m_inside->last = std::max(sane(end), m_inside->epoch);
    m_inside->process(MonotonicTime::max(), Inside::unlimited);
    m_inside->end(m_inside->last);
}

Joiner::Inside::Inside(trace::Builder& to, MonotonicTime zero, pid_t root, trace::Tier seenBy,
    DescribeResource describe, NameThread namer)
    : builder{to}
    , epoch{zero}
    , tier{seenBy}
    , alone{seenBy == trace::Tier::Program}
    , nameThread{std::move(namer)}
    , kernel{seenBy == trace::Tier::KernelSwitches}
    , cast{to, root, std::move(describe)}
    , cpus{to}
    , queues{to}
{
    Life& life = *begin(root, root, trace::Time{}, false, nullptr);
    life.row().state({.begin = {}, .state = trace::State::New, .basis = trace::Basis::Kernel});
    cast.show(life);
}

bool Joiner::Inside::crowded() const
{
    return kernel.size() + programHeld > mostHeld;
}

MonotonicTime Joiner::Inside::ready() const
{
    const MonotonicTime never{};
    const auto byKernel = kernelComplete.value_or(alone ? MonotonicTime::max() : never);
    const auto byProgram = programComplete.value_or(never);
    const auto both = crowded() ? std::max(kernelComplete.value_or(never), byProgram)
                                : std::min(byKernel, byProgram);
    const auto limit = std::max(both - lookAhead(tier), now - stalled);
    return now == never ? limit : std::min(limit, now);
}

void Joiner::Inside::process(MonotonicTime limit, std::size_t budget)
{
    if (limit <= done)
        return;
    told = 0;
    while (const KernelRecord* record = kernel.front(limit)) {
        while (const auto loss = kernel.takeLoss(record->at))
            lose(*loss);
        tell(*record);
        kernel.pop();
        if (++told > budget)
            return;
    }
    while (const auto loss = kernel.takeLoss(limit))
        lose(*loss);
    for (std::size_t lane = 0; lane < program.lanes() && told <= budget; ++lane)
        drain(lane, limit - 1ns, budget);
    if (told <= budget)
        close(limit);
}

void Joiner::Inside::close(MonotonicTime limit)
{
    done = limit;
    kernel.passed(limit);
    const trace::Time time = timeOf(limit);
    std::erase_if(unsettled, [&](Life* life) {
        if (life->unsettled() && life->since() + Life::skew < time)
            life->settle();
        return !life->unsettled();
    });
    queues.settle();
    closeExits(time);
    showLate(time);
    sendFlows(time);
    builder.advance(time);
}

void Joiner::Inside::closeExits(trace::Time limit)
{
    std::erase_if(exits, [&](Life* life) {
        if (life->phase() == Life::Phase::Dead)
            return true;
        const bool stuck = life->phase() == Life::Phase::Running
            && life->row().reached() <= *life->exitAt() && limit - *life->exitAt() > dying;
        if (stuck)
            evict(*life);
        return stuck;
    });
}

void Joiner::Inside::showLate(trace::Time limit)
{
    std::erase_if(unshown, [&](Life* life) {
        if (life->row().undecided() && limit - life->born() > starved)
            present(*life);
        return !life->row().undecided();
    });
}

/// A thread that has not run yet.
void Joiner::Inside::present(Life& life)
{
    if (!alone)
        life.presumeRunnable();
    decide(life);
}

/// Flows of the joins that are over by `limit`, until when all is told: from the joined thread's
/// last word, where it said so, to the joiner's next. Returns how far flows may be sent, as a join
/// that is not over yet will begin its flow in the past.
trace::Time Joiner::Inside::sendJoins(trace::Time limit)
{
    trace::Time sendable = limit;
    std::erase_if(joins, [&](const Joining& joining) {
        const bool over = joining.until && *joining.until < limit;
        const Life* const joined = cast.find(joining.joined);
        const bool ended = joined != nullptr && joined->saidEnd() && joined->born() <= joining.since
            && joining.since <= joined->heardAt();
        if (!over) {
            if (ended)
                sendable = std::min(sendable, joined->heardAt());
            return false;
        }
        if (ended && joining.joiner->row().actor() && joined->row().actor())
            flows.push_back({.from = *joined->row().actor(),
                .sent = std::min(joined->heardAt(), *joining.until),
                .to = *joining.joiner->row().actor(),
                .received = *joining.until,
                .kind = trace::FlowKind::Join});
        return true;
    });
    return sendable;
}

void Joiner::Inside::sendFlows(trace::Time limit)
{
    limit = sendJoins(limit);
    for (const Life* life : unshown)
        limit = std::min(limit, life->born()); // its own flow is still to come
    std::ranges::stable_sort(flows, {}, &trace::Flow::sent);
    const auto later =
        std::ranges::find_if(flows, [&](const trace::Flow& flow) { return flow.sent >= limit; });
    std::for_each(flows.begin(), later, [&](const trace::Flow& flow) { builder.flow(flow); });
    flows.erase(flows.begin(), later);
}

void Joiner::Inside::end(MonotonicTime at)
{
    const trace::Time time = timeOf(at);
    for (Life* life : unshown) {
        if (life->row().undecided())
            present(*life);
    }
    unshown.clear();
    for (Life& life : cast.lives()) {
        const bool exited = life.exitAt() && life.phase() == Life::Phase::Running
            && life.row().reached() <= *life.exitAt();
        if (exited)
            leaveCpu(life, *life.exitAt());
        life.end(
            exited ? *life.exitAt() : time, exited ? trace::Basis::Kernel : trace::Basis::Inferred);
    }
    cpus.finish(time);
    queues.settle();
    sendFlows(trace::Time::max());
    builder.advance(time);
}

} // namespace engine
