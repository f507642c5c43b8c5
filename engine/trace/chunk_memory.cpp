#include "engine/trace/chunk_memory.h"

#include <cassert>
#include <cstdint>
#include <future>
#include <new>
#include <system_error>

#include <sys/mman.h>

namespace trace {
namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);

/// One block at a multiple of its size, else no huge page fits it.
std::shared_ptr<std::byte> newBlock()
{
    constexpr std::size_t size = ChunkMemory::blockSize;
    void* const mapped = ::mmap(nullptr, 2 * size, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED)
        throw std::bad_alloc{};
    auto* const begin = static_cast<std::byte*>(mapped);
    const std::size_t before = (size - reinterpret_cast<std::uintptr_t>(begin) % size) % size;
    if (before != 0)
        ::munmap(begin, before);
    ::munmap(begin + before + size, size - before);
    ::madvise(begin + before, size, MADV_HUGEPAGE); // a refusal costs time, nothing else
    return {begin + before, [](std::byte* block) { ::munmap(block, size); }};
}

/// One whose memory is there already.
std::shared_ptr<std::byte> newReadyBlock()
{
    auto block = newBlock();
    // Before Linux 5.14 it is refused: then the memory comes when it is first written.
    ::madvise(block.get(), ChunkMemory::blockSize, MADV_POPULATE_WRITE);
    return block;
}

} // namespace

/// The next block, being made ready by another thread.
struct ChunkMemory::Ahead {
    std::future<std::shared_ptr<std::byte>> block;
};

ChunkMemory::ChunkMemory()
    : m_ahead{std::make_unique<Ahead>()}
{
}

ChunkMemory::~ChunkMemory() = default;

std::shared_ptr<std::byte> ChunkMemory::nextBlock()
{
    auto block = m_ahead->block.valid() ? m_ahead->block.get() : newBlock();
    if (++m_blocks < 2)
        return block;
    try {
        m_ahead->block = std::async(std::launch::async, newReadyBlock);
    } catch (const std::system_error&) { // no thread to be had: the next one is made when needed
    }
    return block;
}

std::shared_ptr<std::byte> ChunkMemory::take(std::size_t bytes)
{
    assert(bytes <= blockSize);
    if (bytes > blockSize - m_used) {
        m_block = nextBlock();
        m_used = 0;
    }
    std::shared_ptr<std::byte> taken{m_block, m_block.get() + m_used};
    m_used = std::min(blockSize, (m_used + bytes + alignment - 1) / alignment * alignment);
    return taken;
}

} // namespace trace
