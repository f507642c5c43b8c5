#pragma once

#include "engine/explain/explain.h"

namespace engine {

/// Works out one explanation, part by part. Short-lived: it refers to its trace.
class Inquiry {
public:
    Inquiry(const trace::Trace& trace, trace::ActorId actor, trace::Time time);

    Explanation answer();

private:
    static constexpr std::size_t mostSlices = 512; ///< walked to either side

    bool waits() const;
    bool switchesKnown() const;
    bool wakesKnown() const;

    // inquiry_gap.cpp

    /// The wait in which it was woken and had to sleep again without what it wanted is one gap.
    void findGap();
    /// Between two waits for the same resource nothing was taken, so they are one.
    bool tookBetween(trace::Time from, trace::Time to) const;
    bool sameWait(const trace::Slice& slice) const;
    /// How the gap ended: woken, queued for a CPU, running, the resource taken.
    void findEnd();
    /// A thread killed in a wait is woken and may even run before it is dead.
    bool diesAfter(std::size_t i) const;
    void cutOffAt(trace::Time end);
    /// Of a runnable slice: what it waited for before, and who ended that.
    void findWaker();

    // inquiry_holders.cpp

    void findHolders();
    void findChain();
    void findCreator();
    Explanation::Link linkTo(trace::ActorId actor, std::optional<Holding> holding) const;
    /// Whom one waits for that does `slice`.
    std::optional<Explanation::Link> behind(trace::ActorId actor, const trace::Slice& slice) const;

    // inquiry_cpu.cpp

    /// Who had the CPU: the one it came to in the end, or, as long as it has none, its last one.
    void findCpu();
    std::optional<trace::CpuId> lastCpuBefore(std::size_t i) const;
    const trace::Lane* cpuLane(trace::CpuId cpu) const;
    void shareOut(const trace::Lane& lane);

    /// What the answer cannot tell.
    void admit();

    const trace::Trace& m_trace;
    const trace::Lane& m_lane;
    Holdings m_holdings;
    Explanation m_told{};
    std::size_t m_first = 0; ///< slices of the gap's waits
    std::size_t m_last = 0;
    std::size_t m_next = 0; ///< the slice after the gap
    trace::Window m_queue{}; ///< able to run, without a CPU
    bool m_estimated = false;
};

} // namespace engine
