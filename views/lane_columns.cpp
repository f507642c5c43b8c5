#include "views/lane_columns.h"

#include <algorithm>
#include <cmath>

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
    thread_local std::vector<trace::StateSums> sums;
    sums.resize(columns.edges.size());
    lane.sumsUntil(columns.edges, sums);

    std::vector<State> states(std::size_t(columns.count()));
    for (std::size_t i = 0; i < states.size(); ++i) {
        // Columns shorter than a nanosecond have no time in them, but a moment.
        states[i] = columns.edges[i] == columns.edges[i + 1] ? lane.stateAt(columns.edges[i])
                                                             : shown(sums[i], sums[i + 1]);
    }
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
