#include "app/cli/picture.h"

#include "app/cli/words.h"
#include "engine/trace/navigate.h"

#include <QGuiApplication>

#include <clocale>

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
    std::setlocale(LC_NUMERIC, "C"); // which Qt set to the user's
}

views::Frame frameOf(const trace::Snapshot& trace, trace::Window window)
{
    const trace::Window whole = trace->extent();
    const trace::Time playhead = window.empty() || window == whole
        ? trace::restingMoment(*trace)
        : window.begin + window.length() / 2;
    return {
        .trace = trace, .playhead = playhead, .window = window.empty() ? whole : window, .rate = 0};
}

views::Figure figureOf(const trace::Snapshot& trace, std::span<const std::string_view> viewIds)
{
    return makeFigure({.views = {viewIds.begin(), viewIds.end()}}, frameOf(trace));
}

Expected<void> writeFigure(
    const FigureFile& figure, const std::string& path, const engine::Progress& progress)
{
    preparePainting();
    if (const auto written = app::writeFigure(figure, path, progress); !written)
        return refused(written.error().message);
    return {};
}

Expected<void> writeFigure(const views::Figure& figure, const std::string& path)
{
    return writeFigure(FigureFile{.figure = figure}, path);
}

} // namespace app::cli
