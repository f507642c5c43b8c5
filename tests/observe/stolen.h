#pragma once

#include "engine/base/monotonic.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string>

namespace test {

/// CPU time, since boot, that a hypervisor or interrupts took, all CPUs together, as the kernel saw
/// it. It is not in a thread's account, though the thread was on its CPU.
inline engine::MonotonicTime stolenTime()
{
    std::ifstream file{"/proc/stat"};
    std::string word;
    std::array<std::int64_t, 8> ticks{};
    file >> word;
    for (std::int64_t& value : ticks)
        file >> value;
    return (ticks[5] + ticks[6] + ticks[7] + 1) * std::chrono::milliseconds{10};
}

} // namespace test
