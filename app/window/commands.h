#pragma once

#include <QKeySequence>
#include <QObject>

#include <deque>
#include <functional>
#include <initializer_list>

class QKeyEvent;
class QShortcut;
class QWidget;

namespace app {

/// Something the user can do. The palette, the key sheet, menus and tool tips all take it from
/// here, so that no key is written down twice.
struct Command {
    QString id{}; ///< "run"; stable, as it is remembered
    QString group{}; ///< heading on the key sheet
    QString title{}; ///< a verb: "Run the demo"
    QList<QKeySequence> keys{};
    std::function<void()> act{}; ///< none: only told of on the key sheet
    QString gesture{}; ///< what does the same without keys, or instead: "Ctrl+wheel"
    bool anywhere = false; ///< whatever has the focus; keys with Ctrl, Alt or F1… always are
    bool enabled = true;
};

/// Every command of a window. Keys that are good anywhere become shortcuts of the window; plain
/// ones are for press(), so that a focused control can take them first. GUI thread.
class Commands final : public QObject {
    Q_OBJECT

public:
    explicit Commands(QWidget* window);

    /// The id must be new.
    void add(Command command);
    void setEnabled(std::initializer_list<const char*> ids, bool enabled);

    const std::deque<Command>& all() const { return m_all; }
    const Command* find(const QString& id) const;

    /// Does it, if it is there and enabled.
    bool perform(const QString& id);

    /// Performs the enabled command with this plain key. False: none has it.
    bool press(const QKeyEvent& event);

    /// "Stop the run (Ctrl+.)", for tool tips.
    QString hint(const QString& id) const;

    /// The keys as this desktop writes them: "Ctrl+R", ", or ←"; empty if there are none.
    static QString keyText(const Command& command);

signals:
    void performed(const QString& id);

private:
    struct Bound {
        QString id;
        QShortcut* shortcut;
    };

    QWidget* m_window;
    std::deque<Command> m_all; ///< addresses are kept
    std::vector<Bound> m_shortcuts;
};

} // namespace app
