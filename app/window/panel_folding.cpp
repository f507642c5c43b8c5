#include "app/window/panel_folding.h"

#include <QEvent>
#include <QSplitter>

namespace app {
namespace {

constexpr int catalogue = 0;
constexpr int side = 2;

} // namespace

PanelFolding::PanelFolding(QSplitter& columns)
    : QObject{&columns}
    , m_columns{columns}
{
    m_columns.setMinimumWidth(1);
    m_columns.installEventFilter(this);
}

bool PanelFolding::shown(int panel) const
{
    return !m_columns.widget(panel)->isHidden();
}

void PanelFolding::show(int panel, bool shown)
{
    if (!m_narrow || m_paused)
        return;
    m_columns.widget(panel)->setVisible(shown);
    if (shown)
        m_columns.widget(panel == side ? catalogue : side)->hide();
    emit changed();
}

void PanelFolding::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        follow();
}

void PanelFolding::follow()
{
    int needed = 0;
    for (int i = 0; i < m_columns.count(); ++i)
        needed += std::max(
            m_columns.widget(i)->minimumWidth(), m_columns.widget(i)->minimumSizeHint().width());
    const bool narrow = needed + 2 * m_columns.handleWidth() > m_columns.width();
    if (m_paused || narrow == m_narrow)
        return;
    m_narrow = narrow;
    for (const int panel : {catalogue, side})
        m_columns.widget(panel)->setVisible(!narrow);
    emit changed();
}

bool PanelFolding::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        follow();
    return false;
}

} // namespace app
