#include "app/window/lecture_mode.h"

#include "app/window/appearance.h"
#include "app/window/lecture_veil.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"

#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {
namespace {

/// On a screen of 1080 lines the smallest labels get about a 60th of its height, which is read
/// from eight times that height away. Source: ISO 9241-303, 20 to 22 minutes of arc.
constexpr double scaleAtFullHd = 1.6;
constexpr double fullHd = 1080;
constexpr double largest = 4;
constexpr double stepFactor = 1.1;
constexpr int patience = 1000; ///< ms for the window system to give a size
constexpr int sideParts = 4; ///< the sliders get one of them, the picture the others

} // namespace

LectureMode::LectureMode(LectureParts parts)
    : QObject{parts.window}
    , m_parts{std::move(parts)}
    , m_veil{new LectureVeil{*m_parts.window}}
{
    m_parts.window->installEventFilter(this);
}

double LectureMode::scaleFor(int screenHeight, int larger)
{
    const double fitting = std::max(1.0, screenHeight / fullHd * scaleAtFullHd);
    return std::clamp(fitting * std::pow(stepFactor, larger), 1.0, largest);
}

void LectureMode::enter()
{
    if (m_on)
        return;
    QMainWindow& window = *m_parts.window;
    if (!m_returning) {
        emit entering();
        m_before = {.state = window.windowState(),
            .geometry = window.geometry(),
            .columns = m_parts.columns->saveState(),
            .stage = m_parts.stage->saveState(),
            .side = !m_parts.side->isHidden(),
            .focus = QApplication::focusWidget()};
        for (const QWidget* part : m_parts.chrome)
            m_before.chrome << !part->isHidden();
        for (const auto* page : m_parts.side->findChildren<QScrollArea*>())
            m_before.scrolled.emplaceBack(
                page->verticalScrollBar(), page->verticalScrollBar()->value());
    }
    m_returning = false;
    m_on = true;
    for (QWidget* part : m_parts.chrome)
        part->hide();
    m_parts.side->show();
    window.setWindowState(window.windowState() | Qt::WindowFullScreen);
    // Large type makes a window grow that is not yet as large as its screen, and one that asks for
    // a size of its own is not given all of it. So only then, or when it will not come.
    if (window.size() == window.screen()->size())
        applyScale();
    else
        QTimer::singleShot(patience, this, &LectureMode::followSize);
    emit entered();
}

void LectureMode::leave()
{
    if (!m_on)
        return;
    m_on = false;
    m_veil->clear();
    QMainWindow& window = *m_parts.window;
    m_parts.appearance->setScale(1);
    for (qsizetype i = 0; i < m_parts.chrome.size(); ++i)
        m_parts.chrome[i]->setVisible(m_before.chrome[i]);
    m_parts.side->setVisible(m_before.side);
    m_returning = true;
    showAllViews();
    window.setWindowState(m_before.state); // the window system knows where it was
    if (m_before.focus)
        m_before.focus->setFocus();
    putBack();
    QTimer::singleShot(patience, this, &LectureMode::putBackSplitters);
    emit left();
}

void LectureMode::setLarger(int steps)
{
    const int clamped = std::clamp(steps, -mostLarger, mostLarger);
    if (clamped == m_larger)
        return;
    m_larger = clamped;
    if (m_on)
        applyScale();
    emit largerChanged(m_larger);
}

bool LectureMode::sideShown() const
{
    return !m_parts.side->isHidden();
}

void LectureMode::showSide(bool shown)
{
    if (m_on)
        m_parts.side->setVisible(shown);
}

void LectureMode::nextView()
{
    const std::vector<ViewCard*>& cards = m_parts.stage->cards();
    if (!m_on || cards.size() < 2)
        return;
    const auto shown = std::ranges::count_if(cards, [](auto* card) { return !card->isHidden(); });
    const auto first = std::ranges::find_if(cards, [](auto* card) { return !card->isHidden(); });
    const bool one = shown == 1;
    if (one && first + 1 == cards.end())
        return showAllViews();
    ViewCard* const chosen = one ? *(first + 1) : cards.front();
    for (ViewCard* card : cards)
        card->setVisible(card == chosen);
}

void LectureMode::showAllViews()
{
    for (ViewCard* card : m_parts.stage->cards())
        card->show();
}

void LectureMode::applyScale()
{
    m_parts.appearance->setScale(scaleFor(m_parts.window->screen()->size().height(), m_larger));
    const int width = m_parts.window->width();
    m_parts.columns->setSizes({0, width - width / sideParts, width / sideParts});
}

void LectureMode::putBack()
{
    if (!m_returning || m_parts.window->size() != m_before.geometry.size())
        return;
    // After the layouts have followed the new size and the old fonts.
    QTimer::singleShot(0, this, &LectureMode::putBackSplitters);
}

void LectureMode::putBackSplitters()
{
    if (!std::exchange(m_returning, false))
        return;
    m_parts.columns->restoreState(m_before.columns);
    m_parts.stage->restoreState(m_before.stage);
    QTimer::singleShot(0, this, &LectureMode::putBackPages); // once they have their size
}

void LectureMode::putBackPages()
{
    for (const auto& [bar, value] : m_before.scrolled)
        if (bar)
            bar->setValue(value);
}

bool LectureMode::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::Resize)
        return false;
    if (m_returning)
        putBack();
    else if (m_on)
        QTimer::singleShot(0, this, &LectureMode::followSize);
    return false;
}

void LectureMode::followSize()
{
    if (m_on)
        applyScale();
}

} // namespace app
