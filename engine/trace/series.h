#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace trace {

/// Append-only sequence in shared chunks. A copy is a snapshot: it costs a pointer per chunk and
/// never sees later elements. Protocol: one writer appends to the original; any thread reads a
/// copy that was published to it (a copy's size never covers an element being written).
template <class T, std::size_t ChunkSize = 1024>
class Series {
public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T& operator[](std::size_t i) const { return (*m_chunks[i / ChunkSize])[i % ChunkSize]; }
    const T& back() const { return (*this)[m_size - 1]; }

    void append(T value)
    {
        if (m_size == m_chunks.size() * ChunkSize)
            m_chunks.push_back(std::make_shared<std::vector<T>>(ChunkSize));
        (*m_chunks.back())[m_size % ChunkSize] = std::move(value);
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
    std::vector<std::shared_ptr<std::vector<T>>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace trace
