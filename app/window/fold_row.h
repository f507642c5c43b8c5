#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

class QAbstractButton;
class QMenu;
class QToolButton;
class QWidget;

namespace app {

/// Something in a bar that may go into the menu "More" where the bar is too narrow for it.
struct Foldable {
    QWidget* widget = nullptr;
    std::function<void(QMenu& menu)> put{}; ///< adds what does the same; none: it just goes
    bool wanted = true;
};

/// Keeps a bar usable at any width: what does not fit goes away, the first of `order` first, and
/// is found in the menu of `more`, which is shown only then. What shows and hides itself
/// for reasons of its own does so by setWanted(). GUI thread.
class FoldRow final : public QObject {
    Q_OBJECT

public:
    /// The bar must have its layout; it owns this.
    FoldRow(QWidget& bar, QToolButton& more, std::vector<Foldable> order);

    void fold();

    /// Whether one of the order is to be there at all, in the bar or in the menu.
    void setWanted(const QWidget& widget, bool wanted);

    /// What to point at instead of `widget`: itself, or the button with the menu it is in.
    QWidget& shown(QWidget& widget) const;

    /// A menu entry that presses `button`, or opens its menu.
    static std::function<void(QMenu&)> entryFor(QAbstractButton& button);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void showParts();

    QWidget& m_bar;
    QToolButton& m_more;
    std::vector<Foldable> m_order;
    std::size_t m_folded = 0; ///< so many of the order are
    bool m_scheduled = false;
};

} // namespace app
