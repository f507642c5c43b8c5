#pragma once

#include "engine/base/result.h"
#include "engine/base/unique_fd.h"

#include <cstddef>
#include <span>
#include <vector>

namespace engine {

/// The kernel's side of one perf event: its descriptor and its ring of records, mapped. One
/// reader. The kernel never overwrites what was not read; it drops and counts instead.
/// Source: perf_event_open(2), "MMAP layout".
class PerfRing {
public:
    /// Maps `pages` (a power of two) of data. Errors: the errno of mmap(2); EPERM means beyond
    /// this user's allowance kernel.perf_event_mlock_kb.
    static Result<PerfRing> map(UniqueFd event, std::size_t pages);

    PerfRing(PerfRing&& other) noexcept;
    PerfRing& operator=(PerfRing&&) = delete;
    ~PerfRing();

    /// Appends the bytes of all records that are new, whole and in the order they were written.
    void read(std::vector<std::byte>& bytes);

    int event() const { return m_event.get(); }
    std::size_t dataBytes() const { return m_data.size(); }

private:
    PerfRing(UniqueFd event, void* base, std::size_t bytes);
    UniqueFd m_event;
    void* m_base = nullptr;
    std::span<const std::byte> m_data{};
};

} // namespace engine
