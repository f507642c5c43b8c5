#include "engine/measure/cycle.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <random>
#include <span>
#include <utility>

namespace engine {
namespace {

using Random = std::mt19937_64;

/// 0 to `end` − 1. The bias is below end / 2^32.
std::uint32_t below(std::uint32_t end, Random& random)
{
    return static_cast<std::uint32_t>((random() >> 32) * end >> 32);
}

std::vector<std::uint32_t> numbered(std::size_t count)
{
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

std::vector<std::uint32_t> sattolo(std::size_t count, Random& random)
{
    std::vector<std::uint32_t> next = numbered(count);
    for (auto last = static_cast<std::uint32_t>(count); last-- > 1;)
        std::swap(next[last], next[below(last, random)]);
    return next;
}

void shuffle(std::span<std::uint32_t> numbers, Random& random)
{
    for (auto last = static_cast<std::uint32_t>(numbers.size()); last-- > 1;)
        std::swap(numbers[last], numbers[below(last + 1, random)]);
}

/// The cycle that visits lines in this order.
std::vector<std::uint32_t> inOrder(const std::vector<std::uint32_t>& visits)
{
    std::vector<std::uint32_t> next(visits.size());
    for (std::size_t i = 0; i < visits.size(); ++i)
        next[visits[i]] = visits[(i + 1) % visits.size()];
    return next;
}

std::vector<std::uint32_t> pageLocal(std::size_t lines, std::size_t perPage, Random& random)
{
    std::vector<std::uint32_t> pages = numbered((lines + perPage - 1) / perPage);
    shuffle(pages, random);
    std::vector<std::uint32_t> visits;
    visits.reserve(lines);
    for (const std::uint32_t page : pages) {
        const std::size_t from = page * perPage;
        const std::size_t first = visits.size();
        for (std::size_t line = from; line < std::min(lines, from + perPage); ++line)
            visits.push_back(static_cast<std::uint32_t>(line));
        shuffle(std::span{visits}.subspan(first), random);
    }
    return inOrder(visits);
}

} // namespace

std::string_view chaseOrderName(ChaseOrder order)
{
    switch (order) {
    case ChaseOrder::Random: return "random";
    case ChaseOrder::PageLocal: return "page-local";
    case ChaseOrder::Sequential: return "sequential";
    }
    return {};
}

std::vector<std::uint32_t> chaseCycle(
    std::size_t lines, std::size_t perPage, ChaseOrder order, std::uint64_t seed)
{
    assert(lines > 0 && lines <= std::numeric_limits<std::uint32_t>::max());
    Random random{seed};
    switch (order) {
    case ChaseOrder::Random: return sattolo(lines, random);
    case ChaseOrder::PageLocal: return pageLocal(lines, std::max<std::size_t>(1, perPage), random);
    case ChaseOrder::Sequential: break;
    }
    return inOrder(numbered(lines));
}

} // namespace engine
