#include "views/export/tikz_writer.h"

#include "views/export/brush_tile.h"
#include "views/export/svg_text.h"
#include "views/export/tex_text.h"

#include <QCryptographicHash>
#include <QFontInfo>

#include <array>
#include <cmath>

namespace views {
namespace {

using svg::number;

constexpr double bigPointsPerPixel = 72.0 / pageDpi;

QByteArray bp(double pixels)
{
    return number(pixels * bigPointsPerPixel) + "bp";
}

QByteArray at(QPointF point)
{
    return '(' + number(point.x()) + ',' + number(point.y()) + ')';
}

bool ends(const QPainterPath& path, int next)
{
    return next == path.elementCount() || path.elementAt(next).isMoveTo();
}

/// "(0,0) rectangle (8,4)" or points and curves; closed where the path returns to its start.
QByteArray pathText(const QPainterPath& path)
{
    if (const auto rect = svg::rectangleOf(path))
        return at(rect->topLeft()) + "rectangle" + at(rect->bottomRight());
    QByteArray text;
    QPointF start;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        if (element.isMoveTo()) {
            text += at(start = element);
            continue;
        }
        QPointF end = element;
        QByteArray way = "--";
        if (element.isCurveTo() && i + 2 < path.elementCount()) {
            way = "..controls" + at(element) + "and" + at(path.elementAt(i + 1)) + "..";
            end = path.elementAt(i += 2);
        }
        const bool closes = ends(path, i + 1) && end == start;
        text += way + (closes && way == "--" ? QByteArray{"cycle"} : at(end));
        if (closes && way != "--")
            text += "--cycle";
    }
    return text;
}

/// The same in commands of PGF's basic layer, which alone may be in a pattern; y turned upwards.
QByteArray basicPath(const QPainterPath& path)
{
    const auto point = [](QPointF p) {
        return "{\\pgfqpoint{" + bp(p.x()) + "}{" + bp(BrushTile::side - p.y()) + "}}";
    };
    QByteArray text;
    for (int i = 0; i < path.elementCount(); ++i)
        text += (path.elementAt(i).isMoveTo() ? "\\pgfpathmoveto" : "\\pgfpathlineto")
            + point(path.elementAt(i));
    return text;
}

QByteArray strokeOptions(const QPen& pen)
{
    static constexpr std::array caps{
        std::pair{Qt::SquareCap, ",line cap=rect"}, std::pair{Qt::RoundCap, ",line cap=round"}};
    static constexpr std::array joins{
        std::pair{Qt::BevelJoin, ",line join=bevel"}, std::pair{Qt::RoundJoin, ",line join=round"}};
    QByteArray options = "line width=" + bp(pen.widthF());
    for (const auto& [cap, words] : caps)
        if (pen.capStyle() == cap)
            options += words;
    for (const auto& [join, words] : joins)
        if (pen.joinStyle() == join)
            options += words;
    if (pen.style() == Qt::SolidLine)
        return options;
    options += ",dash pattern=";
    bool on = true;
    for (const double dash : pen.dashPattern()) {
        options += (on ? "on " : "off ") + bp(dash * pen.widthF()) + ' ';
        on = !on;
    }
    return options.trimmed();
}

/// Family, weight, slant and size of LaTeX's own fonts, which are smaller than those of the screen.
QByteArray fontCommands(const QFont& font, double pixels)
{
    const bool mono = QFontInfo{font}.fixedPitch();
    constexpr double sansToInter = 1.12;
    constexpr double typewriterToMono = 1.13;
    const QByteArray size =
        number(pixels * bigPointsPerPixel * (mono ? typewriterToMono : sansToInter));
    return "\\fontsize{" + size + "}{" + size + '}' + (mono ? "\\ttfamily" : "\\sffamily")
        + (font.weight() >= QFont::DemiBold ? "\\bfseries" : "\\mdseries")
        + (font.italic() ? "\\itshape" : "\\upshape");
}

/// Calls `run(rect, color)` for each run of equal pixels that is not transparent.
void forEachRun(const QImage& image, auto&& run)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width();) {
            const QRgb pixel = image.pixel(x, y);
            const int begin = x;
            while (x < image.width() && image.pixel(x, y) == pixel)
                ++x;
            if (qAlpha(pixel) > 0)
                run(QRectF{double(begin), double(y), double(x - begin), 1}, pixel);
        }
}

QPainterPath rectanglePath(const QRectF& rect)
{
    QPainterPath path;
    path.addRect(rect);
    return path;
}

QColor middleOf(const QGradient& gradient)
{
    const QGradientStops stops = gradient.stops();
    return stops[stops.size() / 2].second;
}

} // namespace

TikzWriter::TikzWriter(TikzHead head)
    : m_head{std::move(head)}
{
}

/// The name of `what`; the first time it is wanted, `definition(name)` is written.
QByteArray TikzWriter::define(const QByteArray& prefix, const QByteArray& what, auto&& definition)
{
    const auto [entry, isNew] = m_names.try_emplace(prefix + what);
    if (isNew) {
        entry->second = "il" + prefix + QByteArray::number(m_names.size());
        m_definitions += definition(entry->second) + '\n';
    }
    return entry->second;
}

QByteArray TikzWriter::color(const QColor& color)
{
    const QByteArray hex = color.name().toUpper().toLatin1().mid(1);
    return define("color", hex,
        [&](const QByteArray& name) { return "\\definecolor{" + name + "}{HTML}{" + hex + '}'; });
}

QByteArray TikzWriter::style(const QByteArray& options)
{
    return define("style", options,
        [&](const QByteArray& name) { return "\\tikzset{" + name + "/.style={" + options + "}}"; });
}

QByteArray TikzWriter::pattern(const QBrush& brush)
{
    QImage image;
    QByteArray code;
    QSizeF size{BrushTile::side, BrushTile::side};
    if (brush.style() == Qt::TexturePattern) {
        image = brush.textureImage();
        size = image.size();
        forEachRun(image, [&](const QRectF& rect, QRgb pixel) {
            code += "\\pgfsetfillcolor{" + color(QColor::fromRgb(pixel))
                + "}\\pgfpathrectangle{\\pgfqpoint{" + bp(rect.left()) + "}{"
                + bp(size.height() - rect.bottom()) + "}}{\\pgfqpoint{" + bp(rect.width()) + "}{"
                + bp(1) + "}}\\pgfusepath{fill}";
        });
    } else {
        const BrushTile tile = brushTile(brush.style());
        code = QByteArray{tile.stroked ? "\\pgfsetstrokecolor{" : "\\pgfsetfillcolor{"}
            + color(brush.color()) + "}\\pgfsetlinewidth{" + bp(1) + '}' + basicPath(tile.path)
            + "\\pgfusepath{" + (tile.stroked ? "stroke" : "fill") + '}';
    }
    // Patterns are global: a second picture in one document finds those of the first defined.
    const QByteArray name =
        "ilpattern" + QCryptographicHash::hash(code, QCryptographicHash::Sha1).toHex().first(8);
    const QByteArray corner = "{\\pgfqpoint{" + bp(size.width()) + "}{" + bp(size.height()) + "}}";
    if (m_names.try_emplace(name, name).second)
        m_definitions += "\\ifcsname " + name + "\\endcsname\\else\\expandafter\\gdef\\csname "
            + name + "\\endcsname{}\\pgfdeclarepatterninherentlycolored{" + name
            + "}{\\pgfpointorigin}" + corner + corner + '{' + code + "}\\fi\n";
    return name;
}

/// "fill=ilcolor1,fill opacity=0.5"; empty for no brush.
QByteArray TikzWriter::paint(const char* what, const QBrush& brush, double opacity)
{
    if (brush.style() == Qt::NoBrush)
        return {};
    const bool stroke = QByteArrayView{what} == "draw";
    if (brush.style() == Qt::SolidPattern || brush.gradient() != nullptr || stroke) {
        const QColor own =
            brush.gradient() != nullptr ? middleOf(*brush.gradient()) : brush.color();
        const double alpha = own.alphaF() * opacity;
        QByteArray options = QByteArray{what} + '=' + color(own) + ',';
        if (alpha < 1)
            options += QByteArray{what} + " opacity=" + number(alpha) + ',';
        return options;
    }
    QByteArray options = "pattern=" + pattern(brush) + ',';
    if (opacity < 1)
        options += "fill opacity=" + number(opacity) + ',';
    return options;
}

void TikzWriter::setClip(const std::vector<QPainterPath>& clip)
{
    m_wantedClip.clear();
    for (const QPainterPath& path : clip) {
        const bool evenOdd = path.fillRule() == Qt::OddEvenFill && !svg::rectangleOf(path);
        m_wantedClip += (evenOdd ? "\\pgfseteorule" : "") + QByteArray{"\\clip"} + pathText(path)
            + ";\n" + (evenOdd ? "\\pgfsetnonzerorule\n" : "");
    }
}

void TikzWriter::openScope()
{
    if (m_wantedClip == m_openClip)
        return;
    if (!m_openClip.isEmpty())
        m_body += "\\end{scope}\n";
    if (!m_wantedClip.isEmpty())
        m_body += "\\begin{scope}\n" + m_wantedClip;
    m_openClip = m_wantedClip;
}

void TikzWriter::shape(const QPainterPath& path, const Ink& ink)
{
    openScope();
    QByteArray options = paint("fill", ink.brush, ink.opacity);
    if (!options.isEmpty() && path.fillRule() == Qt::OddEvenFill && !svg::rectangleOf(path))
        options += "even odd rule,";
    if (ink.pen.style() != Qt::NoPen)
        options += paint("draw", ink.pen.brush(), ink.opacity) + strokeOptions(ink.pen);
    if (!options.isEmpty())
        m_body += "\\path[" + style(options) + ']' + pathText(path) + ";\n";
}

void TikzWriter::text(const TextRun& run)
{
    const QByteArray words = tex::escaped(run.text);
    const double scale = std::hypot(run.toPage.m11(), run.toPage.m12());
    if (run.text.trimmed().isEmpty() || run.width * scale < 0.01)
        return;
    openScope();
    const double turn = -std::atan2(run.toPage.m12(), run.toPage.m11()) * 180 / M_PI;
    QByteArray options = "anchor=base west,inner sep=0,outer sep=0,text=" + color(run.color)
        + ",font=" + fontCommands(run.font, run.pixels * scale);
    if (const double alpha = run.color.alphaF() * run.opacity; alpha < 1)
        options += ",text opacity=" + number(alpha);
    if (std::abs(turn) > 0.01)
        options += ",rotate=" + number(turn);
    m_body += "\\node[" + style(options) + "]at" + at({run.toPage.dx(), run.toPage.dy()})
        + "{\\ilfit{" + bp(run.width * scale) + "}{" + words + "}};\n";
}

void TikzWriter::picture(const Picture& picture)
{
    openScope();
    constexpr int most = 256; // each run of equal pixels becomes a rectangle
    QImage image = picture.image;
    if (image.width() > most || image.height() > most)
        image = image.scaled(most, most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    const QTransform toPage = QTransform::fromScale(picture.target.width() / image.width(),
                                  picture.target.height() / image.height())
        * QTransform::fromTranslate(picture.target.x(), picture.target.y()) * picture.toPage;
    forEachRun(image, [&](const QRectF& rect, QRgb pixel) {
        shape(toPage.map(rectanglePath(rect)),
            {.brush = QColor::fromRgba(pixel), .opacity = picture.opacity});
    });
}

QByteArray TikzWriter::document() const
{
    QByteArray tex;
    for (const QString& comment : m_head.comments)
        tex += "% " + tex::comment(comment) + '\n';
    return tex
        + "\\RequirePackage{fix-cm}\n"
          "\\documentclass[tikz,border=0pt]{standalone}\n"
          "\\usetikzlibrary{patterns}\n"
          "\\begin{document}\n"
          "\\begin{tikzpicture}[x="
        + number(bigPointsPerPixel) + "bp,y=-" + number(bigPointsPerPixel)
        + "bp]\n"
          "% words as wide as they were laid out\n"
          "\\def\\ilfit#1#2{\\resizebox{#1}{\\height}{#2}}\n"
        + m_definitions + "\\path[use as bounding box](0,0)rectangle"
        + at({m_head.size.width(), m_head.size.height()}) + ";\n" + m_body
        + (m_openClip.isEmpty() ? "" : "\\end{scope}\n") + "\\end{tikzpicture}\n\\end{document}\n";
}

} // namespace views
