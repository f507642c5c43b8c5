#pragma once

#include "app/window/run_history.h"
#include "app/window/run_tally.h"

#include <QFrame>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace app {

/// The runs that are kept: which demo, what was set differently from the one before, when, how it
/// ended, how many were set alike; each can be shown, compared, pinned, saved, removed. Repeats
/// beside the stage are counted, not kept: their pictures would push the others out.
class RunsPanel final : public QFrame {
    Q_OBJECT

public:
    /// `tally`: of which it says how often a run was repeated.
    RunsPanel(const RunHistory& history, const RunTally& tally, QWidget* parent = nullptr);

    /// Above or below `button`. `current`: the run on the stage; `a`: the one compared with.
    void popUp(const QWidget& button, std::uint64_t current, std::uint64_t a);

    /// "8 workers · quantum 4 ms": what tells a run from the one before of its demo.
    static QString difference(const KeptRun& run, const KeptRun* before);

signals:
    void showRequested(std::uint64_t id);
    void compareRequested(std::uint64_t id);
    void pinRequested(std::uint64_t id, bool pinned);
    void saveRequested(std::uint64_t id);
    void removeRequested(std::uint64_t id);

private:
    void fill();
    QWidget* makeRow(const KeptRun& run);

    const RunHistory& m_history;
    const RunTally& m_tally;
    QLabel* m_kept;
    QScrollArea* m_area;
    std::uint64_t m_current = 0;
    std::uint64_t m_a = 0;
};

} // namespace app
