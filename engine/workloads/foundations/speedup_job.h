#pragma once

#include "engine/sync/pace.h"
#include "engine/workloads/foundations/job_work.h"
#include "engine/workloads/foundations/workers.h"

#include <cmath>
#include <source_location>
#include <vector>

namespace engine::speedup {

/// One try of the job: what is serial is done by the first worker, the rest by all. The shares are
/// of the operations that the whole job has on one thread.
struct Job {
    JobWork& work;
    Meeting& meeting;
    double serialShare;
    double dividedShare;
    unsigned threads;

    /// What each worker does; the demo's own file, speedup_laws.cpp, has it.
    void operator()(unsigned worker, std::uint64_t operations);

    std::chrono::nanoseconds serialTime{};
    std::vector<std::chrono::nanoseconds> dividedTimes =
        std::vector<std::chrono::nanoseconds>(threads); ///< of each worker

private:
    std::uint64_t share(std::uint64_t operations, double part) const
    {
        return static_cast<std::uint64_t>(std::llround(static_cast<double>(operations) * part));
    }

    /// How long it took.
    std::chrono::nanoseconds compute(
        std::uint64_t operations, std::uint32_t line = std::source_location::current().line())
    {
        here(line);
        const auto begin = std::chrono::steady_clock::now();
        work(operations);
        return std::chrono::steady_clock::now() - begin;
    }
};

} // namespace engine::speedup
