#pragma once

#include <QFrame>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QScrollArea;

namespace app {

class Commands;

/// Every command that has a key or a gesture, by group, on one sheet over the window (?). Typing
/// searches it; Esc or a click beside it closes it. No wider than a printed page, and no larger
/// than the screen: it scrolls.
class KeySheet final : public QFrame {
    Q_OBJECT

public:
    explicit KeySheet(const Commands& commands, QWidget* parent = nullptr);

    void popUp(const QWidget& over);

    static constexpr int pageWidth = 680; ///< A4 at 96 dpi, less its margins, in pixels

signals:
    void tourRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();

    const Commands& m_commands;
    QLineEdit* m_typed;
    QLabel* m_nothing;
    QScrollArea* m_area;
    int m_columns = 2;
};

} // namespace app
