#pragma once

#include "engine/measure/canary.h"
#include "engine/measure/crew.h"
#include "engine/sync/condition_variable.h"
#include "engine/sync/thread.h"
#include "engine/trace/reading.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <source_location>
#include <string>
#include <vector>

namespace engine {

/// Where the threads of a job wait for one another: as often as they like, always the same number
/// of them. Who has a CPU of its own spins, as going to sleep would cost more than the wait;
/// otherwise it sleeps, and the timeline shows it.
class Meeting {
public:
    /// Where those sleep who do not spin; shared by any number of meetings.
    struct Room {
        Mutex mutex{"meeting"};
        ConditionVariable all{"the others"};
    };

    /// `room` must outlive it.
    Meeting(unsigned threads, bool spins, Room& room)
        : m_threads{threads}
        , m_spins{spins}
        , m_room{room}
    {
    }
    void meet(std::uint32_t line = std::source_location::current().line());

private:
    const unsigned m_threads;
    const bool m_spins;
    Room& m_room;
    alignas(64) std::atomic<std::uint64_t> m_arrived = 0;
};

/// How one try of a job went. Where it does not count, only the verdict is told.
struct JobTime {
    trace::Verdict verdict{};
    std::chrono::nanoseconds begin{}, end{}; ///< of the first and the last of its threads
    std::chrono::nanoseconds whole() const { return end - begin; }
};

/// Threads that do a job together, again and again; what each does is the same function, told the
/// number of its worker and how many operations the job has. Up to as many threads as there are
/// CPUs have one each, and a try counts only if nothing disturbed it (engine/measure); more of them
/// share the CPUs by the kernel's rules, and every try counts. One thread tells them, and
/// sleeps meanwhile.
class Workers {
public:
    using Part = std::function<void(unsigned worker, std::uint64_t operations)>;

    Workers();
    ~Workers();

    /// CPUs that a thread can have for itself.
    unsigned cpus() const { return m_crew ? static_cast<unsigned>(m_crew->size()) : 0; }

    /// One try by `threads`.
    JobTime tryJob(unsigned threads, const Part& part, std::uint64_t operations);

private:
    JobTime tryPinned(unsigned threads, const Part& part, std::uint64_t operations);
    JobTime tryShared(unsigned threads, const Part& part, std::uint64_t operations);
    void hire(unsigned threads);
    void live(unsigned worker);

    std::uint32_t m_next; ///< what those wait for who have nothing to do
    std::unique_ptr<Crew> m_crew;
    Canary m_canary;

    // Of the threads that share CPUs: guarded by m_mutex.
    Mutex m_mutex{"workers"};
    ConditionVariable m_told{"the next job"};
    ConditionVariable m_done{"the workers"};
    const Part* m_part = nullptr;
    std::uint64_t m_operations = 0;
    unsigned m_wanted = 0; ///< of the workers, those with a lower number
    std::uint64_t m_round = 0;
    unsigned m_busy = 0;
    bool m_over = false;
    std::chrono::nanoseconds m_begin{}, m_end{};
    std::vector<Thread> m_threads; ///< last: joined before anything they use goes
};

} // namespace engine
