// A stand-in for the window, to be killed by the tests: runs one misbehaving demo, prints the pids
// of the guardian and the demo's process, and, if it lives so long, the outcome.
//   test-window DEMO [COUNT [UID]]
#include "engine/run/family.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include <grp.h>
#include <unistd.h>

namespace {

bool become(uid_t user)
{
    return ::setgroups(0, nullptr) == 0 && ::setgid(user) == 0 && ::setuid(user) == 0;
}

int fail(const engine::Error& error)
{
    std::printf("error: %s\n", error.message.c_str());
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 3 && !become(static_cast<uid_t>(std::stoul(argv[3]))))
        return 3;
    auto arena = engine::Arena::create(
        {.workload = argc > 1 ? argv[1] : "", .values = {argc > 2 ? std::stol(argv[2]) : 1}},
        {.lanes = 64, .eventsPerLane = 1U << 10});
    if (!arena)
        return fail(arena.error());
    auto family = engine::Family::spawn(*arena, {});
    if (!family)
        return fail(family.error());
    if (auto released = family->release(); !released)
        return fail(released.error());
    std::printf("%d %d\n", family->guardian(), family->target());
    std::fflush(stdout);
    std::printf("%s\n", family->wait().text.c_str());
}
