#pragma once

#include "engine/base/result.h"
#include "engine/run/limits.h"
#include "engine/trace/trace.h"
#include "engine/workloads/workload.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace engine {

struct RunRequest {
    const Workload* workload = nullptr;
    std::vector<std::int64_t> values{}; ///< one per param, in order; empty: the initial ones
    std::uint64_t seed = 1;
    std::optional<std::chrono::milliseconds> duration{}; ///< none: the workload's own
    Limits limits{};
    trace::Tier best = trace::Tier::KernelWakeups; ///< do not try a better tier than this
};

/// `value` of `param` as a trace keeps it, with the text a person reads ("250 µs", "batch").
/// Pre: in range.
trace::Setting settingOf(const Param& param, std::int64_t value);

/// One run of one demo in a process of its own, observed. Thread-safe. Destroying it stops it:
/// the whole family is gone when the destructor returns.
class Run {
public:
    /// Starts interleave-runner and observes it from before the demo's first instruction.
    /// `published` is called on the run's own thread, at most 60 times a second, whenever latest()
    /// changed, and once more when the run has finished; it must return at once.
    /// Errors: what the system refused, or that the runner's executable is missing.
    static Result<std::unique_ptr<Run>> start(
        const RunRequest& request, std::function<void()> published = {});

    virtual ~Run() = default;

    /// Asks the demo to stop, and kills its family shortly after. Returns at once; the whole
    /// family is gone within 100 ms.
    virtual void stop() = 0;

    /// Changes a live parameter of the running demo. Pre: `param` < number of parameters.
    virtual void setValue(std::size_t param, std::int64_t value) = 0;

    /// The trace so far. After finished() it is complete.
    virtual trace::Snapshot latest() const = 0;
    virtual bool finished() const = 0;

    /// Blocks until finished.
    virtual trace::Snapshot wait() = 0;
};

} // namespace engine
