#include "views/paint.h"

#include <QCache>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QStaticText>
#include <QThread>

#include <algorithm>
#include <cmath>

namespace views {

namespace {

/// A line of text as it was laid out once: shaping costs ten times what painting it again does.
struct Laid {
    QString shown{}; ///< elided; empty where not even a letter fits
    QStaticText text{};
    double width = 0;
    double ascent = 0;
    double descent = 0;
    double capHeight = 0;
};

struct Wanted {
    QString text{};
    QFont font{};
    double room = 0;
    bool operator==(const Wanted&) const = default;
};

std::size_t qHash(const Wanted& wanted, std::size_t seed)
{
    return qHashMulti(
        seed, wanted.text, wanted.font.pixelSize(), wanted.font.weight(), wanted.room);
}

constexpr double boundless = 1e9;
constexpr int mostKept = 4096;

Laid layOut(const Wanted& wanted)
{
    const QFontMetricsF metrics{wanted.font};
    Laid laid{.shown = wanted.text,
        .width = metrics.horizontalAdvance(wanted.text),
        .ascent = metrics.ascent(),
        .descent = metrics.descent(),
        .capHeight = metrics.capHeight()};
    if (laid.width > wanted.room + 0.01) {
        laid.shown = metrics.elidedText(wanted.text, Qt::ElideRight, wanted.room);
        laid.width = metrics.horizontalAdvance(laid.shown);
        if (laid.shown.size() < 2)
            laid.shown.clear();
    }
    laid.text.setText(laid.shown);
    laid.text.setTextFormat(Qt::PlainText);
    return laid;
}

/// The GUI thread keeps what it laid out, as it paints the same again and again. Never freed: it
/// would outlive the fonts' own caches.
Laid laidOut(const Wanted& wanted)
{
    const QCoreApplication* application = QCoreApplication::instance();
    if (application == nullptr || QThread::currentThread() != application->thread())
        return layOut(wanted);
    static auto& kept = *new QCache<Wanted, Laid>{mostKept};
    if (const Laid* found = kept.object(wanted))
        return *found;
    const Laid laid = layOut(wanted);
    kept.insert(wanted, new Laid{laid});
    return laid;
}

/// On screens and images; files want the text itself.
bool onPixels(const QPainter& painter)
{
    return painter.paintEngine() != nullptr
        && painter.paintEngine()->type() == QPaintEngine::Raster;
}

} // namespace

double widthOf(const QString& text, const QFont& font)
{
    return laidOut({text, font, boundless}).width;
}

double lineHeight(const QFont& font)
{
    return std::ceil(font.pixelSize() * 1.3);
}

void drawLine(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
    const QFont& font, const QColor& color)
{
    Laid laid = laidOut({text, font, boundless});
    if (laid.width > rect.width() + 0.01)
        laid = laidOut({text, font, rect.width()});
    if (laid.shown.isEmpty())
        return;
    double x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - laid.width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - laid.width / 2;
    double baseline = rect.center().y() + laid.capHeight / 2;
    if (alignment & Qt::AlignTop)
        baseline = rect.top() + laid.ascent;
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - laid.descent;
    painter.setFont(font);
    painter.setPen(color);
    if (onPixels(painter))
        painter.drawStaticText(QPointF{x, baseline - laid.ascent}, laid.text);
    else
        painter.drawText(QPointF{x, baseline}, laid.shown);
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
