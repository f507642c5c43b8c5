#pragma once

#include "engine/trace/trace.h"

#include <string_view>
#include <vector>

namespace views {

/// One step of a job, as the worker that did it recorded it.
struct DoneStep {
    std::size_t number = 0;
    std::size_t worker = 0;
    trace::Window window{};
};

/// Steps of one kind in the figure "dependency-graph": x is the step, y the worker, the value how
/// long it took, in µs, until it was read.
struct DoneSteps {
    std::vector<DoneStep> steps{}; ///< by number; each once, the last time it was done
    std::size_t count = 0; ///< as many as the highest number tells
    std::size_t mostAtOnce = 0; ///< steps that ran at the same time, in the whole trace

    /// Those that were running at, or were over by, an instant.
    std::size_t runningAt(trace::Time at) const;
    std::size_t doneBy(trace::Time at) const;
};

/// Pure. Steps and workers beyond the thousandth are left out: a file may hold any.
DoneSteps doneSteps(const trace::Trace& trace, std::string_view key);

} // namespace views
