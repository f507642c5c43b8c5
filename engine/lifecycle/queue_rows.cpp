#include "engine/lifecycle/queue_rows.h"

namespace engine {

using trace::State;
using trace::Time;

QueueRows::Queue* QueueRows::find(std::uint32_t number, std::optional<trace::ActorId> process,
    const std::function<std::string()>& name)
{
    if (const auto found = m_queues.find(number); found != m_queues.end())
        return &found->second;
    if (m_queues.size() == most)
        return nullptr;
    Queue& queue = m_queues[number];
    queue.row.show(m_builder, m_builder.addActor(trace::ActorKind::GpuQueue, name(), process));
    return &queue;
}

bool QueueRows::show(const Work& work, Time toldAt, std::optional<trace::ActorId> process,
    const std::function<std::string()>& name)
{
    constexpr std::uint64_t mostError = 1'000'000'000;
    const trace::Duration error{static_cast<std::int64_t>(std::min(work.error.ns, mostError))};
    const auto known = m_queues.find(work.queue);
    const Time before = known == m_queues.end() ? Time{} : known->second.end;
    const trace::Window window = work.window.intersected({std::max(Time{}, before), toldAt});
    if (!isQueueWork(work.what) || window.empty())
        return false;
    Queue* const queue = find(work.queue, process, name);
    if (queue == nullptr)
        return false;
    if (queue->error != work.error) {
        if (!m_error)
            m_error =
                m_builder.addResource(trace::ResourceKind::Other, std::string{trace::clockError});
        queue->row.mark({.at = queue->row.markTime(window.begin),
            .value = error.count(),
            .resource = m_error,
            .kind = trace::MarkKind::Value});
        queue->error = work.error;
    }
    if (window.begin > queue->end)
        rest(*queue);
    queue->row.state({.begin = window.begin, .state = work.what, .basis = work.error.basis});
    queue->end = window.end;
    queue->works = true;
    const bool whole = work.window.begin + error + skew >= window.begin
        && work.window.end <= window.end + error + skew;
    if (!whole)
        m_builder.lose({.program = 1});
    return true;
}

void QueueRows::rest(Queue& queue)
{
    if (queue.works)
        queue.row.state({.begin = queue.end, .state = State::None, .basis = queue.error->basis});
    queue.works = false;
}

void QueueRows::settle()
{
    for (auto& [number, queue] : m_queues)
        rest(queue);
}

} // namespace engine
