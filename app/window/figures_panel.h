#pragma once

#include "app/window/scene.h"
#include "engine/trace/figures.h"
#include "engine/workloads/workload.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QTableWidget;

namespace app {

class FindingsList;

/// The figures of this run, first what its demo worked out of its measurements; while an interval
/// is selected, the time each thread spent in each state there. Computed off the GUI thread, at
/// most five times a second.
class FiguresPanel final : public QFrame {
    Q_OBJECT

public:
    explicit FiguresPanel(Scene& scene, QWidget* parent = nullptr);

private:
    struct Both {
        trace::Figures run{};
        std::optional<trace::Figures> selection{};
        trace::Snapshot of{};
        std::vector<engine::Finding> findings{};
    };
    QLabel* addRow(const QString& label);
    void compute();
    void show(const Both& both);
    void showSelection(const trace::Figures& figures, const trace::Trace& trace);

    Scene& m_scene;
    QGridLayout* m_grid;
    FindingsList* m_findings;
    QLabel* m_switches;
    QLabel* m_preempted;
    QLabel* m_migrations;
    QLabel* m_wake;
    QLabel* m_cpu;
    QLabel* m_lost;
    QLabel* m_selectionTitle;
    QTableWidget* m_table;
    bool m_computing = false;
    bool m_again = false;
};

} // namespace app
