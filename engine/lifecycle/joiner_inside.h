#pragma once

#include "engine/lifecycle/cast.h"
#include "engine/lifecycle/cpu_rows.h"
#include "engine/lifecycle/joiner.h"
#include "engine/lifecycle/kernel_queue.h"
#include "engine/lifecycle/program_queue.h"
#include "engine/lifecycle/queue_rows.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <span>

namespace engine {

/// The joiner's inside. Kernel records are told in time order over all threads; before each, the
/// program events of its thread up to that instant are told. Where each part lives: the two
/// streams and how far both are complete in joiner.cpp, what a record or an event means in
/// tell_kernel.cpp and tell_program.cpp.
struct Joiner::Inside {
    Inside(trace::Builder& to, MonotonicTime zero, pid_t root, trace::Tier seenBy,
        DescribeResource describe, NameThread nameThread);

    // joiner.cpp
    trace::Time timeOf(MonotonicTime at) const
    {
        return trace::Time{std::clamp(at, epoch, last) - epoch};
    }
    MonotonicTime ready() const;
    bool crowded() const;
    void process(MonotonicTime limit, std::size_t budget);
    void close(MonotonicTime limit);
    void closeExits(trace::Time limit);
    void showLate(trace::Time limit);
    void present(Life& life);
    void sendFlows(trace::Time limit);
    trace::Time sendJoins(trace::Time limit);
    void end(MonotonicTime at);

    // tell_kernel.cpp
    void tell(const KernelRecord& record);
    void fork(const KernelRecord& record);
    void exit(Life& life, trace::Time at);
    void switchIn(Life& life, const KernelRecord& record);
    void switchOut(Life& life, const KernelRecord& record);
    void wake(Life& life, const KernelRecord& record);
    void sample(Life& life, const KernelRecord& record);
    void lose(const KernelQueue::Loss& loss);
    void evict(Life& life);
    void leaveCpu(Life& life, trace::Time at);
    void decide(Life& life);
    void show(Life& life);
    Life* adopt(const KernelRecord& record);
    Life* begin(pid_t pid, pid_t tid, trace::Time born, bool forked, const Life* creator);
    bool doubtful(trace::Time at) const { return at < doubtUntil; }

    // tell_program.cpp
    void take(std::span<const ProgramEvent> events, MonotonicTime present);
    bool expect(const ProgramEvent& event);
    void noteSpawn(const ProgramEvent& event);
    void hear(pid_t tid, MonotonicTime until);
    void drain(std::size_t lane, MonotonicTime until, std::size_t most = unlimited);
    static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();
    void bind(std::size_t lane, const ProgramEvent& event);
    void tell(std::size_t lane, const ProgramEvent& event);
    Life* protagonist(Cast::Slot& slot, const ProgramEvent& event);
    void mark(Life& life, const ProgramEvent& event, trace::Time at);
    void read(const ProgramEvent& event, trace::Time at);
    void work(const ProgramEvent& event, const Life& life, trace::Time at);
    void followJoin(Life& life, const ProgramEvent& event, trace::Time at);

    trace::Builder& builder;
    const MonotonicTime epoch;
    const trace::Tier tier;
    const bool alone; ///< the program is all there is
    NameThread nameThread;

    KernelQueue kernel;
    ProgramQueue program;
    std::size_t programHeld = 0;
    std::optional<MonotonicTime> kernelComplete{};
    std::optional<MonotonicTime> programComplete{};
    MonotonicTime now{};
    MonotonicTime done{}; ///< everything before was told
    MonotonicTime last = MonotonicTime::max(); ///< nothing is later
    std::size_t told = 0;
    int depth = 0; ///< lanes being drained within each other
    static constexpr int deepest = 64;

    Cast cast;
    CpuRows cpus;
    QueueRows queues;
    struct Binding {
        Cast::Slot* slot = nullptr; ///< whom the lane serves
        pid_t tid = 0;
        pid_t arrivingTid = 0; ///< whose events come in
        std::deque<std::string> names{}; ///< of the threads it will serve
    };
    std::vector<Binding> bindings;
    std::vector<Life*> living;
    std::vector<Life*> unsettled;
    std::vector<Life*> exits;
    std::vector<Life*> unshown;
    std::vector<trace::Flow> flows;
    struct Joining {
        const Life* joiner = nullptr;
        pid_t joined = 0;
        trace::Time since{};
        std::optional<trace::Time> until{}; ///< it went on
    };
    std::vector<Joining> joins; ///< whose flows are to come
    trace::Time doubtUntil{};
};

} // namespace engine
