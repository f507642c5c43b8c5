#pragma once

#include "engine/measure/canary.h"
#include "engine/measure/crew.h"
#include "engine/measure/quartiles.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace engine {

/// Hears of every sample as it was taken, on the thread that called the probe, between samples.
class SampleSink {
public:
    virtual ~SampleSink() = default;
    /// The samples that follow are of this point: its place in the probe's result.
    virtual void turnsTo(std::size_t /*point*/) { }
    virtual void accepted(double value) = 0; ///< in the probe's unit
    virtual void rejected(Rejection reason) = 0;
};

/// How to measure: what every probe is given. A probe's thread is blocked until it is done.
/// Cancelled or out of time, it returns what it has, and says so.
struct Sampling {
    std::stop_token stop{}; ///< obeyed between two samples: within ms; where memory is filled, 3 ms
                            ///< for each MiB
    SampleSink* sink = nullptr; ///< may be none
    std::function<void(double share)> progress{}; ///< 0 to 1; as the sink; may be none
    StartThread startThread{}; ///< none: startJthread
    std::shared_ptr<Crew> crew{}; ///< that measures, on its CPUs; none: one for this probe alone
    std::vector<unsigned> cpus{}; ///< to measure on, the first first; none: cpusForWork()
    std::chrono::milliseconds most{60'000};
    std::size_t mostMemory = std::size_t{512} << 20; ///< bytes; what needs more is left out
    unsigned sweeps = 3;
    unsigned samples = 20; ///< clean ones of each point and sweep
    std::chrono::microseconds length{250}; ///< of a sample
};

/// What a worker does.
struct Work {
    Crew::Run run{};
    bool isTogether = false; ///< the workers wait for one another: equally many operations each
};

/// The one engine that takes every probe's samples. Short ones (of a millisecond, a quarter is
/// preempted on a busy machine, of 250 µs a twentieth), each guarded (guard.h, canary.h) and
/// reported; figures as quartiles.h says. Unit: ns per operation and worker; of workers that
/// differ, the harmonic mean, so that workers / value is the rate of them all. Not thread-safe.
class Sampler {
public:
    /// Errors: as Crew::on().
    static Result<Sampler> make(const Sampling& how);

    std::size_t workers() const { return m_crew->size(); } ///< one on each CPU
    unsigned cpuOf(std::size_t member) const { return m_crew->cpuOf(member); }
    Crew& crew() { return *m_crew; }

    /// Takes one sweep's samples. `enough` operations warm up what a pass over the memory warms up;
    /// 40 ms suffice at any rate. `unit` turns ns into what the sink is told.
    void sweep(Series& series, std::span<const std::size_t> members, const Work& work,
        std::uint64_t enough = 0, const std::function<double(double)>& unit = {});

    /// Nothing more is to be measured: cancelled, or out of time.
    bool isOver() const;
    bool isOutOfTime() const { return std::chrono::steady_clock::now() > m_end; }

    void turnTo(std::size_t point) const; ///< tells the sink
    void progress(std::size_t done, std::size_t of) const;

    const Sampling& how() const { return m_how; }
    /// How often a CPU became a slower one for good, as far as can be told: its figures mix both.
    unsigned slowdowns() const { return m_canary.slowdowns(); }

private:
    Sampler(const Sampling& how, std::shared_ptr<Crew> crew);
    Dose fitting(std::span<const std::size_t> members, const Work& work);
    std::optional<Rejection> verdict(
        std::span<const std::size_t> members, std::span<const Stretch> crew);
    bool sing(std::span<const std::size_t> members, std::span<const Stretch> crew);

    Sampling m_how;
    std::shared_ptr<Crew> m_crew;
    Canary m_canary{};
    std::chrono::steady_clock::time_point m_end;
};

} // namespace engine
