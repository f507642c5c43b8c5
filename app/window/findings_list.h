#pragma once

#include "engine/workloads/workload.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace app {

/// What a demo worked out of its measurements, a line each. Hidden while there is nothing. GUI
/// thread.
class FindingsList final : public QWidget {
    Q_OBJECT

public:
    explicit FindingsList(QWidget* parent = nullptr);

    void show(const std::vector<engine::Finding>& findings);

private:
    struct Row {
        QLabel* label;
        QLabel* value;
    };
    Row addRow();

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

} // namespace app
