#include "views/export/svg_writer.h"

#include "views/export/brush_tile.h"
#include "views/export/svg_text.h"

#include <QBuffer>

#include <algorithm>
#include <array>

namespace views {
namespace {

using svg::attribute;
using svg::number;

QByteArray matrixAttribute(const char* name, const QTransform& m)
{
    if (m.isIdentity())
        return {};
    QByteArray value = m.type() <= QTransform::TxTranslate ? "translate(" : "matrix(";
    if (m.type() > QTransform::TxTranslate)
        for (const double part : {m.m11(), m.m12(), m.m21(), m.m22()})
            value += QByteArray::number(part, 'g', 7) + ' ';
    return attribute(name, value + number(m.dx()) + ' ' + number(m.dy()) + ')');
}

QByteArray opacityAttribute(const char* name, double opacity)
{
    return opacity < 1 ? attribute(name, number(opacity)) : QByteArray{};
}

QByteArray colorAttributes(const char* property, const QColor& color)
{
    return attribute(property, color.name().toLatin1())
        + opacityAttribute((QByteArray{property} + "-opacity").constData(), color.alphaF());
}

QByteArray strokeAttributes(const QPen& pen)
{
    static constexpr std::array caps{
        std::pair{Qt::SquareCap, "square"}, std::pair{Qt::RoundCap, "round"}};
    static constexpr std::array joins{
        std::pair{Qt::BevelJoin, "bevel"}, std::pair{Qt::RoundJoin, "round"}};
    QByteArray text = attribute("stroke-width", number(pen.widthF()));
    for (const auto& [cap, word] : caps)
        if (pen.capStyle() == cap)
            text += attribute("stroke-linecap", word);
    for (const auto& [join, word] : joins)
        if (pen.joinStyle() == join)
            text += attribute("stroke-linejoin", word);
    if (pen.style() == Qt::SolidLine)
        return text;
    QByteArray dashes;
    for (const double dash : pen.dashPattern())
        dashes += number(dash * pen.widthF()) + ' ';
    return text + attribute("stroke-dasharray", dashes.trimmed());
}

/// Enlarged by whole pixels where it is to show its pixels: not every viewer knows image-rendering.
QImage enlarged(const QImage& image, QSizeF target)
{
    static constexpr double most = 4096;
    const auto side = [](int pixels, double wanted) {
        return pixels * std::max(1, qRound(std::min(wanted * 2, most) / pixels));
    };
    const QSize size{side(image.width(), target.width()), side(image.height(), target.height())};
    return size == image.size() ? image : image.scaled(size);
}

QByteArray imageElement(const QImage& image, const QRectF& target, bool smooth)
{
    QByteArray png;
    QBuffer buffer{&png};
    buffer.open(QIODevice::WriteOnly);
    (smooth ? image : enlarged(image, target.size())).save(&buffer, "PNG");
    return "<image" + attribute("x", number(target.x())) + attribute("y", number(target.y()))
        + attribute("width", number(target.width())) + attribute("height", number(target.height()))
        + " preserveAspectRatio=\"none\"" + (smooth ? "" : " image-rendering=\"optimizeSpeed\"")
        + " xlink:href=\"data:image/png;base64," + png.toBase64() + '"';
}

QByteArray tileOf(Qt::BrushStyle style, const QColor& color)
{
    const BrushTile tile = brushTile(style);
    return "<path" + attribute("d", svg::pathData(tile.path))
        + (tile.stroked ? " fill=\"none\"" : QByteArray{})
        + colorAttributes(tile.stroked ? "stroke" : "fill", color) + "/>";
}

QByteArray stops(const QGradient& gradient)
{
    QByteArray text;
    for (const auto& [at, color] : gradient.stops())
        text += "<stop" + attribute("offset", number(at))
            + colorAttributes("stop-color", color).replace("stop-color-opacity", "stop-opacity")
            + "/>";
    return text;
}

} // namespace

SvgWriter::SvgWriter(SvgHead head)
    : m_head{std::move(head)}
{
}

/// The id of a definition, written the first time it is wanted.
QByteArray SvgWriter::define(
    const QByteArray& prefix, const QByteArray& open, const QByteArray& rest)
{
    const auto [entry, isNew] = m_ids.try_emplace(open + rest);
    if (isNew) {
        entry->second = prefix + QByteArray::number(m_ids.size());
        m_definitions += open + attribute("id", entry->second) + rest + '\n';
    }
    return entry->second;
}

void SvgWriter::setClip(const std::vector<QPainterPath>& clip)
{
    m_wantedClip.clear();
    for (const QPainterPath& path : clip) {
        const QByteArray within = m_wantedClip.isEmpty()
            ? QByteArray{}
            : attribute("clip-path", "url(#" + m_wantedClip + ')');
        const QByteArray rule = path.fillRule() == Qt::OddEvenFill ? " clip-rule=\"evenodd\"" : "";
        m_wantedClip = define("clip", "<clipPath",
            within + "><path" + attribute("d", svg::pathData(path)) + rule + "/></clipPath>");
    }
}

void SvgWriter::openGroup()
{
    if (m_wantedClip == m_openClip)
        return;
    if (!m_openClip.isEmpty())
        m_body += "</g>\n";
    if (!m_wantedClip.isEmpty())
        m_body += "<g" + attribute("clip-path", "url(#" + m_wantedClip + ')') + ">\n";
    m_openClip = m_wantedClip;
}

QByteArray SvgWriter::patternId(const QBrush& brush, const QTransform& toPage)
{
    const bool texture = brush.style() == Qt::TexturePattern;
    const QSizeF size =
        texture ? QSizeF{brush.textureImage().size()} : QSizeF{BrushTile::side, BrushTile::side};
    const QByteArray tile = texture ? imageElement(brush.textureImage(), {{}, size}, true) + "/>"
                                    : tileOf(brush.style(), brush.color());
    return define("pattern", "<pattern",
        " patternUnits=\"userSpaceOnUse\"" + attribute("width", number(size.width()))
            + attribute("height", number(size.height()))
            + matrixAttribute("patternTransform", toPage) + '>' + tile + "</pattern>");
}

QByteArray SvgWriter::gradientId(const QGradient& gradient, const QTransform& toPage)
{
    const QByteArray units = gradient.coordinateMode() == QGradient::LogicalMode
        ? " gradientUnits=\"userSpaceOnUse\"" + matrixAttribute("gradientTransform", toPage)
        : QByteArray{};
    const auto point = [](const char* x, const char* y, QPointF at) {
        return attribute(x, number(at.x())) + attribute(y, number(at.y()));
    };
    if (gradient.type() == QGradient::RadialGradient) {
        const auto& radial = static_cast<const QRadialGradient&>(gradient);
        return define("gradient", "<radialGradient",
            units + point("cx", "cy", radial.center()) + point("fx", "fy", radial.focalPoint())
                + attribute("r", number(radial.radius())) + '>' + stops(gradient)
                + "</radialGradient>");
    }
    const auto& linear = static_cast<const QLinearGradient&>(gradient);
    return define("gradient", "<linearGradient",
        units + point("x1", "y1", linear.start()) + point("x2", "y2", linear.finalStop()) + '>'
            + stops(gradient) + "</linearGradient>");
}

QByteArray SvgWriter::paint(const char* property, const QBrush& brush, const Ink& ink)
{
    switch (brush.style()) {
    case Qt::NoBrush: return attribute(property, "none");
    case Qt::SolidPattern:
    case Qt::ConicalGradientPattern: return colorAttributes(property, brush.color());
    case Qt::LinearGradientPattern:
    case Qt::RadialGradientPattern:
        return attribute(property, "url(#" + gradientId(*brush.gradient(), ink.brushToPage) + ')');
    default: return attribute(property, "url(#" + patternId(brush, ink.brushToPage) + ')');
    }
}

void SvgWriter::shape(const QPainterPath& path, const Ink& ink)
{
    openGroup();
    QByteArray element = "<path" + attribute("d", svg::pathData(path));
    element += paint("fill", ink.brush, ink);
    if (ink.brush.style() != Qt::NoBrush && path.fillRule() == Qt::OddEvenFill)
        element += " fill-rule=\"evenodd\"";
    if (ink.pen.style() != Qt::NoPen)
        element += paint("stroke", ink.pen.brush(), ink) + strokeAttributes(ink.pen);
    if (ink.crisp)
        element += " shape-rendering=\"crispEdges\"";
    m_body += element + opacityAttribute("opacity", ink.opacity) + "/>\n";
}

void SvgWriter::text(const TextRun& run)
{
    if (run.text.trimmed().isEmpty())
        return;
    openGroup();
    const bool moved = run.toPage.type() <= QTransform::TxTranslate;
    QByteArray element = "<text" + attribute("x", number(moved ? run.toPage.dx() : 0))
        + attribute("y", number(moved ? run.toPage.dy() : 0));
    if (!moved)
        element += matrixAttribute("transform", run.toPage);
    element += svg::fontAttributes(run.font, run.pixels);
    if (run.width > 0)
        element +=
            attribute("textLength", number(run.width)) + " lengthAdjust=\"spacingAndGlyphs\"";
    element += colorAttributes("fill", run.color) + opacityAttribute("opacity", run.opacity);
    m_body += element + " xml:space=\"preserve\">" + svg::escaped(run.text) + "</text>\n";
}

void SvgWriter::picture(const Picture& picture)
{
    openGroup();
    m_body += imageElement(picture.image, picture.target, picture.smooth)
        + matrixAttribute("transform", picture.toPage)
        + opacityAttribute("opacity", picture.opacity) + "/>\n";
}

QByteArray SvgWriter::document() const
{
    const QByteArray width = number(m_head.size.width());
    const QByteArray height = number(m_head.size.height());
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\""
        + attribute("width", width) + attribute("height", height)
        + attribute("viewBox", "0 0 " + width + ' ' + height) + ">\n<title>"
        + svg::escaped(m_head.title) + "</title>\n<desc>" + svg::escaped(m_head.description)
        + "</desc>\n<metadata>" + m_head.metadata + "</metadata>\n<defs>\n" + m_definitions
        + "</defs>\n" + m_body + (m_openClip.isEmpty() ? "" : "</g>\n") + "</svg>\n";
}

} // namespace views
