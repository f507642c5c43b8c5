#include "app/window/export_dialog.h"
#include "engine/files/atomic_file.h"
#include "engine/files/convert.h"
#include "views/export/figure.h"

#include <QFileInfo>

namespace app {
namespace {

std::filesystem::path pathOf(const QString& path)
{
    return {path.toStdString()};
}

engine::Result<void> writeBytes(const QString& path, const QByteArray& bytes)
{
    auto file = engine::AtomicFile::create(pathOf(path));
    if (!file)
        return tl::unexpected{file.error()};
    file->write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return file->commit();
}

engine::Result<void> writePicture(
    const ExportRequest& request, views::Frame frame, views::PictureFormat format)
{
    frame.theme.mode = request.mode;
    frame.theme.transparent = request.transparent;
    frame.hover.reset();
    frame.scroll = 0;
    views::Figure figure{.frame = std::move(frame), .size = request.size};
    for (const std::string& id : request.views)
        if (const views::ViewType* type = views::findView(id))
            figure.views.push_back(type);
    if (figure.views.empty())
        return engine::failure("there is no picture to write");
    const QByteArray bytes = views::figureFile(figure, format);
    if (bytes.isEmpty())
        return engine::failure("there is not enough memory for a picture of this size");
    return writeBytes(request.path, bytes);
}

} // namespace

QStringList exportSuffixes()
{
    QStringList suffixes{QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png")};
    for (const engine::DataFormat& format : engine::dataFormats())
        suffixes << QString::fromUtf8(
            format.suffix.data(), static_cast<qsizetype>(format.suffix.size()));
    return suffixes;
}

engine::Result<void> writeExport(
    const ExportRequest& request, views::Frame frame, const engine::Progress& progress)
{
    const QString suffix = QFileInfo{request.path}.suffix();
    if (const auto format = views::pictureFormat(suffix))
        return writePicture(request, std::move(frame), *format);
    return engine::convert(*frame.trace, pathOf(request.path), progress);
}

} // namespace app
