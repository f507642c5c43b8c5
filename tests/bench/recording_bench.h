#pragma once

#include "bench/ratio.h"
#include "engine/record/arena_reader.h"
#include "engine/record/recorder.h"

#include <thread>

/// The calling thread records, another takes the events out every millisecond.
class RecordingBench {
public:
    RecordingBench()
    {
        engine::attachRecorder(m_arena);
        engine::attachThread("bench");
    }
    ~RecordingBench() { engine::detachThread(); }

    /// Events a round may record without loss, whatever the reader's share of the CPU.
    static constexpr std::size_t room = 100'000;

    static double nsPerEvent(std::size_t count)
    {
        return nsPerCall(count, [](std::size_t i) {
            engine::record(engine::EventKind::Value, trace::State::Running, 1,
                static_cast<std::int64_t>(i), 42);
        });
    }

    /// Blocks until all that was recorded has been read.
    void waitUntilRead() const
    {
        const engine::ArenaLane& lane = *engine::detail::writer.lane;
        while (lane.taken.load() != lane.sequence.load() / 2)
            std::this_thread::sleep_for(std::chrono::microseconds{200});
    }

private:
    void drain(const std::stop_token& stop)
    {
        std::vector<engine::ProgramEvent> events;
        while (!stop.stop_requested()) {
            events.clear();
            m_reader.drain(events, 1U << 20U);
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
    }

    engine::Arena m_arena{
        engine::Arena::create({.workload = "bench"}, {.lanes = 1, .eventsPerLane = 1U << 17U})
            .value()};
    engine::ArenaReader m_reader{m_arena};
    std::jthread m_drainer{[this](const std::stop_token& stop) { drain(stop); }};
};
