#include "engine/files/track_ids.h"

#include <unordered_set>

namespace engine::files {

TrackIds::TrackIds(const trace::Trace& trace)
{
    std::unordered_set<std::int32_t> taken;
    std::int32_t nextFree = orphans + 1;
    const auto unique = [&](std::int32_t wanted) {
        const bool usable = wanted > 0 && wanted < cpus;
        return usable && taken.insert(wanted).second ? wanted : nextFree++;
    };
    for (const trace::Actor& actor : trace.actors()) {
        Ids ids{.pid = actor.pid > 0 && actor.pid < cpus ? actor.pid : orphans, .tid = 0};
        if (actor.kind == trace::ActorKind::Cpu)
            ids = {cpus, nextFree++};
        else if (actor.kind == trace::ActorKind::Process)
            // Its main thread has the same number; the process itself is no track of the kernel's.
            ids.tid = nextFree++;
        else
            ids.tid = unique(actor.tid);
        m_ids.push_back(ids);
    }
}

} // namespace engine::files
