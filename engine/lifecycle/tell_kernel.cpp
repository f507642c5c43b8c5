#include "engine/lifecycle/joiner_inside.h"

#include <cstring>

namespace engine {

using trace::Basis;
using trace::State;
using Phase = Life::Phase;

void Joiner::Inside::tell(const KernelRecord& record)
{
    if (record.kind == RecordKind::Fork)
        return fork(record);
    hear(record.tid, record.at);
    Life* const life = adopt(record);
    if (life == nullptr)
        return;
    switch (record.kind) {
    case RecordKind::SwitchIn: return switchIn(*life, record);
    case RecordKind::SwitchOut: return switchOut(*life, record);
    case RecordKind::Wake: return wake(*life, record);
    case RecordKind::Exit: return exit(*life, timeOf(record.at));
    case RecordKind::Sample: return sample(*life, record);
    case RecordKind::Name:
        return cast.callByKernel(
            *life, std::string{record.name, ::strnlen(record.name, sizeof record.name)});
    default: return;
    }
}

/// Whom a record is about. Threads older than our watching appear with their first switch.
Life* Joiner::Inside::adopt(const KernelRecord& record)
{
    if (Life* const life = cast.find(record.tid))
        return life;
    const bool runs = record.kind == RecordKind::SwitchIn || record.kind == RecordKind::SwitchOut;
    const bool seen = alone && record.kind == RecordKind::Sample && record.state != State::Dead;
    if (record.tid <= 0 || !(runs || seen))
        return nullptr;
    return begin(record.pid, record.tid, timeOf(record.at), false, nullptr);
}

Life* Joiner::Inside::begin(
    pid_t pid, pid_t tid, trace::Time born, bool forked, const Life* creator)
{
    Life* const life = cast.begin(pid, tid, born, forked, creator);
    if (life == nullptr)
        return nullptr;
    living.push_back(life);
    unshown.push_back(life);
    return life;
}

void Joiner::Inside::fork(const KernelRecord& record)
{
    const trace::Time at = timeOf(record.at);
    hear(record.tid, record.at);
    if (Life* const old = cast.find(record.tid)) {
        const bool same = old->untouched() || (alone && old->phase() != Phase::Dead);
        if (same)
            return;
        leaveCpu(*old, old->exitAt().value_or(at));
        old->end(old->exitAt().value_or(at), Basis::Inferred);
    }
    Life* const life = begin(record.pid, record.tid, at, true, cast.find(record.other));
    if (life == nullptr)
        return;
    if (alone && record.pid != record.tid)
        life->creator.reset(); // a look at /proc knows the process, not the thread
    life->row().state(
        {.begin = at, .state = State::New, .basis = alone ? Basis::Sampled : Basis::Kernel});
    if (doubtful(at))
        life->lose(at);
}

void Joiner::Inside::exit(Life& life, trace::Time at)
{
    if (alone)
        return life.end(at, Basis::Sampled);
    life.exiting(at);
    exits.push_back(&life);
}

void Joiner::Inside::switchIn(Life& life, const KernelRecord& record)
{
    if (record.cpu >= CpuRows::most)
        return;
    if (Life* const other = cpus.occupant(record.cpu); other != nullptr && other != &life) {
        hear(other->tid(), record.at);
        evict(*other);
    }
    if (life.cpu())
        cpus.lose(*life.cpu(), life.lastKnown());
    decide(life);
    if (life.phase() == Phase::Dead)
        living.push_back(&life); // what looked like its last switch-out was not
    const auto delay = kernel.delayOf(record.tid, record.at);
    life.switchIn(timeOf(record.at), record.cpu, delay);
    cpus.enter(record.cpu, life, timeOf(record.at));
}

void Joiner::Inside::switchOut(Life& life, const KernelRecord& record)
{
    if (record.cpu >= CpuRows::most || life.phase() == Phase::Dead)
        return;
    decide(life);
    Life* const other = cpus.occupant(record.cpu);
    if (other != &life) {
        if (other != nullptr) {
            hear(other->tid(), record.at);
            evict(*other);
        }
        if (life.cpu()) {
            cpus.lose(*life.cpu(), life.lastKnown());
            life.lose(life.lastKnown());
        }
        cpus.doubtLast(record.cpu);
    }
    const trace::Time at = timeOf(record.at);
    cpus.leave(record.cpu, at);
    life.switchOut(at, record.preempted, doubtful(at));
    if (life.unsettled())
        unsettled.push_back(&life);
}

/// `life` is no longer where it was last seen, and nothing told when it left.
void Joiner::Inside::evict(Life& life)
{
    if (life.exitAt()) {
        leaveCpu(life, *life.exitAt());
        return life.end(*life.exitAt(), Basis::Kernel);
    }
    const trace::Time known = life.lastKnown();
    if (life.cpu())
        cpus.lose(*life.cpu(), known);
    life.lose(known);
}

void Joiner::Inside::leaveCpu(Life& life, trace::Time at)
{
    if (life.cpu())
        cpus.leave(*life.cpu(), at);
}

/// Shown or hidden: its first steps told its name.
void Joiner::Inside::decide(Life& life)
{
    if (!life.row().undecided())
        return;
    if (life.isHelper() || kernel.isHelper(life.tid()))
        return life.row().hide();
    show(life);
}

void Joiner::Inside::show(Life& life)
{
    cast.show(life);
    if (life.creator)
        flows.push_back({.from = *life.creator,
            .sent = life.born(),
            .to = *life.row().actor(),
            .received = life.born(),
            .kind = trace::FlowKind::Fork});
}

void Joiner::Inside::wake(Life& life, const KernelRecord& record)
{
    // A timer or a disk ends a wait in whoever's time it interrupts: no one's doing.
    const Life* const other = cast.find(record.other);
    const State why = life.row().last();
    const bool someone = other != nullptr && other != &life && why != State::Sleep
        && (why != State::Io || cast.isOurs(life.word().resource));
    const auto waker = someone ? other->row().actor() : std::nullopt;

    const trace::Time at = timeOf(record.at);
    const bool fresh = life.phase() == Phase::New;
    if (!life.wake(at, fresh ? std::nullopt : waker, doubtful(at)))
        return;
    if (waker && !fresh && life.row().actor())
        flows.push_back({.from = *waker,
            .sent = at,
            .to = *life.row().actor(),
            .received = at,
            .kind = trace::FlowKind::Wake});
}

void Joiner::Inside::sample(Life& life, const KernelRecord& record)
{
    const trace::Time at = timeOf(record.at);
    const bool known = record.state == State::Running || record.state == State::Runnable
        || record.state == State::Dead || isWaiting(record.state);
    if (known && !doubtful(at))
        life.sample(at, record.state, record.cpu, alone);
}

/// From the last known instant of one CPU on, only who runs on another CPU is where we think.
void Joiner::Inside::lose(const KernelQueue::Loss& loss)
{
    const trace::Time from = timeOf(loss.from);
    std::erase_if(living, [](const Life* life) { return life->phase() == Phase::Dead; });
    for (std::size_t i = 0; i < living.size(); ++i) { // hearing may bring more
        Life& life = *living[i];
        if (life.cpu() && *life.cpu() != loss.cpu)
            continue;
        hear(life.tid(), loss.from);
        life.lose(from);
    }
    if (loss.cpu < CpuRows::most)
        cpus.lose(loss.cpu, from);
    doubtUntil = std::max(doubtUntil, timeOf(loss.until));
}

} // namespace engine
