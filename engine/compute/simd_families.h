#pragma once

#include "engine/compute/kernels.h"

#include <algorithm>
#include <cstdint>

#include <hwy/targets.h>

namespace engine {

/// Each family of kernels is one file that Highway compiles once for every target; here it puts its
/// functions for one of Highway's targets (HWY_AVX2 …) into the table.
void fillStreamKernels(std::int64_t target, Kernels& kernels);
void fillGridKernels(std::int64_t target, Kernels& kernels);
void fillVertexKernels(std::int64_t target, Kernels& kernels);

/// Calls the entry for `target` of a table made by HWY_EXPORT. Unlike HWY_DYNAMIC_DISPATCH, it asks
/// no global choice. A table of one was made for a compiler that was told the CPU.
template <std::size_t size>
void fillBy(void (*const (&table)[size])(Kernels&), std::int64_t target, Kernels& kernels)
{
    hwy::ChosenTarget chosen;
    chosen.Update(target);
    table[std::min(chosen.GetIndex(), size - 1)](kernels);
}

} // namespace engine
