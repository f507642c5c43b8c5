#include "app/window/overview_marks.h"

#include "views/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace app {
namespace {

using trace::State;

struct OverviewMarks {
    Q_DECLARE_TR_FUNCTIONS(OverviewMarks)
};

/// Since when every thread that still lives waits, two of them or more for locks.
std::optional<OverviewMark> standstill(const trace::Trace& trace)
{
    const trace::OutcomeKind kind = trace.outcome().kind;
    if (kind == trace::OutcomeKind::Finished || kind == trace::OutcomeKind::Unfinished)
        return {};
    int forLocks = 0;
    trace::Time since = trace.extent().begin;
    for (const trace::ActorId id : trace.actorsOf(trace::ActorKind::Thread)) {
        const trace::Lane& lane = trace.lane(id);
        // Being killed at the end is no way out.
        std::size_t last = lane.size();
        while (last > 0
            && (lane[last - 1].state == State::Dead
                || trace.extent().end - lane[last - 1].window.begin < trace::Duration{50'000'000}))
            --last;
        if (last == 0)
            continue;
        const trace::Slice slice = lane[last - 1];
        if (!isWaiting(slice.state))
            return {};
        forLocks += slice.state == State::Lock ? 1 : 0;
        since = std::max(since, slice.window.begin);
    }
    if (forLocks < 2)
        return {};
    return OverviewMark{since, OverviewMark::Kind::Trouble,
        OverviewMarks::tr(
            "From here on no thread can go on: %n wait for locks", nullptr, int(forLocks))};
}

void addLosses(const trace::Trace& trace, std::vector<OverviewMark>& marks)
{
    static constexpr std::size_t most = 50;
    for (const trace::Actor& actor : trace.actors()) {
        const trace::Lane& lane = trace.lane(actor.id);
        if (actor.kind != trace::ActorKind::Thread || trace.losses() == trace::Losses{})
            continue;
        for (std::size_t i = 0; i < lane.size() && marks.size() < most; ++i)
            if (lane[i].state == State::Lost)
                marks.push_back({lane[i].window.begin, OverviewMark::Kind::Loss,
                    OverviewMarks::tr("Records were lost here")});
    }
}

} // namespace

std::vector<OverviewMark> overviewMarks(const trace::Trace& trace)
{
    std::vector<OverviewMark> marks;
    addLosses(trace, marks);
    std::ranges::sort(marks, {}, &OverviewMark::at);
    const auto same = [](const OverviewMark& a, const OverviewMark& b) { return a.at == b.at; };
    marks.erase(std::unique(marks.begin(), marks.end(), same), marks.end());
    if (auto mark = standstill(trace))
        marks.push_back(*std::move(mark));
    const trace::Outcome& outcome = trace.outcome();
    if (outcome.kind == trace::OutcomeKind::Crashed
        || outcome.kind == trace::OutcomeKind::LimitExceeded
        || outcome.kind == trace::OutcomeKind::Failed)
        marks.push_back({trace.extent().end, OverviewMark::Kind::Trouble,
            OverviewMarks::tr("The run ended here: %1").arg(views::shown(outcome.text))});
    for (const trace::Bookmark& bookmark : trace.bookmarks())
        marks.push_back({bookmark.at, OverviewMark::Kind::Bookmark,
            bookmark.note.empty() ? OverviewMarks::tr("Bookmark")
                                  : QString::fromStdString(bookmark.note)});
    std::ranges::stable_sort(marks, {}, &OverviewMark::at);
    return marks;
}

std::optional<OverviewMark> nearestMark(
    std::span<const OverviewMark> marks, trace::Time time, trace::Duration reach)
{
    std::optional<OverviewMark> best;
    for (const OverviewMark& mark : marks) {
        const trace::Duration away = std::chrono::abs(mark.at - time);
        if (away <= reach && (!best || away < std::chrono::abs(best->at - time)))
            best = mark;
    }
    return best;
}

std::optional<OverviewMark> nextMark(std::span<const OverviewMark> marks, trace::Time time)
{
    const auto found = std::ranges::upper_bound(marks, time, {}, &OverviewMark::at);
    return found != marks.end() ? std::optional{*found} : std::nullopt;
}

std::optional<OverviewMark> previousMark(std::span<const OverviewMark> marks, trace::Time time)
{
    const auto found = std::ranges::lower_bound(marks, time, {}, &OverviewMark::at);
    return found != marks.begin() ? std::optional{*std::prev(found)} : std::nullopt;
}

} // namespace app
