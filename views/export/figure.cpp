#include "views/export/figure.h"

#include "views/export/provenance_text.h"

#include <QFontMetricsF>

#include <algorithm>

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

/// A pill with a dot, as in the window.
double drawBadge(QPainter& painter, QPointF at, const Line& line, const QString& text)
{
    const double height = line.height() + gap;
    const QRectF pill{at.x(), at.y(), line.width(text) + height * 1.4, height};
    QColor tint = line.color;
    tint.setAlphaF(0.12F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawRoundedRect(pill, height / 2, height / 2);
    painter.setBrush(line.color);
    painter.drawEllipse(QPointF{pill.left() + height / 2, pill.center().y()}, 4, 4);
    painter.setBrush(Qt::NoBrush);
    drawLine(painter, line, pill.adjusted(height * 0.85, 0, 0, 0), text);
    return pill.width();
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
    Slide(QPainter& painter, const Figure& figure, QSizeF page)
        : m_painter{painter}
        , m_figure{figure}
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
    }

    void draw()
    {
        const trace::Provenance& provenance = m_figure.frame.trace->provenance();
        const double titleHeight = m_title.height();
        const QString title = QString::fromStdString(provenance.title);
        if (!title.isEmpty())
            drawLine(
                m_painter, m_title, {m_area.topLeft(), QSizeF{m_area.width(), titleHeight}}, title);
        const double top = m_area.top() + (title.isEmpty() ? 0 : titleHeight + gap);
        const double bottom = drawFoot();
        drawParts({m_area.left(), top, m_area.width(), std::max(0.0, bottom - top)});
    }

private:
    /// Returns where the foot begins.
    double drawFoot()
    {
        const trace::Trace& trace = *m_figure.frame.trace;
        const QString badge = badgeText(trace);
        const double height = m_badge.height() + gap;
        const double indent = m_badge.width(badge) + height * 1.4 + 2 * gap;
        auto parts = runParts(trace);
        if (trace.outcome().kind == trace::OutcomeKind::Crashed)
            parts.insert(parts.begin(), QString::fromStdString(trace.outcome().text));
        const auto lines = wrapped(parts, m_small, m_area.width() - indent, m_area.width());
        const double top = m_area.bottom() - height - double(lines.size() - 1) * m_small.height();
        drawBadge(m_painter, {m_area.left(), top}, m_badge, badge);
        double y = top;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double left = i == 0 ? indent : 0;
            const double lineHeight = i == 0 ? height : m_small.height();
            drawLine(m_painter, m_small,
                {m_area.left() + left, y, m_area.width() - left, lineHeight}, lines[i]);
            y += lineHeight;
        }
        return top - gap;
    }

    void drawParts(const QRectF& area)
    {
        std::vector<std::unique_ptr<View>> views;
        double wished = 0;
        std::vector<double> wishes;
        for (const ViewType* type : m_figure.views) {
            views.push_back(type->make());
            wishes.push_back(std::max(1.0, views.back()->preferredHeight(area.width(), m_frame)));
            wished += wishes.back();
        }
        const double headings = double(views.size()) * (m_heading.height() + gap);
        const double room = std::max(0.0, area.height() - headings);
        double y = area.top();
        for (std::size_t i = 0; i < views.size(); ++i) {
            drawHeading({area.left(), y, area.width(), m_heading.height()},
                QString::fromUtf8(m_figure.views[i]->title), views[i]->subtitle(m_frame));
            y += m_heading.height() + gap;
            const double height = room * wishes[i] / wished;
            m_painter.save();
            const QRectF rect{area.left(), y, area.width(), height};
            m_painter.setClipRect(rect);
            views[i]->draw(m_painter, rect, m_frame);
            m_painter.restore();
            y += height;
        }
    }

    void drawHeading(const QRectF& rect, const QString& title, const QString& subtitle)
    {
        drawLine(m_painter, m_heading, rect, title);
        const double left = m_heading.width(title) + 1.5 * gap;
        drawLine(m_painter, m_small, rect.adjusted(left, 0, 0, 0), subtitle);
    }

    QPainter& m_painter;
    const Figure& m_figure;
    Frame m_frame;
    QRectF m_area;
    Line m_title;
    Line m_heading;
    Line m_small;
    Line m_badge;
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
    Slide{painter, figure, figure.size / scale}.draw();
    painter.restore();
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
