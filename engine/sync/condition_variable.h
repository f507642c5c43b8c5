#pragma once

#include "engine/sync/mutex.h"

#include <chrono>
#include <condition_variable>
#include <stop_token>

namespace engine {

/// A condition variable that records who waits on it. While a thread waits it is in State::Message
/// with the condition as resource; getting the mutex back afterwards is a wait for the lock.
/// Thread-safe. Every wait is interruptible: pass the thread's stop token where it should be.
class ConditionVariable {
public:
    explicit ConditionVariable(std::string_view name)
        : m_resource{registerResource(trace::ResourceKind::Condition, name)}
    {
    }

    void notify_one(std::uint32_t line = std::source_location::current().line());
    void notify_all(std::uint32_t line = std::source_location::current().line());

    /// Pre (all): `lock` owns its mutex. May wake without cause where there is no predicate.
    void wait(UniqueLock& lock, std::uint32_t line = std::source_location::current().line());

    template <std::predicate Predicate>
    void wait(UniqueLock& lock, Predicate ready,
        std::uint32_t line = std::source_location::current().line())
    {
        while (!ready())
            wait(lock, line);
    }

    /// What `ready` says in the end: false when stopped before it was so.
    template <std::predicate Predicate>
    bool wait(UniqueLock& lock, std::stop_token stop, Predicate ready,
        std::uint32_t line = std::source_location::current().line())
    {
        Relock relock{*this, lock, line};
        return m_condition.wait(relock, std::move(stop), std::move(ready));
    }

    /// As above, or when `duration` has passed.
    template <std::predicate Predicate>
    bool wait_for(UniqueLock& lock, std::stop_token stop, std::chrono::nanoseconds duration,
        Predicate ready, std::uint32_t line = std::source_location::current().line())
    {
        Relock relock{*this, lock, line};
        return m_condition.wait_for(relock, std::move(stop), duration, std::move(ready));
    }

private:
    /// What std::condition_variable_any unlocks and locks: it records both, and the wait between.
    struct Relock {
        ConditionVariable& condition;
        UniqueLock& held;
        std::uint32_t line;
        void lock() { held.lock(line); }
        void unlock()
        {
            held.unlock(line);
            record(EventKind::State, trace::State::Message, condition.m_resource, 0, line);
        }
    };

    std::condition_variable_any m_condition;
    std::uint32_t m_resource;
};

} // namespace engine
