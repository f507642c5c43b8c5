#include "engine/workloads/probing.h"

#include "engine/sync/pace.h"
#include "engine/sync/thread.h"

namespace engine {
namespace {

constexpr unsigned samplesEach = 8;
constexpr std::chrono::milliseconds mostTime{2500}; ///< then another probe has its turn
constexpr std::uint32_t nowhere = 0; ///< lines of this file are none of a demo's

} // namespace

trace::Verdict verdictOf(Rejection rejection)
{
    switch (rejection) {
    case Rejection::Preempted: return trace::Verdict::Preempted;
    case Rejection::Starved: return trace::Verdict::Starved;
    case Rejection::Apart: return trace::Verdict::Apart;
    case Rejection::Neighbour: return trace::Verdict::Disturbed;
    }
    return trace::Verdict::Kept;
}

std::shared_ptr<Crew> demoCrew()
{
    auto crew = Crew::on(cpusForWork(), [](std::string name, std::function<void()> body) {
        const std::uint32_t next = internResource(trace::ResourceKind::Queue, "the next sample");
        return std::make_shared<Thread>(
            std::move(name),
            [next, body = std::move(body)] {
                record(EventKind::State, trace::State::Message, next, 0, nowhere);
                body();
            },
            nowhere);
    });
    return crew ? std::shared_ptr<Crew>{*std::move(crew)} : nullptr;
}

void ReadingSink::wait() const
{
    record(EventKind::State, trace::State::Message,
        internResource(trace::ResourceKind::Queue, "the crew"), 0, m_line);
}

ReadingSink::~ReadingSink()
{
    here(m_line);
}

void ReadingSink::accepted(double value)
{
    here(m_line);
    const auto [x, y] = m_settings[m_point];
    m_run.read(m_measure, x, value, y);
    if (m_bothWays)
        m_run.read(m_measure, y, value, x);
    wait();
}

void ReadingSink::rejected(Rejection reason)
{
    here(m_line);
    const auto [x, y] = m_settings[m_point];
    m_run.reject(m_measure, x, verdictOf(reason), y);
    if (m_bothWays)
        m_run.reject(m_measure, y, verdictOf(reason), x);
    wait();
}

Sampling oneSweep(const Context& run, SampleSink& sink, std::shared_ptr<Crew> crew)
{
    return {.stop = run.stop,
        .sink = &sink,
        .crew = std::move(crew),
        .most = mostTime,
        .sweeps = 1,
        .samples = samplesEach};
}

} // namespace engine
