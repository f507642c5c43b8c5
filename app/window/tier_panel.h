#pragma once

#include "engine/observe/observer.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace app {

/// Says how runs are observed here, why not better, and offers the setting that would improve it:
/// the command to copy, or, where pkexec is installed, a button that sets it until the next boot.
class TierPanel final : public QFrame {
    Q_OBJECT

public:
    using Ask = std::function<engine::Permission()>;

    explicit TierPanel(Ask ask, QWidget* parent = nullptr);

    /// Above `anchor`, and asks anew what this machine permits.
    void popUp(const QWidget& anchor);
    void setPermission(const engine::Permission& permission);

signals:
    void settingChanged(); ///< the setting was lowered: what a run sees may be better now

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void copyCommand();
    void lower();
    void fit();

    Ask m_ask;
    QPoint m_corner; ///< its lower right one, on the screen
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_command;
    QPushButton* m_copy;
    QPushButton* m_lower;
    QLabel* m_note;
};

} // namespace app
