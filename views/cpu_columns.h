#pragma once

#include "views/lane_columns.h"

#include <optional>

namespace views {

/// What one column of a CPU's row shows.
struct CpuColumn {
    std::optional<trace::ActorId> thread{}; ///< who had the CPU most of the busy time
    double busy = 0; ///< share of the column some thread of ours ran, in [0, 1]
    bool lost = false;
};

/// `busy` is exact. Who had most is exact where few slices share a column, else voted for by
/// `votes` moments spread evenly over it. Cost: O(columns × votes).
std::vector<CpuColumn> cpuColumns(const trace::Lane& cpu, const Columns& columns, int votes);

/// How `actor` left the CPU at `end`: its next state, and whether it was preempted.
struct Departure {
    trace::State next{};
    bool preempted = false;
};
Departure departureAt(const trace::Lane& thread, trace::Time end);

/// A thread that continued on another CPU.
struct Migration {
    trace::Time left{};
    trace::CpuId from{};
    trace::Time came{};
    trace::CpuId to{};
    bool operator==(const Migration&) const = default;
};

/// Of one thread within `window`, the first `most`. Pure.
std::vector<Migration> migrationsOf(
    const trace::Lane& thread, trace::Window window, std::size_t most);

} // namespace views
