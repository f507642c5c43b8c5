#pragma once

#include "engine/record/recorder.h"

#include <concepts>
#include <functional>
#include <source_location>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace engine {

/// A std::jthread with a name and a lane of its own, that records its start, its end and who waits
/// for it. The kernel is told the name too (15 bytes of it). Move-only. The destructor asks the
/// body to stop and joins. Errors: as std::jthread, std::system_error if no thread can be had.
///
/// This is the kernel's back end; a demo reaches threads and locks through engine/sync alone, so
/// that another one can schedule the same program.
class Thread {
public:
    Thread() = default;

    template <std::invocable<std::stop_token> Body>
    Thread(std::string name, Body body, std::uint32_t line = std::source_location::current().line())
        : Thread{Start{std::move(name), std::move(body)}, line}
    {
    }
    template <std::invocable Body>
    Thread(std::string name, Body body, std::uint32_t line = std::source_location::current().line())
        : Thread{Start{std::move(name),
                     [body = std::move(body)](const std::stop_token&) mutable { body(); }},
            line}
    {
    }

    Thread(Thread&&) noexcept = default;
    Thread& operator=(Thread&& other) noexcept;
    ~Thread();

    bool joinable() const noexcept { return m_thread.joinable(); }
    void requestStop() noexcept { m_thread.request_stop(); }

    /// Pre: joinable().
    void join(std::uint32_t line = std::source_location::current().line());

private:
    struct Start {
        std::string name;
        std::function<void(std::stop_token)> body;
    };
    Thread(Start start, std::uint32_t line);

    std::uint32_t m_resource = 0; ///< what joins it waits for
    std::jthread m_thread;
};

} // namespace engine
