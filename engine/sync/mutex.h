#pragma once

#include "engine/record/recorder.h"

#include <chrono>
#include <mutex>
#include <source_location>
#include <string_view>
#include <utility>

namespace engine {

/// A std::timed_mutex that records who waits for it and who holds it, each holding with a number
/// counted while it is held: a total order of the mutex's owners without anything global.
///
/// Thread-safety and errors: those of std::timed_mutex; recording cannot fail. A wait is recorded
/// only when there is one. Cost: two events when uncontended.
class Mutex {
public:
    explicit Mutex(std::string_view name)
        : m_resource{registerResource(trace::ResourceKind::Lock, name)}
    {
    }

    void lock(std::uint32_t line = std::source_location::current().line())
    {
        if (!m_mutex.try_lock()) {
            record(EventKind::State, trace::State::Lock, m_resource, 0, line);
            m_mutex.lock();
        }
        acquired(line);
    }

    bool try_lock(std::uint32_t line = std::source_location::current().line())
    {
        if (!m_mutex.try_lock())
            return false;
        acquired(line);
        return true;
    }

    /// Waits no longer than `patience`. False: not acquired; the wait is recorded all the same.
    bool try_lock_for(std::chrono::microseconds patience,
        std::uint32_t line = std::source_location::current().line())
    {
        if (!m_mutex.try_lock()) {
            record(EventKind::State, trace::State::Lock, m_resource, 0, line);
            // By the wall clock: ThreadSanitizer does not know the call that takes the steady one.
            if (!m_mutex.try_lock_until(std::chrono::system_clock::now() + patience)) {
                record(EventKind::State, trace::State::Running, 0, 0, line);
                return false;
            }
        }
        acquired(line);
        return true;
    }

    void unlock(std::uint32_t line = std::source_location::current().line())
    {
        record(EventKind::Release, trace::State::Running, m_resource, m_sequence, line);
        m_mutex.unlock();
    }

    std::uint32_t resource() const { return m_resource; }

private:
    void acquired(std::uint32_t line)
    {
        if (std::exchange(m_lastOwner, &detail::writer) != &detail::writer)
            orderStamps(); // only after another thread's release can a stamp run ahead of it
        record(EventKind::Acquire, trace::State::Running, m_resource, ++m_sequence, line);
    }

    std::timed_mutex m_mutex;
    const detail::Writer* m_lastOwner = nullptr; ///< which thread's, no more; guarded by m_mutex
    std::int64_t m_sequence = 0;
    std::uint32_t m_resource;
};

/// Holds a Mutex while it lives. Unlike std::unique_lock it knows the line it was made on.
class UniqueLock {
public:
    explicit UniqueLock(Mutex& mutex, std::uint32_t line = std::source_location::current().line())
        : m_mutex{mutex}
        , m_line{line}
    {
        lock(line);
    }
    UniqueLock(const UniqueLock&) = delete;
    UniqueLock& operator=(const UniqueLock&) = delete;
    ~UniqueLock()
    {
        if (m_owns)
            m_mutex.unlock(m_line);
    }

    void lock(std::uint32_t line = std::source_location::current().line())
    {
        m_mutex.lock(line);
        m_owns = true;
    }
    void unlock(std::uint32_t line = std::source_location::current().line())
    {
        m_mutex.unlock(line);
        m_owns = false;
    }
    bool owns_lock() const { return m_owns; }
    Mutex& mutex() const { return m_mutex; }

private:
    Mutex& m_mutex;
    std::uint32_t m_line;
    bool m_owns = false;
};

} // namespace engine
