#include "app/window/repeater.h"

namespace app {

Repeater::Repeater(RunController::Start start, QObject* parent)
    : QObject{parent}
    , m_controller{std::move(start)}
{
    connect(&m_controller, &RunController::finished, this, &Repeater::finished);
    connect(&m_controller, &RunController::refused, this, [this](const QString& why) {
        emit refused(why);
        end();
    });
}

void Repeater::begin(std::vector<engine::RunRequest> requests, int times, bool sameSeed)
{
    m_requests = std::move(requests);
    m_sameSeed = sameSeed;
    m_next = 0;
    m_all = times * static_cast<int>(m_requests.size());
    runNext();
}

void Repeater::cancel()
{
    if (!repeating())
        return;
    m_controller.abandon();
    end();
}

void Repeater::runNext()
{
    const auto turns = static_cast<int>(m_requests.size());
    engine::RunRequest request = m_requests[static_cast<std::size_t>(m_next % turns)];
    request.seed = m_sameSeed ? 1 : static_cast<std::uint64_t>(m_next / turns) + 1;
    m_controller.start(request);
}

void Repeater::finished(const trace::Snapshot& trace)
{
    if (!repeating())
        return;
    const auto request = static_cast<std::size_t>(m_next) % m_requests.size();
    ++m_next;
    emit measured(request, trace);
    if (repeating()) // nobody cancelled it
        runNext();
    else if (m_all > 0)
        end();
}

void Repeater::end()
{
    m_all = m_next = 0;
    emit ended();
}

} // namespace app
