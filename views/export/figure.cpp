#include "views/export/figure.h"

#include "views/export/provenance_text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace views {
namespace {

constexpr double margin = 32;
constexpr double gap = 8;

/// Views size their smallest text at this many points on the screen.
constexpr double smallestViewText = 8;

struct Line {
    QFont font{};
    QColor color{};
    double height() const { return QFontMetricsF{font}.height(); }
    double width(const QString& text) const { return QFontMetricsF{font}.horizontalAdvance(text); }
};

void drawLine(QPainter& painter, const Line& line, const QRectF& rect, const QString& text)
{
    painter.setFont(line.font);
    painter.setPen(line.color);
    const QString shown = QFontMetricsF{line.font}.elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// The parts joined by dots into as many lines as they need.
std::vector<QString> wrapped(
    const std::vector<QString>& parts, const Line& line, double first, double width)
{
    std::vector<QString> lines{QString{}};
    for (const QString& part : parts) {
        const QString longer = lines.back().isEmpty() ? part : lines.back() + " · " + part;
        const double room = lines.size() == 1 ? first : width;
        if (line.width(longer) <= room || lines.back().isEmpty())
            lines.back() = longer;
        else
            lines.push_back(part);
    }
    return lines;
}

/// The whole figure on a page of at least slideSize.
class Slide {
public:
    Slide(const Figure& figure, QSizeF page)
        : m_figure{figure}
        , m_frame{figure.frame}
        , m_area{QRectF{{}, page}.adjusted(margin, margin * 0.75, -margin, -margin * 0.75)}
    {
        Theme plain = m_frame.theme;
        plain.fontScale = 1;
        m_title = {bold(plain.text(22)), plain.ink()};
        m_heading = {bold(plain.text(16)), plain.ink()};
        m_small = {plain.text(smallestText), plain.secondary()};
        m_badge = {bold(plain.text(smallestText)),
            plain.mode == Mode::Light ? QColor{0x0B, 0x5D, 0x45} : QColor{0x5F, 0xD0, 0xAA}};
        m_frame.theme.fontScale = smallestText / smallestViewText;
        m_frame.still = true;
        for (const ViewType* type : figure.views) {
            m_views.push_back(type->make());
            m_wishes.push_back(
                std::max(1.0, m_views.back()->preferredHeight(m_area.width(), m_frame)));
        }
        layOutFoot();
    }

    void draw(QPainter& painter) const
    {
        drawTitle(painter);
        drawParts(painter);
        drawFoot(painter);
    }

    /// Height of the page on which every picture has what it wants.
    double wishedHeight(double page) const
    {
        const double room = m_footTop - gap - partsTop() - headings();
        return page - room + std::accumulate(m_wishes.begin(), m_wishes.end(), 0.0);
    }

private:
    QString title() const
    {
        return QString::fromStdString(m_figure.frame.trace->provenance().title);
    }

    double partsTop() const
    {
        return m_area.top() + (title().isEmpty() ? 0 : m_title.height() + gap);
    }

    double headings() const { return double(m_views.size()) * (m_heading.height() + gap); }

    double badgeHeight() const { return m_badge.height() + gap; }

    double badgeWidth() const { return m_badge.width(m_badgeText) + badgeHeight() * 1.4; }

    void layOutFoot()
    {
        const trace::Trace& trace = *m_figure.frame.trace;
        m_badgeText = badgeText(trace);
        auto parts = runParts(trace);
        if (trace.outcome().kind == trace::OutcomeKind::Crashed)
            parts.insert(parts.begin(), QString::fromStdString(trace.outcome().text));
        m_footLines =
            wrapped(parts, m_small, m_area.width() - badgeWidth() - 2 * gap, m_area.width());
        m_footTop =
            m_area.bottom() - badgeHeight() - double(m_footLines.size() - 1) * m_small.height();
    }

    void drawTitle(QPainter& painter) const
    {
        drawLine(painter, m_title, {m_area.topLeft(), QSizeF{m_area.width(), m_title.height()}},
            title());
    }

    void drawFoot(QPainter& painter) const
    {
        drawBadge(painter);
        double y = m_footTop;
        for (std::size_t i = 0; i < m_footLines.size(); ++i) {
            const double left = i == 0 ? badgeWidth() + 2 * gap : 0;
            const double height = i == 0 ? badgeHeight() : m_small.height();
            drawLine(painter, m_small, {m_area.left() + left, y, m_area.width() - left, height},
                m_footLines[i]);
            y += height;
        }
    }

    /// A pill with a dot, as in the window.
    void drawBadge(QPainter& painter) const
    {
        const double height = badgeHeight();
        const QRectF pill{m_area.left(), m_footTop, badgeWidth(), height};
        QColor tint = m_badge.color;
        tint.setAlphaF(0.12F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tint);
        painter.drawRoundedRect(pill, height / 2, height / 2);
        painter.setBrush(m_badge.color);
        painter.drawEllipse(QPointF{pill.left() + height / 2, pill.center().y()}, 4, 4);
        painter.setBrush(Qt::NoBrush);
        drawLine(painter, m_badge, pill.adjusted(height * 0.85, 0, 0, 0), m_badgeText);
    }

    void drawParts(QPainter& painter) const
    {
        const double wished = std::accumulate(m_wishes.begin(), m_wishes.end(), 0.0);
        const double room = std::max(0.0, m_footTop - gap - partsTop() - headings());
        QRectF rect{m_area.left(), partsTop(), m_area.width(), 0};
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            rect.setHeight(m_heading.height());
            drawHeading(painter, rect, QString::fromUtf8(m_figure.views[i]->title),
                m_views[i]->subtitle(m_frame));
            rect.moveTop(rect.bottom() + gap);
            rect.setHeight(room * m_wishes[i] / wished);
            painter.save();
            painter.setClipRect(rect);
            m_views[i]->draw(painter, rect, m_frame);
            painter.restore();
            rect.moveTop(rect.bottom());
        }
    }

    void drawHeading(QPainter& painter, const QRectF& rect, const QString& heading,
        const QString& subtitle) const
    {
        drawLine(painter, m_heading, rect, heading);
        const double left = m_heading.width(heading) + 1.5 * gap;
        drawLine(painter, m_small, rect.adjusted(left, 0, 0, 0), subtitle);
    }

    const Figure& m_figure;
    Frame m_frame;
    QRectF m_area;
    Line m_title;
    Line m_heading;
    Line m_small;
    Line m_badge;
    std::vector<std::unique_ptr<View>> m_views;
    std::vector<double> m_wishes;
    QString m_badgeText;
    std::vector<QString> m_footLines;
    double m_footTop = 0;
};

} // namespace

void drawFigure(QPainter& painter, const Figure& figure)
{
    const double scale = std::min(figure.size.width() / Figure::slideSize.width(),
        figure.size.height() / Figure::slideSize.height());
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (!figure.frame.theme.transparent)
        painter.fillRect(QRectF{{}, figure.size}, figure.frame.theme.card());
    painter.scale(scale, scale);
    Slide{figure, figure.size / scale}.draw(painter);
    painter.restore();
}

QSizeF fittingSize(const Figure& figure)
{
    const double width = Figure::slideSize.width();
    const double least = Figure::slideSize.height();
    const double wished = Slide{figure, Figure::slideSize}.wishedHeight(least);
    return {width, std::clamp(std::ceil(wished), least, double(mostSide))};
}

QString figureTitle(const Figure& figure)
{
    QStringList views;
    for (const ViewType* view : figure.views)
        views << QString::fromUtf8(view->title);
    const QString demo = QString::fromStdString(figure.frame.trace->provenance().title);
    return demo.isEmpty() ? views.join(", ") : demo + ": " + views.join(", ");
}

} // namespace views
