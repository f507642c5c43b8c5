#include "app/export/figure_mime.h"

#include "engine/files/csv.h"

#include <QMimeData>

namespace app {

std::unique_ptr<QMimeData> figureMime(const FigureOptions& options, const views::Frame& frame)
{
    constexpr double pixelRatio = 2;
    const views::Figure figure = makeFigure(options, frame);
    const trace::Trace& trace = *frame.trace;
    const std::string slices = engine::tableText(
        trace, {.separator = '\t', .within = frame.window.empty() ? trace.extent() : frame.window});
    const QByteArray table{slices.data(), qsizetype(slices.size())};
    auto mime = std::make_unique<QMimeData>();
    mime->setData(QStringLiteral("image/png"),
        views::figureFile(figure, views::PictureFormat::Png, pixelRatio));
    mime->setData(
        QStringLiteral("image/svg+xml"), views::figureFile(figure, views::PictureFormat::Svg));
    mime->setData(
        QStringLiteral("application/pdf"), views::figureFile(figure, views::PictureFormat::Pdf));
    mime->setData(QStringLiteral("text/tab-separated-values"), table);
    mime->setData(QStringLiteral("text/plain"), table);
    return mime;
}

} // namespace app
