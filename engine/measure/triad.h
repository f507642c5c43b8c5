#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace engine {

/// A way to compute the triad a ← b + s · c of STREAM (J. D. McCalpin, Memory bandwidth and machine
/// balance in current high performance computers, IEEE TCCA Newsletter (1995)). Thread-safe; the
/// three overlap nowhere and begin at multiples of 64 bytes.
struct TriadKernel {
    std::string name{}; ///< "scalar"
    std::size_t elementBytes = sizeof(double);
    std::function<void(std::byte* a, const std::byte* b, const std::byte* c, std::size_t elements)>
        run{};
};

/// Doubles, one at a time: compiled without vectorisation.
TriadKernel scalarTriad();

/// Doubles, by what the compiler makes of the same loop for this CPU's widest vectors that it
/// knows.
TriadKernel compiledTriad();

/// A kernel of the form that engine/compute has them in.
TriadKernel triadOf(std::string name,
    void (*triad)(
        float scale, std::span<const float> b, std::span<const float> c, std::span<float> a));

} // namespace engine
