#include "app/cli/commands.h"
#include "app/cli/words.h"
#include "app/window/run_window.h"

#include <filesystem>

namespace app::cli {
namespace {

/// Whether Qt can find a place to show a window; without one it would end the program.
bool hasDisplay()
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    return false;
}

} // namespace

Expected<int> openWindow(const OpenWindow& request, int& argc, char** argv)
{
    std::error_code error;
    if (!request.file.empty() && !std::filesystem::exists(request.file, error))
        return refused("open " + inQuotes(request.file) + ": no such file");
    if (!request.lesson.empty() && !std::filesystem::exists(request.lesson, error))
        return refused("open " + inQuotes(request.lesson) + ": no such file or folder");
    if (request.lecture) // nobody should read of a mistake in front of a room
        if (const auto found = findMistakes(request.lesson); !found || *found != succeeded)
            return found;
    if (!hasDisplay())
        return refused("there is no display to open the window on (DISPLAY is not set); "
                       "list, run, render, convert, lesson --check and doctor need none: see "
                       "interleave --help");
    return app::runWindow(argc, argv,
        {.demo = QString::fromStdString(request.demo),
            .file = QString::fromStdString(request.file),
            .lesson = QString::fromStdString(request.lesson),
            .language = QString::fromStdString(request.language),
            .run = request.run,
            .lecture = request.lecture});
}

} // namespace app::cli
