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
        const std::size_t at = m_head + i;
        return *m_blocks[at / BlockSize]->at(at % BlockSize);
    }
    const T& front() const { return *m_blocks.front()->at(m_head); }

    T& push(const T& value)
    {
        const std::size_t at = m_head + m_size;
        if (at == m_blocks.size() * BlockSize)
            m_blocks.push_back(newBlock());
        ++m_size;
        return *::new (static_cast<void*>(m_blocks.back()->at(at % BlockSize))) T(value);
    }

    void pop()
    {
        --m_size;
        if (++m_head < BlockSize)
            return;
        m_head = 0;
        if (m_spare.size() < mostSpare)
            m_spare.push_back(std::move(m_blocks.front()));
        m_blocks.erase(m_blocks.begin());
    }

private:
    /// Raw storage: nothing is written before an element is.
    struct Block {
        alignas(T) std::byte bytes[BlockSize * sizeof(T)];
        T* at(std::size_t i) { return std::launder(reinterpret_cast<T*>(bytes) + i); }
    };
    static constexpr std::size_t mostSpare = 64;

    std::unique_ptr<Block> newBlock()
    {
        if (m_spare.empty())
            return std::make_unique_for_overwrite<Block>();
        auto block = std::move(m_spare.back());
        m_spare.pop_back();
        return block;
    }

    std::vector<std::unique_ptr<Block>> m_blocks;
    std::vector<std::unique_ptr<Block>> m_spare;
    std::size_t m_head = 0; ///< in the first block
    std::size_t m_size = 0;
};

} // namespace engine
