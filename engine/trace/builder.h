#pragma once

#include "engine/trace/trace.h"

#include <algorithm>
#include <cassert>

namespace trace {

/// Grows one trace. One thread only; snapshots it hands out may go to any thread.
class Builder {
public:
    explicit Builder(Provenance provenance = {});

    ActorId addActor(ActorKind kind, std::string name, std::optional<ActorId> parent = {},
        std::int32_t pid = 0, std::int32_t tid = 0);
    void rename(ActorId actor, std::string name);
    void setProcess(ActorId actor, std::optional<ActorId> parent, std::int32_t pid);
    ResourceId addResource(ResourceKind kind, std::string name);

    /// Pre: `start.begin` is not before the actor's previous slice. A slice that repeats state,
    /// CPU, resource and peer of the one before is merged into it. Keeps the counters and, for a
    /// Runnable slice that was a wake-up (not one that polling met), the latency histogram.
    void append(ActorId actor, const SliceStart& start);

    /// Pre: not before the actor's previous mark.
    void mark(ActorId actor, const Mark& mark)
    {
        Series<Mark>& marks = m_rows[index(actor)].marks;
        assert(marks.empty() || marks.back().at <= mark.at);
        marks.append(mark);
        advance(mark.at);
    }
    void flow(const Flow& flow);

    /// What will be measured. The quantity's id is where it stands.
    QuantityId addQuantity(Quantity quantity);
    std::size_t quantityCount() const { return m_quantities.size(); }
    /// Pre: the quantity was added, the numbers are finite.
    void read(const Reading& reading);

    /// Pre: as Album::add().
    void show(Picture picture);
    /// How far the trace is known.
    Time until() const { return m_until; }

    /// Nothing that comes later begins before `time`: open slices reach it.
    void advance(Time time) { m_until = std::max(m_until, time); }

    /// Adds to the counts of what was lost.
    void lose(Losses losses);
    void setOutcome(Outcome outcome);
    void setMachineMap(MachineMap map);
    void setBookmarks(std::vector<Bookmark> bookmarks);
    Provenance& provenance() { return m_provenance; }

    const std::optional<SliceStart>& last(ActorId actor) const;
    std::size_t actorCount() const { return m_actors.size(); }
    const Actor& actor(ActorId id) const { return m_actors[index(id)]; }

    /// The trace so far. Costs a pointer per chunk of slices, not a copy of them.
    Snapshot snapshot() const;

private:
    struct Row {
        LaneBuilder slices;
        Series<Mark> marks;
        Counters counters{};
        std::optional<CpuId> cpu{}; ///< where it ran last
        bool woken = false; ///< its Runnable slice ended a wait
    };
    void count(Row& row, const SliceStart& start);

    Provenance m_provenance;
    std::vector<Actor> m_actors;
    std::vector<Resource> m_resources;
    mutable std::shared_ptr<const std::vector<Actor>> m_sharedActors;
    mutable std::shared_ptr<const std::vector<Resource>> m_sharedResources;
    std::shared_ptr<ChunkMemory> m_memory = std::make_shared<ChunkMemory>();
    std::vector<Row> m_rows;
    Series<Flow> m_flows{m_memory};
    std::vector<Quantity> m_quantities;
    mutable std::shared_ptr<const std::vector<Quantity>> m_sharedQuantities;
    Series<Reading> m_readings{m_memory};
    Album m_album;
    std::shared_ptr<const MachineMap> m_machineMap;
    Histogram m_wakeLatency;
    Losses m_losses;
    Outcome m_outcome;
    std::vector<Bookmark> m_bookmarks;
    std::shared_ptr<Findings> m_findings = std::make_shared<Findings>();
    std::optional<Time> m_first{};
    Time m_until{};
};

} // namespace trace
