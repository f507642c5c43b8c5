#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace app {

class Commands;

/// Something the palette can lead to besides commands: a demo, a lesson.
struct Destination {
    QString id{}; ///< stable, as it is remembered: "demo:thread-life"
    QString title{};
    QString kind{}; ///< "Demo"
    QString keywords{}; ///< what it is about: found by, too, but not shown
    std::function<void()> go{};
};

/// Ctrl+K: type a few letters of any demo or command, Enter. What was used lately comes first;
/// keys are shown, so that they are learnt. The keyboard is enough.
class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(Commands& commands, QWidget* parent = nullptr);

    void setDestinations(std::vector<Destination> destinations);
    void setRecent(const QStringList& ids);
    const QStringList& recent() const { return m_recent; }

    void popUp(const QWidget& over);

signals:
    void recentChanged(const QStringList& ids);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void perform(const QModelIndex& index);

    Commands& m_commands;
    std::vector<Destination> m_destinations;
    QStringList m_recent;
    QLineEdit* m_typed;
    QListView* m_list;
    QStandardItemModel* m_model;
    QLabel* m_nothing;
};

} // namespace app
