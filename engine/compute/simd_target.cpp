#include "engine/compute/simd_target.h"

#include "engine/compute/simd_families.h"

#include <algorithm>
#include <vector>

#include <hwy/highway.h>

namespace engine {
namespace {

/// Highway's better targets have lower bits, and so come first.
std::vector<Kernels> lookAtThisCpu()
{
    std::vector<Kernels> found;
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        Kernels& kernels = found.emplace_back();
        kernels.name = hwy::TargetName(target);
        fillStreamKernels(target, kernels);
        fillGridKernels(target, kernels);
        fillVertexKernels(target, kernels);
    }
    return found;
}

} // namespace

std::span<const Kernels> simdTargets()
{
    static const std::vector<Kernels> all = lookAtThisCpu();
    return all;
}

const Kernels* simdTarget(std::string_view name)
{
    const auto all = simdTargets();
    const auto found = std::ranges::find(all, name, &Kernels::name);
    return found == all.end() ? nullptr : &*found;
}

const Kernels& simdKernels()
{
    return simdTargets().front();
}

std::string_view commonName(std::string_view target)
{
    if (target.starts_with("AVX3"))
        return "AVX-512";
    if (target == "SSE4")
        return "SSE4.2";
    if (target == "EMU128" || target == "SCALAR")
        return "ordinary instructions";
    return target;
}

} // namespace engine
