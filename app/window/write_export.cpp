#include "app/window/export_dialog.h"
#include "engine/files/convert.h"

#include <QFileInfo>

namespace app {
namespace {

std::filesystem::path pathOf(const QString& path)
{
    return {path.toStdString()};
}

} // namespace

QStringList exportSuffixes()
{
    QStringList suffixes;
    const auto add = [&](std::string_view suffix) {
        suffixes << QString::fromUtf8(suffix.data(), static_cast<qsizetype>(suffix.size()));
    };
    for (const auto& some : {pictureSuffixes(), animationSuffixes()})
        for (const std::string_view suffix : some)
            add(suffix);
    for (const engine::DataFormat& format : engine::dataFormats())
        add(format.suffix);
    return suffixes;
}

engine::Result<void> writeExport(
    const ExportRequest& request, views::Frame frame, const engine::Progress& progress)
{
    const QString suffix = QFileInfo{request.path}.suffix().toLower();
    if (request.frame)
        frame = *request.frame;
    if (isFigure(suffix.toStdString()))
        return writeFigure(
            figureFileOf(request.figure, std::move(frame)), pathOf(request.path), progress);
    return engine::convert(*frame.trace, pathOf(request.path), progress);
}

} // namespace app
