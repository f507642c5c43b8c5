#include "engine/run/family.h"

#include "engine/base/monotonic.h"
#include "engine/run/process_tree.h"
#include "engine/run/spawn_guardian.h"
#include "engine/run/wire.h"

#include <csignal>

#include <poll.h>
#include <sys/wait.h>

namespace engine {
namespace {

using namespace std::chrono_literals;

constexpr auto startPatience = 10s; ///< a loaded machine
constexpr auto endPatience = 2s; ///< then the guardian is stuck (somebody stopped it)

/// False if `patience` passed first.
bool waitReadable(int fd, std::chrono::milliseconds patience)
{
    const MonotonicTime deadline = monotonicNow() + patience;
    pollfd watched{fd, POLLIN, 0};
    for (auto left = patience; left >= 0ms;
         left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - monotonicNow()))
        if (::poll(&watched, 1, static_cast<int>(left.count())) > 0)
            return true;
    return false;
}

/// Kills whatever a dead guardian left behind.
void killStrays(const std::string& tag)
{
    const MonotonicTime deadline = monotonicNow() + endPatience;
    while (monotonicNow() < deadline) {
        const auto strays = processesWith(tag);
        if (strays.empty())
            return;
        for (const pid_t pid : strays)
            ::kill(pid, SIGKILL);
        ::poll(nullptr, 0, 1);
    }
}

trace::Outcome outcomeOf(const News& news)
{
    return {.kind = news.outcome,
        .exitCode = news.exitCode,
        .signal = news.signal,
        .text = news.words()};
}

} // namespace

Result<Family> Family::spawn(const Arena& arena, const Limits& limits)
{
    auto spawned = spawnGuardian(arena, limits);
    if (!spawned)
        return tl::unexpected{spawned.error()};
    Family family;
    family.m_control = std::move(spawned->control);
    family.m_guardian = spawned->pid;
    family.m_tag = std::move(spawned->tag);
    if (auto ready = family.waitUntilReady(spawned->path); !ready)
        return tl::unexpected{ready.error()};
    return family;
}

Result<void> Family::waitUntilReady(const std::string& path)
{
    if (!waitReadable(m_control.get(), startPatience))
        return failure(path + " did not answer within 10 s");
    News news;
    if (receive(m_control.get(), news) != Heard::Message)
        return failure(path + " is no runner of this version of Interleave");
    if (news.kind != News::Kind::Ready)
        return failure("the demo could not be started: " + news.words());
    m_target = news.target;
    return {};
}

Family::~Family()
{
    if (!m_control)
        return; // moved from
    if (!m_outcome)
        send(m_control.get(), Order{.kind = Order::Kind::Kill});
    while (!m_outcome && waitReadable(m_control.get(), endPatience))
        hear();
    if (!m_outcome) {
        ::kill(m_guardian, SIGKILL);
        bury();
    }
}

Result<void> Family::release()
{
    if (!send(m_control.get(), Order{.kind = Order::Kind::Release}))
        return failure("the runner has ended before the demo began");
    return {};
}

void Family::askToStop() noexcept
{
    send(m_control.get(), Order{.kind = Order::Kind::Ask});
}

void Family::stop() noexcept
{
    send(m_control.get(), Order{.kind = Order::Kind::Stop});
}

const std::optional<trace::Outcome>& Family::outcome()
{
    if (!m_outcome)
        hear();
    return m_outcome;
}

const trace::Outcome& Family::wait()
{
    while (!outcome())
        waitReadable(m_control.get(), 1s);
    return *m_outcome;
}

void Family::hear()
{
    News news;
    switch (receive(m_control.get(), news)) {
    case Heard::Nothing: return;
    case Heard::End: return bury();
    case Heard::Message: break;
    }
    if (news.kind != News::Kind::Ended)
        return;
    ::waitpid(m_guardian, nullptr, 0);
    m_outcome = outcomeOf(news);
}

/// The guardian ended without a word: it was killed, or never was one.
void Family::bury()
{
    int status = 0;
    ::waitpid(m_guardian, &status, 0);
    killStrays(m_tag);
    m_outcome = trace::Outcome{.kind = trace::OutcomeKind::Failed,
        .exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 0,
        .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
        .text = "the demo's guardian process was killed, and the demo with it"};
}

} // namespace engine
