#pragma once

#include "app/window/repeater.h"
#include "engine/trace/compare.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTableWidget;

namespace app {

/// What can be repeated.
struct RepeatSubject {
    QString demo{}; ///< its title
    QString settings{}; ///< as a person reads them
    engine::RunRequest request{};
};

/// Repeats the run as the sliders are set, or runs A and B in turn, and tells how the figures vary.
/// Says before what will be run and how long that takes, meanwhile how far it is. The runs are not
/// shown. Not modal; can be cancelled, and what is measured by then stays.
class RepeatDialog final : public QDialog {
    Q_OBJECT

public:
    explicit RepeatDialog(RunController::Start start, QWidget* parent = nullptr);

    /// `both`: A and B, or empty; `preferBoth`: they are what is meant.
    void popUp(const RepeatSubject& own, const std::vector<RepeatSubject>& both, bool preferBoth);

    bool repeating() const { return m_repeater.repeating(); }
    void cancel();
    void setBusy(bool busy); ///< the stage's own run goes on: it would disturb

    /// The figures of the runs so far: of the one thing, or of A and of B.
    const std::vector<std::vector<std::vector<trace::Measure>>>& runs() const { return m_runs; }

signals:
    void measured(const trace::Snapshot& trace);

private:
    QWidget* makeChoice();
    bool meansBoth() const;
    std::vector<RepeatSubject> subjects() const;
    void begin();
    void take(std::size_t subject, const trace::Snapshot& trace);
    void showPlan();
    void showState();
    void showFigures();
    void showSpread();
    void showDifferences();
    void fillRow(int row, const QStringList& cells, bool strong);
    double secondsARun() const;

    Repeater m_repeater;
    RepeatSubject m_own;
    std::vector<RepeatSubject> m_both;
    QLabel* m_title;
    QRadioButton* m_thisOne;
    QRadioButton* m_aAndB;
    QLabel* m_settings;
    QSpinBox* m_count;
    QCheckBox* m_sameSeed;
    QLabel* m_state;
    QProgressBar* m_progress;
    QTableWidget* m_table;
    QPushButton* m_start;
    QPushButton* m_cancel;
    QTimer m_tick;
    QElapsedTimer m_since;
    QString m_refusal;
    bool m_busy = false;
    int m_planned = 0; ///< runs of the last begin()
    std::vector<std::vector<std::vector<trace::Measure>>> m_runs;
};

} // namespace app
