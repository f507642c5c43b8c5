#include "app/window/glyph.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace app {
namespace {

class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, bool white)
        : m_glyph{glyph}
        , m_white{white}
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 16.0, rect.height() / 16.0);
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        QColor colour = QGuiApplication::palette().color(group, QPalette::ButtonText);
        if (m_white)
            colour = QGuiApplication::palette().color(QPalette::BrightText);
        if (m_white && mode == QIcon::Disabled)
            colour.setAlphaF(0.6F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        draw(*painter, colour);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap{size};
        pixmap.fill(Qt::transparent);
        QPainter painter{&pixmap};
        paint(&painter, QRect{{}, size}, mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new GlyphEngine{*this}; }

private:
    void draw(QPainter& painter, const QColor& colour) const
    {
        switch (m_glyph) {
        case Glyph::Play: painter.drawPolygon(QPolygonF{{{4, 2}, {13.5, 8}, {4, 14}}}); return;
        case Glyph::Pause:
            painter.drawRect(QRectF{4, 2.5, 3, 11});
            painter.drawRect(QRectF{9.5, 2.5, 3, 11});
            return;
        case Glyph::Stop: painter.drawRect(QRectF{3.5, 3.5, 9, 9}); return;
        case Glyph::StepBack:
            painter.drawRect(QRectF{3, 3, 2, 10});
            painter.drawPolygon(QPolygonF{{{13, 3}, {6.5, 8}, {13, 13}}});
            return;
        case Glyph::StepForward:
            painter.drawRect(QRectF{11, 3, 2, 10});
            painter.drawPolygon(QPolygonF{{{3, 3}, {9.5, 8}, {3, 13}}});
            return;
        case Glyph::Loop:
            painter.setPen(QPen{colour, 1.7});
            painter.setBrush(Qt::NoBrush);
            painter.drawArc(QRectF{3, 3.5, 10, 9}, 60 * 16, 290 * 16);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawPolygon(QPolygonF{{{9, 1}, {14, 4}, {9.5, 7.5}}});
            return;
        case Glyph::Flag:
            painter.drawRect(QRectF{3.5, 2, 1.6, 12.5});
            painter.drawPolygon(QPolygonF{{{5, 2.5}, {13.5, 5.5}, {5, 9}}});
            return;
        case Glyph::Search:
            painter.setPen(QPen{colour, 1.6, Qt::SolidLine, Qt::RoundCap});
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(QPointF{7, 7}, 4, 4);
            painter.drawLine(QPointF{10, 10}, QPointF{13, 13});
            return;
        }
    }

    Glyph m_glyph;
    bool m_white;
};

} // namespace

QIcon glyph(Glyph glyph)
{
    return QIcon{new GlyphEngine{glyph, false}};
}

QIcon whiteGlyph(Glyph glyph)
{
    return QIcon{new GlyphEngine{glyph, true}};
}

} // namespace app
