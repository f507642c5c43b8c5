#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace engine {

/// "2 GiB", "1536 MiB", "1000 bytes": the largest unit of which it is a whole number.
std::string bytes(std::uint64_t count);

/// "60 s", "1500 ms".
std::string seconds(std::chrono::milliseconds time);

} // namespace engine
