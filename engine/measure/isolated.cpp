#include "engine/measure/isolated.h"

#include "engine/base/unique_fd.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace engine {
namespace {

using Clock = std::chrono::steady_clock;

/// The answer ends with it, so that one cut short is known.
constexpr char whole = '\x06';

bool writeAll(int file, const std::string& text)
{
    for (std::size_t at = 0; at < text.size();) {
        const ssize_t count = ::write(file, text.data() + at, text.size() - at);
        if (count < 0 && errno != EINTR)
            return false;
        at += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    return true;
}

[[noreturn]] void beChild(const std::function<std::string()>& work, int answer)
{
    // Whatever the parent does about signals is not for here: a crash is to be one.
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGPIPE, SIGTERM, SIGINT})
        ::signal(signal, SIG_DFL);
    if (const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC); null >= 0)
        ::dup2(null, STDERR_FILENO);
    std::string text;
    try {
        text = work() + whole;
    } catch (...) {
        ::_exit(1);
    }
    ::_exit(writeAll(answer, text) ? 0 : 1);
}

/// What comes until the other end closes; none where that takes too long or is too much.
std::optional<std::string> readUntil(int file, Clock::time_point deadline, std::size_t most)
{
    std::string text;
    std::array<char, 1U << 16U> piece{};
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd ready{.fd = file, .events = POLLIN, .revents = 0};
        if (left.count() <= 0 || text.size() > most)
            return std::nullopt;
        if (::poll(&ready, 1, static_cast<int>(left.count())) <= 0)
            continue;
        const ssize_t count = ::read(file, piece.data(), piece.size());
        if (count == 0)
            return text;
        if (count > 0)
            text.append(piece.data(), static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return std::nullopt;
    }
}

} // namespace

Result<std::string> isolated(
    const std::function<std::string()>& work, std::chrono::milliseconds patience, std::size_t most)
{
    int ends[2]{};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return failure(errno, "a pipe");
    UniqueFd reading{ends[0]};
    UniqueFd writing{ends[1]};
    const pid_t child = ::fork();
    if (child < 0)
        return failure(errno, "a process of its own");
    if (child == 0)
        beChild(work, writing.get());
    writing.reset();
    auto text = readUntil(reading.get(), Clock::now() + patience, most);
    if (!text)
        ::kill(child, SIGKILL);
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) { }
    if (!text)
        return failure("it takes too long or grows too large");
    if (!text->ends_with(whole))
        return failure("it makes its reader crash");
    text->pop_back();
    return std::move(*text);
}

} // namespace engine
