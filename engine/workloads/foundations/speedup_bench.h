#pragma once

#include "engine/workloads/foundations/speedup_job.h"
#include "engine/workloads/foundations/speedup_laws.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace engine::speedup {

/// What may change while the bench measures. Then it begins anew.
struct Setup {
    std::int64_t serialPercent = -1;
    std::int64_t length = 0; ///< of the job on one thread, µs
    std::int64_t improvement = 1; ///< the serial part is done so many times faster
    bool operator==(const Setup&) const = default;
};

/// Measures one job by 1, 2, 3 … threads, again and again, and reads what it finds. One thread.
class Bench {
public:
    /// `grows`: the divided part grows with the threads. `now` tells the setup; called often.
    Bench(const Context& run, JobKind kind, unsigned mostThreads, bool grows,
        std::function<Setup()> now);

    /// Each number of threads once. Ends early when the setup changes or the run is to stop.
    void sweep();

private:
    /// The middle one of some tries, in µs.
    struct Parts {
        double whole = 0;
        double serial = 0;
        double divided = 0; ///< of a thread, on average
        double waiting = 0; ///< the rest: meetings, and for the last thread
    };

    bool interrupted() const { return m_run.stop.stop_requested() || m_now() != m_setup; }
    void begin(const Setup& setup);
    std::optional<Parts> once(unsigned threads, double serialShare);
    std::optional<Parts> several(unsigned threads, double serialShare);
    void tell(unsigned threads, const Parts& parts, double alone);
    void tellGains(const std::map<unsigned, double>& times);
    void improve(const std::map<unsigned, double>& times);

    double share() const { return static_cast<double>(m_setup.serialPercent) / 100; }
    double y() const { return static_cast<double>(m_setup.serialPercent); }

    const Context& m_run;
    const bool m_grows;
    std::function<Setup()> m_now;
    JobWork m_work;
    std::vector<unsigned> m_counts;
    Workers m_workers;
    Meeting::Room m_room;
    std::map<unsigned, Meeting> m_meetings;
    Setup m_setup{};
    std::uint64_t m_operations = 100'000; ///< of the whole job on one thread
    std::map<unsigned, std::vector<double>> m_speedups; ///< of this setup
    unsigned m_sweeps = 0;
};

} // namespace engine::speedup
