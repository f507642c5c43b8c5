#include "engine/observe/thread_look.h"

#include "engine/base/unique_fd.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <span>

#include <fcntl.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace engine {
namespace {

/// The text of a small file of /proc; empty if there is none.
std::string_view readSmall(const char* path, std::span<char> buffer)
{
    const UniqueFd file{::open(path, O_RDONLY | O_CLOEXEC)};
    if (!file)
        return {};
    const auto length = ::read(file.get(), buffer.data(), buffer.size());
    return {buffer.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
}

std::string_view readOfThread(pid_t tid, const char* file, std::span<char> buffer)
{
    std::array<char, 64> path{};
    std::snprintf(path.data(), path.size(), "/proc/%d/%s", tid, file);
    return readSmall(path.data(), buffer);
}

/// Takes the word up to the next blank off the front of `text`.
std::string_view takeWord(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
    const auto word = text.substr(0, text.find_first_of(" \n"));
    text.remove_prefix(word.size());
    return word;
}

template <class Number>
std::optional<Number> takeNumber(std::string_view& text, int base = 10)
{
    auto word = takeWord(text);
    if (base == 16 && word.starts_with("0x"))
        word.remove_prefix(2);
    Number number{};
    const auto parsed = std::from_chars(word.data(), word.data() + word.size(), number, base);
    if (word.empty() || parsed.ec != std::errc{} || parsed.ptr != word.data() + word.size())
        return {};
    return number;
}

bool isOneOf(long call, std::initializer_list<long> calls)
{
    return std::ranges::find(calls, call) != calls.end();
}

bool callSleeps(long call)
{
    return isOneOf(call,
        {SYS_nanosleep, SYS_clock_nanosleep, SYS_rt_sigtimedwait,
#ifdef SYS_pause
            SYS_pause,
#endif
            SYS_rt_sigsuspend});
}

bool callWaitsForChild(long call)
{
    return isOneOf(call, {SYS_wait4, SYS_waitid});
}

bool callDoesIo(long call)
{
    return isOneOf(call,
        {SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_pread64, SYS_pwrite64,
#ifdef SYS_poll
            SYS_poll, SYS_select, SYS_epoll_wait, SYS_open,
#endif
            SYS_ppoll, SYS_pselect6, SYS_epoll_pwait, SYS_openat, SYS_fsync, SYS_fdatasync,
            SYS_accept, SYS_accept4, SYS_connect, SYS_recvfrom, SYS_recvmsg, SYS_recvmmsg,
            SYS_sendto, SYS_sendmsg, SYS_sendmmsg, SYS_io_getevents, SYS_io_uring_enter,
            SYS_sendfile, SYS_splice, SYS_flock, SYS_sync, SYS_getdents64});
}

/// pthread_join waits for the word in which the kernel clears the thread's id: a futex that is
/// not private, whose expected value is a thread id.
bool futexIsJoin(std::uint64_t operation, std::uint64_t expected)
{
    const bool isPrivate = operation & FUTEX_PRIVATE_FLAG;
    return !isPrivate && expected > 1 && (operation & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET;
}

} // namespace

std::optional<SchedStat> parseSchedStat(std::string_view text)
{
    const auto running = takeNumber<std::int64_t>(text);
    const auto waiting = takeNumber<std::int64_t>(text);
    const auto stretches = takeNumber<std::uint64_t>(text);
    if (!running || !waiting || !stretches)
        return {};
    return SchedStat{MonotonicTime{*running}, MonotonicTime{*waiting}, *stretches};
}

std::optional<SchedStat> schedStat(pid_t tid)
{
    std::array<char, 96> buffer{};
    return parseSchedStat(readOfThread(tid, "schedstat", buffer));
}

std::optional<trace::State> reasonOfSystemCall(std::string_view text)
{
    const auto call = takeNumber<long>(text);
    if (!call || *call < 0)
        return {};
    takeWord(text);
    const auto operation = takeNumber<std::uint64_t>(text, 16).value_or(0);
    const auto expected = takeNumber<std::uint64_t>(text, 16).value_or(0);
    if (*call == SYS_futex)
        return futexIsJoin(operation, expected) ? trace::State::Join : trace::State::Lock;
    if (callSleeps(*call))
        return trace::State::Sleep;
    if (callWaitsForChild(*call))
        return trace::State::Child;
    if (callDoesIo(*call))
        return trace::State::Io;
    return {};
}

trace::State reasonOfKernelFunction(std::string_view function)
{
    const auto holds = [&](std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(
            words, [&](std::string_view word) { return function.find(word) != function.npos; });
    };
    if (holds({"futex"}))
        return trace::State::Lock;
    if (holds({"nanosleep", "sigtimedwait", "sigsuspend"}))
        return trace::State::Sleep;
    if (holds({"do_wait", "kernel_wait"}))
        return trace::State::Child;
    if (holds({"pipe", "poll", "select", "sock", "skb", "folio", "page", "io_schedule",
            "wait_on_bit", "accept", "tty", "read", "write"}))
        return trace::State::Io;
    return trace::State::Other;
}

std::optional<trace::State> blockedReason(pid_t tid)
{
    std::array<char, 256> buffer{};
    const auto call = readOfThread(tid, "syscall", buffer);
    if (call.starts_with("running"))
        return {};
    if (const auto reason = reasonOfSystemCall(call))
        return reason;
    const auto function = readOfThread(tid, "wchan", buffer);
    if (function.empty() || function == "0")
        return {};
    return reasonOfKernelFunction(function);
}

std::optional<ThreadStat> parseThreadStat(std::string_view text)
{
    // The name may hold blanks and brackets: it ends at the last bracket.
    const auto open = text.find('(');
    const auto close = text.rfind(')');
    if (open == text.npos || close == text.npos || close < open)
        return {};
    ThreadStat stat;
    const auto name = text.substr(open + 1, close - open - 1);
    name.copy(stat.name, sizeof(stat.name) - 1);
    text.remove_prefix(close + 1);
    const auto state = takeWord(text);
    if (state.size() != 1)
        return {};
    stat.state = state[0];
    for (int field = 4; field < 22; ++field)
        takeWord(text);
    stat.startTicks = takeNumber<std::uint64_t>(text).value_or(0);
    for (int field = 23; field < 39; ++field)
        takeWord(text);
    const auto cpu = takeNumber<int>(text);
    if (!cpu)
        return {};
    stat.cpu = *cpu;
    return stat;
}

std::optional<ThreadStat> threadStat(pid_t pid, pid_t tid)
{
    std::array<char, 64> path{};
    std::snprintf(path.data(), path.size(), "/proc/%d/task/%d/stat", pid, tid);
    std::array<char, 512> buffer{};
    return parseThreadStat(readSmall(path.data(), buffer));
}

} // namespace engine
