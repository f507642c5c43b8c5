#include "engine/trace/builder.h"

#include <cmath>
#include <utility>

namespace trace {
namespace {

bool repeats(const SliceStart& before, const SliceStart& start)
{
    return before.state == start.state && before.cpu == start.cpu
        && before.resource == start.resource && before.peer == start.peer
        && before.preempted == start.preempted;
}

} // namespace

Builder::Builder(Provenance provenance)
    : m_provenance{std::move(provenance)}
{
}

ActorId Builder::addActor(ActorKind kind, std::string name, std::optional<ActorId> parent,
    std::int32_t pid, std::int32_t tid)
{
    const ActorId id{static_cast<std::uint32_t>(m_actors.size())};
    m_actors.push_back({.id = id,
        .kind = kind,
        .name = std::move(name),
        .parent = parent,
        .pid = pid,
        .tid = tid});
    m_rows.push_back({.slices = LaneBuilder{m_memory}, .marks = Series<Mark>{m_memory}});
    m_sharedActors.reset();
    return id;
}

void Builder::rename(ActorId actor, std::string name)
{
    m_actors[index(actor)].name = std::move(name);
    m_sharedActors.reset();
}

void Builder::setProcess(ActorId actor, std::optional<ActorId> parent, std::int32_t pid)
{
    m_actors[index(actor)].parent = parent;
    m_actors[index(actor)].pid = pid;
    m_sharedActors.reset();
}

ResourceId Builder::addResource(ResourceKind kind, std::string name)
{
    const ResourceId id{static_cast<std::uint32_t>(m_resources.size())};
    m_resources.push_back({.id = id, .kind = kind, .name = std::move(name)});
    m_sharedResources.reset();
    return id;
}

void Builder::append(ActorId actor, const SliceStart& start)
{
    Row& row = m_rows[index(actor)];
    const auto& before = row.slices.last();
    if (before && repeats(*before, start)) {
        advance(start.begin);
        return;
    }
    if (m_actors[index(actor)].kind != ActorKind::Cpu)
        count(row, start);
    row.slices.append(start);
    m_first = m_first ? std::min(*m_first, start.begin) : start.begin;
    advance(start.begin);
}

void Builder::count(Row& row, const SliceStart& start)
{
    const auto& before = row.slices.last();
    const State from = before ? before->state : State::None;
    if (start.state == State::Runnable) {
        if (from == State::Running && start.preempted)
            ++row.counters.preemptions;
        row.woken = isWaiting(from) && !start.preempted && start.basis != Basis::Sampled;
    }
    if (start.state != State::Running)
        return;
    if (from != State::Running)
        ++row.counters.switches;
    if (from == State::Runnable && row.woken)
        m_wakeLatency.add(start.begin - before->begin);
    if (row.cpu && start.cpu && *row.cpu != *start.cpu)
        ++row.counters.migrations;
    if (start.cpu)
        row.cpu = start.cpu;
}

void Builder::flow(const Flow& flow)
{
    m_flows.append(flow);
}

QuantityId Builder::addQuantity(Quantity quantity)
{
    quantity.id = QuantityId{static_cast<std::uint32_t>(m_quantities.size())};
    m_quantities.push_back(std::move(quantity));
    m_sharedQuantities.reset();
    return m_quantities.back().id;
}

void Builder::read(const Reading& reading)
{
    assert(index(reading.quantity) < m_quantities.size());
    assert(std::isfinite(reading.value) && std::isfinite(reading.x) && std::isfinite(reading.y));
    m_readings.append(reading);
    advance(reading.at);
}

void Builder::show(Picture picture)
{
    advance(picture.at);
    m_album.add(std::move(picture));
}

void Builder::lose(Losses losses)
{
    m_losses.kernel += losses.kernel;
    m_losses.program += losses.program;
}

void Builder::setOutcome(Outcome outcome)
{
    m_outcome = std::move(outcome);
}

void Builder::setMachineMap(MachineMap map)
{
    m_machineMap = std::make_shared<const MachineMap>(std::move(map));
}

void Builder::setBookmarks(std::vector<Bookmark> bookmarks)
{
    m_bookmarks = std::move(bookmarks);
}

const std::optional<SliceStart>& Builder::last(ActorId actor) const
{
    return m_rows[index(actor)].slices.last();
}

Snapshot Builder::snapshot() const
{
    if (!m_sharedActors)
        m_sharedActors = std::make_shared<const std::vector<Actor>>(m_actors);
    if (!m_sharedResources)
        m_sharedResources = std::make_shared<const std::vector<Resource>>(m_resources);

    if (!m_sharedQuantities)
        m_sharedQuantities = std::make_shared<const std::vector<Quantity>>(m_quantities);

    auto trace = std::make_shared<Trace>();
    trace->m_extent = {m_first.value_or(m_until), m_until};
    trace->m_actors = m_sharedActors;
    trace->m_resources = m_sharedResources;
    trace->m_lanes.reserve(m_rows.size());
    trace->m_marks.reserve(m_rows.size());
    trace->m_counters.reserve(m_rows.size());
    for (const Row& row : m_rows) {
        trace->m_lanes.push_back(row.slices.snapshot(m_until));
        trace->m_marks.push_back(row.marks);
        trace->m_counters.push_back(row.counters);
    }
    trace->m_flows = m_flows;
    trace->m_quantities = m_sharedQuantities;
    trace->m_readings = m_readings;
    trace->m_pictures = m_album.snapshot();
    trace->m_machineMap = m_machineMap;
    trace->m_wakeLatency = m_wakeLatency;
    trace->m_provenance = m_provenance;
    trace->m_losses = m_losses;
    trace->m_outcome = m_outcome;
    trace->m_bookmarks = m_bookmarks;
    trace->m_findings = m_findings;
    return trace;
}

} // namespace trace
