#include "engine/files/perfetto.h"

#include "engine/files/export_steps.h"
#include "engine/files/protobuf.h"
#include "engine/files/text.h"
#include "engine/files/track_ids.h"

#include <queue>

#include <tuple>

namespace engine {
namespace {

using namespace files;
using trace::State;

/// GenericKernelTaskStateEvent.TaskStateEnum.
enum class TaskState : std::uint8_t {
    Created = 1,
    Runnable = 2,
    Running = 3,
    InterruptibleSleep = 4,
    UninterruptibleSleep = 5,
    Stopped = 6,
    Dead = 7,
    Destroyed = 8,
};

TaskState taskState(State state)
{
    switch (state) {
    case State::New: return TaskState::Created;
    case State::Runnable: return TaskState::Runnable;
    case State::Running: return TaskState::Running;
    case State::Io: return TaskState::UninterruptibleSleep;
    case State::Dead: return TaskState::Dead;
    case State::None:
    case State::Lost: return TaskState::Stopped;
    default: return TaskState::InterruptibleSleep;
    }
}

/// Where one thread's export has got to.
struct Cursor {
    trace::ActorId actor{};
    std::size_t next = 0;
    trace::Slice slice{}; ///< number `next` of the lane
    std::optional<TaskState> before{};
    trace::CpuId cpu = 0; ///< where it ran last
};

/// Events ascend in time; at one instant whoever leaves a CPU goes before who takes it.
struct Later {
    bool operator()(const Cursor& a, const Cursor& b) const { return key(a) > key(b); }
    static std::tuple<trace::Time, bool, trace::ActorId> key(const Cursor& cursor)
    {
        return {cursor.slice.window.begin, cursor.slice.state == State::Running, cursor.actor};
    }
};

class Writer {
public:
    Writer(const trace::Trace& trace, AtomicFile& file, ExportSteps& steps)
        : m_trace{trace}
        , m_file{file}
        , m_steps{steps}
        , m_ids{trace} // Timestamps are unsigned; a trace may begin before its run's start.
        , m_zero{std::min(trace.extent().begin, trace::Time{})}
    {
    }

    void writeAll()
    {
        writeProcesses();
        std::priority_queue<Cursor, std::vector<Cursor>, Later> cursors;
        for (const trace::Actor& actor : m_trace.actors()) {
            const trace::Lane& lane = m_trace.lane(actor.id);
            if (actor.kind == trace::ActorKind::GpuQueue)
                writeTrack(actor);
            if (actor.kind != trace::ActorKind::Cpu && !lane.empty())
                cursors.push({.actor = actor.id, .slice = lane[0]});
        }
        while (!cursors.empty() && m_steps.next(m_file)) {
            Cursor cursor = cursors.top();
            cursors.pop();
            if (m_trace.actor(cursor.actor).kind == trace::ActorKind::GpuQueue)
                writeWork(cursor);
            else
                writeSlice(cursor);
            const trace::Lane& lane = m_trace.lane(cursor.actor);
            if (++cursor.next == lane.size())
                continue;
            cursor.slice = lane[cursor.next];
            cursors.push(cursor);
        }
    }

private:
    // Field numbers of Trace, TracePacket and generic_task.proto.
    void packet(trace::Time at, std::uint32_t field, const Message& body)
    {
        Message inner;
        inner.number(8, static_cast<std::uint64_t>((at - m_zero).count()));
        inner.number(10, 1); // trusted_packet_sequence_id
        inner.message(field, body);
        Message outer;
        outer.message(1, inner);
        m_file.write(outer.bytes());
    }

    void writeProcesses();
    static std::uint64_t trackOf(trace::ActorId queue) { return 1 + index(queue); }
    void writeTrack(const trace::Actor& queue);
    void writeWork(Cursor& cursor);
    void writeSlice(Cursor& cursor);
    void writeState(Cursor& cursor, TaskState state);
    void writeThreadName(const Cursor& cursor);

    const trace::Trace& m_trace;
    AtomicFile& m_file;
    ExportSteps& m_steps;
    TrackIds m_ids;
    trace::Time m_zero;
};

void Writer::writeProcesses()
{
    Message tree;
    for (const trace::Actor& actor : m_trace.actors()) {
        if (actor.kind != trace::ActorKind::Process)
            continue;
        Message process;
        process.number(1, static_cast<std::uint64_t>(m_ids[actor.id].pid));
        if (actor.parent)
            process.number(2, static_cast<std::uint64_t>(m_ids[*actor.parent].pid));
        process.bytes(3, validUtf8(actor.name));
        tree.message(1, process);
    }
    if (!tree.bytes().empty())
        packet(m_trace.extent().begin, 122, tree);
}

/// The track of a queue, which is no thread.
void Writer::writeTrack(const trace::Actor& queue)
{
    Message descriptor;
    descriptor.number(1, trackOf(queue.id));
    descriptor.bytes(2, validUtf8(queue.name));
    packet(m_trace.extent().begin, 60, descriptor);
}

/// The slice before ends where this one begins.
void Writer::writeWork(Cursor& cursor)
{
    const auto event = [&](std::uint64_t type, std::string_view called) {
        Message body;
        body.number(9, type);
        body.number(11, trackOf(cursor.actor));
        if (!called.empty())
            body.bytes(23, called);
        packet(cursor.slice.window.begin, 11, body);
    };
    constexpr std::uint64_t begins = 1;
    constexpr std::uint64_t ends = 2;
    if (cursor.before)
        event(ends, {});
    cursor.before.reset();
    if (cursor.slice.state == State::None)
        return;
    event(begins, name(cursor.slice.state));
    cursor.before = TaskState::Running;
}

void Writer::writeThreadName(const Cursor& cursor)
{
    // After its first event: Perfetto refuses the creation of a thread it already knows.
    const auto& ids = m_ids[cursor.actor];
    Message thread;
    thread.number(1, static_cast<std::uint64_t>(ids.tid));
    thread.number(2, static_cast<std::uint64_t>(ids.pid));
    thread.bytes(3, validUtf8(m_trace.actor(cursor.actor).name));
    thread.number(4, ids.tid == ids.pid ? 1 : 0);
    Message tree;
    tree.message(2, thread);
    packet(cursor.slice.window.begin, 122, tree);
}

void Writer::writeState(Cursor& cursor, TaskState state)
{
    Message event;
    event.number(1, cursor.cpu);
    event.bytes(2, validUtf8(m_trace.actor(cursor.actor).name));
    event.number(3, static_cast<std::uint64_t>(m_ids[cursor.actor].tid));
    event.number(4, static_cast<std::uint64_t>(state));
    packet(cursor.slice.window.begin, 117, event);
    if (!cursor.before)
        writeThreadName(cursor);
    cursor.before = state;
}

void Writer::writeSlice(Cursor& cursor)
{
    const TaskState state = taskState(cursor.slice.state);
    if (cursor.before == TaskState::Destroyed)
        return; // Perfetto accepts nothing after death.
    if (state == TaskState::Created && cursor.before)
        return; // Only a first state creates.
    if (state == TaskState::Running) {
        if (cursor.before == TaskState::Running)
            writeState(cursor, TaskState::Runnable);
        cursor.cpu = cursor.slice.cpu.value_or(cursor.cpu);
    }
    writeState(cursor, state);
    if (state == TaskState::Dead)
        writeState(cursor, TaskState::Destroyed);
}

} // namespace

Result<void> writePerfetto(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress)
{
    return exportTo(trace, path, progress, [&](AtomicFile& file, ExportSteps& steps) {
        Writer{trace, file, steps}.writeAll();
    });
}

} // namespace engine
