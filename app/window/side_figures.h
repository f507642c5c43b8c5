#pragma once

#include <QObject>

class QVBoxLayout;
class QWidget;

namespace app {

/// The figures of the side stay in sight below what scrolls, except where the side is so low that
/// nothing else would be: then they scroll, too. GUI thread.
class SideFigures final : public QObject {
    Q_OBJECT

public:
    /// `side` has its layout with `figures` last; `scrolled` is the layout of what scrolls, with a
    /// stretch last.
    SideFigures(QWidget& side, QVBoxLayout& scrolled, QWidget& figures);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    QWidget& m_side;
    QVBoxLayout& m_scrolled;
    QWidget& m_figures;
    bool m_inside = false; ///< of what scrolls
};

} // namespace app
