#pragma once

#include "engine/record/recorder.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <semaphore>
#include <source_location>
#include <stop_token>
#include <string_view>

namespace engine {

/// A counting semaphore that records who waits for a permit (as for a lock), takes one, gives one.
/// Thread-safe.
class Semaphore {
public:
    Semaphore(std::string_view name, std::ptrdiff_t permits)
        : m_semaphore{permits}
        , m_resource{registerResource(trace::ResourceKind::Semaphore, name)}
    {
    }

    void acquire(std::uint32_t line = std::source_location::current().line());

    /// False when stopped (within 20 ms) before there was a permit.
    bool acquire(
        const std::stop_token& stop, std::uint32_t line = std::source_location::current().line());

    bool try_acquire(std::uint32_t line = std::source_location::current().line());
    void release(std::uint32_t line = std::source_location::current().line());

private:
    void acquired(std::uint32_t line);
    void waits(std::uint32_t line);

    std::counting_semaphore<> m_semaphore;
    std::atomic<std::int64_t> m_sequence{};
    std::uint32_t m_resource;
};

} // namespace engine
