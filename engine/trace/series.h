#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace trace {

/// Append-only sequence in shared chunks. A copy is a snapshot: it costs a pointer per chunk and
/// never sees later elements. Protocol: one writer appends to the original; any thread reads a
/// copy that was published to it (a copy's size never covers an element being written).
template <class T, std::size_t ChunkSize = 2048>
class Series {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T& operator[](std::size_t i) const { return *m_chunks[i / ChunkSize]->at(i % ChunkSize); }
    const T& back() const { return (*this)[m_size - 1]; }

    void append(const T& value)
    {
        if (m_size == m_chunks.size() * ChunkSize)
            m_chunks.push_back(std::make_shared_for_overwrite<Chunk>());
        ::new (static_cast<void*>(m_chunks.back()->at(m_size % ChunkSize))) T(value);
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
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace trace
