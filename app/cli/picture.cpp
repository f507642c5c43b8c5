#include "app/cli/picture.h"

#include "app/cli/words.h"
#include "engine/files/atomic_file.h"
#include "engine/trace/navigate.h"

#include <QGuiApplication>

namespace app::cli {

void preparePainting()
{
    if (QCoreApplication::instance() != nullptr)
        return;
    // Never a display, even where there is one; and standard error is for our own line.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    static int count = 1;
    static char name[] = "interleave";
    static char* arguments[]{name, nullptr};
    static const QGuiApplication application{count, arguments};
}

Expected<void> writeFigure(const views::Figure& figure, const std::string& path)
{
    preparePainting();
    const auto format = views::pictureFormat(QString::fromStdString(suffixOf(path)));
    const QByteArray bytes = views::figureFile(figure, *format);
    if (bytes.isEmpty())
        return refused(inQuotes(path) + ": not enough memory for a picture of this size");
    auto file = engine::AtomicFile::create(path);
    if (!file)
        return refused(file.error().message);
    file->write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (const auto committed = file->commit(); !committed)
        return refused(committed.error().message);
    return {};
}

views::Figure figureOf(const trace::Snapshot& trace, std::span<const std::string_view> viewIds)
{
    views::Figure figure{
        .frame = {.trace = trace, .playhead = trace::restingMoment(*trace), .rate = 0}};
    for (const std::string_view id : viewIds)
        if (const views::ViewType* view = views::findView(id))
            figure.views.push_back(view);
    return figure;
}

} // namespace app::cli
