#pragma once

#include <QFrame>

namespace app {

/// Every key, on one sheet over the window (?). Any key or a click closes it.
class KeySheet final : public QFrame {
    Q_OBJECT

public:
    explicit KeySheet(QWidget* parent = nullptr);

    void popUp(const QWidget& over);

protected:
    void keyPressEvent(QKeyEvent*) override { hide(); }
};

} // namespace app
