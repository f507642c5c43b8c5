#include "views/paint.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace views {

double widthOf(const QString& text, const QFont& font)
{
    return QFontMetricsF{font}.horizontalAdvance(text);
}

double lineHeight(const QFont& font)
{
    return std::ceil(font.pixelSize() * 1.3);
}

void drawLine(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
    const QFont& font, const QColor& color)
{
    const QFontMetricsF metrics{font};
    QString shown = text;
    double width = metrics.horizontalAdvance(shown);
    if (width > rect.width() + 0.01) {
        shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
        if (shown.size() < 2)
            return;
        width = metrics.horizontalAdvance(shown);
    }
    double x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    double baseline = rect.center().y() + (metrics.capHeight()) / 2;
    if (alignment & Qt::AlignTop)
        baseline = rect.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QPointF{x, baseline}, shown);
}

QStringList wrapped(const QString& text, const QFont& font, double width, int most)
{
    QStringList lines;
    if (text.isEmpty() || most <= 0)
        return lines;
    const QStringList words = text.split(u' ');
    QString line;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString longer = line.isEmpty() ? words[i] : line + u' ' + words[i];
        if (line.isEmpty() || widthOf(longer, font) <= width) {
            line = longer;
        } else if (lines.size() + 1 == most) {
            line += u' ' + QStringList(words.mid(i)).join(u' ');
            break;
        } else {
            lines << line;
            line = words[i];
        }
    }
    lines << QFontMetricsF{font}.elidedText(line, Qt::ElideRight, width);
    return lines;
}

void drawLines(QPainter& painter, const QRectF& rect, Qt::Alignment alignment,
    const QStringList& lines, const QFont& font, const QColor& color)
{
    double y = rect.top();
    for (const QString& line : lines) {
        drawLine(painter, {rect.left(), y, rect.width(), lineHeight(font)}, alignment, line, font,
            color);
        y += lineHeight(font);
    }
}

void drawMessage(QPainter& painter, const QRectF& rect, const Theme& theme, const QString& title,
    const QString& hint)
{
    const Theme small = fitted(theme, rect.size(), {360, 90});
    QFont bold = small.text(12);
    bold.setWeight(QFont::DemiBold);
    const QFont plain = small.text(10);
    const double width = rect.width() * 0.92;
    const QStringList lines = wrapped(hint, plain, width, 3);
    const double height = lineHeight(bold) + double(lines.size()) * lineHeight(plain);
    const QRectF block{
        rect.center().x() - width / 2, rect.center().y() - height / 2, width, height};
    drawLine(painter, {block.left(), block.top(), width, lineHeight(bold)}, Qt::AlignHCenter, title,
        bold, theme.ink());
    drawLines(painter, block.adjusted(0, lineHeight(bold), 0, 0), Qt::AlignHCenter, lines, plain,
        theme.secondary());
}

Theme fitted(const Theme& theme, const QSizeF& size, const QSizeF& least)
{
    Theme fitting = theme;
    fitting.fontScale =
        std::min({theme.fontScale, size.width() / least.width(), size.height() / least.height()});
    return fitting;
}

} // namespace views
