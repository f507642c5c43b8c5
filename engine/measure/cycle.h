#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace engine {

/// In which order a chase visits the lines of its memory.
enum class ChaseOrder {
    Random, ///< nothing can guess the next line, and nearly each is in another page
    PageLocal, ///< all of a page's lines at random, then another page: spares the TLB
    Sequential, ///< a prefetcher's dream
};

/// "random", "page-local", "sequential".
std::string_view chaseOrderName(ChaseOrder order);

/// After which line comes which: result[i] follows i, and all `lines` form one cycle. `perPage` is
/// how many lines a page has. The same `seed`, the same cycle. Pre: lines > 0, fits 32 bits.
/// Source: S. Sattolo, An algorithm to generate a random cyclic permutation, Information
/// Processing Letters 22 (1986).
std::vector<std::uint32_t> chaseCycle(
    std::size_t lines, std::size_t perPage, ChaseOrder order, std::uint64_t seed);

} // namespace engine
