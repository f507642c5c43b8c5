#include "engine/files/csv.h"

#include "engine/files/export_steps.h"
#include "engine/files/text.h"

namespace engine {
namespace {

using namespace files;
using trace::State;

std::string_view stateWord(State state)
{
    return isWaiting(state) ? std::string_view{"waiting"} : name(state);
}

std::string_view reasonWord(const trace::Slice& slice, State before)
{
    if (isWaiting(slice.state))
        return name(slice.state);
    if (slice.state != State::Runnable)
        return {};
    if (slice.preempted)
        return "preempted";
    return isWaiting(before) ? "woken" : "";
}

std::string nanoseconds(trace::Time time)
{
    return std::to_string(time.time_since_epoch().count());
}

void writeLane(
    AtomicFile& file, const trace::Trace& trace, const trace::Actor& actor, ExportSteps& steps)
{
    const std::string who = std::to_string(index(actor.id)) + ',' + csvField(actor.name) + ','
        + std::to_string(actor.pid) + ',' + std::to_string(actor.tid) + ',';
    const trace::Lane& lane = trace.lane(actor.id);
    State before = State::None;
    for (std::size_t i = 0; i < lane.size() && steps.next(file); ++i) {
        const trace::Slice slice = lane[i];
        std::string line = who;
        line += slice.cpu ? std::to_string(*slice.cpu) : "";
        (line += ',') += stateWord(slice.state);
        (line += ',') += reasonWord(slice, before);
        line += ',';
        if (slice.resource)
            line += csvField(trace.resource(*slice.resource).name);
        (line += ',') += nanoseconds(slice.window.begin);
        (line += ',') += nanoseconds(slice.window.end);
        file.write(line += "\r\n");
        before = slice.state;
    }
}

} // namespace

Result<void> writeCsv(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress)
{
    return exportTo(trace, path, progress, [&](AtomicFile& file, ExportSteps& steps) {
        file.write("actor,name,pid,tid,cpu,state,reason,resource,begin_ns,end_ns\r\n");
        for (const trace::Actor& actor : trace.actors())
            if (actor.kind != trace::ActorKind::Cpu && !steps.cancelled())
                writeLane(file, trace, actor, steps);
    });
}

} // namespace engine
