#include "engine/sync/thread.h"

#include <ctime>

#include <pthread.h>
#include <sys/types.h>

namespace engine {
namespace {

/// The kernel's number of a thread of ours, without waiting for it to run; 0 once it has ended.
/// Source: a thread's CPU clock id is ~tid << 3 | 6 (Linux, include/linux/posix-timers.h).
pid_t tidOf(pthread_t thread)
{
    clockid_t clock{};
    return ::pthread_getcpuclockid(thread, &clock) == 0 ? ~(clock >> 3) : 0;
}

} // namespace

Thread::Thread(Start start, std::uint32_t line)
    : m_resource{internResource(trace::ResourceKind::Thread, start.name)}
{
    m_thread = std::jthread{[start = std::move(start)](const std::stop_token& stop) {
        ::pthread_setname_np(::pthread_self(), start.name.substr(0, 15).c_str());
        attachThread(start.name);
        start.body(stop);
        detachThread();
    }};
    record(
        EventKind::Spawn, trace::State::Running, m_resource, tidOf(m_thread.native_handle()), line);
}

Thread& Thread::operator=(Thread&& other) noexcept
{
    if (joinable()) {
        requestStop();
        join(0);
    }
    m_resource = other.m_resource;
    m_thread = std::move(other.m_thread);
    return *this;
}

Thread::~Thread()
{
    if (!joinable())
        return;
    requestStop();
    join(0);
}

void Thread::join(std::uint32_t line)
{
    record(EventKind::State, trace::State::Join, m_resource, tidOf(m_thread.native_handle()), line);
    m_thread.join();
    record(EventKind::State, trace::State::Running, 0, 0, line);
}

} // namespace engine
