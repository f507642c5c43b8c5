#include "engine/observe/perf_ring.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <utility>

#include <linux/perf_event.h>
#include <sys/mman.h>
#include <unistd.h>

namespace engine {
namespace {

std::size_t pageBytes()
{
    static const auto bytes = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return bytes;
}

} // namespace

Result<PerfRing> PerfRing::map(UniqueFd event, std::size_t pages)
{
    const std::size_t bytes = (1 + pages) * pageBytes();
    void* base = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, event.get(), 0);
    if (base == MAP_FAILED)
        return failure(errno, "mapping a ring of scheduling records");
    return PerfRing{std::move(event), base, bytes};
}

PerfRing::PerfRing(UniqueFd event, void* base, std::size_t bytes)
    : m_event{std::move(event)}
    , m_base{base}
    , m_data{static_cast<const std::byte*>(base) + pageBytes(), bytes - pageBytes()}
{
}

PerfRing::PerfRing(PerfRing&& other) noexcept
    : m_event{std::move(other.m_event)}
    , m_base{std::exchange(other.m_base, nullptr)}
    , m_data{other.m_data}
{
}

PerfRing::~PerfRing()
{
    if (m_base)
        ::munmap(m_base, pageBytes() + m_data.size());
}

void PerfRing::read(std::vector<std::byte>& bytes)
{
    auto& page = *static_cast<perf_event_mmap_page*>(m_base);
    using Position = decltype(page.data_head);
    // Pairs with the kernel's barriers: records before head are whole, and are read before tail
    // gives their room back.
    const Position head = std::atomic_ref{page.data_head}.load(std::memory_order_acquire);
    const Position tail = page.data_tail;
    const auto length = static_cast<std::size_t>(head - tail);
    if (length == 0)
        return;
    const auto from = static_cast<std::size_t>(tail) & (m_data.size() - 1);
    const auto first = m_data.subspan(from, std::min(length, m_data.size() - from));
    const auto rest = m_data.first(length - first.size());
    bytes.insert(bytes.end(), first.begin(), first.end());
    bytes.insert(bytes.end(), rest.begin(), rest.end());
    std::atomic_ref{page.data_tail}.store(head, std::memory_order_release);
}

} // namespace engine
