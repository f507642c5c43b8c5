#pragma once

#include "app/window/run_controller.h"

#include <vector>

namespace app {

/// Runs something again and again, beside the stage, which stays as it is: what is measured is
/// disturbed by no picture. Several things take turns, so that what changes slowly on the machine
/// strikes them alike. GUI thread; nothing waits.
class Repeater final : public QObject {
    Q_OBJECT

public:
    explicit Repeater(RunController::Start start, QObject* parent = nullptr);

    bool repeating() const { return m_next < m_all; }
    int done() const { return m_next; }
    int all() const { return m_all; }

    /// `times` runs of each, the n-th with seed n, or all with seed 1. Pre: not repeating.
    void begin(std::vector<engine::RunRequest> requests, int times, bool sameSeed);

    /// Ends the run under way and forgets it.
    void cancel();

signals:
    void measured(std::size_t request, const trace::Snapshot& trace);
    void refused(const QString& why); ///< nothing more is run
    void ended(); ///< all done, cancelled or refused

private:
    void runNext();
    void finished(const trace::Snapshot& trace);
    void end();

    RunController m_controller;
    std::vector<engine::RunRequest> m_requests;
    bool m_sameSeed = false;
    int m_next = 0;
    int m_all = 0;
};

} // namespace app
