#pragma once

#include <QProxyStyle>

namespace app {

/// Fusion, with the marks that it paints too faintly for a dark card or a projector painted in the
/// palette's own colours: check boxes, radio buttons, the edges of
/// lists to choose from, and the ring around what has the focus.
class HouseStyle final : public QProxyStyle {
    Q_OBJECT

public:
    HouseStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
        QPainter* painter, const QWidget* widget) const override;

    /// Scroll bars and progress bars do not glide: motion shows what happened, never decorates.
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* data) const override;
};

} // namespace app
