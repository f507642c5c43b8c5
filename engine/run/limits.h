#pragma once

#include <chrono>
#include <cstdint>

namespace engine {

/// Bounds of one run's whole family. The first one exceeded ends it, and the outcome says which.
/// Trivially copyable: it crosses to the guardian in a message.
struct Limits {
    std::chrono::seconds cpuTime{120};
    std::uint64_t memory = std::uint64_t{2} << 30; ///< bytes resident, family together
    int threads = 512;
    int processes = 64;
    int openFiles = 4096; ///< per process
    std::uint64_t fileSize = std::uint64_t{1} << 30; ///< bytes, of any one file it writes
    std::chrono::milliseconds wallTime{60'000};
};

} // namespace engine
