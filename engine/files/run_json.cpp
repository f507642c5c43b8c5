#include "engine/files/run_json.h"

#include "engine/trace/figures.h"

#include <nlohmann/json.hpp>

namespace engine {
namespace {

using Json = nlohmann::ordered_json;

Json nanoseconds(const std::optional<trace::Duration>& duration)
{
    return duration ? Json(duration->count()) : Json(nullptr);
}

/// Every state by name, so that a reader never has to ask whether a key exists: of threads, or of
/// GPUs' queues.
Json timeIn(const trace::StateSums& sums, bool queues = false)
{
    Json json = Json::object();
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (const auto state = static_cast<trace::State>(i); isQueueWork(state) == queues)
            json[std::string{name(state)}] = sums[i].count();
    return json;
}

Json parametersOf(const trace::Provenance& provenance)
{
    Json json = Json::object();
    for (const trace::Setting& setting : provenance.parameters)
        json[setting.key] = {
            {"value", setting.value}, {"text", setting.text}, {"unit", setting.unit}};
    return json;
}

Json threadsOf(const trace::Trace& trace, const trace::Figures& figures)
{
    Json json = Json::array();
    for (const trace::ThreadFigures& thread : figures.threads) {
        const trace::Actor& actor = trace.actor(thread.actor);
        const trace::Counters& counters = trace.counters(thread.actor);
        json.push_back({{"name", actor.name}, {"pid", actor.pid}, {"tid", actor.tid},
            {"context_switches", counters.switches}, {"preemptions", counters.preemptions},
            {"migrations", counters.migrations}, {"time_ns", timeIn(thread.time)}});
    }
    return json;
}

/// What GPUs' queues did, on the axis of the threads.
Json queuesOf(const trace::Trace& trace)
{
    Json json = Json::array();
    for (const trace::ActorId id : trace.actorsOf(trace::ActorKind::GpuQueue)) {
        const trace::Lane& lane = trace.lane(id);
        Json work = Json::array();
        for (std::size_t i = 0; i < lane.size(); ++i)
            if (const trace::Slice slice = lane[i]; isQueueWork(slice.state))
                work.push_back({{"what", name(slice.state)},
                    {"begin_ns", slice.window.begin.time_since_epoch().count()},
                    {"end_ns", slice.window.end.time_since_epoch().count()},
                    {"known_from", name(slice.basis)}});
        Json errors = Json::array();
        for (std::size_t i = 0; i < trace.marks(id).size(); ++i)
            if (const trace::Mark& mark = trace.marks(id)[i]; mark.kind == trace::MarkKind::Value)
                errors.push_back(
                    {{"from_ns", mark.at.time_since_epoch().count()}, {"within_ns", mark.value}});
        json.push_back(
            {{"name", trace.actor(id).name}, {"time_ns", timeIn(lane.timeIn(trace.extent()), true)},
                {"clock_errors", errors}, {"work", work}});
    }
    return json;
}

/// Every sample, so that nobody has to trust our statistics.
Json measuredOf(const trace::Trace& trace)
{
    Json all = Json::array();
    for (const trace::Quantity& quantity : trace.quantities())
        all.push_back(
            {{"figure", quantity.figure}, {"key", quantity.key}, {"label", quantity.label},
                {"unit", quantity.unit}, {"x_label", quantity.xLabel}, {"x_unit", quantity.xUnit},
                {"source", name(quantity.source)}, {"readings", Json::array()}});
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        Json sample{{"at_ns", reading.at.time_since_epoch().count()}, {"x", reading.x},
            {"y", reading.y}, {"verdict", name(reading.verdict)}};
        if (reading.kept())
            sample["value"] = reading.value;
        all[index(reading.quantity)]["readings"].push_back(std::move(sample));
    }
    return all;
}

} // namespace

std::string runJson(const trace::Trace& trace)
{
    const trace::Figures figures = trace::figures(trace);
    const trace::Provenance& from = trace.provenance();
    const trace::Outcome& outcome = trace.outcome();
    const Json json{
        {"demo", from.demo},
        {"title", from.title},
        {"parameters", parametersOf(from)},
        {"seed", from.seed},
        {"started", from.started},
        {"version", from.version},
        {"source", name(from.source)},
        {"tier", name(from.tier)},
        {"tier_label", label(from.tier)},
        {"tier_reason", from.tierReason},
        {"machine",
            {{"cpu", from.machine.cpu}, {"kernel", from.machine.kernel},
                {"cpus", from.machine.cpus}}},
        {"outcome",
            {{"kind", name(outcome.kind)}, {"exit_code", outcome.exitCode},
                {"signal", outcome.signal}, {"text", outcome.text}}},
        {"duration_ns", figures.window.length().count()},
        {"events", figures.events},
        {"lost_events", {{"kernel", figures.losses.kernel}, {"program", figures.losses.program}}},
        {"context_switches", figures.switches},
        {"preemptions", figures.preemptions},
        {"migrations", figures.migrations},
        {"wakeup_latency_ns",
            {{"count", trace.wakeLatency().count()}, {"p50", nanoseconds(figures.wakeP50)},
                {"p99", nanoseconds(figures.wakeP99)}}},
        {"cpu_use", figures.cpuUse},
        {"time_ns", timeIn(figures.total)},
        {"threads", threadsOf(trace, figures)},
        {"gpu_queues", queuesOf(trace)},
        {"measured", measuredOf(trace)},
    };
    // Names come from programs: what is not UTF-8 is replaced, not thrown about.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace engine
