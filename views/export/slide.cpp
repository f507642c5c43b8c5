#include "views/export/slide.h"

#include "views/export/provenance_text.h"
#include "views/export/step_strip.h"
#include "views/words.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace views {
namespace {

constexpr double slideMargin = 32;
constexpr double paperMargin = 6;
constexpr double mostForRows = 0.58; ///< of the height, where a picture beside it has none
constexpr double gap = 8;

/// Views size their smallest text at this many points on the screen.
constexpr double smallestViewText = 8;

void drawLine(QPainter& painter, const LineStyle& line, const QRectF& rect, const QString& text)
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

/// The parts joined into as many lines as they need.
std::vector<QString> joinedLines(const std::vector<QString>& parts, const QString& joint,
    const LineStyle& line, double first, double width)
{
    std::vector<QString> lines{QString{}};
    for (const QString& part : parts) {
        const QString longer = lines.back().isEmpty() ? part : lines.back() + joint + part;
        const double room = lines.size() == 1 ? first : width;
        if (line.width(longer) <= room || lines.back().isEmpty())
            lines.back() = longer;
        else
            lines.push_back(part);
    }
    return lines;
}

QColor badgeColor(const Theme& theme)
{
    if (theme.highContrast)
        return theme.ink();
    return theme.mode == Mode::Light ? QColor{0x0B, 0x5D, 0x45} : QColor{0x5F, 0xD0, 0xAA};
}

double scaleOf(const Figure& figure)
{
    if (figure.medium == Medium::Paper)
        return smallestPaperText / smallestText;
    return std::min(figure.size.width() / Figure::slideSize.width(),
        figure.size.height() / Figure::slideSize.height());
}

} // namespace

double LineStyle::height() const
{
    return QFontMetricsF{font}.height();
}

double LineStyle::width(const QString& text) const
{
    return QFontMetricsF{font}.horizontalAdvance(text);
}

Slide::Slide(const Figure& figure)
    : m_figure{figure}
    , m_frame{figure.frame}
    , m_scale{scaleOf(figure)}
    , m_page{QPointF{}, figure.size / m_scale}
{
    const double margin = figure.medium == Medium::Paper ? paperMargin : slideMargin;
    m_area = m_page.adjusted(margin, margin * 0.75, -margin, -margin * 0.75);
    Theme theme = m_frame.theme;
    theme.fontScale = figure.fontScale;
    m_title = {bold(theme.text(22)), theme.ink()};
    m_heading = {bold(theme.text(16)), theme.ink()};
    m_small = {theme.text(smallestText), theme.secondary()};
    m_badge = {bold(theme.text(smallestText)), badgeColor(theme)};
    m_frame.theme.fontScale = figure.fontScale * smallestText / smallestViewText;
    m_frame.still = true;
    m_frame.legend = figure.legend;
    for (const ViewType* type : figure.views) {
        Part part{.type = type, .view = type->make()};
        part.wish = std::max(1.0, part.view->preferredHeight(m_area.width(), m_frame));
        m_parts.push_back(std::move(part));
    }
    layOutFoot();
    m_heights = heights();
}

void Slide::draw(QPainter& painter, Layer layer) const
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (layer != Layer::Moving) {
        if (!m_frame.theme.transparent)
            painter.fillRect(m_page, m_frame.theme.card());
        drawTitle(painter);
        drawFoot(painter);
    }
    drawParts(painter, layer);
    painter.restore();
}

double Slide::wishedHeight() const
{
    const double room = m_footTop - gap - partsTop() - headings();
    return (m_page.height() - room + wishes()) * m_scale;
}

QString Slide::title() const
{
    return m_figure.title ? shown(m_frame.trace->provenance().title) : QString{};
}

double Slide::partsTop() const
{
    return m_area.top() + (title().isEmpty() ? 0 : m_title.height() + gap);
}

double Slide::headings() const
{
    return m_figure.title ? double(m_parts.size()) * (m_heading.height() + gap) : 0;
}

double Slide::wishes() const
{
    return std::accumulate(m_parts.begin(), m_parts.end(), 0.0,
        [](double sum, const Part& part) { return sum + part.wish; });
}

double Slide::badgeHeight() const
{
    return m_badge.height() + gap;
}

double Slide::badgeWidth() const
{
    return m_badge.width(m_badgeText) + badgeHeight() * 1.4;
}

/// Where the first line of the foot begins.
double Slide::besideBadge() const
{
    return m_badgeText.isEmpty() ? 0 : badgeWidth() + 2 * gap;
}

void Slide::layOutFoot()
{
    const trace::Trace& trace = *m_frame.trace;
    if (m_figure.badge)
        m_badgeText = badgeText(trace);
    auto parts = runParts(trace);
    QString joint = QStringLiteral(" · ");
    if (m_figure.caption) {
        const QStringList words = m_figure.caption->split(QChar{' '}, Qt::SkipEmptyParts);
        parts.assign(words.begin(), words.end());
        joint = QStringLiteral(" ");
    } else if (trace.outcome().kind == trace::OutcomeKind::Crashed) {
        parts.insert(parts.begin(), shown(trace.outcome().text));
    }
    m_footTop = m_area.bottom();
    if (parts.empty() && m_badgeText.isEmpty())
        return;
    // A badge as wide as the page leaves no room beside it.
    const double first = m_area.width() - besideBadge();
    const bool below = first < m_small.width(QStringLiteral("0123456789abcdef"));
    m_footLines =
        joinedLines(parts, joint, m_small, below ? m_area.width() : first, m_area.width());
    if (below)
        m_footLines.insert(m_footLines.begin(), QString{});
    m_footTop -= badgeHeight() + double(m_footLines.size() - 1) * m_small.height();
}

void Slide::drawTitle(QPainter& painter) const
{
    drawLine(
        painter, m_title, {m_area.topLeft(), QSizeF{m_area.width(), m_title.height()}}, title());
}

void Slide::drawFoot(QPainter& painter) const
{
    if (!m_badgeText.isEmpty())
        drawBadge(painter);
    double y = m_footTop;
    for (std::size_t i = 0; i < m_footLines.size(); ++i) {
        const double left = i == 0 ? besideBadge() : 0;
        const double height = i == 0 ? badgeHeight() : m_small.height();
        drawLine(painter, m_small, {m_area.left() + left, y, m_area.width() - left, height},
            m_footLines[i]);
        y += height;
    }
}

/// A pill with a dot, as in the window.
void Slide::drawBadge(QPainter& painter) const
{
    const double height = badgeHeight();
    const QRectF pill{m_area.left(), m_footTop, std::min(badgeWidth(), m_area.width()), height};
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

/// The least height up to `most` at which no row of the picture is lost; `most` if there is none.
double Slide::heightForRows(const Part& part, double most) const
{
    const auto loses = [&](double height) {
        return part.view->scrollRange({0, 0, m_area.width(), height}, m_frame) > 0;
    };
    double low = 0;
    double high = most;
    while (!loses(most) && high - low > 1) {
        const double middle = (low + high) / 2;
        (loses(middle) ? low : high) = middle;
    }
    return high;
}

/// Of the pictures, by their wishes. But nobody can scroll on a page, so who would lose rows gets
/// more, and the others, who can say the same on less, share what is left.
std::vector<double> Slide::heights() const
{
    const double room = std::max(0.0, m_footTop - gap - partsTop() - headings());
    std::vector<double> found(m_parts.size());
    std::vector<bool> settled(m_parts.size());
    double left = room;
    double wished = wishes();
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const double share = room * m_parts[i].wish / wishes();
        const double least = heightForRows(m_parts[i], std::max(share, room * mostForRows));
        if (!m_figure.steps.empty() || least <= share)
            continue;
        settled[i] = true;
        found[i] = least;
        left -= least;
        wished -= m_parts[i].wish;
    }
    const bool enough = left >= (wished > 0 ? room * (1 - mostForRows) : 0);
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        if (!settled[i] || !enough)
            found[i] = enough ? left * m_parts[i].wish / wished : room * m_parts[i].wish / wishes();
    return found;
}

void Slide::drawParts(QPainter& painter, Layer layer) const
{
    QRectF rect{m_area.left(), partsTop(), m_area.width(), 0};
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        if (m_figure.title) {
            rect.setHeight(m_heading.height());
            drawHeading(painter, part, rect, layer);
            rect.moveTop(rect.bottom() + gap);
        }
        rect.setHeight(m_heights[i]);
        drawPart(painter, part, rect, layer);
        rect.moveTop(rect.bottom());
    }
}

/// The subtitle may tell the moment, so it moves.
void Slide::drawHeading(QPainter& painter, const Part& part, const QRectF& rect, Layer layer) const
{
    const QString heading = Words::tr(part.type->title);
    if (layer != Layer::Moving)
        drawLine(painter, m_heading, rect, heading);
    if (layer == Layer::Still || !m_figure.steps.empty())
        return;
    const double left = m_heading.width(heading) + 1.5 * gap;
    drawLine(painter, m_small, rect.adjusted(left, 0, 0, 0), part.view->subtitle(m_frame));
}

void Slide::drawPart(QPainter& painter, const Part& part, const QRectF& rect, Layer layer) const
{
    if (layer == Layer::Moving && !m_figure.steps.empty())
        return;
    painter.save();
    painter.setClipRect(rect);
    if (m_figure.steps.empty())
        part.view->draw(painter, rect, frameOf(part, rect, layer));
    else
        drawStepStrip(painter, *part.view, rect, m_frame, m_figure.steps, m_badge.font);
    painter.restore();
}

Frame Slide::frameOf(const Part& part, const QRectF& rect, Layer layer) const
{
    Frame frame = m_frame;
    frame.layer = layer;
    if (!m_figure.playhead && !part.view->timeArea(rect, m_frame).isEmpty())
        frame.playhead = frame.trace->extent().end + trace::Duration{1};
    return frame;
}

} // namespace views
