#pragma once

#include "engine/lifecycle/joiner.h"
#include "engine/observe/observer.h"
#include "engine/record/arena_reader.h"
#include "engine/trace/builder.h"

#include <deque>
#include <memory>
#include <utility>
#include <vector>

namespace engine {

/// Where a run's two streams meet: takes the kernel's records and the program's events out, joins
/// them and grows the trace. One thread only; snapshots may go to any thread.
class Ingest {
public:
    /// `arena` must outlive it. Time zero of the trace is now. `quantities`: what the demo may
    /// measure, in the order that its events count them in.
    Ingest(const Arena& arena, std::unique_ptr<Observer> observer, trace::Provenance provenance,
        std::vector<trace::Quantity> quantities, pid_t root);

    /// What the machine is made of, when it is known.
    void setMachineMap(trace::MachineMap map) { m_builder.setMachineMap(std::move(map)); }

    MonotonicTime epoch() const { return m_epoch; }

    /// Takes what is there. Bounded work.
    void pass();

    /// The family is gone: takes the rest and ends the trace.
    void finish(trace::Outcome outcome);

    /// Becomes readable when there is much to take; -1 if nothing tells.
    int wakeup() const { return m_observer->wakeup(); }

    trace::Snapshot snapshot() const { return m_builder.snapshot(); }

    /// Program events taken at once: about 0.2 ms of work, and they stay in the CPU's cache.
    static constexpr std::size_t eventsAStep = 1U << 12;

private:
    bool takeProgram();
    void showPictures(bool all);
    void countLosses();

    const MonotonicTime m_epoch = monotonicNow();
    std::unique_ptr<Observer> m_observer;
    ArenaReader m_reader;
    trace::Builder m_builder;
    Joiner m_joiner;
    trace::Losses m_counted{};
    std::deque<ShownPicture> m_pictures; ///< later than what is known
    std::vector<KernelRecord> m_records; ///< kept for their capacity
    std::vector<ProgramEvent> m_events;
};

} // namespace engine
