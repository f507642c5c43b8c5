#include "views/export/svg_text.h"

#include <QFontInfo>

#include <cmath>

namespace views::svg {
namespace {

QByteArray pointText(QPointF point)
{
    return number(point.x()) + ' ' + number(point.y());
}

/// "M x y h w v h h -w z".
QByteArray rectangleData(const QRectF& rect)
{
    return 'M' + pointText(rect.topLeft()) + 'h' + number(rect.width()) + 'v'
        + number(rect.height()) + 'h' + number(-rect.width()) + 'z';
}

bool isForXml(char32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
}

} // namespace

QByteArray number(double value)
{
    if (!std::isfinite(value))
        return "0";
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? "0" : text;
}

QByteArray attribute(const char* name, const QByteArray& value)
{
    return QByteArray{" "} + name + "=\"" + value + '"';
}

QByteArray escaped(const QString& text)
{
    QString clean;
    for (const char32_t c : text.toUcs4())
        clean += QString::fromUcs4(isForXml(c) ? &c : U"\uFFFD", 1);
    return clean.toHtmlEscaped().toUtf8();
}

std::optional<QRectF> rectangleOf(const QPainterPath& path)
{
    if (path.elementCount() != 5)
        return std::nullopt;
    const auto at = [&](int i) { return QPointF{path.elementAt(i)}; };
    for (int i = 1; i < 5; ++i)
        if (!path.elementAt(i).isLineTo())
            return std::nullopt;
    const QRectF rect{at(0), at(2)};
    if (at(4) != at(0) || at(1) != rect.topRight() || at(3) != rect.bottomLeft())
        return std::nullopt;
    return rect;
}

QByteArray pathData(const QPainterPath& path)
{
    if (const auto rectangle = rectangleOf(path))
        return rectangleData(*rectangle);
    QByteArray data;
    QPointF start;
    for (int i = 0; i < path.elementCount(); ++i) {
        const auto element = path.elementAt(i);
        const bool last = i + 1 == path.elementCount() || path.elementAt(i + 1).isMoveTo();
        if (element.isMoveTo()) {
            start = element;
            data += 'M' + pointText(element);
        } else if (element.isLineTo()) {
            data += last && QPointF{element} == start ? QByteArray{"z"} : 'L' + pointText(element);
        } else if (i + 2 < path.elementCount()) {
            data += 'C' + pointText(element) + ' ' + pointText(path.elementAt(i + 1)) + ' '
                + pointText(path.elementAt(i + 2));
            i += 2;
            const bool closes = i + 1 == path.elementCount() || path.elementAt(i + 1).isMoveTo();
            if (closes && QPointF{path.elementAt(i)} == start)
                data += 'z';
        }
    }
    return data;
}

QByteArray fontAttributes(const QFont& font, double pixels)
{
    const bool mono = QFontInfo{font}.fixedPitch();
    QByteArray families;
    for (const QString& family : font.families())
        families += '\'' + escaped(family).replace("'", "") + "', ";
    families += mono ? "monospace" : "sans-serif";
    QByteArray text = attribute("font-family", families) + attribute("font-size", number(pixels));
    if (font.weight() != QFont::Normal)
        text += attribute("font-weight", QByteArray::number(font.weight()));
    if (font.italic())
        text += attribute("font-style", "italic");
    if (font.underline())
        text += attribute("text-decoration", "underline");
    return text;
}

} // namespace views::svg
