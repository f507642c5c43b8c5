#pragma once

#include <QFrame>

namespace app {

class Commands;

/// Every command that has a key or a gesture, by group, on one sheet over the window (?). Any key
/// or a click closes it.
class KeySheet final : public QFrame {
    Q_OBJECT

public:
    explicit KeySheet(const Commands& commands, QWidget* parent = nullptr);

    void popUp(const QWidget& over);

protected:
    void keyPressEvent(QKeyEvent*) override { hide(); }

private:
    void fill();

    const Commands& m_commands;
    QWidget* m_content = nullptr;
};

} // namespace app
