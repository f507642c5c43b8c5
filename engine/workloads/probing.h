#pragma once

#include "engine/measure/sampling.h"
#include "engine/workloads/workload.h"

#include <functional>
#include <source_location>
#include <vector>

namespace engine {

/// What a demo needs to use a probe of engine/measure: its samples become readings, its threads
/// appear on the timeline.

/// The trace's word for why a sample does not count.
trace::Verdict verdictOf(Rejection rejection);

/// A crew of the demo's own threads, one on each CPU: they wait for the next sample whenever they
/// do not run. Null where none can be had; a probe then says why.
std::shared_ptr<Crew> demoCrew();

/// Turns samples into readings of one measure. While it lives the calling thread waits for the
/// crew, at `line` of the demo.
class ReadingSink final : public SampleSink {
public:
    struct Setting {
        double x = 0;
        double y = 0;
    };

    /// `settings`: of the probe's points, in their order.
    ReadingSink(const Context& run, const Measure& measure, std::vector<Setting> settings,
        std::uint32_t line = std::source_location::current().line())
        : m_run{run}
        , m_measure{measure}
        , m_settings{std::move(settings)}
        , m_line{line}
    {
        wait();
    }
    ~ReadingSink() override;

    /// What is read at x, y holds at y, x as well.
    void bothWays() { m_bothWays = true; }

    void turnsTo(std::size_t point) override { m_point = point; }
    void accepted(double value) override;
    void rejected(Rejection reason) override;

private:
    void wait() const;

    const Context& m_run;
    const Measure& m_measure;
    std::vector<Setting> m_settings;
    std::size_t m_point = 0;
    std::uint32_t m_line;
    bool m_bothWays = false;
};

/// One sweep of a probe for a demo: few samples, as the demo sweeps again and again.
Sampling oneSweep(const Context& run, SampleSink& sink, std::shared_ptr<Crew> crew);

} // namespace engine
