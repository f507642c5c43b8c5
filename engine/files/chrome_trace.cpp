#include "engine/files/chrome_trace.h"

#include "engine/files/export_steps.h"
#include "engine/files/text.h"
#include "engine/files/track_ids.h"

#include <cstdio>

namespace engine {
namespace {

using namespace files;
using trace::State;

/// µs with three decimals, digit by digit: a double would round, and slices that overlap by a
/// rounding error vanish.
std::string microseconds(trace::Duration duration)
{
    const std::int64_t ns = duration.count();
    const auto magnitude =
        ns < 0 ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    std::string digits = std::to_string(magnitude % 1000);
    digits.insert(0, 3 - digits.size(), '0');
    return (ns < 0 ? "-" : "") + std::to_string(magnitude / 1000) + '.' + digits;
}

std::string microseconds(trace::Time time)
{
    return microseconds(time.time_since_epoch());
}

/// Names that Chrome's viewer gives its colours.
std::string_view colourOf(State state)
{
    switch (state) {
    case State::Running: return "thread_state_running";
    case State::Runnable: return "thread_state_runnable";
    case State::Io: return "thread_state_iowait";
    case State::Upload: return "rail_load";
    case State::Dispatch: return "rail_animation";
    case State::Download: return "rail_response";
    default: return "thread_state_sleeping";
    }
}

class Writer {
public:
    Writer(const trace::Trace& trace, AtomicFile& file, ExportSteps& steps)
        : m_trace{trace}
        , m_file{file}
        , m_steps{steps}
        , m_ids{trace}
    {
    }

    void writeAll()
    {
        m_file.write("{\"displayTimeUnit\":\"ns\",\"otherData\":{\"demo\":"
            + jsonString(m_trace.provenance().demo)
            + ",\"version\":" + jsonString(m_trace.provenance().version) + ",\"observed_by\":"
            + jsonString(label(m_trace.provenance().tier)) + ",\"lost_kernel_records\":"
            + std::to_string(m_trace.losses().kernel) + ",\"lost_program_events\":"
            + std::to_string(m_trace.losses().program) + "},\"traceEvents\":[");
        writeNames();
        for (const trace::Actor& actor : m_trace.actors()) {
            writeSlices(actor);
            writeMarks(actor);
        }
        writeFlows();
        m_file.write("\n]}\n");
    }

private:
    void event(const std::string& body)
    {
        m_file.write(m_first ? "\n{" : ",\n{");
        m_file.write(body);
        m_file.write("}");
        m_first = false;
    }
    std::string track(trace::ActorId actor) const
    {
        const auto& ids = m_ids[actor];
        return "\"pid\":" + std::to_string(ids.pid) + ",\"tid\":" + std::to_string(ids.tid);
    }

    void metadata(std::string_view what, const std::string& where, std::string_view called)
    {
        event("\"ph\":\"M\",\"name\":\"" + std::string{what} + "\"," + where
            + ",\"args\":{\"name\":" + jsonString(called) + '}');
    }
    void writeNames();
    void writeSlices(const trace::Actor& actor);
    void writeMarks(const trace::Actor& actor);
    void writeFlows();

    const trace::Trace& m_trace;
    AtomicFile& m_file;
    ExportSteps& m_steps;
    TrackIds m_ids;
    bool m_first = true;
};

void Writer::writeNames()
{
    metadata("process_name", "\"pid\":" + std::to_string(TrackIds::cpus), "CPUs");
    for (const trace::Actor& actor : m_trace.actors()) {
        if (actor.kind == trace::ActorKind::Process)
            metadata("process_name", "\"pid\":" + std::to_string(m_ids[actor.id].pid), actor.name);
        metadata("thread_name", track(actor.id), actor.name);
        event("\"ph\":\"M\",\"name\":\"thread_sort_index\"," + track(actor.id)
            + ",\"args\":{\"sort_index\":" + std::to_string(index(actor.id)) + '}');
    }
}

void Writer::writeSlices(const trace::Actor& actor)
{
    const std::string where = track(actor.id);
    const trace::Lane& lane = m_trace.lane(actor.id);
    for (std::size_t i = 0; i < lane.size() && m_steps.next(m_file); ++i) {
        const trace::Slice slice = lane[i];
        if (slice.state == State::None || slice.state == State::Dead)
            continue;
        std::string called{label(slice.state)};
        if (actor.kind == trace::ActorKind::Cpu && slice.peer)
            called = m_trace.actor(*slice.peer).name;
        else if (slice.resource)
            called += ": " + m_trace.resource(*slice.resource).name;

        std::string arguments = "\"state\":" + jsonString(name(slice.state))
            + ",\"known_from\":" + jsonString(name(slice.basis));
        if (slice.cpu)
            arguments += ",\"cpu\":" + std::to_string(*slice.cpu);
        if (slice.preempted)
            arguments += ",\"preempted\":true";
        if (slice.peer && actor.kind != trace::ActorKind::Cpu)
            arguments += ",\"woken_by\":" + jsonString(m_trace.actor(*slice.peer).name);
        if (slice.line != 0)
            arguments += ",\"line\":" + std::to_string(slice.line);
        event("\"ph\":\"X\",\"cat\":\"state\",\"name\":" + jsonString(called) + ',' + where
            + ",\"ts\":" + microseconds(slice.window.begin)
            + ",\"dur\":" + microseconds(slice.window.length())
            + ",\"cname\":" + jsonString(colourOf(slice.state)) + ",\"args\":{" + arguments + '}');
    }
}

void Writer::writeMarks(const trace::Actor& actor)
{
    const std::string where = track(actor.id);
    const auto& marks = m_trace.marks(actor.id);
    for (std::size_t i = 0; i < marks.size() && m_steps.next(m_file); ++i) {
        const trace::Mark& mark = marks[i];
        const std::string about = mark.resource ? m_trace.resource(*mark.resource).name : "";
        const std::string at = where + ",\"ts\":" + microseconds(mark.at);
        const std::string value = std::to_string(mark.value);
        const auto instant = [&](const std::string& called) {
            event("\"ph\":\"i\",\"s\":\"t\",\"cat\":\"mark\",\"name\":" + jsonString(called) + ','
                + at + ",\"args\":{\"value\":" + value + ",\"line\":" + std::to_string(mark.line)
                + '}');
        };
        switch (mark.kind) {
        case trace::MarkKind::Line: instant("line " + std::to_string(mark.line)); break;
        case trace::MarkKind::Value:
            event("\"ph\":\"C\",\"name\":" + jsonString(about) + ',' + at
                + ",\"args\":{\"value\":" + value + '}');
            break;
        case trace::MarkKind::Acquire: instant("takes " + about); break;
        case trace::MarkKind::Release: instant("releases " + about); break;
        case trace::MarkKind::Label: instant(about); break;
        case trace::MarkKind::Gap: instant(value + " events lost"); break;
        }
    }
}

void Writer::writeFlows()
{
    const auto& flows = m_trace.flows();
    for (std::size_t i = 0; i < flows.size() && m_steps.next(m_file); ++i) {
        const trace::Flow& flow = flows[i];
        const std::string same = "\"cat\":\"flow\",\"name\":" + jsonString(name(flow.kind))
            + ",\"id\":" + std::to_string(i) + ',';
        event("\"ph\":\"s\"," + same + track(flow.from) + ",\"ts\":" + microseconds(flow.sent));
        event("\"ph\":\"f\",\"bp\":\"e\"," + same + track(flow.to)
            + ",\"ts\":" + microseconds(flow.received));
    }
}

} // namespace

Result<void> writeChromeTrace(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress)
{
    return exportTo(trace, path, progress, [&](AtomicFile& file, ExportSteps& steps) {
        Writer{trace, file, steps}.writeAll();
    });
}

} // namespace engine
