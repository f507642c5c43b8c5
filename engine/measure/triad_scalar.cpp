// Compiled without automatic vectorisation.
#include "engine/measure/triad.h"

namespace engine {
namespace {

constexpr double scale = 3;

void triad(std::byte* a, const std::byte* b, const std::byte* c, std::size_t elements)
{
    auto* __restrict const to = reinterpret_cast<double*>(a);
    const auto* const from = reinterpret_cast<const double*>(b);
    const auto* const scaled = reinterpret_cast<const double*>(c);
    for (std::size_t i = 0; i < elements; ++i)
        to[i] = from[i] + scale * scaled[i];
}

} // namespace

TriadKernel scalarTriad()
{
    return {.name = "scalar", .run = triad};
}

} // namespace engine
