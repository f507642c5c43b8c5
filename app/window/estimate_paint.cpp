// The picture of an estimate: its scale, the guess, what was measured.
#include "app/window/estimate_view.h"
#include "views/words.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace app {

QRectF EstimateView::nameOf(double value, bool measured) const
{
    const QString text = measured ? tr("measured %1").arg(valueText(value)) : valueText(value);
    const double half = fontMetrics().horizontalAdvance(text) / 2.0 + 1;
    const double line = fontMetrics().height();
    const double x = std::clamp(pointOf(0, value).x(), half, std::max(half, width() - half));
    return {x - half, measured ? height() - line : 0, 2 * half, line};
}

void EstimateView::drawScale(QPainter& painter) const
{
    const double line = fontMetrics().height();
    painter.setPen(QPen{palette().color(QPalette::Mid), 2 * scale()});
    painter.drawLine(pointOf(0, 0), pointOf(0, m_estimate.top));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRectF below{0, height() - line, double(width()), line};
    for (const double end : {0.0, m_estimate.top}) {
        const QString text = valueText(end);
        const double advance = fontMetrics().horizontalAdvance(text);
        const QRectF place{end == 0 ? 0 : width() - advance, below.top(), advance, line};
        // The measurement's name has the line; an end that it meets makes room.
        if (!m_measured
            || !nameOf(m_measured->front(), true).adjusted(-4, 0, 4, 0).intersects(place))
            painter.drawText(below, end == 0 ? Qt::AlignLeft : Qt::AlignRight, text);
    }
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const QPointF at = pointOf(0, share * m_estimate.top);
        painter.setPen(QPen{palette().color(QPalette::Mid), scale()});
        painter.drawLine(at - QPointF{0, 4 * scale()}, at + QPointF{0, 4 * scale()});
    }
}

void EstimateView::drawAxes(QPainter& painter) const
{
    const QRectF area = plot();
    const double line = fontMetrics().height();
    const QColor faint = palette().color(QPalette::Mid);
    const QColor words = palette().color(QPalette::PlaceholderText);
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = area.bottom() - share * area.height();
        painter.setPen(QPen{faint, scale()});
        painter.drawLine(QPointF{area.left(), y}, QPointF{area.right(), y});
        painter.setPen(words);
        painter.drawText(QRectF{0, y - line / 2, area.left() - 5, line},
            Qt::AlignRight | Qt::AlignVCenter, valueText(share * m_estimate.top));
    }
    double free = 0;
    for (std::size_t i = 0; i < m_estimate.points.size(); ++i) {
        const QString label = views::shown(m_estimate.points[i]);
        const double half = fontMetrics().horizontalAdvance(label) / 2.0 + 1;
        const double x = std::clamp(pointOf(i, 0).x(), half, std::max(half, width() - half));
        if (x - half < free) // where they are too many, some are left out
            continue;
        painter.drawText(
            QRectF{x - half, area.bottom() + 4, 2 * half, line}, Qt::AlignCenter, label);
        free = x + half + 6 * scale();
    }
}

void EstimateView::drawNumber(QPainter& painter, double value, bool measured) const
{
    const QPointF at = pointOf(0, value);
    const QColor ink = palette().color(measured ? QPalette::WindowText : QPalette::Highlight);
    const QString text = measured ? tr("measured %1").arg(valueText(value)) : valueText(value);
    painter.setPen(QPen{ink, 2.5 * scale()});
    painter.setBrush(measured ? Qt::NoBrush : QBrush{ink});
    if (measured)
        painter.drawLine(at - QPointF{0, 10 * scale()}, at + QPointF{0, 10 * scale()});
    else
        painter.drawEllipse(at, 6 * scale(), 6 * scale());
    painter.drawText(nameOf(value, measured), Qt::AlignCenter, text);
}

void EstimateView::drawCurve(
    QPainter& painter, const std::vector<double>& values, bool measured) const
{
    QPolygonF points;
    for (std::size_t i = 0; i < values.size(); ++i)
        points << pointOf(i, values[i]);
    const QColor ink = palette().color(measured ? QPalette::WindowText : QPalette::Highlight);
    painter.setPen(QPen{ink, 2 * scale(), measured ? Qt::SolidLine : Qt::DashLine});
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
    painter.setBrush(ink);
    painter.setPen(Qt::NoPen);
    const double r = scale() * (measured ? 2.5 : 4);
    for (const QPointF& point : points)
        measured ? painter.drawRect(QRectF{point - QPointF{r, r}, QSizeF{2 * r, 2 * r}})
                 : painter.drawEllipse(point, r, r);
}

/// What was missed.
void EstimateView::drawBetween(QPainter& painter) const
{
    QPolygonF area;
    for (std::size_t i = 0; i < m_guess->size(); ++i)
        area << pointOf(i, (*m_guess)[i]);
    for (std::size_t i = m_guess->size(); i-- > 0;)
        area << pointOf(i, (*m_measured)[i]);
    QPainterPath between;
    between.addPolygon(area);
    QColor tint = palette().color(QPalette::Highlight);
    tint.setAlphaF(0.15F);
    painter.fillPath(between, tint);
}

/// Which line is which, once there are two.
void EstimateView::drawNames(QPainter& painter) const
{
    const double line = fontMetrics().height();
    const QString guess = tr("your guess");
    const QString measured = tr("measured");
    const double stroke = 18 * scale();
    double x = plot().left();
    const double y = line / 2;
    for (const auto& [text, isMeasured] : {std::pair{guess, false}, std::pair{measured, true}}) {
        const QColor ink = palette().color(isMeasured ? QPalette::WindowText : QPalette::Highlight);
        painter.setPen(QPen{ink, 2 * scale(), isMeasured ? Qt::SolidLine : Qt::DashLine});
        painter.drawLine(QPointF{x, y}, QPointF{x + stroke, y});
        const double advance = fontMetrics().horizontalAdvance(text) + 1;
        painter.drawText(QRectF{x + stroke + 4 * scale(), 0, advance, line}, Qt::AlignLeft, text);
        x += stroke + advance + 16 * scale();
    }
}

void EstimateView::drawFocus(QPainter& painter) const
{
    painter.setPen(QPen{palette().color(QPalette::Highlight), 1, Qt::DotLine});
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5));
    if (!isNumber() && m_open)
        painter.drawEllipse(
            pointOf(m_at, m_guess ? (*m_guess)[m_at] : 0), 7 * scale(), 7 * scale());
}

void EstimateView::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    isNumber() ? drawScale(painter) : drawAxes(painter);
    if (isNumber()) {
        if (m_measured)
            drawNumber(painter, m_measured->front(), true);
        if (m_guess)
            drawNumber(painter, m_guess->front(), false);
    } else {
        if (m_guess && m_measured)
            drawBetween(painter);
        if (m_guess)
            drawCurve(painter, *m_guess, false);
        if (m_measured) {
            drawCurve(painter, *m_measured, true);
            drawNames(painter);
        }
    }
    if (!m_guess && !m_measured) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QRectF area = plot(); // between two of its lines
        painter.drawText(isNumber()
                ? QRectF{0, 0, double(width()), double(fontMetrics().height())}
                : QRectF{area.topLeft(), QSizeF{area.width(), area.height() / 2}},
            Qt::AlignCenter, isNumber() ? tr("drag to your number") : tr("draw your curve here"));
    }
    if (hasFocus())
        drawFocus(painter);
}

} // namespace app
