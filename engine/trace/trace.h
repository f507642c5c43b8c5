#pragma once

#include "engine/trace/histogram.h"
#include "engine/trace/lane.h"
#include "engine/trace/machine_map.h"
#include "engine/trace/model.h"
#include "engine/trace/picture.h"
#include "engine/trace/reading.h"
#include "engine/trace/series.h"

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace trace {

/// Counts of one actor over the whole trace, kept while it grows.
struct Counters {
    std::uint64_t switches = 0; ///< times it was switched in
    std::uint64_t preemptions = 0; ///< times it was switched out runnable
    std::uint64_t migrations = 0; ///< times it was switched in on another CPU than before
    bool operator==(const Counters&) const = default;
};

/// Room for what is worked out of a run and kept with it: one for all snapshots of a run, so that
/// it can be extended as the run grows. Who works it out says what is in it (engine/explain).
struct Findings {
    std::mutex mutex;
    std::shared_ptr<void> holdings;
};

/// One run as known at one moment: immutable, shared, thread-safe to read. Views draw it.
class Trace {
public:
    /// [first event, last known instant). Empty before anything happened.
    Window extent() const { return m_extent; }
    bool finished() const { return m_outcome.kind != OutcomeKind::Unfinished; }

    std::span<const Actor> actors() const { return *m_actors; }
    const Actor& actor(ActorId id) const { return (*m_actors)[index(id)]; }
    const Lane& lane(ActorId id) const { return m_lanes[index(id)]; }
    const Series<Mark>& marks(ActorId id) const { return m_marks[index(id)]; }
    const Counters& counters(ActorId id) const { return m_counters[index(id)]; }
    std::span<const Resource> resources() const { return *m_resources; }
    const Resource& resource(ResourceId id) const { return (*m_resources)[index(id)]; }
    const Series<Flow>& flows() const { return m_flows; }

    /// What the run measured, in order of arrival: each thread's in order of time.
    std::span<const Quantity> quantities() const { return *m_quantities; }
    const Quantity& quantity(QuantityId id) const { return (*m_quantities)[index(id)]; }
    const Series<Reading>& readings() const { return m_readings; }

    /// What the run showed, in order of time; thinned out where it was much.
    const Album::Pages& pictures() const { return *m_pictures; }

    /// The machine whose memory is shown; null: none is.
    const MachineMap* machineMap() const { return m_machineMap.get(); }

    /// Ids of one kind in order of appearance (threads, CPUs …).
    std::vector<ActorId> actorsOf(ActorKind kind) const;

    /// Woken to running, over all threads. Empty where the tier does not know.
    const Histogram& wakeLatency() const { return m_wakeLatency; }

    const Provenance& provenance() const { return m_provenance; }
    const Losses& losses() const { return m_losses; }
    const Outcome& outcome() const { return m_outcome; }
    std::span<const Bookmark> bookmarks() const { return m_bookmarks; }

    /// Thread-safe by its own mutex.
    Findings& findings() const { return *m_findings; }

    /// What was on the stage when it was saved; null if that is not known.
    const Staging* staging() const { return m_staging.get(); }

    /// Slices of all lanes together.
    std::size_t sliceCount() const;

    /// A copy with other bookmarks; all else is shared.
    Trace withBookmarks(std::vector<Bookmark> bookmarks) const;
    Trace withStaging(Staging staging) const;

    Trace();

private:
    friend class Builder;
    Window m_extent{};
    std::shared_ptr<const std::vector<Actor>> m_actors;
    std::shared_ptr<const std::vector<Resource>> m_resources;
    std::vector<Lane> m_lanes;
    std::vector<Series<Mark>> m_marks;
    std::vector<Counters> m_counters;
    Series<Flow> m_flows;
    std::shared_ptr<const std::vector<Quantity>> m_quantities;
    Series<Reading> m_readings;
    std::shared_ptr<const Album::Pages> m_pictures;
    std::shared_ptr<const MachineMap> m_machineMap;
    Histogram m_wakeLatency;
    Provenance m_provenance;
    Losses m_losses;
    Outcome m_outcome;
    std::vector<Bookmark> m_bookmarks;
    std::shared_ptr<Findings> m_findings;
    std::shared_ptr<const Staging> m_staging;
};

using Snapshot = std::shared_ptr<const Trace>;

} // namespace trace
