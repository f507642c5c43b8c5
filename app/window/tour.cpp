#include "app/window/tour.h"

#include "app/window/tour_place.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <cmath>

namespace app {
namespace {

constexpr int lettersWide = 44;
constexpr double dimmed = 0.28;
constexpr double corner = 8;
constexpr double ring = 3;
constexpr double head = 9; ///< of the arrow

void drawArrow(QPainter& painter, const QLineF& line)
{
    const double angle = std::atan2(line.dy(), line.dx());
    const auto back = [&](double turn) {
        return line.p2() - head * QPointF{std::cos(angle + turn), std::sin(angle + turn)};
    };
    painter.drawLine(line);
    painter.drawPolyline(QPolygonF{{back(0.5), line.p2(), back(-0.5)}});
}

/// What the widgets around it leave to be seen of `target`, in `window`. The callout may cover it.
QRect seenIn(const QWidget& window, const QWidget& target)
{
    QRect seen = target.rect();
    for (const QWidget* widget = &target; widget != &window; widget = widget->parentWidget()) {
        if (widget->parentWidget() == nullptr)
            return {};
        seen = seen.translated(widget->pos()).intersected(widget->parentWidget()->rect());
    }
    return seen;
}

/// Scrolls every page that it is in, until some of it is seen.
void bringIntoSight(QWidget& target)
{
    if (!seenIn(*target.window(), target).isEmpty())
        return;
    for (QWidget* up = target.parentWidget(); up != nullptr; up = up->parentWidget())
        if (auto* page = qobject_cast<QScrollArea*>(up))
            page->ensureWidgetVisible(&target, 0, 10);
}

} // namespace

Tour::Tour(QWidget& window)
    : QWidget{&window}
    , m_window{window}
    , m_callout{new QFrame{&window}}
    , m_place{new QLabel}
    , m_title{new QLabel}
    , m_text{new QLabel}
    , m_skip{new QPushButton{tr("Skip the tour")}}
    , m_back{new QPushButton{tr("Back")}}
    , m_next{new QPushButton{tr("Next")}}
    , m_escape{new QShortcut{QKeySequence{Qt::Key_Escape}, &window}}
{
    setAccessibleName(tr("What the tour points at"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    makeCallout();
    m_escape->setEnabled(false);
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    hide();
    connect(m_escape, &QShortcut::activated, this, &Tour::end);
    connect(&m_later, &QTimer::timeout, this, &Tour::arrange);
}

void Tour::makeCallout()
{
    m_callout->setObjectName(QStringLiteral("tourCallout"));
    m_callout->setProperty("card", true);
    m_callout->setAttribute(Qt::WA_StyledBackground);
    m_place->setProperty("role", "tag");
    m_title->setProperty("role", "section");
    m_text->setWordWrap(true);
    m_next->setProperty("primary", true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_place);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_skip);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout{m_callout};
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    m_callout->hide();
    connect(m_skip, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, &Tour::back);
    connect(m_next, &QPushButton::clicked, this, &Tour::next);
}

void Tour::start()
{
    if (m_stops.empty())
        return;
    if (!m_stop) {
        m_focusBefore = QApplication::focusWidget();
        m_window.installEventFilter(this);
        m_escape->setEnabled(true);
    }
    go(0);
}

void Tour::next()
{
    if (!m_stop)
        return;
    if (m_stops[*m_stop].leaveForward)
        m_stops[*m_stop].leaveForward();
    if (*m_stop + 1 < m_stops.size())
        return go(*m_stop + 1);
    end();
}

void Tour::back()
{
    if (m_stop && *m_stop > 0)
        go(*m_stop - 1);
}

void Tour::end()
{
    if (!m_stop)
        return;
    m_stop.reset();
    watch(nullptr);
    m_window.removeEventFilter(this);
    m_escape->setEnabled(false);
    m_later.stop();
    const bool focusInside = m_callout->isAncestorOf(QApplication::focusWidget());
    hide();
    m_callout->hide();
    if (focusInside && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    emit ended();
}

void Tour::go(std::size_t stop)
{
    m_stop = stop;
    const TourStop& here = m_stops[stop];
    if (here.arrive)
        here.arrive();
    const bool last = stop + 1 == m_stops.size();
    m_title->setText(here.title);
    m_text->setText(here.text);
    m_place->setText(tr("%1 of %2").arg(stop + 1).arg(m_stops.size()));
    m_back->setEnabled(stop > 0);
    m_skip->setVisible(!last);
    m_next->setText(last ? tr("Done") : tr("Next"));
    watch(here.target ? here.target() : nullptr);
    show();
    m_callout->show();
    arrange();
    announce();
    bringLater(); // what arrive() opened has its place only after its layout
}

void Tour::bringLater()
{
    QTimer::singleShot(0, this, [this] {
        if (m_stop && m_stops[*m_stop].arrive)
            m_stops[*m_stop].arrive(); // a smaller window may have put its panel away
        if (m_target)
            bringIntoSight(*m_target);
        m_later.start();
    });
}

/// The callout is read out: its name, and its text with the button that has the focus.
void Tour::announce()
{
    m_callout->setAccessibleName(tr("Tour, step %1: %2").arg(m_place->text(), m_title->text()));
    m_callout->setAccessibleDescription(m_text->text());
    m_next->setAccessibleDescription(m_title->text() + QStringLiteral(". ") + m_text->text());
    m_next->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent alert{m_callout, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

void Tour::watch(QWidget* target)
{
    for (const QPointer<QWidget>& widget : m_watched)
        if (widget)
            widget->removeEventFilter(this);
    m_watched.clear();
    m_target = target;
    for (QWidget* widget = target; widget != nullptr && widget != &m_window;
         widget = widget->parentWidget()) {
        widget->installEventFilter(this);
        m_watched.emplace_back(widget);
    }
}

void Tour::arrange()
{
    if (!m_stop)
        return;
    if (!m_target && m_stops[*m_stop].target) // it may have been made anew
        watch(m_stops[*m_stop].target());
    setGeometry(m_window.rect());
    m_lit = {};
    if (m_target && m_target->isVisible()) {
        const QRect seen = seenIn(m_window, *m_target);
        if (!seen.isEmpty())
            m_lit = seen.adjusted(-4, -4, 4, 4).intersected(rect());
    }
    const int most = m_window.width() - 16;
    m_callout->setFixedWidth(
        std::min(most, m_callout->fontMetrics().averageCharWidth() * lettersWide));
    m_callout->ensurePolished();
    m_callout->layout()->activate();
    const int height = m_callout->layout()->hasHeightForWidth()
        ? m_callout->layout()->totalHeightForWidth(m_callout->width())
        : m_callout->sizeHint().height();
    const QRect target = m_lit.isEmpty() ? QRect{rect().center(), QSize{1, 1}} : m_lit;
    m_callout->setGeometry(placeCallout({m_callout->width(), height}, target, rect()));
    raise();
    m_callout->raise();
    update();
}

QRect Tour::callout() const
{
    return m_callout->geometry();
}

QString Tour::words() const
{
    return m_title->text() + QChar{'\n'} + m_text->text();
}

void Tour::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath dim;
    dim.addRect(rect());
    if (!m_lit.isEmpty())
        dim.addRoundedRect(m_lit, corner, corner);
    painter.fillPath(dim, QColor::fromRgbF(0, 0, 0, float(dimmed)));
    if (m_lit.isEmpty())
        return;
    const QLineF arrow = calloutArrow(m_callout->geometry(), m_lit);
    // Light below dark: seen on any card.
    for (const auto& [colour, width] : {std::pair{palette().color(QPalette::Base), ring + 3},
             std::pair{palette().color(QPalette::Link), ring}}) {
        painter.setPen(QPen{colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{m_lit}.adjusted(2, 2, -2, -2), corner, corner);
        if (!arrow.isNull())
            drawArrow(painter, arrow);
    }
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == &m_window)
        bringLater();
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::LayoutRequest: m_later.start(); break;
    default: break;
    }
    return false;
}

} // namespace app
