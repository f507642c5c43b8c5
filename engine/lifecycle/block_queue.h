#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace engine {

/// First in, first out, in blocks: growing never moves what is in it, so no push stalls. Pointers
/// to elements stay valid until they are popped. Emptied blocks are used again while still warm.
template <class T, std::size_t BlockSize = 256>
class BlockQueue {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }

    /// Pre: i < size().
    const T& operator[](std::size_t i) const
    {
        const std::size_t at = BlockSize - static_cast<std::size_t>(m_frontEnd - m_front) + i;
        return *m_blocks[at / BlockSize]->at(at % BlockSize);
    }
    /// Pre: !empty().
    const T& front() const { return *m_front; }

    T& push(const T& value)
    {
        if (m_back == m_backEnd)
            addBlock();
        ++m_size;
        return *::new (static_cast<void*>(m_back++)) T(value);
    }

    void pop()
    {
        --m_size;
        if (++m_front == m_frontEnd)
            dropBlock();
    }

private:
    /// Raw storage: nothing is written before an element is.
    struct Block {
        alignas(T) std::byte bytes[BlockSize * sizeof(T)];
        T* at(std::size_t i) { return std::launder(reinterpret_cast<T*>(bytes) + i); }
    };
    static constexpr std::size_t mostSpare = 64;

    void addBlock()
    {
        if (m_spare.empty()) {
            m_blocks.push_back(std::make_unique_for_overwrite<Block>());
        } else {
            m_blocks.push_back(std::move(m_spare.back()));
            m_spare.pop_back();
        }
        m_back = m_blocks.back()->at(0);
        m_backEnd = m_back + BlockSize;
        if (m_blocks.size() == 1)
            toFirstBlock();
    }

    void dropBlock()
    {
        if (m_spare.size() < mostSpare)
            m_spare.push_back(std::move(m_blocks.front()));
        m_blocks.erase(m_blocks.begin());
        if (m_blocks.empty())
            m_front = m_frontEnd = m_back = m_backEnd = nullptr;
        else
            toFirstBlock();
    }

    void toFirstBlock()
    {
        m_front = m_blocks.front()->at(0);
        m_frontEnd = m_front + BlockSize;
    }

    std::vector<std::unique_ptr<Block>> m_blocks;
    std::vector<std::unique_ptr<Block>> m_spare;
    T* m_front = nullptr; ///< the first element, in the first block
    T* m_frontEnd = nullptr; ///< of its block
    T* m_back = nullptr; ///< where the next element goes, in the last block
    T* m_backEnd = nullptr;
    std::size_t m_size = 0;
};

} // namespace engine
