#pragma once

#include "engine/workloads/workload.h"

#include <QFrame>
#include <QSet>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace app {

/// The left of the window: every demo by chapter, with a search box. A dot marks those already
/// visited. Arrow keys go from the search box into the list.
class CataloguePanel final : public QFrame {
    Q_OBJECT

public:
    using Demos = std::span<const engine::Workload* const>;

    explicit CataloguePanel(Demos demos, QWidget* parent = nullptr);

    void focusSearch();
    void setCurrent(const engine::Workload* demo);
    void setVisited(const QSet<QString>& ids);
    const QSet<QString>& visited() const { return m_visited; }

signals:
    void demoChosen(const engine::Workload* demo);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void filter(const QString& text);
    void chooseFirst();

    Demos m_demos;
    QLineEdit* m_search;
    QListView* m_list;
    QStandardItemModel* m_model;
    QSet<QString> m_visited;
    const engine::Workload* m_current = nullptr;
};

} // namespace app
