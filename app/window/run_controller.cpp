#include "app/window/run_controller.h"

#include "views/words.h"

namespace app {
namespace {

constexpr int frameMilliseconds = 16;

} // namespace

RunController::RunController(Start start, QObject* parent)
    : QObject{parent}
    , m_start{std::move(start)}
{
    m_worker.setMaxThreadCount(1);
    m_pace.setSingleShot(true);
    m_pace.setTimerType(Qt::PreciseTimer);
    connect(&m_pace, &QTimer::timeout, this, &RunController::take);
}

RunController::~RunController()
{
    ++m_generation;
    retire();
    m_worker.waitForDone();
}

void RunController::start(const engine::RunRequest& request)
{
    const std::uint64_t generation = ++m_generation;
    retire();
    setPhase(Phase::Starting);
    m_worker.start([this, request, generation] {
        auto result = m_start(request, [this] { published(); });
        std::shared_ptr<engine::Run> run = result ? std::move(*result) : nullptr;
        const QString error = result ? QString{} : views::shown(result.error().message);
        QMetaObject::invokeMethod(
            this, [this, generation, run, error] { adopt(generation, run, error); },
            Qt::QueuedConnection);
    });
}

void RunController::stop()
{
    if (m_phase == Phase::Idle)
        return;
    setPhase(Phase::Stopping);
    if (m_run)
        m_run->stop();
}

void RunController::abandon()
{
    ++m_generation;
    retire();
    setPhase(Phase::Idle);
}

void RunController::setValue(std::size_t param, std::int64_t value)
{
    if (m_run)
        m_run->setValue(param, value);
}

void RunController::published()
{
    if (!m_pending.exchange(true))
        QMetaObject::invokeMethod(this, &RunController::takeSoon, Qt::QueuedConnection);
}

void RunController::adopt(
    std::uint64_t generation, std::shared_ptr<engine::Run> run, const QString& error)
{
    if (generation != m_generation) {
        m_worker.start([run = std::move(run)]() mutable { run.reset(); });
        return;
    }
    if (!run) {
        setPhase(Phase::Idle);
        emit refused(error);
        return;
    }
    m_run = std::move(run);
    if (m_phase == Phase::Stopping)
        m_run->stop();
    else
        setPhase(Phase::Running);
    take();
}

void RunController::takeSoon()
{
    m_pending = false;
    const qint64 passed = m_sinceTaken.isValid() ? m_sinceTaken.elapsed() : frameMilliseconds;
    if (passed >= frameMilliseconds)
        take();
    else if (!m_pace.isActive())
        m_pace.start(frameMilliseconds - static_cast<int>(passed));
}

void RunController::take()
{
    if (!m_run)
        return;
    m_pace.stop();
    m_sinceTaken.start();
    const bool done = m_run->finished(); // asked first: then latest() is complete
    const trace::Snapshot trace = m_run->latest();
    if (!done) {
        if (trace)
            emit snapshotTaken(trace);
        return;
    }
    retire();
    setPhase(Phase::Idle);
    emit finished(trace);
}

void RunController::retire()
{
    m_pace.stop();
    if (!m_run)
        return;
    m_run->stop();
    m_worker.start([run = std::exchange(m_run, nullptr)]() mutable { run.reset(); });
}

void RunController::setPhase(Phase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    emit phaseChanged();
}

} // namespace app
