#pragma once

#include "engine/trace/chunk_memory.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace trace {

/// Append-only sequence in shared chunks. A copy is a snapshot: it costs a pointer per chunk and
/// never sees later elements. Protocol: one writer appends to the original; any thread reads a
/// copy that was published to it (a copy's size never covers an element being written).
template <class T, std::size_t ChunkSize = 2048>
class Series {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    /// `memory`: of the trace it belongs to; without it all chunks lie on the heap.
    explicit Series(std::shared_ptr<ChunkMemory> memory = {})
        : m_memory{std::move(memory)}
    {
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T& operator[](std::size_t i) const { return *m_chunks[i / ChunkSize]->at(i % ChunkSize); }
    /// Pre: !empty().
    const T& back() const { return m_next[-1]; }

    void append(const T& value)
    {
        if (m_next == m_chunkEnd)
            addChunk();
        ::new (static_cast<void*>(m_next++)) T(value);
        ++m_size;
    }

    /// First index whose projected value is greater than `value`; pre: sorted by it.
    template <class V, class P = std::identity>
    std::size_t upperBound(const V& value, P projection = {}) const
    {
        std::size_t low = 0;
        std::size_t high = m_size;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (std::invoke(projection, (*this)[middle]) <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

private:
    /// Raw storage: an element is made where it is appended, and nothing is written before.
    struct Chunk {
        alignas(T) std::byte bytes[ChunkSize * sizeof(T)];
        T* at(std::size_t i) { return std::launder(reinterpret_cast<T*>(bytes) + i); }
    };

    void addChunk()
    {
        m_chunks.push_back(newChunk());
        m_next = m_chunks.back()->at(0);
        m_chunkEnd = m_next + ChunkSize;
    }

    /// The first chunk is on the heap: many a series never fills it.
    std::shared_ptr<Chunk> newChunk()
    {
        if (m_chunks.empty() || !m_memory)
            return std::make_shared_for_overwrite<Chunk>();
        const auto room = m_memory->take(sizeof(Chunk));
        return {room, ::new (static_cast<void*>(room.get())) Chunk};
    }

    std::shared_ptr<ChunkMemory> m_memory;
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
    T* m_next = nullptr; ///< where the next element goes
    T* m_chunkEnd = nullptr; ///< of the last chunk
};

} // namespace trace
