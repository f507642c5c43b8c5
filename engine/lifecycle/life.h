#pragma once

#include "engine/lifecycle/row.h"

#include <string>

#include <sys/types.h>

namespace engine {

/// One life of one thread, told in time order by the kernel and by the program, written as slices.
/// It survives any order of calls; what contradicts itself becomes State::Lost, never a guess.
class Life {
public:
    /// A word this much after a switch-out still tells its reason: the clocks are two.
    static constexpr trace::Duration skew = std::chrono::microseconds{100};

    enum class Phase : std::uint8_t { New, Runnable, Running, Blocked, Lost, Dead };

    /// `forked`: the kernel told of its birth, so it was runnable from then on.
    Life(pid_t pid, pid_t tid, trace::Time born, bool forked);

    // What the kernel said. `doubtful`: records are being lost just then, so a thread that leaves
    // its CPU may come back unseen.
    void switchIn(trace::Time at, trace::CpuId cpu, std::optional<trace::Duration> delay);
    void switchOut(trace::Time at, bool preempted, bool doubtful);
    /// Whether it changed anything.
    bool wake(trace::Time at, std::optional<trace::ActorId> waker, bool doubtful);
    void exiting(trace::Time at);
    /// Where /proc is all there is (`alone`), a sample is a state; else it fills what is unknown.
    void sample(trace::Time at, trace::State state, trace::CpuId cpu, bool alone);
    void lose(trace::Time at);
    /// It has not run for long: a forked thread that is not known to sleep is runnable.
    void presumeRunnable();
    void end(trace::Time at, trace::Basis basis);

    /// What the program said: it is in `state` from `at` on.
    struct Word {
        trace::Time at{};
        trace::State state = trace::State::Running;
        std::optional<trace::ResourceId> resource{};
        std::uint16_t line = 0;
    };
    void hear(const Word& word) ///< the kernel says when
    {
        if (m_unsettled && word.at > m_since + skew)
            settle();
        m_heardAt = std::max(m_heardAt, word.at);
        m_word = word;
        m_knowsWhy = true;
        if (m_unsettled && isWaiting(word.state))
            settle();
    }
    void believe(); ///< what was heard last: the program is all there is
    void hearEnd() { m_saidEnd = true; }
    bool saidEnd() const { return m_saidEnd; } ///< its last word, at heardAt()
    void forget(); ///< words were dropped after the last one

    /// A program event proves that it runs, on a CPU unknown.
    void resync(trace::Time at);

    /// Writes a wait whose reason could still have become known.
    void settle();
    bool unsettled() const { return m_unsettled; }
    trace::Time since() const { return m_since; }

    pid_t pid() const { return m_pid; }
    pid_t tid() const { return m_tid; }
    trace::Time born() const { return m_born; }
    Phase phase() const { return m_phase; }
    bool untouched() const { return m_phase == Phase::New && m_row.last() == trace::State::New; }
    std::optional<trace::CpuId> cpu() const { return m_cpu; }
    std::optional<trace::Time> exitAt() const { return m_exitAt; }
    trace::Time lastKnown() const { return std::max(m_row.reached(), m_heardAt); }
    trace::Time heardAt() const { return m_heardAt; }
    const Word& word() const { return m_word; }
    bool isHelper() const { return named.empty() && comm.starts_with("il-"); }
    std::uint16_t line() const { return m_word.line; }
    void setLine(std::uint16_t line) { m_word.line = line; }
    Row& row() { return m_row; }
    const Row& row() const { return m_row; }

    std::string comm{}; ///< as the kernel calls it
    std::string named{}; ///< as the program calls it
    pid_t parentPid = 0; ///< process of its creator
    std::optional<trace::ActorId> creator{};

private:
    void look(trace::Time at, trace::State state, std::optional<trace::CpuId> cpu);
    void writeWait();
    void writeWoken(trace::Time at, trace::Basis basis);

    pid_t m_pid;
    pid_t m_tid;
    trace::Time m_born;
    bool m_forked;
    Phase m_phase = Phase::New;
    bool m_unsettled = false;
    bool m_knowsWhy = true;
    bool m_saidEnd = false;
    bool m_wasLost = false; ///< so its exit may have gone unseen
    std::optional<trace::CpuId> m_cpu{};
    std::optional<trace::Time> m_exitAt{};
    trace::Time m_since{}; ///< begin of the wait
    trace::State m_seenWhy = trace::State::Other; ///< of the wait, in /proc
    trace::Time m_heardAt{};
    Word m_word{};
    Row m_row{};
};

} // namespace engine
