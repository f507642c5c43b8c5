#pragma once

#include "engine/trace/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace views {

enum class Instruction : std::uint8_t { Load, Add, Store, AtomicAdd };
enum class Stage : std::uint8_t { Fetch, Decode, Execute };

/// One step of a core, as it recorded it.
struct CpuStep {
    trace::Time at{};
    unsigned core = 1; ///< 1 or 2
    Instruction instruction{};
    Stage stage{};
    std::int64_t value = 0; ///< of its register; after a store also of the memory
};

/// An increment of a core, from loading the counter to storing it.
struct Update {
    unsigned core = 1;
    trace::Window window{}; ///< from load to store
    std::int64_t loaded = 0;
    std::int64_t stored = 0;
    std::int64_t before = 0; ///< what the store wrote over
    std::size_t overwritten = 0; ///< updates of other cores in between: lost
};

/// Steps of the figure "cpu-cycle", in order of time: x is the core, y = 3 × instruction + stage.
/// What a file has beyond that is left out. Pure.
std::vector<CpuStep> cpuSteps(const trace::Trace& trace);

/// An update is lost when another core stores between an update's load and its store. In the order
/// of their stores. Pre: `steps` in order of time. Pure.
std::vector<Update> updatesOf(const std::vector<CpuStep>& steps);

} // namespace views
