#include "engine/explain/explain.h"

#include "engine/explain/inquiry.h"
#include "engine/trace/shown.h"

namespace engine {

using trace::shown;

std::string_view text(Unknown unknown)
{
    switch (unknown) {
    case Unknown::WakeUps:
        return shown(
            "engine", "Who woke it is not known: this run has no wake-up records of the kernel.");
    case Unknown::Switches:
        return shown("engine",
            "When it was able to run again, and who had the CPU, is not known: this run has no "
            "switch records of the kernel.");
    case Unknown::Resource:
        return shown("engine", "What it waited for is not known: the program did not say.");
    case Unknown::Owner:
        return shown(
            "engine", "Whoever signals may end this wait, so nobody can be named who holds it up.");
    case Unknown::Lost:
        return shown(
            "engine", "Events of the program were lost, so who had the lock is not certain.");
    case Unknown::Untold:
        return shown(
            "engine", "Who had the lock is not known: the program told of nobody who took it.");
    case Unknown::Free:
        return shown(
            "engine", "Nobody had the lock at this moment: it was free, and not taken yet.");
    case Unknown::Estimated:
        return shown(
            "engine", "When it was able to run again is computed from the kernel's totals: about.");
    case Unknown::Joined:
        return shown("engine",
            "Which thread it waits for is not known: no one thread has the name it gave.");
    }
    return {};
}

Explanation explain(const trace::Trace& trace, trace::ActorId actor, trace::Time time)
{
    return Inquiry{trace, actor, time}.answer();
}

} // namespace engine
