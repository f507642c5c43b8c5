#pragma once

#include "engine/compute/lane_walk.h"
#include "engine/compute/vote.h"
#include "engine/workloads/workload.h"

#include <cstdint>
#include <span>
#include <vector>

namespace engine {

/// Flynn's four machines at the same time, so slowly that people can look on: every stream of
/// instructions is a thread, which executes one, tells what it did, and waits.
///
/// A step is a reading of its machine: x = 64 · stream + lane, y = 16 · n + what it was, the value
/// what then is in the lane. `what` is an Instruction or one of WalkTold; n is the element that the
/// lane works on, or the number of the iteration. Of Iterate there is one reading for all lanes,
/// whose value has the bits of those that go on.
enum class WalkTold : std::uint8_t {
    Guess = 8, ///< a program's root so far, in its n-th time around
    Answer, ///< what it says in the end
    Fault, ///< the bit that was turned in its answer
    Vote, ///< 1: it says what wins, 0: it is outvoted, −1: nothing wins
};

namespace walked {

constexpr Measure streamOf(std::string_view key, std::string_view label)
{
    return {.key = key, .figure = "flynn-streams", .label = label};
}
/// A walk begins: x is the WalkProblem::Kind, y the lanes of a vector, the value the elements.
inline constexpr Measure begin = streamOf("begin", shown("engine", "elements looked on"));
inline constexpr Measure sisd = streamOf("sisd", "SISD");
inline constexpr Measure simd = streamOf("simd", "SIMD");
inline constexpr Measure mimd = streamOf("mimd", "MIMD");
/// Of engine/compute's voters, by the same names.
inline constexpr Measure misd[]{streamOf("misd-1", shown("engine", "Newton")),
    streamOf("misd-2", shown("engine", "bisection")),
    streamOf("misd-3", shown("engine", "bit by bit")),
    streamOf("misd-4", shown("engine", "decimal digits")),
    streamOf("misd-5", shown("engine", "floating point"))};
inline constexpr Measure alpha = streamOf("alpha", shown("engine", "the factor a"));
inline constexpr Measure datum = streamOf("datum", shown("engine", "the datum voted on"));
inline constexpr Measure root = streamOf("root", shown("engine", "its root, known beforehand"));
inline constexpr Measure winner = streamOf("winner", shown("engine", "the answer that won"));
inline constexpr Measure subgroup =
    streamOf("subgroup", shown("engine", "lanes of a GPU that go together"));
/// Of the whole problem at full speed, in %.
inline constexpr Measure busy{.key = "busy",
    .figure = "flynn-streams",
    .label = shown("engine", "lanes with something to do"),
    .unit = "%"};
/// Results of a walk that are not those at full speed; x is the machine, 0 SISD, 1 SIMD, 2 MIMD.
inline constexpr Measure differing =
    streamOf("differing", shown("engine", "results that differ from those at full speed"));

} // namespace walked

/// What is walked through.
struct FlynnWalk {
    WalkProblem problem{};
    const Kernels& vectors; ///< of SIMD
    unsigned threads = 2; ///< of MIMD
    std::uint64_t datum = 0; ///< of MISD; so small that a double holds it
    std::uint32_t root = 0; ///< which is right
    std::vector<Fault> faults{};
    double busyShare = 1; ///< of the lanes, in the whole problem
    std::uint32_t subgroup = 0; ///< of the GPU; 0: not known
    std::chrono::microseconds (*pace)(const Context&) = nullptr; ///< of a step, asked each time
};

/// What SISD, SIMD and MIMD stored, in the order of the elements; less where a stop came first.
struct WalkResults {
    std::vector<float> sisd{}, simd{};
    std::vector<std::vector<float>> mimd{}; ///< by thread
};

/// Walks, on threads of its own, until all are done or a stop is requested; the caller waits.
/// `line`: of the demo.
WalkResults walk(const Context& run, const FlynnWalk& what, std::uint32_t line);

} // namespace engine
