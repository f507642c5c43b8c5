#include "app/window/run_history.h"

#include <algorithm>

namespace app {

std::size_t RunHistory::bytesOf(const trace::Trace& trace)
{
    // Columns of a slice with their index, a mark, a flow; rounded up.
    static constexpr std::size_t ofSlice = 26;
    std::size_t bytes = trace.sliceCount() * ofSlice + trace.flows().size() * sizeof(trace::Flow);
    for (const trace::Actor& actor : trace.actors())
        bytes += 512 + trace.marks(actor.id).size() * sizeof(trace::Mark);
    return bytes;
}

void RunHistory::setLimits(std::size_t runs, std::size_t bytes)
{
    m_most = std::max<std::size_t>(1, runs);
    m_mostBytes = bytes;
    shrink();
    emit changed();
}

void RunHistory::add(std::uint64_t id, const trace::Snapshot& trace, bool loaded)
{
    m_runs.push_front({.id = id, .trace = trace, .loaded = loaded});
    shrink();
    emit changed();
}

void RunHistory::setTrace(std::uint64_t id, const trace::Snapshot& trace)
{
    if (KeptRun* run = get(id))
        run->trace = trace;
}

void RunHistory::setStaging(std::uint64_t id, trace::Staging staging)
{
    if (KeptRun* run = get(id))
        run->staging = std::move(staging);
}

void RunHistory::setPinned(std::uint64_t id, bool pinned)
{
    if (KeptRun* run = get(id))
        run->pinned = pinned;
    shrink();
    emit changed();
}

void RunHistory::remove(std::uint64_t id)
{
    std::erase_if(m_runs, [id](const KeptRun& run) { return run.id == id; });
    emit changed();
}

const KeptRun* RunHistory::find(std::uint64_t id) const
{
    const auto found = std::ranges::find(m_runs, id, &KeptRun::id);
    return found != m_runs.end() ? &*found : nullptr;
}

const KeptRun* RunHistory::before(const KeptRun& run) const
{
    for (const KeptRun& other : m_runs)
        if (other.id < run.id && other.trace->provenance().demo == run.trace->provenance().demo)
            return &other;
    return nullptr;
}

std::size_t RunHistory::bytes() const
{
    std::size_t bytes = 0;
    for (const KeptRun& run : m_runs)
        bytes += bytesOf(*run.trace);
    return bytes;
}

KeptRun* RunHistory::get(std::uint64_t id)
{
    const auto found = std::ranges::find(m_runs, id, &KeptRun::id);
    return found != m_runs.end() ? &*found : nullptr;
}

void RunHistory::shrink()
{
    const auto droppable = [this] {
        const auto oldest = std::find_if(m_runs.rbegin(), m_runs.rend(),
            [this](const KeptRun& run) { return !run.pinned && &run != &m_runs.front(); });
        return oldest;
    };
    const auto tooMany = [this] {
        const auto free = std::ranges::count(m_runs, false, &KeptRun::pinned);
        return static_cast<std::size_t>(free) > m_most || bytes() > m_mostBytes;
    };
    while (tooMany()) {
        const auto oldest = droppable();
        if (oldest == m_runs.rend())
            return;
        m_runs.erase(std::next(oldest).base());
    }
}

} // namespace app
