#pragma once

#include "engine/trace/repeats.h"
#include "engine/trace/trace.h"

#include <deque>
#include <vector>

namespace app {

/// The figures of every run that finished in this window, long after the run itself is dropped: the
/// runs that were set alike are each other's repeats. Seeds may differ, as chance is what repeats
/// are for. Keeps the last few thousand. GUI thread.
class RunTally {
public:
    /// A run that did not finish by itself does not count.
    void add(const trace::Trace& trace);

    /// The figures of the runs set as this one, itself among them.
    std::vector<std::vector<trace::Measure>> alike(const trace::Trace& trace) const;

    /// Demo, parameters, tier and machine are the same.
    static bool setAlike(const trace::Provenance& a, const trace::Provenance& b);

private:
    static constexpr std::size_t most = 4000;

    struct Entry {
        trace::Provenance from{};
        std::vector<trace::Measure> measures{};
    };
    std::deque<Entry> m_entries;
};

} // namespace app
