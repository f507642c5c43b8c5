#include "engine/sync/pipe.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace engine {
namespace {

/// Blocks until `fd` is ready for `events`; false when stopped.
bool waitUntilReady(int fd, short events, const std::stop_token& stop)
{
    pollfd waited{.fd = fd, .events = events, .revents = 0};
    const int longest = stop.stop_possible() ? 20 : -1;
    while (!stop.stop_requested())
        if (::poll(&waited, 1, longest) > 0)
            return true;
    return false;
}

/// As read(2) or write(2) on a non-blocking descriptor, waiting until it can be done.
std::size_t transfer(int fd, short events, const std::stop_token& stop, auto&& once)
{
    while (waitUntilReady(fd, events, stop)) {
        const ssize_t done = once();
        if (done >= 0)
            return static_cast<std::size_t>(done);
        if (errno != EAGAIN && errno != EINTR)
            break;
    }
    return 0;
}

} // namespace

Result<Pipe> Pipe::create(std::string_view name)
{
    int ends[2]{};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return failure(errno, "pipe2");
    Pipe pipe;
    pipe.m_read = UniqueFd{ends[0]};
    pipe.m_write = UniqueFd{ends[1]};
    pipe.m_resource = registerResource(trace::ResourceKind::Pipe, name);
    return pipe;
}

std::size_t Pipe::read(std::span<std::byte> into, const std::stop_token& stop, std::uint32_t line)
{
    record(EventKind::State, trace::State::Io, m_resource, 0, line);
    const std::size_t size = transfer(
        m_read.get(), POLLIN, stop, [&] { return ::read(m_read.get(), into.data(), into.size()); });
    const EventKind kind = size != 0 ? EventKind::Receive : EventKind::State;
    record(kind, trace::State::Running, m_resource, static_cast<std::int64_t>(size), line);
    return size;
}

std::size_t Pipe::write(
    std::span<const std::byte> data, const std::stop_token& stop, std::uint32_t line)
{
    record(EventKind::State, trace::State::Io, m_resource, 0, line);
    // Recorded before the fact: the reader may have it before this thread runs again.
    record(EventKind::Send, trace::State::Io, m_resource, static_cast<std::int64_t>(data.size()),
        line);
    const std::size_t size = transfer(m_write.get(), POLLOUT, stop,
        [&] { return ::write(m_write.get(), data.data(), data.size()); });
    record(EventKind::State, trace::State::Running, 0, 0, line);
    return size;
}

} // namespace engine
