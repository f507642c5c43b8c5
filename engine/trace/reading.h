#pragma once

#include "engine/trace/model.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace trace {

/// Dense, in the order of the demo's declaration: quantities()[index(id)].
enum class QuantityId : std::uint32_t {};

/// Something a run measures beside states: one curve, one row of bars or one matrix.
struct Quantity {
    QuantityId id{};
    std::string key{}; ///< "random"; one of its figure
    std::string figure{}; ///< "latency-staircase": the picture, and view, that it belongs to
    std::string label{}; ///< "random order"
    std::string unit{}; ///< of the value: "ns", "GB/s"
    std::string xLabel{}; ///< "working set"
    std::string xUnit{}; ///< "B"; empty: a plain number
    Source source{}; ///< Measured; Model: computed from a formula; or Published
    bool operator==(const Quantity&) const = default;
};

/// Whether a sample counts, or why not.
enum class Verdict : std::uint8_t {
    Kept,
    Preempted, ///< a thread lost its CPU during it
    Starved, ///< a thread's CPU ran too little of the time: it waited, or the host took it
    Apart, ///< the team's threads did not run together
    Disturbed, ///< a neighbour that we cannot see slowed the CPU
};
std::string_view name(Verdict verdict);

/// One value, measured at an instant at the setting x; in a matrix at row y, column x. A rejected
/// one is kept, too, so that it can be counted.
struct Reading {
    Time at{};
    double value = 0; ///< in the quantity's unit, finite
    float x = 0;
    float y = 0;
    QuantityId quantity{};
    Verdict verdict{};

    bool kept() const { return verdict == Verdict::Kept; }
    bool operator==(const Reading&) const = default;
};

} // namespace trace
