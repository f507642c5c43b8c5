#include "engine/run/guardian.h"

#include "engine/base/cpu_time.h"
#include "engine/run/bounds.h"
#include "engine/run/demo_process.h"
#include "engine/run/ending.h"
#include "engine/run/leash.h"
#include "engine/run/precedence.h"
#include "engine/run/process_tree.h"
#include "engine/run/usage.h"

#include <algorithm>
#include <array>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace engine {
namespace {

using namespace std::chrono_literals;

constexpr auto grace = 20ms; ///< between asking and killing

// How often the guardian looks at what the family uses: often at first and near a limit, and never
// for more than one part in `share` of a CPU. What it costs is CPU time: a family that keeps the
// guardian waiting for a CPU must not put off the next look.
struct Pace {
    std::chrono::nanoseconds interval;
    int share;
};
constexpr Pace closely{5ms, 4};
constexpr Pace calmly{50ms, 20};
constexpr auto firstMoments = 100ms;

struct Pair {
    UniqueFd ours;
    UniqueFd theirs;
};

Result<Pair> makeSocket()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failure(errno, "socketpair");
    return Pair{UniqueFd{ends[0]}, UniqueFd{ends[1]}};
}

Result<Pair> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failure(errno, "pipe2");
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return Pair{UniqueFd{ends[0]}, UniqueFd{ends[1]}};
}

UniqueFd takeOverSignals()
{
    sigset_t all;
    sigfillset(&all);
    ::sigprocmask(SIG_SETMASK, &all, nullptr);
    sigset_t heard;
    sigemptyset(&heard);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT})
        sigaddset(&heard, signal);
    return UniqueFd{::signalfd(-1, &heard, SFD_CLOEXEC | SFD_NONBLOCK)};
}

} // namespace

Guardian::Guardian(UniqueFd control, Arena arena, const Workload& workload, const Order& begin)
    : m_control{std::move(control)}
    , m_arena{std::move(arena)}
    , m_workload{workload}
    , m_limits{begin.limits}
    , m_window{begin.window}
{
}

Result<void> Guardian::start()
{
    m_signals = takeOverSignals();
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    auto leash = makeSocket();
    auto errors = makePipe();
    if (!leash || !errors)
        return tl::unexpected{(leash ? errors : leash).error()};
    const auto userTasks = tasksOfThisUser();
    comeFirst();
    const pid_t self = ::getpid();
    m_target = ::fork();
    if (m_target < 0)
        return failure(errno, "fork");
    if (m_target == 0)
        becomeDemo({.arena = m_arena,
            .workload = m_workload,
            .limits = m_limits,
            .userTasks = userTasks,
            .guardian = self,
            .leash = leash->theirs.get(),
            .errors = errors->theirs.get()});
    m_leash = std::move(leash->ours);
    m_errors = std::move(errors->ours);
    return {};
}

News Guardian::watch()
{
    while (!m_over)
        wait();
    endFamily();
    return outcome();
}

void Guardian::wait()
{
    std::array<pollfd, 4> watched{{{m_control.get(), POLLIN, 0}, {m_signals.get(), POLLIN, 0},
        {m_leash.get(), POLLIN, 0}, {m_errors.get(), POLLIN, 0}}};
    const auto patience = std::max(nextEvent() - monotonicNow(), MonotonicTime{});
    const timespec timeout{.tv_sec = patience / 1s, .tv_nsec = (patience % 1s).count()};
    ::ppoll(watched.data(), watched.size(), &timeout, nullptr);
    if (watched[0].revents != 0)
        obey();
    if (watched[1].revents != 0)
        takeSignals();
    if (watched[2].revents != 0)
        hearDemo();
    if (watched[3].revents != 0 && m_lastWords.listen(m_errors.get()) == LastWords::Pipe::Closed)
        m_errors.reset();
    if (m_killAt && monotonicNow() >= *m_killAt)
        m_over = true;
    if (monotonicNow() >= m_nextLook)
        look();
}

MonotonicTime Guardian::nextEvent() const
{
    return m_killAt ? std::min(*m_killAt, m_nextLook) : m_nextLook;
}

void Guardian::obey()
{
    Order order;
    switch (receive(m_control.get(), order)) {
    case Heard::Message: return obey(order);
    case Heard::Nothing: return;
    case Heard::End: return stopWithin(0ms); // the window is gone
    }
}

void Guardian::obey(const Order& order)
{
    switch (order.kind) {
    case Order::Kind::Begin: return;
    case Order::Kind::Release: m_released = monotonicNow(); return tellDemo(Word::Go);
    case Order::Kind::Ask: return askToStop();
    case Order::Kind::Stop: return stopWithin(grace);
    case Order::Kind::Kill: return stopWithin(0ms);
    }
}

void Guardian::takeSignals()
{
    signalfd_siginfo signal;
    while (::read(m_signals.get(), &signal, sizeof signal) == sizeof signal)
        if (signal.ssi_signo != SIGCHLD)
            stopWithin(grace);
    reapEnded([this](pid_t pid, int status) { noteEnd(pid, status); });
}

void Guardian::noteEnd(pid_t pid, int status)
{
    if (pid != m_target)
        return; // an orphan that came to us
    m_status = status;
    m_over = true;
}

void Guardian::hearDemo()
{
    Word word{};
    if (::recv(m_leash.get(), &word, sizeof word, MSG_DONTWAIT) != sizeof word)
        return m_leash.reset();
    if (word == Word::Waiting)
        send(m_control.get(), News{.kind = News::Kind::Ready, .target = m_target});
}

void Guardian::tellDemo(Word word)
{
    ::send(m_leash.get(), &word, sizeof word, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void Guardian::askToStop()
{
    m_arena.requestStop();
    tellDemo(Word::Stop);
}

void Guardian::stopWithin(std::chrono::milliseconds patience)
{
    askToStop();
    const MonotonicTime killAt = monotonicNow() + patience;
    m_killAt = m_killAt ? std::min(*m_killAt, killAt) : killAt;
    m_stopped = true;
}

void Guardian::look()
{
    const auto usedBefore = cpuTimeOfThisThread();
    const MonotonicTime now = monotonicNow();
    const MonotonicTime running = m_released ? now - *m_released : MonotonicTime{};
    if (::getppid() != m_window)
        stopWithin(0ms);
    Usage usage = usageOfDescendants(m_limits);
    if (usage.resident > m_limits.memory)
        usage.resident = exactMemoryOfDescendants().value_or(usage.resident);
    m_exceeded = exceeded(usage, running, m_limits);
    m_over = m_over || m_exceeded;
    const Pace& pace = running < firstMoments || nearLimit(usage, m_limits) ? closely : calmly;
    const auto cost = cpuTimeOfThisThread() - usedBefore;
    m_nextLook = monotonicNow() + std::max(pace.interval, pace.share * cost);
}

void Guardian::endFamily()
{
    killDescendants(m_target, [this](pid_t pid, int status) { noteEnd(pid, status); });
    while (m_errors && m_lastWords.listen(m_errors.get()) == LastWords::Pipe::Spoke) { }
}

News Guardian::outcome() const
{
    return ending({.status = m_status.value_or(0),
        .stopped = m_stopped,
        .exceeded = m_exceeded.value_or(""),
        .fileSize = m_limits.fileSize,
        .lastLine = m_lastWords.line(),
        .note = m_lastWords.note()});
}

} // namespace engine
