#pragma once

#include "app/window/scene.h"
#include "engine/trace/figures.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QTableWidget;

namespace app {

/// The figures of this run; while an interval is selected, the time each thread spent in each
/// state there. Computed off the GUI thread, at most five times a second.
class FiguresPanel final : public QFrame {
    Q_OBJECT

public:
    explicit FiguresPanel(Scene& scene, QWidget* parent = nullptr);

private:
    struct Both {
        trace::Figures run{};
        std::optional<trace::Figures> selection{};
        trace::Snapshot of{};
    };
    QLabel* addRow(const QString& label);
    void compute();
    void show(const Both& both);
    void showSelection(const trace::Figures& figures, const trace::Trace& trace);

    Scene& m_scene;
    QGridLayout* m_grid;
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
