#include "app/window/fold_row.h"

#include <QAbstractButton>
#include <QEvent>
#include <QLayout>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace app {
namespace {

int widthOf(const QWidget& widget)
{
    const int width = std::max(widget.sizeHint().width(), widget.minimumWidth());
    return std::min(width, widget.maximumWidth());
}

} // namespace

FoldRow::FoldRow(QWidget& bar, QToolButton& more, std::vector<Foldable> order)
    : QObject{&bar}
    , m_bar{bar}
    , m_more{more}
    , m_order{std::move(order)}
{
    m_bar.setMinimumWidth(1); // whatever is in it
    m_more.setPopupMode(QToolButton::InstantPopup);
    m_more.setMenu(new QMenu{&m_more});
    m_more.hide();
    connect(m_more.menu(), &QMenu::aboutToShow, this, &FoldRow::fill);
    m_bar.installEventFilter(this);
}

void FoldRow::fold()
{
    m_scheduled = false;
    const int spacing = m_bar.layout()->spacing();
    int needed = m_bar.layout()->totalMinimumSize().width();
    const auto roomFor = [&](const Foldable& part) {
        return part.wanted ? widthOf(*part.widget) + spacing : 0;
    };
    for (std::size_t i = 0; i < m_folded; ++i)
        needed += roomFor(m_order[i]);
    if (m_folded > 0)
        needed -= widthOf(m_more) + spacing;
    std::size_t folded = 0;
    if (needed > m_bar.width()) {
        needed += widthOf(m_more) + spacing;
        while (folded < m_order.size() && needed > m_bar.width())
            needed -= roomFor(m_order[folded++]);
    }
    if (folded == m_folded)
        return;
    m_folded = folded;
    showParts();
}

void FoldRow::showParts()
{
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_order[i].widget->setVisible(m_order[i].wanted && i >= m_folded);
    m_more.setVisible(m_folded > 0);
}

void FoldRow::setWanted(const QWidget& widget, bool wanted)
{
    for (Foldable& part : m_order)
        if (part.widget == &widget)
            part.wanted = wanted;
    showParts();
}

QWidget& FoldRow::shown(QWidget& widget) const
{
    for (std::size_t i = 0; i < m_folded; ++i)
        if (m_order[i].widget == &widget)
            return m_more;
    return widget;
}

void FoldRow::fill()
{
    QMenu& menu = *m_more.menu();
    menu.clear();
    for (std::size_t i = m_folded; i-- > 0;)
        if (m_order[i].put && m_order[i].wanted)
            m_order[i].put(menu);
}

std::function<void(QMenu&)> FoldRow::entryFor(QAbstractButton& button)
{
    return [&button](QMenu& menu) {
        const QString name =
            button.accessibleName().isEmpty() ? button.text() : button.accessibleName();
        auto* tool = qobject_cast<QToolButton*>(&button);
        QAction* action = nullptr;
        if (tool != nullptr && tool->menu() != nullptr) {
            action = menu.addAction(name);
            action->setMenu(tool->menu());
        } else {
            action = menu.addAction(name);
            QObject::connect(action, &QAction::triggered, &button, &QAbstractButton::click);
        }
        action->setEnabled(button.isEnabled());
        action->setCheckable(button.isCheckable());
        action->setChecked(button.isChecked());
    };
}

bool FoldRow::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fold();
    else if (event->type() == QEvent::LayoutRequest && !m_scheduled) {
        m_scheduled = true; // once whoever changes its text or visibility is done
        QTimer::singleShot(0, this, &FoldRow::fold);
    }
    return false;
}

} // namespace app
