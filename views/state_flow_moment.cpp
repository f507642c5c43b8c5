#include "views/state_flow_moment.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr std::size_t looksAround = 8; ///< slices examined on either side of the playhead

bool isThread(const trace::Actor& actor)
{
    return actor.kind != trace::ActorKind::Cpu && actor.kind != trace::ActorKind::Process
        && actor.kind != trace::ActorKind::GpuQueue;
}

/// When the thread entered the box it is in, from which box, and how long it stays.
struct Stay {
    trace::Time entered{};
    trace::Duration length{};
    std::optional<Stage> from{};
};

Stay stayAt(const trace::Lane& lane, std::size_t i, Stage stage)
{
    Stay stay{.entered = lane[i].window.begin};
    for (std::size_t back = 1; back <= std::min(i, looksAround); ++back) {
        const trace::Slice before = lane[i - back];
        const auto other = stageOf(before.state);
        if (other != stage) {
            stay.from = other;
            break;
        }
        stay.entered = before.window.begin;
    }
    trace::Slice last = lane[i];
    for (std::size_t next = i + 1; next < std::min(lane.size(), i + looksAround); ++next) {
        const trace::Slice after = lane[next];
        if (stageOf(after.state) != stage)
            break;
        last = after;
    }
    stay.length = last.open ? trace::Duration::max() : last.window.end - stay.entered;
    return stay;
}

void add(trace::TransitionCounts& counts, const trace::TransitionCounts& more)
{
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += more[i];
}

std::uint64_t sum(const trace::TransitionCounts& counts)
{
    std::uint64_t total = 0;
    for (const std::uint64_t count : counts)
        total += count;
    return total;
}

/// Transitions of all threads up to `time`.
trace::TransitionCounts countsUntil(const trace::Trace& trace, trace::Time time)
{
    trace::TransitionCounts counts{};
    for (const trace::Actor& actor : trace.actors()) {
        if (isThread(actor))
            add(counts, trace.lane(actor.id).transitionsUntil(time));
    }
    return counts;
}

/// Where the playhead stands for a lane: the trace's end still belongs to its last slice.
std::optional<std::size_t> sliceAt(const trace::Lane& lane, trace::Time playhead)
{
    if (lane.empty())
        return std::nullopt;
    return lane.indexAt(std::min(playhead, lane.extent().end - trace::Duration{1}));
}

} // namespace

FlowMoment flowMoment(const Frame& frame)
{
    const trace::Trace& trace = *frame.trace;
    FlowMoment moment;
    moment.counts = countsUntil(trace, frame.playhead);

    trace::Time latest = trace.extent().begin;
    for (const trace::Actor& actor : trace.actors()) {
        if (!isThread(actor))
            continue;
        const trace::Lane& lane = trace.lane(actor.id);
        const auto slice = sliceAt(lane, frame.playhead);
        if (!slice)
            continue;
        const trace::Slice now = lane[*slice];
        latest = std::max(latest, now.window.begin);
        const auto stage = stageOf(now.state);
        const std::size_t number = moment.tokens.size();
        if (!stage)
            continue;
        ++moment.crowd[std::size_t(*stage)];
        moment.tokens.push_back({.actor = actor.id,
            .slice = *slice,
            .state = now.state,
            .stage = *stage,
            .number = number});
    }

    const double rate = std::abs(frame.rate);
    const trace::Duration journey{std::int64_t(double(journeyTime.count()) * std::min(rate, 1e3))};
    const trace::Duration recent = std::max(journey, trace::Duration{1});
    // Standing still, what counts is the last thing that happened, however long ago.
    const trace::Time since = rate > 0 ? frame.playhead - recent : latest - trace::Duration{1};
    const trace::TransitionCounts before = countsUntil(trace, since);
    moment.tooFast = rate > 0 && sum(moment.counts) - sum(before) > 2 * moment.tokens.size() + 6;
    if (moment.tooFast)
        return moment;
    for (std::size_t i = 0; i < moment.justTaken.size(); ++i)
        moment.justTaken[i] = moment.counts[i] > before[i];

    for (FlowToken& token : moment.tokens) {
        const Stay stay = stayAt(trace.lane(token.actor), token.slice, token.stage);
        const trace::Duration length = std::min(journey, stay.length);
        const trace::Duration gone = frame.playhead - stay.entered;
        if (frame.theme.reducedMotion || !stay.from || gone >= length || gone.count() < 0)
            continue;
        token.from = stay.from;
        token.progress = double(gone.count()) / double(length.count());
    }
    return moment;
}

} // namespace views
