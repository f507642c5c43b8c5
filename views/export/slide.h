#pragma once

#include "views/export/figure.h"

#include <QFont>

namespace views {

/// A font and a colour for one line of text.
struct LineStyle {
    QFont font{};
    QColor color{};
    double height() const;
    double width(const QString& text) const;
};

/// A figure laid out on a page of its own scale: title, pictures with their headings, foot.
class Slide {
public:
    /// `figure` must outlive the slide.
    explicit Slide(const Figure& figure);

    /// Page units to pixels of the figure.
    double scale() const { return m_scale; }

    /// Paints in page units. Still: what no playhead moves; Moving: the rest, over a still part.
    void draw(QPainter& painter, Layer layer = Layer::Whole) const;

    /// Pictures from now on show this moment.
    void setPlayhead(trace::Time playhead) { m_frame.playhead = playhead; }

    /// Height in pixels of the page on which every picture has what it wants.
    double wishedHeight() const;

private:
    struct Part {
        const ViewType* type = nullptr;
        std::unique_ptr<View> view{};
        double wish = 0; ///< height
    };
    QString title() const;
    double partsTop() const;
    double headings() const;
    double wishes() const;
    double heightForRows(const Part& part, double most) const;
    std::vector<double> heights() const;
    double badgeHeight() const;
    double badgeWidth() const;
    double besideBadge() const;
    void layOutFoot();
    void drawTitle(QPainter& painter) const;
    void drawFoot(QPainter& painter) const;
    void drawBadge(QPainter& painter) const;
    void drawParts(QPainter& painter, Layer layer) const;
    void drawHeading(QPainter& painter, const Part& part, const QRectF& rect, Layer layer) const;
    void drawPart(QPainter& painter, const Part& part, const QRectF& rect, Layer layer) const;
    Frame frameOf(const Part& part, const QRectF& rect, Layer layer) const;

    const Figure& m_figure;
    Frame m_frame;
    double m_scale = 1;
    QRectF m_page;
    QRectF m_area;
    LineStyle m_title;
    LineStyle m_heading;
    LineStyle m_small;
    LineStyle m_badge;
    std::vector<Part> m_parts;
    std::vector<double> m_heights; ///< of the parts
    QString m_badgeText;
    std::vector<QString> m_footLines;
    double m_footTop = 0;
};

} // namespace views
