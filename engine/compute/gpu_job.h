#pragma once

#include "engine/compute/gpu.h"

#include <array>
#include <cstring>

namespace engine {

/// One dispatch, as the device sees it: bytes in, arguments, bytes out. Buffer i of the shader is
/// filled from inputs[i]; `output` comes from buffer `outputAt`, which may be an input too.
struct GpuJob {
    static constexpr std::size_t slots = 3;

    GpuKernel kernel{};
    std::array<std::span<const std::byte>, slots> inputs{};
    std::span<std::byte> output{};
    std::size_t outputAt = 0;
    std::array<std::byte, 128> arguments{}; ///< push constants: 128 bytes are what every device has
    std::size_t argumentBytes = 0;
    std::uint64_t invocations = 0; ///< wanted; the device may run fewer, which then loop
    std::uint32_t workgroups = 0; ///< at most; 0: as many as the device allows

    /// The shader's arguments in its order: 32-bit numbers.
    template <class... Numbers>
    void give(const Numbers&... numbers)
    {
        argumentBytes = 0;
        (put(numbers), ...);
    }

private:
    template <class Number>
    void put(const Number& number)
    {
        std::memcpy(arguments.data() + argumentBytes, &number, sizeof number);
        argumentBytes += sizeof number;
    }
};

} // namespace engine
