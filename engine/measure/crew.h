#pragma once

#include "engine/base/result.h"
#include "engine/measure/guard.h"
#include "engine/measure/spin_barrier.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace engine {

/// Starts a thread that is called `name` and runs `body`; destroying the result joins it. May throw
/// std::system_error. The default is a std::jthread; a demo gives its own, so that the threads
/// appear on its timeline:
///   [](std::string name, std::function<void()> body) {
///       return std::make_shared<engine::Thread>(std::move(name), std::move(body)); }
using StartThread =
    std::function<std::shared_ptr<void>(std::string name, std::function<void()> body)>;
std::shared_ptr<void> startJthread(std::string name, std::function<void()> body);

/// The CPUs that this process may use, in the order in which to give them work: one hardware thread
/// of each core first, the last core before the first, which has interrupts to handle.
/// Source: sched_getaffinity(2), hwloc. Takes 40 ms.
std::vector<unsigned> cpusForWork();

/// How much each worker does of a sample.
struct Dose {
    std::uint64_t operations = 0; ///< at a time
    std::chrono::nanoseconds length{}; ///< again and again until so much time is over; 0: just once
};

/// Threads that each have a CPU of their own and take samples together when told to. Whoever tells
/// them sleeps meanwhile, is pinned nowhere, and wakes only when all have gone to sleep again.
/// Not thread-safe: one thread tells.
class Crew {
public:
    /// What the worker at place `worker` of the members does, so many times.
    using Run = std::function<void(unsigned worker, std::uint64_t operations)>;

    /// A worker on each of `cpus`. Errors: a CPU that this process may not use or that is named
    /// twice; no thread to be had.
    static Result<std::unique_ptr<Crew>> on(const std::vector<unsigned>& cpus, const StartThread&);
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew();

    std::size_t size() const { return m_workers.size(); }
    unsigned cpuOf(std::size_t member) const { return m_workers[member]->cpu; }

    /// One sample by `members`: each adjusts its caches with an eighth of the dose, waits for the
    /// others and takes it, between two canaries. Empty if they did not come together.
    std::span<const Stretch> sample(
        std::span<const std::size_t> members, const Run& run, const Dose& dose);

    /// `operations` of each at once, unguarded: to fill memory from the CPU that will use it, or to
    /// warm up.
    void prepare(std::span<const std::size_t> members, const Run& run, std::uint64_t operations);

private:
    struct Worker {
        unsigned cpu = 0;
        int error = 0; ///< of pinning
        unsigned place = 0; ///< among the members
        Stretch stretch{};
        alignas(64) std::atomic<int> told{0};
        std::shared_ptr<void> thread{};
    };

    Crew() = default;
    void tell(std::span<const std::size_t> members);
    void live(Worker& worker);
    void take(Worker& worker);

    std::vector<std::unique_ptr<Worker>> m_workers{};
    const Run* m_run = nullptr;
    Dose m_dose{};
    bool m_isGuarded = false;
    bool m_isOver = false;
    std::vector<Stretch> m_stretches{};
    SpinBarrier m_gathered{};
    SpinBarrier m_ready{};
    std::atomic<bool> m_isBroken{false};
    alignas(64) std::atomic<int> m_busy{0};
};

} // namespace engine
