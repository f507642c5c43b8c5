#include "engine/files/xxh64.h"

#include <xxhash.h>

namespace engine {

std::uint64_t xxh64(std::span<const std::byte> bytes)
{
    return ::XXH64(bytes.data(), bytes.size(), 0);
}

} // namespace engine
