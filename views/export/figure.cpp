#include "views/export/figure.h"

#include "views/export/slide.h"
#include "views/words.h"

#include <algorithm>
#include <cmath>

namespace views {

void drawFigure(QPainter& painter, const Figure& figure)
{
    Figure standing = figure;
    standing.frame.rate = 0; // whatever moved when it was asked for
    const Slide slide{standing};
    painter.save();
    painter.scale(slide.scale(), slide.scale());
    slide.draw(painter);
    painter.restore();
}

QSizeF fittingSize(const Figure& figure)
{
    Figure slide = figure;
    slide.size = Figure::slideSize;
    slide.medium = Medium::Slide;
    const double height = std::max(Slide{slide}.wishedHeight(), slide.size.height());
    return {slide.size.width(), std::min(std::ceil(height), double(mostSide))};
}

QString figureTitle(const Figure& figure)
{
    QStringList views;
    for (const ViewType* view : figure.views)
        views << Words::tr(view->title);
    const QString demo = shown(figure.frame.trace->provenance().title);
    return demo.isEmpty() ? views.join(", ") : demo + ": " + views.join(", ");
}

} // namespace views
