#pragma once

#include "engine/run/run.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace app {

/// Owns the run. Starting and tearing down happen on a thread of its own, in order, so that the
/// window never waits; new snapshots are taken at most 60 times a second, however many events
/// arrive. A new start replaces what runs. GUI thread. Destroying it ends the run and waits.
class RunController final : public QObject {
    Q_OBJECT

public:
    using Start = std::function<engine::Result<std::unique_ptr<engine::Run>>(
        const engine::RunRequest&, std::function<void()> published)>;
    enum class Phase { Idle, Starting, Running, Stopping };

    explicit RunController(Start start, QObject* parent = nullptr);
    ~RunController() override;

    Phase phase() const { return m_phase; }
    bool busy() const { return m_phase != Phase::Idle; }

    void start(const engine::RunRequest& request);
    void stop();

    /// Ends the run and forgets it: no signal follows.
    void abandon();

    /// Changes a live parameter, if something runs.
    void setValue(std::size_t param, std::int64_t value);

signals:
    void phaseChanged();
    void snapshotTaken(const trace::Snapshot& trace);
    void finished(const trace::Snapshot& trace);
    void refused(const QString& why);

private:
    void published(); ///< on the run's thread
    void adopt(std::uint64_t generation, std::shared_ptr<engine::Run> run, const QString& error);
    void takeSoon();
    void take();
    void retire();
    void setPhase(Phase phase);

    Start m_start;
    std::shared_ptr<engine::Run> m_run;
    std::uint64_t m_generation = 0;
    Phase m_phase = Phase::Idle;
    std::atomic<bool> m_pending = false;
    QElapsedTimer m_sinceTaken;
    QTimer m_pace;
    QThreadPool m_worker;
};

} // namespace app
