#include "engine/lifecycle/program_queue.h"

#include <algorithm>

namespace engine {

bool ProgramQueue::push(const ProgramEvent& event, MonotonicTime present)
{
    if (event.lane >= m_lanes.size())
        m_lanes.resize(event.lane + 1);
    Lane& lane = m_lanes[event.lane];
    ProgramEvent taken = event;
    if (taken.at > present + patience)
        taken.at = present;
    taken.at = std::max(taken.at, lane.m_last);
    lane.m_last = taken.at;
    const bool first = taken.kind == EventKind::Begin || taken.tid != lane.m_tid;
    lane.m_tid = taken.tid;
    lane.m_events.push(taken);
    return first;
}

} // namespace engine
