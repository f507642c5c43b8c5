#pragma once

#include "views/chart/figure_readings.h"

#include <optional>

namespace views {

/// One access to memory as it was measured: who reads what, how long it takes.
struct MemoryAccess {
    trace::CpuId cpu = 0;
    std::optional<std::uint32_t> cache{}; ///< the level that serves it; none: memory
    std::uint32_t node = 0; ///< of the memory
    double nanoseconds = 0; ///< of this reading
    std::optional<double> workingSet{}; ///< bytes, where that decides what serves it
    trace::Time since{};
    bool model = false;
};

/// What the run's probes were accessing at the playhead: the latest reading of the figure
/// "memory-map" (x: CPU; y: node, or with a key that begins with "cache" the level), else of the
/// first curve of "latency-staircase", whose steps tell the level that serves it. None before the
/// first. `cpu`: who reads where readings do not say.
std::optional<MemoryAccess> accessAt(
    const Frame& frame, const FigureReadings& readings, trace::CpuId cpu, std::uint32_t node);

/// How much slower than it ran an access is drawn: a power of ten, such that the slowest one takes
/// no longer than there is from one reading to the next.
double slowdownOf(const trace::Trace& trace);

/// How far the access at the playhead has come, in [0, 2): to what serves it, and from 1 on back.
double phaseOf(const MemoryAccess& access, double slowdown, trace::Time playhead);

} // namespace views
