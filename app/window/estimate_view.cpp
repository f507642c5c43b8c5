#include "app/window/estimate_view.h"

#include "views/words.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace app {
namespace {

constexpr double margin = 12; ///< half a label of the axis
constexpr double good = 0.1; ///< a guess as near as this is right
constexpr int curveHeight = 150;
constexpr int numberHeight = 64;
constexpr double byKey = 0.02;

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

double missOf(const std::vector<double>& guess, const std::vector<double>& measured, double top)
{
    double sum = 0;
    for (std::size_t i = 0; i < guess.size(); ++i)
        sum += std::abs(guess[i] - measured[i]);
    return sum / (static_cast<double>(guess.size()) * top);
}

EstimateView::EstimateView(const engine::Estimate& estimate, QWidget* parent)
    : QWidget{parent}
    , m_estimate{estimate}
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(isNumber() ? tr("Your estimate") : tr("The curve you expect"));
    setToolTip(isNumber() ? tr("Drag the mark to the number you expect")
                          : tr("Drag over the picture to draw the curve you expect"));
    setFixedHeight(sizeHint().height());
    setCursor(Qt::PointingHandCursor);
    describe();
}

QSize EstimateView::sizeHint() const
{
    return {260, isNumber() ? numberHeight : curveHeight};
}

void EstimateView::setMeasured(std::optional<std::vector<double>> measured)
{
    const bool fits = measured && measured->size() == m_estimate.points.size();
    m_measured = fits ? std::move(measured) : std::nullopt;
    describe();
    update();
}

void EstimateView::setOpen(bool open)
{
    m_open = open;
    setCursor(open ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void EstimateView::reset()
{
    m_guess.reset();
    m_open = true;
    setMeasured({});
}

QRectF EstimateView::plot() const
{
    const double line = fontMetrics().height();
    if (isNumber())
        return {margin, line + 6, width() - 2 * margin, height() - 2 * line - 10};
    const double left = fontMetrics().horizontalAdvance(valueText(m_estimate.top)) + 8.0;
    const double right =
        fontMetrics().horizontalAdvance(views::shown(m_estimate.points.back())) / 2.0 + 2;
    return {left, 6, width() - left - std::max(margin, right), height() - line - 12};
}

QPointF EstimateView::pointOf(std::size_t i, double value) const
{
    const QRectF area = plot();
    const double share = std::clamp(value / m_estimate.top, 0.0, 1.0);
    if (isNumber())
        return {area.left() + share * area.width(), area.center().y()};
    const auto last = static_cast<double>(m_estimate.points.size() - 1);
    return {area.left() + static_cast<double>(i) / last * area.width(),
        area.bottom() - share * area.height()};
}

QString EstimateView::valueText(double value) const
{
    const QString unit = qString(m_estimate.unit);
    const QString number = QLocale{}.toString(value, 'f', m_estimate.top < 10 ? 1 : 0);
    return unit.isEmpty() ? number : number + QChar{0x00A0} + unit;
}

QString EstimateView::verdict() const
{
    if (!m_measured)
        return {};
    if (!m_guess)
        return isNumber() ? tr("This run says: %1.").arg(valueText(m_measured->front()))
                          : tr("The run drew its curve; you drew none.");
    const double miss = missOf(*m_guess, *m_measured, m_estimate.top);
    const QString head = miss <= good ? tr("✓ Close.") : tr("✗ Not quite.");
    if (isNumber())
        return head + QChar{' '}
        + tr("You said %1; measured: %2.")
              .arg(valueText(m_guess->front()), valueText(m_measured->front()));
    std::size_t worst = 0;
    const auto offAt = [this](std::size_t i) { return std::abs((*m_guess)[i] - (*m_measured)[i]); };
    for (std::size_t i = 1; i < m_guess->size(); ++i)
        if (offAt(i) > offAt(worst))
            worst = i;
    return head + QChar{' '}
    + tr("Off by %1 % on average, most at %2: you %3, measured %4.")
          .arg(std::lround(100 * miss))
          .arg(views::shown(m_estimate.points[worst]), valueText((*m_guess)[worst]),
              valueText((*m_measured)[worst]));
}

void EstimateView::describe()
{
    const auto list = [this](const std::vector<double>& values) {
        QStringList parts;
        for (std::size_t i = 0; i < values.size(); ++i)
            parts << (isNumber()
                    ? valueText(values[i])
                    : tr("%1 at %2").arg(valueText(values[i]), views::shown(m_estimate.points[i])));
        return parts.join(QStringLiteral(", "));
    };
    QString text = m_guess ? tr("Guess: %1.").arg(list(*m_guess)) : tr("No guess yet.");
    if (m_measured)
        text += QChar{' '} + tr("Measured: %1.").arg(list(*m_measured));
    setAccessibleDescription(text);
}

void EstimateView::set(std::size_t point, double value)
{
    if (!m_guess) // the rest follows what is drawn first
        m_guess.emplace(m_estimate.points.size(), value);
    (*m_guess)[point] = std::clamp(value, 0.0, m_estimate.top);
    m_at = point;
    m_measured.reset(); // this is a guess for the next run
    describe();
    update();
    emit guessed();
}

void EstimateView::drag(QPointF to)
{
    const QRectF area = plot();
    if (isNumber())
        return set(0, (to.x() - area.left()) / area.width() * m_estimate.top);
    const auto last = static_cast<double>(m_estimate.points.size() - 1);
    const double share = std::clamp((to.x() - area.left()) / area.width(), 0.0, 1.0);
    set(static_cast<std::size_t>(std::lround(share * last)),
        (area.bottom() - to.y()) / area.height() * m_estimate.top);
}

void EstimateView::mousePressEvent(QMouseEvent* event)
{
    if (m_open && event->button() == Qt::LeftButton)
        drag(event->position());
}

void EstimateView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_open && (event->buttons() & Qt::LeftButton))
        drag(event->position());
}

void EstimateView::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool along = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool up = key == Qt::Key_Up || key == Qt::Key_Down;
    if (!m_open || (!along && !up))
        return QWidget::keyPressEvent(event);
    const bool more = key == Qt::Key_Right || key == Qt::Key_Up;
    const std::size_t last = m_estimate.points.size() - 1;
    if (along && !isNumber()) {
        m_at = more ? std::min(m_at + 1, last) : m_at - std::min<std::size_t>(m_at, 1);
        return update();
    }
    const double now = m_guess ? (*m_guess)[m_at] : m_estimate.top / 2;
    set(m_at, now + (more ? byKey : -byKey) * m_estimate.top);
}

void EstimateView::drawAxes(QPainter& painter) const
{
    const QRectF area = plot();
    const double line = fontMetrics().height();
    const QColor faint = palette().color(QPalette::Mid);
    const QColor words = palette().color(QPalette::PlaceholderText);
    if (isNumber()) {
        painter.setPen(QPen{faint, 2});
        painter.drawLine(pointOf(0, 0), pointOf(0, m_estimate.top));
        painter.setPen(words);
        const QRectF below{area.left() - margin, area.bottom(), area.width() + 2 * margin, line};
        painter.drawText(below, Qt::AlignLeft, valueText(0));
        painter.drawText(below, Qt::AlignRight, valueText(m_estimate.top));
        return;
    }
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = area.bottom() - share * area.height();
        painter.setPen(faint);
        painter.drawLine(QPointF{area.left(), y}, QPointF{area.right(), y});
        painter.setPen(words);
        painter.drawText(QRectF{0, y - line / 2, area.left() - 5, line},
            Qt::AlignRight | Qt::AlignVCenter, valueText(share * m_estimate.top));
    }
    const std::size_t count = m_estimate.points.size();
    for (std::size_t i = 0; i < count; ++i) {
        const QString label = views::shown(m_estimate.points[i]);
        const double half = fontMetrics().horizontalAdvance(label) / 2.0 + 1;
        const double x = std::clamp(pointOf(i, 0).x(), half, width() - half);
        painter.drawText(
            QRectF{x - half, area.bottom() + 4, 2 * half, line}, Qt::AlignCenter, label);
    }
}

void EstimateView::drawNumber(QPainter& painter, double value, bool measured) const
{
    const QPointF at = pointOf(0, value);
    const QColor ink = palette().color(measured ? QPalette::WindowText : QPalette::Highlight);
    const QString text = measured ? tr("measured %1").arg(valueText(value)) : valueText(value);
    painter.setPen(QPen{ink, 2});
    painter.setBrush(measured ? Qt::NoBrush : QBrush{ink});
    if (measured)
        painter.drawLine(at - QPointF{0, 10}, at + QPointF{0, 10});
    else
        painter.drawEllipse(at, 6, 6);
    const double half = fontMetrics().horizontalAdvance(text) / 2.0 + 1;
    const double x = std::clamp(at.x(), half, width() - half);
    const double line = fontMetrics().height();
    const double y = measured ? height() - line : 0;
    painter.drawText(QRectF{x - half, y, 2 * half, line}, Qt::AlignCenter, text);
}

void EstimateView::drawCurve(
    QPainter& painter, const std::vector<double>& values, bool measured) const
{
    QPolygonF points;
    for (std::size_t i = 0; i < values.size(); ++i)
        points << pointOf(i, values[i]);
    const QColor ink = palette().color(measured ? QPalette::WindowText : QPalette::Highlight);
    painter.setPen(QPen{ink, 2, measured ? Qt::SolidLine : Qt::DashLine});
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
    painter.setBrush(ink);
    painter.setPen(Qt::NoPen);
    for (const QPointF& point : points)
        measured ? painter.drawRect(QRectF{point - QPointF{2.5, 2.5}, QSizeF{5, 5}})
                 : painter.drawEllipse(point, 4, 4);
}

void EstimateView::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    drawAxes(painter);
    if (isNumber()) {
        if (m_measured) {
            // Where the two names would meet, the scale's own ends make room.
            drawNumber(painter, m_measured->front(), true);
        }
        if (m_guess)
            drawNumber(painter, m_guess->front(), false);
    } else {
        if (m_guess && m_measured) { // what was missed
            QPainterPath between;
            QPolygonF area;
            for (std::size_t i = 0; i < m_guess->size(); ++i)
                area << pointOf(i, (*m_guess)[i]);
            for (std::size_t i = m_guess->size(); i-- > 0;)
                area << pointOf(i, (*m_measured)[i]);
            between.addPolygon(area);
            QColor tint = palette().color(QPalette::Highlight);
            tint.setAlphaF(0.15F);
            painter.fillPath(between, tint);
        }
        if (m_guess)
            drawCurve(painter, *m_guess, false);
        if (m_measured)
            drawCurve(painter, *m_measured, true);
    }
    if (!m_guess && !m_measured) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(isNumber() ? QRectF{rect()}.adjusted(0, 0, 0, -height() / 2.0) : plot(),
            Qt::AlignCenter, isNumber() ? tr("drag to your number") : tr("draw your curve here"));
    }
    if (hasFocus()) {
        painter.setPen(QPen{palette().color(QPalette::Highlight), 1, Qt::DotLine});
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5));
        if (!isNumber() && m_open)
            painter.drawEllipse(pointOf(m_at, m_guess ? (*m_guess)[m_at] : 0), 7, 7);
    }
}

} // namespace app
