#include "engine/sync/semaphore.h"

namespace engine {

using namespace std::chrono_literals;

void Semaphore::acquired(std::uint32_t line)
{
    orderStamps();
    const std::int64_t number = m_sequence.fetch_add(1, std::memory_order_relaxed) + 1;
    record(EventKind::Acquire, trace::State::Running, m_resource, number, line);
}

void Semaphore::waits(std::uint32_t line)
{
    record(EventKind::State, trace::State::Lock, m_resource, 0, line);
}

void Semaphore::acquire(std::uint32_t line)
{
    if (!m_semaphore.try_acquire()) {
        waits(line);
        m_semaphore.acquire();
    }
    acquired(line);
}

bool Semaphore::acquire(const std::stop_token& stop, std::uint32_t line)
{
    if (!m_semaphore.try_acquire()) {
        waits(line);
        while (!m_semaphore.try_acquire_for(20ms))
            if (stop.stop_requested()) {
                record(EventKind::State, trace::State::Running, 0, 0, line);
                return false;
            }
    }
    acquired(line);
    return true;
}

bool Semaphore::try_acquire(std::uint32_t line)
{
    if (!m_semaphore.try_acquire())
        return false;
    acquired(line);
    return true;
}

void Semaphore::release(std::uint32_t line)
{
    const std::int64_t number = m_sequence.load(std::memory_order_relaxed);
    record(EventKind::Release, trace::State::Running, m_resource, number, line);
    m_semaphore.release();
}

} // namespace engine
