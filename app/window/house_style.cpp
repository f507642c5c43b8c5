#include "app/window/house_style.h"

#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace app {
namespace {

constexpr double border = 1.5;

/// Where the mark goes: as square as can be, on whole pixels.
QRectF squareIn(const QRect& rect)
{
    const int side = std::min(rect.width(), rect.height());
    QRect square{0, 0, side, side};
    square.moveCenter(rect.center());
    return QRectF{square}.adjusted(border / 2, border / 2, -border / 2, -border / 2);
}

void drawTick(QPainter& painter, const QRectF& box)
{
    QPainterPath tick;
    const auto at = [&](double x, double y) {
        return QPointF{box.left() + x * box.width(), box.top() + y * box.height()};
    };
    tick.moveTo(at(0.22, 0.52));
    tick.lineTo(at(0.43, 0.73));
    tick.lineTo(at(0.79, 0.28));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(tick);
}

} // namespace

HouseStyle::HouseStyle()
    : QProxyStyle{QStyleFactory::create(QStringLiteral("Fusion"))}
{
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    const bool box = element == PE_IndicatorCheckBox;
    const bool ring = element == PE_FrameFocusRect;
    if (!box && !ring && element != PE_IndicatorRadioButton)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (ring && (qobject_cast<const QPushButton*>(widget) || qobject_cast<const QTabBar*>(widget)))
        return; // their border shows it, by the style sheet
    const QPalette& palette = option->palette;
    const bool able = option->state & State_Enabled;
    const QColor accent = palette.color(QPalette::Link);
    const QColor edge = palette.color(able ? QPalette::PlaceholderText : QPalette::Mid);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (ring) {
        painter->setPen(QPen{accent, 2});
        painter->drawRoundedRect(QRectF{option->rect}.adjusted(1, 1, -1, -1), 4, 4);
        painter->restore();
        return;
    }
    const bool on = option->state & (State_On | State_NoChange);
    const QColor fill = !on ? palette.color(QPalette::Base) : able ? accent : edge;
    const QRectF square = squareIn(option->rect);
    painter->setPen(QPen{on ? fill : edge, border});
    painter->setBrush(fill);
    box ? painter->drawRoundedRect(square, 3, 3) : painter->drawEllipse(square);
    painter->setPen(QPen{palette.color(QPalette::Base), square.width() / 7, Qt::SolidLine,
        Qt::RoundCap, Qt::RoundJoin});
    if (option->state & State_NoChange) {
        painter->drawLine(QPointF{square.left() + square.width() / 4, square.center().y()},
            QPointF{square.right() - square.width() / 4, square.center().y()});
    } else if (on && box) {
        drawTick(*painter, square);
    } else if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.color(QPalette::Base));
        const double inset = square.width() * 0.3;
        painter->drawEllipse(square.adjusted(inset, inset, -inset, -inset));
    }
    painter->restore();
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control != CC_ComboBox && control != CC_SpinBox)
        return;
    const bool focus = option->state & State_HasFocus;
    const QPalette& palette = option->palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen{palette.color(focus ? QPalette::Link : QPalette::Mid), focus ? 2.0 : 1.0});
    const double inset = focus ? 1 : 0.5;
    painter->drawRoundedRect(QRectF{option->rect}.adjusted(inset, inset, -inset, -inset), 3, 3);
    painter->restore();
}

int HouseStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    return hint == SH_Widget_Animation_Duration
        ? 0
        : QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace app
