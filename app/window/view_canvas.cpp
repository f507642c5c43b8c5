#include "app/window/view_canvas.h"

#include "app/window/timeline_gestures.h"
#include "views/words.h"

#include <QFocusEvent>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace app {
namespace {

constexpr qint64 oldestSpots = 100; ///< ms
constexpr int longestWait = 60; ///< ms

} // namespace

ViewCanvas::ViewCanvas(const views::ViewType& type, Scene& scene, QWidget* parent)
    : QWidget{parent}
    , m_view{type.make()}
    , m_scene{scene}
{
    setAccessibleName(views::Words::tr(type.title));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 150);
    new TimelineGestures{*this};
    m_late.setSingleShot(true);
    m_late.setInterval(longestWait);
    connect(&m_late, &QTimer::timeout, this, &ViewCanvas::forget);
    connect(&m_scene, &Scene::pictureChanged, this, &ViewCanvas::change);
    connect(&m_scene, &Scene::cursorChanged, this, &ViewCanvas::follow);
}

ViewCanvas::~ViewCanvas() = default;

views::Frame ViewCanvas::frame() const
{
    views::Frame frame = m_scene.frame();
    frame.scroll = m_scroll;
    return frame;
}

bool ViewCanvas::isTimeline() const
{
    return !m_view->timeArea(area(), frame()).isEmpty();
}

TimeScale ViewCanvas::timeScale() const
{
    const views::Frame now = frame();
    return {.area = m_view->timeArea(area(), now), .window = now.window};
}

std::optional<views::Spot> ViewCanvas::spotAt(const QPointF& point) const
{
    return m_view->spotAt(point, area(), frame());
}

std::vector<views::Spot> ViewCanvas::spots() const
{
    return m_view->spots(area(), frame());
}

const std::vector<views::Spot>& ViewCanvas::spotsForTools() const
{
    if (!m_spotsAge.isValid() || m_spotsAge.hasExpired(oldestSpots)) {
        m_spots = spots();
        m_spotsAge.start();
    }
    return m_spots;
}

double ViewCanvas::scrollRange() const
{
    return m_view->scrollRange(area(), frame());
}

void ViewCanvas::scrollBy(double pixels)
{
    const double scroll = std::clamp(m_scroll + pixels, 0.0, scrollRange());
    if (scroll == m_scroll)
        return;
    m_scroll = scroll;
    forget();
    emit scrolled();
}

void ViewCanvas::revealActor(trace::ActorId actor)
{
    if (scrollRange() == 0)
        return;
    views::Frame whole = frame();
    whole.scroll = 0;
    const QRectF tall{0, 0, area().width(), m_view->preferredHeight(area().width(), whole)};
    const double top = m_view->timeArea(tall, whole).top();
    for (const views::Spot& spot : m_view->spots(tall, whole)) {
        if (spot.actor != actor)
            continue;
        if (spot.rect.top() - m_scroll < top)
            scrollBy(spot.rect.top() - m_scroll - top);
        else if (spot.rect.bottom() - m_scroll > height())
            scrollBy(spot.rect.bottom() - m_scroll - height());
        return;
    }
}

void ViewCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    views::Frame now = frame();
    QRectF drawn = area();
    if (m_view->keepsStill()) {
        const QPixmap& kept = still();
        if (m_waiting) {
            painter.fillRect(rect(), now.theme.card());
            now = m_stillFrame;
            drawn = m_stillArea;
        }
        painter.drawPixmap(0, 0, kept);
        now.layer = views::Layer::Moving;
    } else {
        painter.fillRect(rect(), now.theme.card());
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (!drawn.isEmpty()) // empty: nothing was painted yet
        m_view->draw(painter, drawn, now);
    if (hasFocus() && m_ring) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{m_scene.frame().theme.accent(), 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{rect()}.adjusted(1, 1, -1, -1), 4, 4);
    }
}

const QPixmap& ViewCanvas::still()
{
    const double ratio = devicePixelRatioF();
    const QSize pixels{static_cast<int>(std::lround(width() * ratio)),
        static_cast<int>(std::lround(height() * ratio))};
    views::Frame now = frame();
    now.layer = views::Layer::Still;
    m_stale = m_stale || m_late.isActive(); // painted anyway, so with what is new
    m_late.stop();
    const bool fits = m_still.size() == pixels && m_still.devicePixelRatio() == ratio;
    if (fits && (!m_stale || m_view->sameStill(m_stillFrame, now)))
        return m_still;
    if (mayWait())
        return m_still;
    QElapsedTimer timer;
    timer.start();
    if (!fits)
        m_still = QPixmap{pixels};
    m_still.setDevicePixelRatio(ratio);
    m_still.fill(now.theme.card());
    QPainter painter{&m_still};
    painter.setRenderHint(QPainter::Antialiasing);
    m_view->draw(painter, area(), now);
    m_stillFrame = std::move(now);
    m_stillArea = area();
    m_stale = false;
    m_waiting = false;
    m_stillCost = std::chrono::nanoseconds{timer.nsecsElapsed()};
    return m_still;
}

/// Once, if other canvases had this frame's time; the next frame begins right after it.
bool ViewCanvas::mayWait()
{
    if (m_waiting || m_scene.pace().allows(m_stillCost))
        return false;
    m_waiting = true;
    QTimer::singleShot(0, this, qOverload<>(&QWidget::update));
    return true;
}

void ViewCanvas::takeTurns(int turn, int of)
{
    m_turn = turn;
    m_turns = of;
}

/// Nothing is to be seen anew but that the run went on.
bool ViewCanvas::grownOnly() const
{
    const views::Frame now = frame();
    const views::Frame& then = m_stillFrame;
    return m_scene.playhead().mode() == PlayMode::Live && then.trace && then.theme == now.theme
        && then.other == now.other && then.selectedActor == now.selectedActor
        && then.selection == now.selection && then.hover == now.hover && then.pinned == now.pinned
        && then.allRows == now.allRows && then.scroll == now.scroll;
}

void ViewCanvas::change()
{
    m_turn = (m_turn + 1) % m_turns;
    if (m_turn == 0 || !grownOnly())
        forget();
    else if (!m_late.isActive())
        m_late.start();
}

void ViewCanvas::follow()
{
    if (m_turns == 1 || !grownOnly())
        update();
}

void ViewCanvas::forget()
{
    m_late.stop();
    m_scroll = std::clamp(m_scroll, 0.0, scrollRange());
    m_stale = true;
    update();
}

void ViewCanvas::resizeEvent(QResizeEvent*)
{
    forget();
    emit scrolled();
}

void ViewCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void ViewCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void ViewCanvas::leaveEvent(QEvent*)
{
    m_scene.setHover(std::nullopt);
}

bool ViewCanvas::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const std::optional<views::Spot> spot = spotAt(help->pos()))
        QToolTip::showText(
            help->globalPos(), spot->text, this, spot->rect.toAlignedRect().adjusted(-1, -1, 1, 1));
    else
        QToolTip::hideText();
    return true;
}

} // namespace app
