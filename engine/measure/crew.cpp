#include "engine/measure/crew.h"

#include "engine/measure/canary.h"
#include "engine/measure/topology.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <map>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include <pthread.h>
#include <sched.h>

namespace engine {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::nanoseconds patience = 2ms; ///< of who waits for the others of a sample

/// A set of CPUs of any machine.
struct CpuSet {
    std::vector<cpu_set_t> words = std::vector<cpu_set_t>(mostCpus / CPU_SETSIZE);
    std::size_t size() const { return words.size() * sizeof(cpu_set_t); }
};

/// The errno of it; 0 when done.
int pinThisThread(unsigned cpu)
{
    if (cpu >= mostCpus)
        return EINVAL;
    CpuSet set;
    CPU_SET_S(cpu, set.size(), set.words.data());
    return ::pthread_setaffinity_np(::pthread_self(), set.size(), set.words.data());
}

} // namespace

std::shared_ptr<void> startJthread(std::string name, std::function<void()> body)
{
    auto thread = std::make_shared<std::jthread>(std::move(body));
    ::pthread_setname_np(thread->native_handle(), name.substr(0, 15).c_str());
    return thread;
}

std::vector<unsigned> cpusForWork()
{
    CpuSet permitted;
    if (::sched_getaffinity(0, permitted.size(), permitted.words.data()) != 0)
        return {};
    std::vector<unsigned> cpus;
    for (unsigned cpu = mostCpus; cpu-- > 0;)
        if (CPU_ISSET_S(cpu, permitted.size(), permitted.words.data()))
            cpus.push_back(cpu);
    const auto topology = thisTopology();
    if (!topology)
        return cpus;
    std::map<unsigned, std::size_t> rank; // of a hardware thread among those of its core
    for (const Topology::Core& core : topology->cores)
        for (std::size_t i = 0; i < core.cpus.size(); ++i)
            rank[core.cpus[i]] = i;
    std::ranges::stable_sort(cpus, {}, [&rank](unsigned cpu) { return rank[cpu]; });
    return cpus;
}

Result<std::unique_ptr<Crew>> Crew::on(
    const std::vector<unsigned>& cpus, const StartThread& startThread)
{
    if (std::set<unsigned>(cpus.begin(), cpus.end()).size() != cpus.size())
        return failure("two threads of a measurement cannot share a CPU");
    std::unique_ptr<Crew> crew{new Crew};
    crew->m_busy = static_cast<int>(cpus.size());
    for (const unsigned cpu : cpus) {
        Worker& worker = *crew->m_workers.emplace_back(std::make_unique<Worker>());
        worker.cpu = cpu;
        try {
            worker.thread = (startThread ? startThread : startJthread)(
                "CPU " + std::to_string(cpu), [self = crew.get(), &worker] { self->live(worker); });
        } catch (const std::system_error& error) {
            return failure(
                error.code().value(), "no thread can be had for CPU " + std::to_string(cpu));
        }
    }
    for (int busy = crew->m_busy; busy != 0; busy = crew->m_busy)
        crew->m_busy.wait(busy);
    for (const auto& worker : crew->m_workers)
        if (worker->error != 0)
            return failure(worker->error,
                "no thread of this program may use CPU " + std::to_string(worker->cpu));
    return crew;
}

Crew::~Crew()
{
    m_isOver = true;
    for (const auto& worker : m_workers) {
        worker->told.fetch_add(1, std::memory_order_release);
        worker->told.notify_one();
    }
    m_workers.clear(); // joins
}

std::span<const Stretch> Crew::sample(
    std::span<const std::size_t> members, const Run& run, const Dose& dose)
{
    m_run = &run;
    m_dose = dose;
    m_isGuarded = true;
    m_isBroken = false;
    m_gathered.reset(static_cast<int>(members.size()));
    m_ready.reset(static_cast<int>(members.size()));
    tell(members);
    m_stretches.clear();
    if (!m_isBroken)
        for (const std::size_t member : members)
            m_stretches.push_back(m_workers[member]->stretch);
    return m_stretches;
}

void Crew::prepare(std::span<const std::size_t> members, const Run& run, std::uint64_t operations)
{
    m_run = &run;
    m_dose = {operations};
    m_isGuarded = false;
    tell(members);
}

void Crew::tell(std::span<const std::size_t> members)
{
    m_busy = static_cast<int>(members.size());
    for (std::size_t place = 0; place < members.size(); ++place) {
        Worker& worker = *m_workers[members[place]];
        worker.place = static_cast<unsigned>(place);
        worker.told.fetch_add(1, std::memory_order_release);
        worker.told.notify_one();
    }
    for (int busy = m_busy; busy != 0; busy = m_busy)
        m_busy.wait(busy);
}

void Crew::live(Worker& worker)
{
    worker.error = pinThisThread(worker.cpu);
    for (int heard = 0;; heard = worker.told) {
        if (m_busy.fetch_sub(1) == 1)
            m_busy.notify_one();
        worker.told.wait(heard);
        if (m_isOver)
            return;
        if (m_isGuarded)
            take(worker);
        else
            (*m_run)(worker.place, m_dose.operations);
    }
}

void Crew::take(Worker& worker)
{
    if (!m_gathered.cross(patience)) {
        m_isBroken = true;
        return;
    }
    const long switches = involuntarySwitches();
    const double before = canaryRate();
    if (m_dose.length > 0ns)
        (*m_run)(worker.place, m_dose.operations);
    else
        (*m_run)(worker.place, m_dose.operations / 8);
    if (!m_ready.cross(patience)) {
        m_isBroken = true;
        return;
    }
    Stretch& stretch = worker.stretch;
    const auto cpu = threadCpuTime();
    stretch.begin = std::chrono::steady_clock::now();
    stretch.operations = 0;
    do {
        (*m_run)(worker.place, m_dose.operations);
        stretch.operations += m_dose.operations;
        stretch.end = std::chrono::steady_clock::now();
    } while (stretch.end - stretch.begin < m_dose.length);
    stretch.cpu = threadCpuTime() - cpu;
    stretch.canary = std::min(before, canaryRate());
    stretch.switches = involuntarySwitches() - switches;
}

} // namespace engine
