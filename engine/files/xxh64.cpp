#include "engine/files/xxh64.h"

#include <array>
#include <bit>
#include <cstring>

namespace engine {
namespace {

// The specification's primes.
constexpr std::uint64_t p1 = 0x9E3779B185EBCA87;
constexpr std::uint64_t p2 = 0xC2B2AE3D27D4EB4F;
constexpr std::uint64_t p3 = 0x165667B19E3779F9;
constexpr std::uint64_t p4 = 0x85EBCA77C2B2AE63;
constexpr std::uint64_t p5 = 0x27D4EB2F165667C5;

static_assert(std::endian::native == std::endian::little, "reads lanes in memory order");

template <class Word>
Word take(const std::byte*& at)
{
    Word word;
    std::memcpy(&word, at, sizeof word);
    at += sizeof word;
    return word;
}

std::uint64_t round(std::uint64_t sum, std::uint64_t lane)
{
    return std::rotl(sum + lane * p2, 31) * p1;
}

std::uint64_t stripes(const std::byte*& at, const std::byte* end)
{
    std::array<std::uint64_t, 4> sums{p1 + p2, p2, 0, 0 - p1};
    while (end - at >= 32)
        for (std::uint64_t& sum : sums)
            sum = round(sum, take<std::uint64_t>(at));
    std::uint64_t hash = std::rotl(sums[0], 1) + std::rotl(sums[1], 7) + std::rotl(sums[2], 12)
        + std::rotl(sums[3], 18);
    for (const std::uint64_t sum : sums)
        hash = (hash ^ round(0, sum)) * p1 + p4;
    return hash;
}

} // namespace

std::uint64_t xxh64(std::span<const std::byte> bytes)
{
    const std::byte* at = bytes.data();
    const std::byte* const end = at + bytes.size();
    std::uint64_t hash = bytes.size() >= 32 ? stripes(at, end) : p5;
    hash += bytes.size();
    while (end - at >= 8)
        hash = std::rotl(hash ^ round(0, take<std::uint64_t>(at)), 27) * p1 + p4;
    if (end - at >= 4)
        hash = std::rotl(hash ^ (take<std::uint32_t>(at) * p1), 23) * p2 + p3;
    while (at != end)
        hash = std::rotl(hash ^ (take<std::uint8_t>(at) * p5), 11) * p1;
    hash = (hash ^ (hash >> 33)) * p2;
    hash = (hash ^ (hash >> 29)) * p3;
    return hash ^ (hash >> 32);
}

} // namespace engine
