#pragma once

#include <cstddef>
#include <memory>

namespace trace {

/// Memory for the large chunks of one growing trace, cut from blocks that lie on huge pages where
/// the kernel gives them (madvise(2), MADV_HUGEPAGE). To fault in a long trace page by page took
/// half of the time of taking it in: 70 ms for 96 MiB on a virtual machine, 14 ms with huge pages.
/// Yet a single huge page may take such a machine 9 ms, so once a trace has grown by two blocks
/// another thread makes the next one ready while this one is cut up.
/// One thread takes; any may read and release what was taken.
class ChunkMemory {
public:
    ChunkMemory();
    ~ChunkMemory();
    ChunkMemory(const ChunkMemory&) = delete;
    ChunkMemory& operator=(const ChunkMemory&) = delete;

    /// Uninitialised room, aligned for anything; it stays as long as the pointer does.
    /// Throws std::bad_alloc. Pre: bytes <= blockSize.
    std::shared_ptr<std::byte> take(std::size_t bytes);

    static constexpr std::size_t blockSize = std::size_t{2} << 20U; ///< a huge page of x86 and Arm

private:
    struct Ahead;
    std::shared_ptr<std::byte> nextBlock();

    std::shared_ptr<std::byte> m_block; ///< being cut up
    std::size_t m_blocks = 0; ///< taken so far
    std::unique_ptr<Ahead> m_ahead;
    std::size_t m_used = blockSize;
};

} // namespace trace
