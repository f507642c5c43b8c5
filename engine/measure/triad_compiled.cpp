// Compiled with automatic vectorisation, once for each kind of vectors.
#include "engine/measure/triad.h"

namespace engine {
namespace {

constexpr double scale = 3;

// A macro, as the attribute that names the vectors is part of the function.
#define INTERLEAVE_TRIAD(name, attribute)                                                          \
    attribute void name(                                                                           \
        std::byte* a, const std::byte* b, const std::byte* c, std::size_t elements)                \
    {                                                                                              \
        auto* __restrict const to =                                                                \
            static_cast<double*>(__builtin_assume_aligned(reinterpret_cast<double*>(a), 64));      \
        const auto* const from = static_cast<const double*>(                                       \
            __builtin_assume_aligned(reinterpret_cast<const double*>(b), 64));                     \
        const auto* const scaled = static_cast<const double*>(                                     \
            __builtin_assume_aligned(reinterpret_cast<const double*>(c), 64));                     \
        for (std::size_t i = 0; i < elements; ++i)                                                 \
            to[i] = from[i] + scale * scaled[i];                                                   \
    }

INTERLEAVE_TRIAD(baseline, )
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
INTERLEAVE_TRIAD(avx2, __attribute__((target("avx2,fma"))))
INTERLEAVE_TRIAD(avx512, __attribute__((target("avx512f,fma,prefer-vector-width=512"))))
#endif

#undef INTERLEAVE_TRIAD

} // namespace

TriadKernel compiledTriad()
{
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
    if (__builtin_cpu_supports("avx512f"))
        return {.name = "compiled, AVX-512", .run = avx512};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return {.name = "compiled, AVX2", .run = avx2};
#endif
    return {.name = "compiled", .run = baseline};
}

TriadKernel triadOf(std::string name,
    void (*triad)(
        float scale, std::span<const float> b, std::span<const float> c, std::span<float> a))
{
    return {.name = std::move(name),
        .elementBytes = sizeof(float),
        .run = [triad](std::byte* a, const std::byte* b, const std::byte* c, std::size_t elements) {
            triad(3, {reinterpret_cast<const float*>(b), elements},
                {reinterpret_cast<const float*>(c), elements},
                {reinterpret_cast<float*>(a), elements});
        }};
}

} // namespace engine
