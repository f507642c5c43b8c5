#include "views/export/figure.h"
#include "views/export/provenance_text.h"
#include "views/export/svg_writer.h"
#include "views/export/tikz_writer.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>

#include <array>

namespace views {
namespace {

QByteArray svgFile(const Figure& figure)
{
    QStringList description{badgeText(*figure.frame.trace)};
    for (const QString& part : runParts(*figure.frame.trace))
        description << part;
    SvgWriter writer{{.size = figure.size,
        .title = figureTitle(figure),
        .description = description.join(" · "),
        .metadata = fieldsXml(runFields(figure.frame))}};
    VectorDevice device{writer, figure.size};
    QPainter painter{&device};
    drawFigure(painter, figure);
    painter.end();
    return writer.document();
}

QByteArray tikzFile(const Figure& figure)
{
    QStringList comments{figureTitle(figure)};
    for (const Field& field : runFields(figure.frame))
        comments << field.key + ": " + field.value;
    TikzWriter writer{{.size = figure.size, .comments = comments}};
    VectorDevice device{writer, figure.size};
    QPainter painter{&device};
    drawFigure(painter, figure);
    painter.end();
    return writer.document();
}

QByteArray pdfFile(const Figure& figure)
{
    constexpr double pointsPerPixel = 72.0 / pageDpi;
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer{&buffer};
    writer.setResolution(pageDpi);
    writer.setPageMargins({});
    writer.setPageSize(
        QPageSize{figure.size * pointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch});
    writer.setTitle(figureTitle(figure));
    writer.setCreator("Interleave");
    writer.setDocumentXmpMetadata(fieldsXmp(figureTitle(figure), runFields(figure.frame)));
    QPainter painter{&writer};
    drawFigure(painter, figure);
    painter.end();
    return bytes;
}

QByteArray pngFile(const Figure& figure, double pixelRatio)
{
    QImage image{(figure.size * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied};
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter{&image};
    drawFigure(painter, figure);
    painter.end();
    image.setDotsPerMeterX(qRound(pixelRatio * pageDpi / 0.0254));
    image.setDotsPerMeterY(qRound(pixelRatio * pageDpi / 0.0254));
    image.setText("Title", figureTitle(figure));
    for (const Field& field : runFields(figure.frame))
        image.setText(field.key, field.value);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

std::optional<PictureFormat> pictureFormat(QStringView suffix)
{
    static constexpr std::array formats{std::pair{QLatin1String{"svg"}, PictureFormat::Svg},
        std::pair{QLatin1String{"pdf"}, PictureFormat::Pdf},
        std::pair{QLatin1String{"png"}, PictureFormat::Png},
        std::pair{QLatin1String{"tikz"}, PictureFormat::Tikz},
        std::pair{QLatin1String{"tex"}, PictureFormat::Tikz}};
    for (const auto& [name, format] : formats)
        if (suffix.compare(name, Qt::CaseInsensitive) == 0)
            return format;
    return std::nullopt;
}

QByteArray figureFile(const Figure& figure, PictureFormat format, double pixelRatio)
{
    switch (format) {
    case PictureFormat::Svg: return svgFile(figure);
    case PictureFormat::Pdf: return pdfFile(figure);
    case PictureFormat::Png: return pngFile(figure, pixelRatio);
    case PictureFormat::Tikz: return tikzFile(figure);
    }
    return {};
}

} // namespace views
