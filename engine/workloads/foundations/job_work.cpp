#include "engine/workloads/foundations/job_work.h"

#include <algorithm>

namespace engine {

JobWork::JobWork(JobKind kind)
    : m_kind{kind}
{
    if (kind != JobKind::Memory)
        return;
    m_a.assign(elements, 0);
    m_b.assign(elements, 1);
    m_c.assign(elements, 2);
}

void JobWork::operator()(std::uint64_t operations)
{
    switch (m_kind) {
    case JobKind::Compute: return compute(operations);
    case JobKind::Memory: return triad(operations);
    case JobKind::Counter: return count(operations);
    }
}

void JobWork::compute(std::uint64_t operations)
{
    std::uint64_t x = operations;
    for (std::uint64_t i = 0; i < operations; ++i)
        x = x * 6364136223846793005U + 1442695040888963407U;
    m_result.fetch_xor(x, std::memory_order_relaxed);
}

/// Goes on where the last one stopped: what was used lately has long left the caches.
void JobWork::triad(std::uint64_t operations)
{
    std::uint64_t at = m_next.fetch_add(operations, std::memory_order_relaxed) % elements;
    while (operations > 0) {
        const std::uint64_t some = std::min(operations, elements - at);
        for (std::uint64_t i = at; i < at + some; ++i)
            m_a[i] = m_b[i] + 3 * m_c[i];
        operations -= some;
        at = 0;
    }
}

void JobWork::count(std::uint64_t operations)
{
    for (std::uint64_t i = 0; i < operations; ++i)
        m_counter.fetch_add(1, std::memory_order_relaxed);
}

} // namespace engine
