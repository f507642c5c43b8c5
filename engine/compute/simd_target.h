#pragma once

#include "engine/compute/kernels.h"

#include <span>
#include <string_view>

namespace engine {

/// The vector instruction sets that this program was built for and this CPU has, widest first, each
/// with the kernels in them: "AVX3" (AVX-512), "AVX2", "SSE4", "SSSE3" …, "NEON", "SVE", as
/// Highway names them. Last come ordinary instructions ("SCALAR" or "EMU128"), which every CPU
/// has; never empty. Choosing one forces it: nothing global changes, so threads may use different
/// ones side by side. Thread-safe. The first call looks at the CPU.
std::span<const Kernels> simdTargets();

/// The target called `name`, nullptr where this CPU has none of that name.
const Kernels* simdTarget(std::string_view name);

/// The best one.
const Kernels& simdKernels();

/// "AVX-512" for "AVX3": what people call the target.
std::string_view commonName(std::string_view target);

} // namespace engine
