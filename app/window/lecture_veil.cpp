#include "app/window/lecture_veil.h"

#include <QApplication>
#include <QCursor>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace app {
namespace {

constexpr int frameMilliseconds = 16;
constexpr int tapMilliseconds = 350; ///< longer presses are holding
constexpr double share = 1 / 7.0; ///< of the window's height: the circle's radius
constexpr double darkness = 0.62;
constexpr double edge = 3;

} // namespace

LectureVeil::LectureVeil(QWidget& over)
    : QWidget{&over}
    , m_over{over}
{
    setAccessibleName(tr("Lecture veil"));
    setFocusPolicy(Qt::NoFocus);
    m_follow.setInterval(frameMilliseconds);
    m_held.setInterval(tapMilliseconds);
    m_held.setSingleShot(true);
    connect(&m_follow, &QTimer::timeout, this, &LectureVeil::follow);
    hide();
}

double LectureVeil::radius() const
{
    return height() * share;
}

void LectureVeil::setBlack(bool black)
{
    if (black == m_black)
        return;
    m_black = black;
    arrange();
}

void LectureVeil::setSpotlight(bool spotlight)
{
    if (spotlight == m_spotlight)
        return;
    m_spotlight = spotlight;
    arrange();
}

void LectureVeil::pressSpotlight()
{
    m_down = true;
    m_held.start();
    m_spotlight = !m_spotlight;
    arrange();
}

void LectureVeil::clear()
{
    m_down = false;
    m_black = false;
    m_spotlight = false;
    arrange();
}

void LectureVeil::arrange()
{
    const bool filters = m_black || m_spotlight || m_down;
    if (filters != m_filters) {
        m_filters = filters;
        filters ? qApp->installEventFilter(this) : qApp->removeEventFilter(this);
    }
    setAttribute(Qt::WA_TransparentForMouseEvents, !m_black);
    setCursor(m_black ? Qt::BlankCursor : Qt::ArrowCursor);
    setGeometry(m_over.rect());
    m_centre = mapFromGlobal(QCursor::pos());
    m_spotlight && !m_black ? m_follow.start() : m_follow.stop();
    setVisible(m_black || m_spotlight);
    raise();
    update();
    emit changed();
}

QRect LectureVeil::lit() const
{
    const double r = radius() + edge + 2;
    return QRectF{m_centre - QPointF{r, r}, QSizeF{2 * r, 2 * r}}.toAlignedRect();
}

void LectureVeil::follow()
{
    const QPointF centre = mapFromGlobal(QCursor::pos());
    if (centre == m_centre)
        return;
    const QRect before = lit();
    m_centre = centre;
    update(before);
    update(lit());
}

void LectureVeil::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    if (m_black) {
        painter.fillRect(rect(), Qt::black);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath dark;
    dark.addRect(rect());
    dark.addEllipse(m_centre, radius(), radius());
    painter.fillPath(dark, QColor::fromRgbF(0, 0, 0, float(darkness)));
    painter.setPen(QPen{QColor{0xE6, 0x9F, 0x00}, edge});
    painter.drawEllipse(m_centre, radius(), radius());
}

bool LectureVeil::filterBlack(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: event->accept(); return true; // it shall come as a key
    case QEvent::KeyPress:
        if (!static_cast<QKeyEvent*>(event)->isAutoRepeat())
            setBlack(false);
        return true;
    case QEvent::MouseButtonPress: setBlack(false); return true;
    case QEvent::Wheel: return true;
    default: return false;
    }
}

bool LectureVeil::filterHeld(QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease)
        return false;
    if (static_cast<QKeyEvent*>(event)->isAutoRepeat())
        return true;
    m_down = false; // released, or it is another key and there was none
    if (event->type() == QEvent::KeyRelease && !m_held.isActive())
        m_spotlight = !m_spotlight;
    arrange();
    return false;
}

bool LectureVeil::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == &m_over)
        setGeometry(m_over.rect());
    if (m_black)
        return filterBlack(event);
    return m_down && filterHeld(event);
}

} // namespace app
