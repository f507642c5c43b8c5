#pragma once

#include "engine/record/arena_layout.h"
#include "engine/record/arena_reader.h"
#include "engine/record/recorder.h"

#include <cstdlib>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

/// An arena with this process attached to it, and its reader.
struct Recording {
    explicit Recording(
        const engine::ArenaShape& shape = {.lanes = 8, .eventsPerLane = 1024, .resources = 8},
        engine::ArenaClock clock = engine::bestClock())
        : arena{engine::Arena::create({.workload = "test"}, shape).value()}
    {
        arena.header().clock = clock;
        reader = std::make_unique<engine::ArenaReader>(arena);
        engine::attachRecorder(arena);
    }
    ~Recording() { engine::detachThread(); }

    std::vector<engine::ProgramEvent> drained()
    {
        std::vector<engine::ProgramEvent> events;
        reader->drain(events);
        return events;
    }

    engine::Arena arena;
    std::unique_ptr<engine::ArenaReader> reader;
};

inline void recordValue(std::int64_t value)
{
    engine::record(engine::EventKind::Value, trace::State::Running, 0, value);
}

/// Runs `child` in a forked process; returns its wait status.
inline int inChild(auto&& child, pid_t* id = nullptr)
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        child();
        ::_exit(0);
    }
    if (id != nullptr)
        *id = pid;
    int status = -1;
    ::waitpid(pid, &status, 0);
    return status;
}
