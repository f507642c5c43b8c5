#include "engine/lifecycle/life.h"

namespace engine {

using trace::Basis;
using trace::State;

Life::Life(pid_t pid, pid_t tid, trace::Time born, bool forked)
    : m_pid{pid}
    , m_tid{tid}
    , m_born{born}
    , m_forked{forked}
{
}

void Life::switchIn(trace::Time at, trace::CpuId cpu, std::optional<trace::Duration> delay)
{
    settle();
    if (m_phase == Phase::Running)
        lose(lastKnown()); // it left its CPU in between, unseen
    const bool waited = m_phase == Phase::Blocked || m_phase == Phase::New;
    if (waited && delay && *delay > trace::Duration::zero())
        writeWoken(at - std::min(*delay, at.time_since_epoch()), Basis::Inferred);
    else if (m_phase == Phase::New && m_forked && !delay)
        writeWoken(m_born, Basis::Inferred);
    m_row.state({.begin = at,
        .state = State::Running,
        .basis = Basis::Kernel,
        .cpu = cpu,
        .line = m_word.line});
    m_phase = Phase::Running;
    m_wasLost = m_wasLost && m_saidEnd;
    m_cpu = cpu;
}

void Life::switchOut(trace::Time at, bool preempted, bool doubtful)
{
    settle();
    if (m_phase == Phase::Dead)
        return;
    if (m_phase == Phase::Blocked || m_phase == Phase::Runnable)
        lose(lastKnown()); // it came to a CPU in between, unseen
    m_cpu.reset();
    const bool unseenExit = m_wasLost && m_saidEnd;
    if ((m_exitAt || unseenExit) && !preempted)
        return end(at, Basis::Kernel);
    const bool mayHaveEnded = m_row.empty() && !preempted;
    if (doubtful || mayHaveEnded)
        return lose(at);
    m_since = at;
    if (preempted) {
        m_row.state({.begin = at,
            .state = State::Runnable,
            .basis = Basis::Kernel,
            .preempted = true,
            .line = m_word.line});
        m_phase = Phase::Runnable;
        return;
    }
    m_phase = Phase::Blocked;
    m_seenWhy = State::Other;
    m_unsettled = m_knowsWhy && !isWaiting(m_word.state);
    if (!m_unsettled)
        writeWait();
}

bool Life::wake(trace::Time at, std::optional<trace::ActorId> waker, bool doubtful)
{
    const bool asleep =
        m_phase == Phase::Blocked || m_phase == Phase::New || m_phase == Phase::Lost;
    if (!asleep || (doubtful && m_phase == Phase::Lost))
        return false;
    settle();
    m_row.state({.begin = at,
        .state = State::Runnable,
        .basis = Basis::Kernel,
        .peer = waker,
        .line = m_word.line});
    m_phase = Phase::Runnable;
    return true;
}

void Life::exiting(trace::Time at)
{
    if (m_phase != Phase::Dead)
        m_exitAt = at;
}

void Life::sample(trace::Time at, State state, trace::CpuId cpu, bool alone)
{
    if (m_phase == Phase::Dead)
        return;
    if (state == State::Dead)
        return alone ? end(at, Basis::Sampled) : void();
    if (alone)
        return look(at, state, cpu);
    if (m_unsettled && isWaiting(state)) {
        m_seenWhy = state; // it has not moved since
        return settle();
    }
    const bool explains = m_phase == Phase::Blocked && m_row.last() == State::Other
        && isWaiting(state) && state != State::Other;
    if (m_phase == Phase::Lost || explains)
        look(at, state, {});
}

void Life::look(trace::Time at, State state, std::optional<trace::CpuId> cpu)
{
    settle();
    trace::SliceStart start{
        .begin = at, .state = state, .basis = Basis::Sampled, .line = m_word.line};
    if (state == State::Running)
        start.cpu = cpu;
    if (isWaiting(state) && isWaiting(m_word.state) && m_knowsWhy) {
        start.state = m_word.state; // the program knows better why
        start.resource = m_word.resource;
    }
    if (start.state != m_row.last() || start.cpu)
        m_row.state(start);
    m_phase = isWaiting(state)    ? Phase::Blocked
        : state == State::Running ? Phase::Running
                                  : Phase::Runnable;
    m_since = at;
}

void Life::lose(trace::Time at)
{
    settle();
    if (m_phase == Phase::Dead)
        return;
    m_row.state({.begin = at, .state = State::Lost, .basis = Basis::Kernel});
    m_phase = Phase::Lost;
    m_wasLost = true;
    m_cpu.reset();
}

void Life::presumeRunnable()
{
    if (m_phase != Phase::New || !m_forked)
        return;
    writeWoken(m_born, Basis::Inferred);
    m_phase = Phase::Runnable;
}

void Life::end(trace::Time at, Basis basis)
{
    settle();
    if (m_phase == Phase::Dead)
        return;
    m_row.state({.begin = at, .state = State::Dead, .basis = basis});
    m_phase = Phase::Dead;
    m_cpu.reset();
}

void Life::believe()
{
    if (m_phase == Phase::Dead)
        return;
    const bool waits = isWaiting(m_word.state);
    m_phase = waits ? Phase::Blocked : Phase::Running;
    if (m_word.state != m_row.last() || waits)
        m_row.state({.begin = m_word.at,
            .state = m_word.state,
            .basis = Basis::Program,
            .resource = m_word.resource,
            .line = m_word.line});
}

void Life::forget()
{
    m_knowsWhy = false;
}

void Life::resync(trace::Time at)
{
    if (m_phase != Phase::Lost)
        return;
    m_row.state(
        {.begin = at, .state = State::Running, .basis = Basis::Program, .line = m_word.line});
    m_phase = Phase::Running;
}

void Life::settle()
{
    if (m_unsettled)
        writeWait();
    m_unsettled = false;
}

void Life::writeWait()
{
    const bool knows = m_knowsWhy && isWaiting(m_word.state);
    m_row.state({.begin = m_since,
        .state = knows ? m_word.state : m_seenWhy,
        .basis = Basis::Kernel,
        .resource = knows ? m_word.resource : std::nullopt,
        .line = m_word.line});
}

void Life::writeWoken(trace::Time at, Basis basis)
{
    m_row.state({.begin = at, .state = State::Runnable, .basis = basis, .line = m_word.line});
}

} // namespace engine
