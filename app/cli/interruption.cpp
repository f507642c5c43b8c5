#include "app/cli/interruption.h"

#include <atomic>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace app::cli {
namespace {

std::atomic<int> eventFd{-1};
std::atomic<bool> interrupted{false};

void note(int)
{
    const int error = errno;
    interrupted = true;
    Interruption::wake();
    errno = error;
}

void handle(int signal, void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigaction(signal, &action, nullptr);
}

} // namespace

Interruption::Interruption()
{
    assert(eventFd < 0);
    interrupted = false;
    eventFd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    for (const int signal : {SIGINT, SIGTERM})
        handle(signal, note, static_cast<int>(SA_RESETHAND) | SA_RESTART);
}

Interruption::~Interruption()
{
    for (const int signal : {SIGINT, SIGTERM})
        handle(signal, SIG_DFL, 0);
    close(eventFd.exchange(-1));
}

void Interruption::wake() noexcept
{
    const std::uint64_t one = 1;
    if (const int fd = eventFd; fd >= 0) [[maybe_unused]]
        const auto written = ::write(fd, &one, sizeof one);
}

void Interruption::wait(std::chrono::milliseconds most)
{
    pollfd watched{.fd = eventFd, .events = POLLIN, .revents = 0};
    poll(&watched, 1, static_cast<int>(most.count()));
    std::uint64_t count = 0;
    [[maybe_unused]] const auto emptied = ::read(eventFd, &count, sizeof count);
}

bool Interruption::asked() const
{
    return interrupted;
}

} // namespace app::cli
