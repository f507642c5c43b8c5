#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace engine {

/// First in, first out, in blocks: growing never moves what is in it, so no push stalls. Pointers
/// to elements stay valid until they are popped.
template <class T, std::size_t BlockSize = 256>
class BlockQueue {
public:
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }

    /// Pre: i < size().
    const T& operator[](std::size_t i) const
    {
        const std::size_t at = m_head + i;
        return (*m_blocks[at / BlockSize])[at % BlockSize];
    }
    const T& front() const { return (*m_blocks.front())[m_head]; }

    T& push(const T& value)
    {
        const std::size_t at = m_head + m_size;
        if (at == m_blocks.size() * BlockSize)
            m_blocks.push_back(m_spare ? std::move(m_spare) : std::unique_ptr<Block>{new Block});
        ++m_size;
        return (*m_blocks.back())[at % BlockSize] = value;
    }

    void pop()
    {
        --m_size;
        if (++m_head < BlockSize)
            return;
        m_head = 0;
        m_spare = std::move(m_blocks.front());
        m_blocks.erase(m_blocks.begin());
    }

private:
    using Block = std::array<T, BlockSize>;
    std::vector<std::unique_ptr<Block>> m_blocks;
    std::unique_ptr<Block> m_spare;
    std::size_t m_head = 0; ///< in the first block
    std::size_t m_size = 0;
};

} // namespace engine
