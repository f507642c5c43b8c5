#include "engine/run/runner.h"

#include "engine/base/unique_fd.h"
#include "engine/run/guardian.h"
#include "engine/run/wire.h"

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace engine {
namespace {

void refuse(int control, const Error& error)
{
    News news{.kind = News::Kind::Refused};
    news.say(error.message);
    send(control, news);
}

/// Watches over one family from its start to its end.
Result<News> guard(UniqueFd control, UniqueFd arenaFile, const Order& begin,
    const Workload* (*find)(std::string_view))
{
    auto arena = Arena::map(std::move(arenaFile));
    if (!arena)
        return tl::unexpected{arena.error()};
    const std::string id = arena->description().workload;
    const Workload* workload = find(id);
    if (workload == nullptr)
        return failure("the runner has no demo called “" + id + "”");
    Guardian guardian{std::move(control), std::move(*arena), *workload, begin};
    if (auto started = guardian.start(); !started)
        return tl::unexpected{started.error()};
    return guardian.watch();
}

} // namespace

int runnerMain(const Workload* (*find)(std::string_view id))
{
    Order begin;
    if (receive(controlFd, begin) != Heard::Message || begin.kind != Order::Kind::Begin) {
        std::fputs(
            "interleave-runner is started by interleave, of the same version, to run one demo.\n",
            stderr);
        return 2;
    }
    ::fcntl(controlFd, F_SETFD, FD_CLOEXEC);
    ::fcntl(arenaFd, F_SETFD, FD_CLOEXEC);
    ::close_range(arenaFd + 1, ~0U, 0);
    const int reply = ::fcntl(controlFd, F_DUPFD_CLOEXEC, arenaFd + 1);
    const auto news = guard(UniqueFd{controlFd}, UniqueFd{arenaFd}, begin, find);
    if (news)
        send(reply, *news);
    else
        refuse(reply, news.error());
    ::_exit(news ? 0 : 1); // at once: the window waits for it
}

} // namespace engine
