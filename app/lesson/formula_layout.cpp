#include "app/lesson/formula_layout.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace app::lesson {
namespace {

constexpr double scriptShare = 0.72;
constexpr double fractionShare = 0.86;
constexpr double leastPixels = 8;
constexpr double ruleShare = 0.055; ///< of the font's size: the thickness of bars

QString qString(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// One size of type.
struct Size {
    QFont font{};
    bool script = false; ///< nothing is spaced out in scripts

    double em() const { return font.pixelSize(); }
    double rule() const { return std::max(1.0, em() * ruleShare); }
    double axis() const ///< height of a minus over the baseline
    {
        return -QFontMetricsF{font}.tightBoundingRect(QStringLiteral("−")).center().y();
    }
    Size scaled(double share, bool isScript) const
    {
        Size smaller{font, isScript};
        smaller.font.setPixelSize(
            static_cast<int>(std::lround(std::max(leastPixels, em() * share))));
        return smaller;
    }
};

void place(FormulaPicture& into, const FormulaPicture& part, QPointF at)
{
    for (const auto& glyphs : part.glyphs)
        into.glyphs.push_back({glyphs.at + at, glyphs.text, glyphs.font});
    for (const QPainterPath& shape : part.shapes)
        into.shapes.push_back(shape.translated(at));
    into.ascent = std::max(into.ascent, part.ascent - at.y());
    into.descent = std::max(into.descent, part.descent + at.y());
}

QPainterPath bar(double x, double y, double width, double height)
{
    QPainterPath path;
    path.addRect(x, y, width, height);
    return path;
}

FormulaPicture setWord(const Formula& word, const Size& size)
{
    QFont font = size.font;
    font.setItalic(word.slanted);
    const QFontMetricsF metrics{font};
    const QString text = qString(word.text);
    FormulaPicture picture{.width = metrics.horizontalAdvance(text)};
    const QRectF ink = metrics.tightBoundingRect(text);
    // A slanted letter leans over its advance.
    if (word.slanted && ink.right() > picture.width)
        picture.width = ink.right() + 0.03 * size.em();
    picture.ascent = text.isEmpty() ? 0 : -ink.top();
    picture.descent = text.isEmpty() ? 0 : ink.bottom();
    if (!text.isEmpty())
        picture.glyphs.push_back({{}, text, font});
    return picture;
}

FormulaPicture set(const Formula& formula, const Size& size);

double gapBetween(Spacing left, Spacing right)
{
    constexpr double thin = 0.17;
    constexpr double medium = 0.22;
    constexpr double thick = 0.28;
    if (left == Spacing::Relation || right == Spacing::Relation)
        return left == right ? 0 : thick;
    if (left == Spacing::Binary || right == Spacing::Binary)
        return medium;
    if (left == Spacing::Punctuation)
        return thin;
    if (left == Spacing::Large)
        return right == Spacing::Opening ? 0 : thin;
    if (right == Spacing::Large)
        return left == Spacing::Opening ? 0 : thin;
    return 0;
}

FormulaPicture setRow(const Formula& row, const Size& size)
{
    FormulaPicture picture;
    const Formula* before = nullptr;
    Spacing left = Spacing::Ordinary;
    for (const Formula& part : row.parts) {
        if (part.kind == FormulaKind::Space) {
            picture.width = std::max(0.0, picture.width + part.width * size.em());
            continue;
        }
        const Spacing right = inContext(part, before);
        if (before != nullptr && !size.script)
            picture.width += gapBetween(left, right) * size.em();
        const FormulaPicture set = lesson::set(part, size);
        place(picture, set, {picture.width, 0});
        picture.width += set.width;
        left = right;
        before = &part;
    }
    return picture;
}

FormulaPicture setFraction(const Formula& fraction, const Size& size)
{
    const Size smaller = size.scaled(fractionShare, size.script);
    const FormulaPicture above = set(fraction.parts[0], smaller);
    const FormulaPicture below = set(fraction.parts[1], smaller);
    const double side = 0.12 * size.em();
    const double gap = 0.16 * size.em();
    const double axis = size.axis();
    const double inner = std::max(above.width, below.width) + 2 * 0.08 * size.em();
    FormulaPicture picture{.width = inner + 2 * side};
    const auto centred = [&](const FormulaPicture& part) {
        return (picture.width - part.width) / 2;
    };
    place(picture, above, {centred(above), -axis - size.rule() / 2 - gap - above.descent});
    place(picture, below, {centred(below), -axis + size.rule() / 2 + gap + below.ascent});
    picture.shapes.push_back(bar(side, -axis - size.rule() / 2, inner, size.rule()));
    return picture;
}

FormulaPicture setRoot(const Formula& root, const Size& size)
{
    const FormulaPicture inside = set(root.parts[0], size);
    const double rule = size.rule();
    const double gap = 0.12 * size.em();
    const double top = -std::max(inside.ascent, 0.5 * size.em()) - gap - rule;
    const double bottom = std::max(inside.descent, 0.05 * size.em());
    const double hook = 0.55 * size.em();
    QPainterPath line;
    line.moveTo(0.05 * size.em(), -0.28 * size.em());
    line.lineTo(0.17 * size.em(), -0.36 * size.em());
    line.lineTo(0.33 * size.em(), bottom);
    line.lineTo(hook, top + rule / 2);
    line.lineTo(hook + inside.width + 0.1 * size.em(), top + rule / 2);
    QPainterPathStroker stroker;
    stroker.setWidth(rule);
    stroker.setJoinStyle(Qt::MiterJoin);
    FormulaPicture picture{.width = hook + inside.width + 0.14 * size.em()};
    place(picture, inside, {hook + 0.04 * size.em(), 0});
    picture.shapes.push_back(stroker.createStroke(line));
    const QRectF ink = picture.shapes.back().boundingRect();
    picture.ascent = std::max(picture.ascent, -ink.top());
    picture.descent = std::max(picture.descent, ink.bottom());
    return picture;
}

FormulaPicture setScripts(const Formula& scripts, const Size& size)
{
    const Size smaller = size.scaled(scriptShare, true);
    FormulaPicture picture = set(scripts.parts[0], size);
    const double x = picture.width + 0.04 * size.em();
    const double baseAscent = picture.ascent;
    const double baseDescent = picture.descent;
    const bool two = !scripts.parts[1].parts.empty() && !scripts.parts[2].parts.empty();
    if (!scripts.parts[1].parts.empty()) {
        const FormulaPicture below = set(scripts.parts[1], smaller);
        const double drop = std::max({(two ? 0.25 : 0.18) * size.em(),
            baseDescent - 0.05 * size.em(), below.ascent - 0.42 * size.em()});
        place(picture, below, {x, drop});
        picture.width = std::max(picture.width, x + below.width);
    }
    if (!scripts.parts[2].parts.empty()) {
        const FormulaPicture above = set(scripts.parts[2], smaller);
        const double rise = std::max(
            {0.38 * size.em(), baseAscent - 0.36 * size.em(), above.descent + 0.25 * size.em()});
        place(picture, above, {x, -rise});
        picture.width = std::max(picture.width, x + above.width);
    }
    return picture;
}

/// A bracket as tall as what it holds, centred on the axis.
FormulaPicture setBracket(const std::string& text, double height, const Size& size)
{
    if (text.empty())
        return {};
    QPainterPath path;
    path.addText({}, size.font, qString(text));
    const QRectF ink = path.boundingRect();
    const double advance = QFontMetricsF{size.font}.horizontalAdvance(qString(text));
    if (ink.height() <= 0)
        return {.width = advance};
    const double scale = std::max(1.0, height / ink.height());
    const double top = -size.axis() - ink.height() * scale / 2;
    QTransform stretch;
    stretch.translate(0, top);
    stretch.scale(1, scale);
    stretch.translate(0, -ink.top());
    FormulaPicture picture{.width = advance, .ascent = -top, .descent = top + ink.height() * scale};
    picture.shapes.push_back(stretch.map(path));
    return picture;
}

FormulaPicture setFence(const Formula& fence, const Size& size)
{
    const FormulaPicture inside = set(fence.parts[0], size);
    const double axis = size.axis();
    const double reach = std::max(inside.ascent - axis, inside.descent + axis);
    const double height = std::max(2 * reach, size.em()) + 0.08 * size.em();
    FormulaPicture picture;
    for (const FormulaPicture& part :
        {setBracket(fence.text, height, size), inside, setBracket(fence.close, height, size)}) {
        place(picture, part, {picture.width, 0});
        picture.width += part.width;
    }
    return picture;
}

FormulaPicture set(const Formula& formula, const Size& size)
{
    switch (formula.kind) {
    case FormulaKind::Row: return setRow(formula, size);
    case FormulaKind::Word: return setWord(formula, size);
    case FormulaKind::Space: return {.width = formula.width * size.em()};
    case FormulaKind::Fraction: return setFraction(formula, size);
    case FormulaKind::Root: return setRoot(formula, size);
    case FormulaKind::Scripts: return setScripts(formula, size);
    case FormulaKind::Fence: return setFence(formula, size);
    }
    return {};
}

} // namespace

FormulaPicture layOut(const Formula& formula, const QFont& font)
{
    Size size{font};
    size.font.setPixelSize(QFontInfo{font}.pixelSize());
    return set(formula, size);
}

void draw(QPainter& painter, const FormulaPicture& picture, QPointF origin, const QColor& ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ink);
    for (const auto& glyphs : picture.glyphs) {
        painter.setFont(glyphs.font);
        painter.drawText(origin + glyphs.at, glyphs.text);
    }
    for (const QPainterPath& shape : picture.shapes)
        painter.fillPath(shape.translated(origin), ink);
    painter.restore();
}

} // namespace app::lesson
