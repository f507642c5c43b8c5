#include "engine/trace/chunk.h"

#include <type_traits>

namespace trace {
namespace {

std::shared_ptr<std::byte> roomFor(std::size_t bytes, bool large, ChunkMemory& memory)
{
    if (large)
        return memory.take(bytes);
    auto onHeap = std::make_shared_for_overwrite<std::byte[]>(bytes);
    return {onHeap, onHeap.get()};
}

/// Cuts `count` elements off the front of `free`.
template <class T>
T* cut(std::byte*& free, std::size_t count)
{
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    T* const first = reinterpret_cast<T*>(free);
    std::uninitialized_default_construct_n(first, count); // writes nothing
    free += count * sizeof(T);
    return first;
}

} // namespace

Chunk::Chunk(Time from, std::uint32_t room, ChunkMemory& memory)
    : base{from}
    , capacity{room}
{
    const std::size_t sampled = room / Lane::sampleEvery;
    const std::size_t bytes =
        sampled * sizeof(Sample) + room * (sizeof(Detail) + sizeof(std::uint32_t) + sizeof(State));
    columns = roomFor(bytes, room == largest, memory);
    std::byte* free = columns.get(); // in falling order of alignment
    static_assert(alignof(Sample) >= alignof(Detail) && alignof(Detail) >= alignof(std::uint32_t));
    samples = cut<Sample>(free, sampled);
    detail = cut<Detail>(free, room);
    begin = cut<std::uint32_t>(free, room);
    state = cut<State>(free, room);
}

} // namespace trace
