#include "views/cpu_columns.h"

#include <algorithm>

namespace views {
namespace {

using trace::State;

constexpr std::size_t few = 24; ///< slices in a column up to which all are looked at

/// Running totals of a handful of threads.
class Tally {
public:
    void add(trace::ActorId thread, std::int64_t weight)
    {
        const auto found = std::ranges::find(m_shares, thread, &Share::thread);
        if (found != m_shares.end())
            found->weight += weight;
        else
            m_shares.push_back({thread, weight});
    }

    std::optional<trace::ActorId> most() const
    {
        const auto best = std::ranges::max_element(m_shares, {}, &Share::weight);
        return best == m_shares.end() ? std::nullopt : std::optional{best->thread};
    }

    void clear() { m_shares.clear(); }

private:
    struct Share {
        trace::ActorId thread;
        std::int64_t weight;
    };
    std::vector<Share> m_shares;
};

void countAll(
    Tally& tally, const trace::Lane& cpu, std::size_t first, std::size_t end, trace::Window column)
{
    for (std::size_t i = first; i < end; ++i) {
        const trace::Slice slice = cpu[i];
        const auto length = slice.window.intersected(column).length().count();
        if (slice.state == State::Running && slice.peer && length > 0)
            tally.add(*slice.peer, length);
    }
}

void vote(Tally& tally, const trace::Lane& cpu, trace::Window column, int votes)
{
    for (int v = 0; v < votes; ++v) {
        const auto slice = cpu.at(column.begin + column.length() * (2 * v + 1) / (2 * votes));
        if (slice && slice->state == State::Running && slice->peer)
            tally.add(*slice->peer, 1);
    }
}

} // namespace

std::vector<CpuColumn> cpuColumns(const trace::Lane& cpu, const Columns& columns, int votes)
{
    std::vector<trace::StateSums> sums(columns.edges.size());
    cpu.sumsUntil(columns.edges, sums);
    std::vector<CpuColumn> found(std::size_t(columns.count()));
    Tally tally;
    std::size_t end = columns.count() > 0 ? cpu.firstFrom(columns.edges[0]) : 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const trace::Window column{columns.edges[i], columns.edges[i + 1]};
        const auto spent = [&](State state) {
            return sums[i + 1][std::size_t(state)] - sums[i][std::size_t(state)];
        };
        const std::size_t first = end;
        end = cpu.firstFrom(column.end);
        found[i].lost = spent(State::Lost) > trace::Duration::zero();
        if (column.empty()) {
            const auto now = cpu.at(column.begin);
            found[i].busy = now && now->state == State::Running ? 1 : 0;
            found[i].thread = now ? now->peer : std::nullopt;
            continue;
        }
        found[i].busy = double(spent(State::Running).count()) / double(column.length().count());
        if (found[i].busy == 0)
            continue;
        tally.clear();
        if (end - first <= few)
            countAll(tally, cpu, first == 0 ? 0 : first - 1, end, column);
        else
            vote(tally, cpu, column, votes);
        found[i].thread = tally.most();
    }
    return found;
}

Departure departureAt(const trace::Lane& thread, trace::Time end)
{
    const auto next = thread.at(end);
    if (!next)
        return {};
    return {next->state, next->state == State::Runnable};
}

std::vector<Migration> migrationsOf(
    const trace::Lane& thread, trace::Window window, std::size_t most)
{
    constexpr std::size_t looksAt = 20'000;
    std::vector<Migration> found;
    const std::size_t first =
        thread.indexAt(std::max(window.begin, thread.extent().begin)).value_or(0);
    const std::size_t end = std::min(thread.firstFrom(window.end), first + looksAt);
    std::optional<trace::Slice> before;
    for (std::size_t i = first; i < end && found.size() < most; ++i) {
        const trace::Slice slice = thread[i];
        if (slice.state != State::Running || !slice.cpu)
            continue;
        if (before && *before->cpu != *slice.cpu)
            found.push_back({before->window.end, *before->cpu, slice.window.begin, *slice.cpu});
        before = slice;
    }
    return found;
}

} // namespace views
