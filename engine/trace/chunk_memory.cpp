#include "engine/trace/chunk_memory.h"

#include <cassert>
#include <cstdint>
#include <new>

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

} // namespace

std::shared_ptr<std::byte> ChunkMemory::take(std::size_t bytes)
{
    assert(bytes <= blockSize);
    if (bytes > blockSize - m_used) {
        m_block = newBlock();
        m_used = 0;
    }
    std::shared_ptr<std::byte> taken{m_block, m_block.get() + m_used};
    m_used = std::min(blockSize, (m_used + bytes + alignment - 1) / alignment * alignment);
    return taken;
}

} // namespace trace
