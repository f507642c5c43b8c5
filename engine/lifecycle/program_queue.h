#pragma once

#include "engine/lifecycle/block_queue.h"
#include "engine/record/arena_reader.h"

#include <algorithm>
#include <span>
#include <vector>

namespace engine {

/// Program events between arrival and use: a queue per lane, each in time order. Stamps that run
/// backwards or far ahead are clamped, so one wild event holds nothing up for long.
class ProgramQueue {
public:
    /// One lane's events to come. A lane serves one thread after another.
    class Lane {
    public:
        /// The next event at or before `limit`; null if there is none. Valid until the next push.
        const ProgramEvent* front(MonotonicTime limit) const
        {
            return !m_events.empty() && m_events.front().at <= limit ? &m_events.front() : nullptr;
        }
        void pop() { m_events.pop(); }

        /// Whether events were dropped right after the one in front.
        bool gapFollows() const
        {
            return m_events.size() > 1 && m_events[1].kind == EventKind::Gap;
        }
        bool empty() const { return m_events.empty(); }
        bool beingTold = false;

    private:
        friend class ProgramQueue;
        BlockQueue<ProgramEvent> m_events;
        MonotonicTime m_last{};
    };

    /// How far ahead of the present a stamp may be.
    static constexpr MonotonicTime patience = std::chrono::seconds{1};

    /// Takes events of one lane in. `present`: a time about now. Pre: lane < maxLanes.
    void push(std::span<const ProgramEvent> ofOneLane, MonotonicTime present)
    {
        const std::uint32_t number = ofOneLane.front().lane;
        if (number >= m_lanes.size())
            m_lanes.resize(number + std::size_t{1});
        Lane& lane = m_lanes[number];
        MonotonicTime last = lane.m_last;
        for (const ProgramEvent& event : ofOneLane) {
            last = std::max(event.at > present + patience ? present : event.at, last);
            lane.m_events.push(event).at = last;
        }
        lane.m_last = last;
    }
    static constexpr std::uint32_t maxLanes = 1U << 16;

    std::size_t lanes() const { return m_lanes.size(); }
    Lane& lane(std::size_t i) { return m_lanes[i]; }

private:
    std::vector<Lane> m_lanes;
};

} // namespace engine
