#pragma once

#include "engine/observe/observer.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace engine {

/// Kernel records between arrival and use, in time order. What arrives later but belongs to an
/// earlier record is looked up here: how long a thread had waited when it was switched in, that a
/// thread is a helper, since when a CPU's records were being lost.
class KernelQueue {
public:
    /// `inferring`: wake-ups come as delays (Tier::KernelSwitches).
    explicit KernelQueue(bool inferring);

    void push(KernelRecord record);

    /// The next record before `limit`; null if there is none. Valid until push() or pop().
    const KernelRecord* front(MonotonicTime limit) const;
    void pop();

    /// Everything before `time` was told: what comes later for then comes at `time`.
    void passed(MonotonicTime time) { m_done = std::max(m_done, time); }
    std::size_t size() const { return m_records.size(); }

    /// How long `tid` had been runnable at its switch-in `at`, if it was told.
    std::optional<MonotonicTime> delayOf(pid_t tid, MonotonicTime at);

    /// Whether a name among the records to come says that `tid` is none of the demo's threads.
    bool isHelper(pid_t tid) const;

    bool lostAny() const { return m_lossEnd != MonotonicTime{}; }

    struct Loss {
        MonotonicTime from{}; ///< last instant that is known of this CPU
        MonotonicTime until{};
        trace::CpuId cpu = 0;
    };
    /// The next loss that begins before `limit`, taken out.
    std::optional<Loss> takeLoss(MonotonicTime limit);

private:
    struct Arrival {
        MonotonicTime at{};
        std::optional<MonotonicTime> delay{};
        MonotonicTime told{}; ///< when the delay was
    };
    struct Ahead {
        bool blocked = true; ///< so the next switch-in ends a wait
        std::vector<Arrival> arrivals{};
    };
    void lookAhead(const KernelRecord& record);
    void noteDelay(const KernelRecord& record);
    void noteLoss(const KernelRecord& record);
    void insert(const KernelRecord& record);

    bool m_inferring;
    std::deque<KernelRecord> m_records;
    MonotonicTime m_done{};
    std::unordered_map<pid_t, Ahead> m_ahead;
    struct Births {
        unsigned arrived = 0; ///< forks taken in
        unsigned told = 0; ///< forks taken out
        std::vector<unsigned> helpers{}; ///< births, counted from 0, that are helpers'
    };
    std::unordered_map<pid_t, Births> m_births;
    std::unordered_map<trace::CpuId, MonotonicTime> m_lastOn;
    std::vector<Loss> m_losses; ///< sorted by begin
    MonotonicTime m_lossEnd{};
};

/// Whether a thread of this name belongs to the runner, not to the demo.
bool isHelperName(const KernelRecord& record);

} // namespace engine
