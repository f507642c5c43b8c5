#include "views/lane_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace views {
namespace {

using trace::State;

constexpr auto lost = std::size_t(State::Lost);

State shown(const trace::StateSums& before, const trace::StateSums& after)
{
    if (after[lost] > before[lost])
        return State::Lost;
    State most = State::None;
    trace::Duration longest{};
    for (std::size_t s = 1; s < trace::stateCount; ++s) {
        const trace::Duration spent = after[s] - before[s];
        if (spent > longest) {
            longest = spent;
            most = State(s);
        }
    }
    return most;
}

/// Where there are many slices to a column: from sums at its edges, some columns at a time, so that
/// the sums stay in the nearest cache.
void fromSums(std::vector<State>& states, const trace::Lane& lane, const Columns& columns)
{
    constexpr std::size_t block = 96;
    std::array<trace::StateSums, block + 1> sums;
    for (std::size_t from = 0; from < states.size(); from += block) {
        const std::size_t count = std::min(block, states.size() - from);
        lane.sumsUntil(
            std::span{columns.edges}.subspan(from, count + 1), std::span{sums}.first(count + 1));
        for (std::size_t i = 0; i < count; ++i)
            states[from + i] = shown(sums[i], sums[i + 1]);
    }
}

/// Where there are few slices: slice by slice. Only columns that several share need sums. Columns
/// shorter than a nanosecond have no time in them, but a moment: the state at their edge.
void fromSlices(std::vector<State>& states, const trace::Lane& lane, const Columns& columns,
    std::size_t first, std::size_t end)
{
    const std::vector<trace::Time>& edges = columns.edges;
    trace::StateSums shared{};
    std::size_t sharedColumn = states.size();
    const auto settle = [&] {
        if (sharedColumn < states.size())
            states[sharedColumn] = shown({}, shared);
        shared = {};
    };
    std::size_t column = 0;
    for (std::size_t i = first; i < end; ++i) {
        const trace::Slice slice = lane[i];
        column -= column > 0 ? 1 : 0;
        while (column < states.size() && edges[column] < slice.window.begin
            && edges[column + 1] <= slice.window.begin)
            ++column;
        for (; column < states.size() && edges[column] < slice.window.end; ++column) {
            const trace::Window own{edges[column], edges[column + 1]};
            if (slice.window.begin <= own.begin && own.end <= slice.window.end) {
                states[column] = slice.state;
                continue;
            }
            if (sharedColumn != column) {
                settle();
                sharedColumn = column;
            }
            shared[std::size_t(slice.state)] += own.intersected(slice.window).length();
        }
    }
    settle();
}

} // namespace

int Columns::nearestEdge(trace::Time time) const
{
    const double at = double(time.time_since_epoch().count()) / length - double(first);
    return int(std::clamp(std::round(at), -1e6, 1e6));
}

Columns columnsOver(trace::Window window, int count)
{
    Columns columns;
    columns.length = double(window.length().count()) / count;
    const double begin = double(window.begin.time_since_epoch().count());
    columns.first = std::int64_t(std::floor(begin / columns.length));
    columns.edges.reserve(std::size_t(count) + 1);
    for (int i = 0; i <= count; ++i) {
        const double edge = double(columns.first + i) * columns.length;
        columns.edges.emplace_back(trace::Duration{std::llround(edge)});
    }
    return columns;
}

std::vector<State> shownStates(const trace::Lane& lane, const Columns& columns)
{
    std::vector<State> states(std::size_t(columns.count()), State::None);
    const std::size_t first = lane.indexAt(columns.edges.front()).value_or(0);
    const std::size_t end = lane.firstFrom(columns.edges.back());
    if (end <= first)
        return states;
    if (end - first <= states.size())
        fromSlices(states, lane, columns, first, end);
    else
        fromSums(states, lane, columns);
    return states;
}

std::vector<Bar> wideBars(
    const trace::Lane& lane, const Columns& columns, const std::vector<State>& states, int least)
{
    std::vector<Bar> bars;
    const int count = columns.count();
    const auto sameAs = [&](int i) {
        return std::find_if(states.begin() + i, states.end(), [&](State state) {
            return state != states[std::size_t(i)];
        }) - states.begin();
    };
    for (int run = 0; run < count;) {
        const int runEnd = int(sameAs(run));
        for (int at = run; at < runEnd && runEnd - run >= least;) {
            int next = at + std::max(1, least / 2);
            const trace::Time inside = columns.edges[std::size_t(at)]
                + (columns.edges[std::size_t(at) + 1] - columns.edges[std::size_t(at)]) / 2;
            if (const auto slice = lane.indexAt(inside)) {
                const trace::Slice found = lane[*slice];
                const int begin = columns.nearestEdge(found.window.begin);
                const int end = columns.nearestEdge(found.window.end);
                const Bar bar{.slice = *slice,
                    .begin = std::max({begin, run, bars.empty() ? 0 : bars.back().end}),
                    .end = std::min(end, runEnd),
                    .cutLeft = begin<0, .cutRight = end> count};
                const bool known =
                    found.state == states[std::size_t(run)] && found.state != State::None;
                if (known && bar.width() >= least)
                    bars.push_back(bar);
                next = std::max(next, end);
            }
            at = next;
        }
        run = runEnd;
    }
    return bars;
}

} // namespace views
