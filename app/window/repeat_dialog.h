#pragma once

#include "engine/trace/compare.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace app {

/// Runs the demo several times and tells how its figures vary: median, middle half, range. Each
/// run is shown as it happens and kept like any other. Not modal; can be cancelled.
class RepeatDialog final : public QDialog {
    Q_OBJECT

public:
    explicit RepeatDialog(QWidget* parent = nullptr);

    bool repeating() const { return m_left > 0; }

    /// A run has ended by itself, or was refused (no trace). Does nothing unless repeating.
    void runFinished(const trace::Snapshot& trace);

    const std::vector<std::vector<trace::Measure>>& runs() const { return m_runs; }

signals:
    void runRequested(std::uint64_t seed);
    void cancelled(); ///< what runs is to be stopped

private:
    void begin();
    void cancel();
    void next();
    void showState();
    void showFigures();

    QSpinBox* m_count;
    QCheckBox* m_sameSeed;
    QLabel* m_state;
    QProgressBar* m_progress;
    QTableWidget* m_table;
    QPushButton* m_start;
    QPushButton* m_cancel;
    int m_left = 0;
    int m_all = 0;
    std::vector<std::vector<trace::Measure>> m_runs;
};

} // namespace app
