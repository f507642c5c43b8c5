#pragma once

#include "engine/trace/trace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace views {

/// What Flynn's four machines had done by an instant, as they recorded it step by step in the
/// figure "flynn-streams" (engine/workloads/architectures/flynn_walk.h).

enum class FlynnProblem : std::uint8_t { Add, Saxpy, Mandelbrot };
enum class FlynnInstruction : std::uint8_t {
    LoadFirst,
    LoadSecond,
    Multiply,
    Add,
    Store,
    Begin,
    Iterate
};

/// What is known of one element.
struct FlynnElement {
    std::optional<double> first{}, second{}, product{}, sum{}, stored{};
    std::size_t stream = 0; ///< that works on it
    std::vector<bool> went{}; ///< of each iteration its lane took part in: whether it went on
};

/// One stream of instructions.
struct FlynnStream {
    std::optional<FlynnInstruction> now{}; ///< the latest
    std::size_t element = 0; ///< of lane 0
    std::size_t lanes = 1; ///< of the latest
    std::uint32_t iteration = 0;
    std::uint64_t active = 0; ///< lanes that go on
};

struct FlynnMachine {
    std::vector<FlynnElement> elements{};
    std::vector<FlynnStream> streams{};
    std::size_t steps = 0; ///< instructions so far
    std::size_t busy = 0; ///< lanes that went on, in all iterations so far
    std::size_t offered = 0; ///< lanes there were, in those iterations

    std::size_t stored() const; ///< results
    bool done() const { return !elements.empty() && stored() == elements.size(); }
    bool working() const { return steps > 0 && !done(); }
};

/// One of the programs that answer the same question.
struct FlynnProgram {
    std::string name{};
    std::size_t around = 0; ///< times its loop went around
    std::optional<double> guess{}, answer{};
    std::optional<unsigned> fault{}; ///< the bit that was turned
    std::optional<int> vote{}; ///< 1: with the winner, 0: outvoted, −1: nobody wins
};

struct FlynnWalked {
    FlynnProblem problem{};
    std::size_t elements = 0;
    std::size_t vectorLanes = 1; ///< that a vector has, used or not
    FlynnMachine sisd{}, simd{}, mimd{};
    std::vector<FlynnProgram> programs{};
    std::optional<double> datum{}, root{}, winner{};
    std::optional<double> subgroup{};
    std::optional<double> busyShare{}; ///< of the lanes in the whole problem, in [0, 1]
    std::optional<double> differing{}; ///< results, once they were compared
    std::size_t iterations = 0; ///< the most that any element goes through
};

/// The walk that went on at an instant, or the latest before it, or else the first: as it was by
/// then, and as it is in the whole trace. None: there is none in the trace.
struct FlynnMoment {
    FlynnWalked now{};
    FlynnWalked whole{};
};

/// Pure. Readings that no run can have are left out: a file may hold any.
/// Cost: O(readings), and O(n log n) of this figure's.
std::optional<FlynnMoment> flynnMoment(const trace::Trace& trace, trace::Time at);

} // namespace views
