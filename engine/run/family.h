#pragma once

#include "engine/base/result.h"
#include "engine/base/unique_fd.h"
#include "engine/record/arena.h"
#include "engine/run/limits.h"
#include "engine/trace/model.h"

#include <optional>
#include <string>

#include <sys/types.h>

namespace engine {

/// One demo's process with all its descendants, under a guardian (interleave-runner) that bounds
/// them and ends them: on request, at the first limit exceeded, when the demo's process ends, and
/// when this process dies, however it dies. Nothing can leave the family: the guardian is its
/// subreaper (prctl(2), PR_SET_CHILD_SUBREAPER).
///
/// One thread at a time, but askToStop() and stop() may be called by any thread at any moment.
class Family {
public:
    /// Starts the guardian and the demo that `arena` describes. The demo's process exists then, but
    /// waits. Blocks for some milliseconds. Errors: no runner executable, no such demo in it, or
    /// what the system refused.
    static Result<Family> spawn(const Arena& arena, const Limits& limits);

    /// Kills what is left, at once; blocks until all is gone.
    ~Family();
    Family(Family&&) noexcept = default;
    Family& operator=(Family&&) = delete;

    /// The demo's process. Before release() its only other thread is the runner's own (runnerThread
    /// below), which exists already, so that an observer attached to the target now never sees it.
    pid_t target() const { return m_target; }
    pid_t guardian() const { return m_guardian; }

    /// Lets the demo run; its limits of time count from now. Error: the guardian is gone.
    Result<void> release();

    /// Sets the arena's stop flag and requests the demo's stop token. Nothing is killed.
    void askToStop() noexcept;

    /// askToStop(), and kills the whole family 20 ms later. Returns at once.
    void stop() noexcept;

    /// Readable when outcome() may have something new. Stays open as long as the family.
    int statusFd() const { return m_control.get(); }

    /// How it ended, once nothing of the family is left, the guardian included. Does not block.
    const std::optional<trace::Outcome>& outcome();

    /// Blocks until there is an outcome.
    const trace::Outcome& wait();

private:
    Family() = default;
    Result<void> waitUntilReady(const std::string& path);
    void hear();
    void bury();

    UniqueFd m_control;
    pid_t m_guardian = 0;
    pid_t m_target = 0;
    std::string m_tag; ///< in the environment of every process of the family
    std::optional<trace::Outcome> m_outcome;
};

/// Name of the thread that every runner has for itself: it waits for the guardian's word. It is no
/// part of the demo.
inline constexpr const char* runnerThread = "il-leash";

} // namespace engine
