#pragma once

#include "engine/base/monotonic.h"
#include "engine/base/unique_fd.h"
#include "engine/record/arena.h"
#include "engine/run/last_words.h"
#include "engine/run/limits.h"
#include "engine/run/wire.h"
#include "engine/workloads/workload.h"

#include <optional>
#include <string>

namespace engine {

enum class Word : char;

/// Brings one demo's process into being, bounds it and all its descendants, and ends them. Single-
/// threaded; owns the process it lives in (signals, subreaper, children).
class Guardian {
public:
    Guardian(UniqueFd control, Arena arena, const Workload& workload, const Order& begin);

    /// Error: what fork(2) and friends refused.
    Result<void> start();

    /// Until nothing of the family is left.
    News watch();

private:
    void wait();
    void obey();
    void obey(const Order& order);
    void takeSignals();
    void noteEnd(pid_t pid, int status);
    void hearDemo();
    void tellDemo(Word word);
    void askToStop();
    void stopWithin(std::chrono::milliseconds grace);
    void look();
    void endFamily();
    News outcome() const;
    MonotonicTime nextEvent() const;

    UniqueFd m_control;
    UniqueFd m_signals;
    UniqueFd m_leash;
    UniqueFd m_errors;
    Arena m_arena;
    const Workload& m_workload;
    Limits m_limits;
    pid_t m_window;
    pid_t m_target = 0;
    LastWords m_lastWords;

    bool m_over = false; ///< the family is to be ended now
    bool m_stopped = false; ///< on request
    std::optional<std::string> m_exceeded;
    std::optional<int> m_status; ///< of the target
    std::optional<MonotonicTime> m_released;
    std::optional<MonotonicTime> m_killAt;
    MonotonicTime m_nextLook{};
};

} // namespace engine
