#include "app/window/side_figures.h"

#include <QEvent>
#include <QVBoxLayout>
#include <QWidget>

namespace app {
namespace {

constexpr double mostOfTheSide = 0.45;

} // namespace

SideFigures::SideFigures(QWidget& side, QVBoxLayout& scrolled, QWidget& figures)
    : QObject{&side}
    , m_side{side}
    , m_scrolled{scrolled}
    , m_figures{figures}
{
    m_side.installEventFilter(this);
}

void SideFigures::follow()
{
    const bool inside = m_figures.minimumSizeHint().height() > m_side.height() * mostOfTheSide;
    if (inside == m_inside)
        return;
    m_inside = inside;
    if (inside)
        m_scrolled.insertWidget(m_scrolled.count() - 1, &m_figures);
    else
        static_cast<QVBoxLayout*>(m_side.layout())->addWidget(&m_figures);
}

bool SideFigures::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        follow();
    return false;
}

} // namespace app
