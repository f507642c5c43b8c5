#include "app/window/line_events.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace app {
namespace {

auto order(const LineEvent& event)
{
    return std::tuple{event.at, trace::index(event.actor)};
}

} // namespace

std::vector<LineEvent> eventsOfLines(const trace::Trace& trace, const std::vector<int>& lines)
{
    std::vector<LineEvent> events;
    const auto wanted = [&](int line) { return line != 0 && std::ranges::count(lines, line) > 0; };
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        const trace::Lane& lane = trace.lane(thread);
        for (std::size_t i = 0; i < lane.size(); ++i)
            if (const trace::Slice slice = lane[i]; wanted(slice.line))
                events.push_back({.at = slice.window.begin, .actor = thread});
        const trace::Series<trace::Mark>& marks = trace.marks(thread);
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (wanted(marks[i].line))
                events.push_back({.at = marks[i].at, .actor = thread});
    }
    std::ranges::sort(events, {}, order);
    events.erase(std::ranges::unique(events).begin(), events.end());
    return events;
}

std::size_t eventAfter(const std::vector<LineEvent>& events, trace::Time time)
{
    const auto found = std::ranges::upper_bound(events, time, {}, &LineEvent::at);
    return static_cast<std::size_t>(found - events.begin());
}

std::size_t eventBefore(const std::vector<LineEvent>& events, trace::Time time)
{
    const auto found = std::ranges::lower_bound(events, time, {}, &LineEvent::at);
    return found == events.begin() ? events.size()
                                   : static_cast<std::size_t>(found - events.begin()) - 1;
}

std::size_t threadsIn(const std::vector<LineEvent>& events)
{
    std::set<std::size_t> threads;
    for (const LineEvent& event : events)
        threads.insert(trace::index(event.actor));
    return threads.size();
}

} // namespace app
