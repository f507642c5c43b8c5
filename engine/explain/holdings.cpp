#include "engine/explain/holdings.h"

#include <algorithm>
#include <mutex>

namespace engine {

using trace::ActorId;
using trace::Mark;
using trace::MarkKind;
using trace::ResourceId;
using trace::Time;

namespace {

constexpr std::size_t looksBack = 4096; ///< holdings

struct Timeline {
    std::vector<Holding> holdings{}; ///< by begin
    std::vector<Holding> fresh{}; ///< of the marks being read, not yet among them
    std::vector<ActorId> users{};
    std::optional<Time> signalled{}; ///< first time it was given back by someone who had none
    bool shared = false; ///< several may have it at once
};

struct Open {
    ResourceId resource{};
    Time begin{};
    std::optional<std::size_t> fresh{}; ///< its place among them
};

struct Hand {
    std::size_t read = 0; ///< marks
    std::vector<Open> open{};
};

bool beginsBefore(const Holding& a, const Holding& b)
{
    return a.begin < b.begin;
}

} // namespace

struct Holdings::Index {
    std::mutex mutex;
    std::vector<Hand> hands; ///< by actor
    std::vector<Timeline> timelines; ///< by resource

    void read(const trace::Trace& trace);
    void read(const Mark& mark, ActorId actor, Hand& hand);
    void take(const Mark& mark, ActorId actor, Hand& hand);
    void give(const Mark& mark, ActorId actor, Hand& hand);
    Holding* find(const Open& open, ActorId actor);
    void settle(Timeline& timeline);

    const Timeline* timeline(ResourceId resource) const
    {
        return trace::index(resource) < timelines.size() ? &timelines[trace::index(resource)]
                                                         : nullptr;
    }
};

void Holdings::Index::read(const trace::Trace& trace)
{
    hands.resize(std::max(hands.size(), trace.actors().size()));
    const std::size_t known = timelines.size();
    timelines.resize(std::max(known, trace.resources().size()));
    for (std::size_t i = known; i < timelines.size(); ++i)
        timelines[i].shared = trace.resources()[i].kind != trace::ResourceKind::Lock;

    bool anything = false;
    for (const trace::Actor& actor : trace.actors()) {
        Hand& hand = hands[trace::index(actor.id)];
        const auto& marks = trace.marks(actor.id);
        anything = anything || hand.read < marks.size();
        for (; hand.read < marks.size(); ++hand.read)
            read(marks[hand.read], actor.id, hand);
    }
    if (!anything)
        return;
    for (Timeline& timeline : timelines)
        settle(timeline);
    for (Hand& hand : hands)
        for (Open& open : hand.open)
            open.fresh.reset();
}

void Holdings::Index::read(const Mark& mark, ActorId actor, Hand& hand)
{
    if (mark.kind == MarkKind::Gap)
        for (const Open& open : hand.open)
            find(open, actor)->sure = false;
    if (!mark.resource || trace::index(*mark.resource) >= timelines.size())
        return;
    if (mark.kind == MarkKind::Acquire)
        take(mark, actor, hand);
    if (mark.kind == MarkKind::Release)
        give(mark, actor, hand);
}

void Holdings::Index::take(const Mark& mark, ActorId actor, Hand& hand)
{
    Timeline& timeline = timelines[trace::index(*mark.resource)];
    const auto had = std::ranges::find(hand.open, *mark.resource, &Open::resource);
    if (!timeline.shared && had != hand.open.end()) { // it gave it back unheard
        Holding* const before = find(*had, actor);
        before->end = mark.at;
        before->sure = false;
        hand.open.erase(had);
    }
    hand.open.push_back(
        {.resource = *mark.resource, .begin = mark.at, .fresh = timeline.fresh.size()});
    timeline.fresh.push_back({.begin = mark.at, .actor = actor});
    if (std::ranges::find(timeline.users, actor) == timeline.users.end())
        timeline.users.push_back(actor);
}

void Holdings::Index::give(const Mark& mark, ActorId actor, Hand& hand)
{
    Timeline& timeline = timelines[trace::index(*mark.resource)];
    const auto had = std::ranges::find(hand.open, *mark.resource, &Open::resource);
    if (had != hand.open.end()) {
        Holding* const holding = find(*had, actor);
        holding->end = mark.at;
        holding->sure = true; // nothing of it was lost after all
        hand.open.erase(had);
        return;
    }
    if (timeline.shared)
        timeline.signalled = std::min(timeline.signalled.value_or(mark.at), mark.at);
    timeline.fresh.push_back({.begin = mark.at, .end = mark.at, .actor = actor, .sure = false});
}

Holding* Holdings::Index::find(const Open& open, ActorId actor)
{
    Timeline& timeline = timelines[trace::index(open.resource)];
    if (open.fresh)
        return &timeline.fresh[*open.fresh];
    auto found = std::ranges::lower_bound(timeline.holdings, open.begin, {}, &Holding::begin);
    while (found->actor != actor || !found->open())
        ++found;
    return &*found;
}

void Holdings::Index::settle(Timeline& timeline)
{
    if (timeline.fresh.empty())
        return;
    std::ranges::stable_sort(timeline.fresh, beginsBefore);
    const auto from = std::ranges::upper_bound(
        timeline.holdings, timeline.fresh.front().begin, {}, &Holding::begin);
    const auto kept = from - timeline.holdings.begin();
    const auto middle = std::ssize(timeline.holdings);
    timeline.holdings.insert(timeline.holdings.end(), timeline.fresh.begin(), timeline.fresh.end());
    const auto begin = timeline.holdings.begin();
    std::inplace_merge(begin + kept, begin + middle, timeline.holdings.end(), beginsBefore);
    timeline.fresh.clear();
}

Holdings::Holdings(const trace::Trace& trace)
    : m_until{trace.extent().end}
{
    trace::Findings& findings = trace.findings();
    const std::scoped_lock lock{findings.mutex};
    if (!findings.holdings)
        findings.holdings = std::make_shared<Index>();
    m_index = std::static_pointer_cast<Index>(findings.holdings);
    const std::scoped_lock index{m_index->mutex};
    m_index->read(trace);
}

namespace {

/// What was known at `until`.
Holding asOf(Holding holding, Time until)
{
    if (holding.end > until)
        holding.end = Time::max();
    return holding;
}

/// One past the last that begins at or before `time`.
std::size_t upTo(const Timeline& timeline, Time time)
{
    return static_cast<std::size_t>(
        std::ranges::upper_bound(timeline.holdings, time, {}, &Holding::begin)
        - timeline.holdings.begin());
}

} // namespace

std::optional<Holding> Holdings::at(ResourceId resource, Time time) const
{
    const std::scoped_lock lock{m_index->mutex};
    const Timeline* const timeline = m_index->timeline(resource);
    const std::size_t end = timeline ? upTo(*timeline, std::min(time, m_until)) : 0;
    if (end == 0)
        return {};
    const Holding last = asOf(timeline->holdings[end - 1], m_until);
    return last.contains(time) ? std::optional{last} : std::nullopt;
}

std::vector<Holding> Holdings::allAt(ResourceId resource, Time time, std::size_t most) const
{
    std::vector<Holding> found;
    const std::scoped_lock lock{m_index->mutex};
    const Timeline* const timeline = m_index->timeline(resource);
    std::size_t i = timeline ? upTo(*timeline, std::min(time, m_until)) : 0;
    for (std::size_t looked = 0; i-- > 0 && looked < looksBack && found.size() < most; ++looked) {
        const Holding holding = asOf(timeline->holdings[i], m_until);
        if (holding.contains(time))
            found.push_back(holding);
        if (!timeline->shared)
            break; // who took it before had given it back
    }
    std::ranges::reverse(found);
    return found;
}

Holdings::Turns Holdings::over(ResourceId resource, trace::Window window, std::size_t most) const
{
    Turns turns;
    const std::scoped_lock lock{m_index->mutex};
    const Timeline* const timeline = m_index->timeline(resource);
    if (timeline == nullptr)
        return turns;
    std::size_t first = upTo(*timeline, window.begin);
    if (first > 0 && timeline->holdings[first - 1].end > window.begin)
        --first;
    const std::size_t last = upTo(*timeline, std::min(window.end, m_until));
    for (std::size_t i = first; i < last; ++i) {
        if (timeline->holdings[i].begin >= window.end)
            break;
        if (turns.first.size() < most)
            turns.first.push_back(asOf(timeline->holdings[i], m_until));
        ++turns.count;
    }
    return turns;
}

std::optional<Holding> Holdings::lastGiven(
    ResourceId resource, Time time, std::optional<ActorId> actor) const
{
    std::optional<Holding> best;
    const std::scoped_lock lock{m_index->mutex};
    const Timeline* const timeline = m_index->timeline(resource);
    std::size_t i = timeline ? upTo(*timeline, std::min(time, m_until)) : 0;
    for (std::size_t looked = 0; i-- > 0 && looked < looksBack; ++looked) {
        const Holding& holding = timeline->holdings[i];
        const bool given = holding.end <= std::min(time, m_until);
        if (given && (!actor || holding.actor == *actor) && (!best || holding.end > best->end))
            best = holding;
        if (best && !timeline->shared)
            break;
    }
    return best;
}

bool Holdings::isSignalled(ResourceId resource) const
{
    const std::scoped_lock lock{m_index->mutex};
    const Timeline* const timeline = m_index->timeline(resource);
    return timeline && timeline->signalled && *timeline->signalled <= m_until;
}

std::vector<ActorId> Holdings::users(ResourceId resource) const
{
    const std::scoped_lock lock{m_index->mutex};
    const Timeline* const timeline = m_index->timeline(resource);
    return timeline ? timeline->users : std::vector<ActorId>{};
}

bool Holdings::used(ResourceId resource) const
{
    const std::scoped_lock lock{m_index->mutex};
    const Timeline* const timeline = m_index->timeline(resource);
    return timeline && !timeline->holdings.empty();
}

std::optional<Time> nextTaken(
    const trace::Trace& trace, ActorId actor, ResourceId resource, Time from)
{
    const auto& marks = trace.marks(actor);
    for (std::size_t i = marks.upperBound(from - trace::Duration{1}, &Mark::at); i < marks.size();
         ++i)
        if (marks[i].kind == MarkKind::Acquire && marks[i].resource == resource)
            return marks[i].at;
    return {};
}

} // namespace engine
