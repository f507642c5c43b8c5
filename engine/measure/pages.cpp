#include "engine/measure/pages.h"

#include <algorithm>
#include <cerrno>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <utility>

#include <sys/mman.h>

namespace engine {
namespace {

std::uintptr_t addressOf(const void* place)
{
    return reinterpret_cast<std::uintptr_t>(place);
}

} // namespace

Result<Pages> Pages::make(std::size_t bytes, PageSize size)
{
    const std::size_t page = size == PageSize::Huge ? hugePage : smallPage;
    const std::size_t length = (std::max<std::size_t>(bytes, 1) + page - 1) / page * page;
    void* const mapping = ::mmap(nullptr, length + hugePage, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapping == MAP_FAILED)
        return failure(errno, "no " + std::to_string(bytes) + " bytes to measure on");
    ::madvise(mapping, length + hugePage,
        size == PageSize::Huge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE); // a wish
    auto* const begin = static_cast<std::byte*>(mapping);
    const std::size_t skipped = (hugePage - addressOf(mapping) % hugePage) % hugePage;
    return Pages{{begin, length + hugePage}, {begin + skipped, length}};
}

Pages::Pages(Pages&& other) noexcept
    : m_mapping{std::exchange(other.m_mapping, {})}
    , m_bytes{std::exchange(other.m_bytes, {})}
{
}

Pages& Pages::operator=(Pages&& other) noexcept
{
    std::swap(m_mapping, other.m_mapping);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

Pages::~Pages()
{
    if (!m_mapping.empty())
        ::munmap(m_mapping.data(), m_mapping.size());
}

std::size_t Pages::hugeBytes() const
{
    const std::uintptr_t begin = addressOf(m_bytes.data());
    const std::uintptr_t end = begin + m_bytes.size();
    std::ifstream smaps{"/proc/self/smaps"};
    std::size_t huge = 0;
    bool isOurs = false;
    for (std::string line; std::getline(smaps, line);) {
        std::uintptr_t from = 0;
        std::uintptr_t to = 0;
        std::size_t kib = 0;
        if (std::sscanf(line.c_str(), "%" SCNxPTR "-%" SCNxPTR " ", &from, &to) == 2)
            isOurs = from < end && begin < to;
        else if (isOurs && std::sscanf(line.c_str(), "AnonHugePages: %zu kB", &kib) == 1)
            huge += kib * 1024;
    }
    return std::min(huge, m_bytes.size());
}

} // namespace engine
