#include "app/window/run_tally.h"

#include <algorithm>

namespace app {

void RunTally::add(const trace::Trace& trace)
{
    if (trace.outcome().kind != trace::OutcomeKind::Finished || trace.extent().empty())
        return;
    m_entries.push_back({trace.provenance(), trace::measures(trace)});
    if (m_entries.size() > most)
        m_entries.pop_front();
}

std::vector<std::vector<trace::Measure>> RunTally::alike(const trace::Trace& trace) const
{
    std::vector<std::vector<trace::Measure>> runs;
    for (const Entry& entry : m_entries)
        if (setAlike(entry.from, trace.provenance()))
            runs.push_back(entry.measures);
    const auto own = trace::measures(trace);
    if (std::ranges::find(runs, own) == runs.end())
        runs.push_back(own);
    return runs;
}

bool RunTally::setAlike(const trace::Provenance& a, const trace::Provenance& b)
{
    return a.demo == b.demo && a.parameters == b.parameters && a.tier == b.tier
        && a.machine == b.machine;
}

} // namespace app
