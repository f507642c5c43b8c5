#include "engine/workloads/foundations/workers.h"

#include "engine/base/monotonic.h"
#include "engine/measure/spin_barrier.h"
#include "engine/sync/pace.h"
#include "engine/workloads/probing.h"

#include <algorithm>
#include <numeric>

namespace engine {
namespace {

constexpr std::uint32_t nowhere = 0; ///< lines of this file are none of the demo's

/// The calling thread waits for `resource` in a way that records nothing by itself.
class Waiting {
public:
    explicit Waiting(std::uint32_t resource)
    {
        record(EventKind::State, trace::State::Message, resource, 0, nowhere);
    }
    ~Waiting() { record(EventKind::State, trace::State::Running, 0, 0, nowhere); }
};

} // namespace

void Meeting::meet(std::uint32_t line)
{
    here(line);
    const std::uint64_t mine = m_arrived.fetch_add(1, std::memory_order_acq_rel) + 1;
    const std::uint64_t all = (mine + m_threads - 1) / m_threads * m_threads;
    if (m_spins) {
        while (m_arrived.load(std::memory_order_acquire) < all)
            relax();
        return;
    }
    UniqueLock lock{m_room.mutex, line};
    if (mine == all)
        m_room.all.notify_all(line);
    m_room.all.wait(
        lock, [&] { return m_arrived.load(std::memory_order_acquire) >= all; }, line);
}

Workers::Workers()
    : m_next{registerResource(trace::ResourceKind::Queue, "the next job")}
{
    int number = 0;
    auto crew = Crew::on(cpusForWork(), [&number](const std::string& cpu, auto body) {
        return std::make_shared<Thread>(
            "T" + std::to_string(++number) + " on " + cpu, body, nowhere);
    });
    if (crew)
        m_crew = *std::move(crew);
}

Workers::~Workers()
{
    {
        const UniqueLock lock{m_mutex, nowhere};
        m_over = true;
        m_told.notify_all(nowhere);
    }
    for (Thread& thread : m_threads)
        thread.join(nowhere);
}

JobTime Workers::tryJob(unsigned threads, const Part& part, std::uint64_t operations)
{
    return threads <= cpus() ? tryPinned(threads, part, operations)
                             : tryShared(threads, part, operations);
}

JobTime Workers::tryPinned(unsigned threads, const Part& part, std::uint64_t operations)
{
    std::vector<std::size_t> members(threads);
    std::iota(members.begin(), members.end(), std::size_t{0});
    const Crew::Run told = [&](unsigned worker, std::uint64_t some) {
        record(EventKind::State, trace::State::Running, 0, 0, nowhere);
        part(worker, some);
        record(EventKind::State, trace::State::Message, m_next, 0, nowhere);
    };
    const Waiting waiting{m_next};
    const auto team = m_crew->sample(members, told, {.operations = operations});
    if (team.empty())
        return {.verdict = trace::Verdict::Apart};
    if (const auto rejection = judged(team))
        return {.verdict = verdictOf(*rejection)};
    bool sings = true;
    const auto now = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < team.size(); ++i) // a CPU is as fast as its company allows
        sings = m_canary.sings(members[i] * 4096 + threads, team[i].canary, now) && sings;
    if (!sings)
        return {.verdict = trace::Verdict::Disturbed};
    const auto begin = std::ranges::min(team, {}, &Stretch::begin).begin.time_since_epoch();
    const auto end = std::ranges::max(team, {}, &Stretch::end).end.time_since_epoch();
    return {.begin = begin, .end = end};
}

void Workers::hire(unsigned threads)
{
    while (m_threads.size() < threads) {
        const auto worker = static_cast<unsigned>(m_threads.size());
        m_threads.push_back(Thread{"S" + std::to_string(worker + 1) + " shares",
            [this, worker] { live(worker); }, nowhere});
    }
}

JobTime Workers::tryShared(unsigned threads, const Part& part, std::uint64_t operations)
{
    hire(threads);
    UniqueLock lock{m_mutex, nowhere};
    m_part = &part;
    m_operations = operations;
    m_wanted = threads;
    m_busy = threads;
    m_begin = std::chrono::nanoseconds::max();
    m_end = {};
    ++m_round;
    m_told.notify_all(nowhere);
    m_done.wait(
        lock, [this] { return m_busy == 0; }, nowhere);
    return {.begin = m_begin, .end = m_end};
}

void Workers::live(unsigned worker)
{
    UniqueLock lock{m_mutex, nowhere};
    for (std::uint64_t seen = 0;;) {
        m_told.wait(
            lock, [&] { return m_over || (m_round != seen && worker < m_wanted); }, nowhere);
        if (m_over)
            return;
        seen = m_round;
        lock.unlock(nowhere);
        const auto begin = std::chrono::steady_clock::now().time_since_epoch();
        (*m_part)(worker, m_operations);
        const auto end = std::chrono::steady_clock::now().time_since_epoch();
        lock.lock(nowhere);
        m_begin = std::min<std::chrono::nanoseconds>(m_begin, begin);
        m_end = std::max<std::chrono::nanoseconds>(m_end, end);
        if (--m_busy == 0)
            m_done.notify_one(nowhere);
    }
}

} // namespace engine
