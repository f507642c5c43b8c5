#include "app/cli/commands.h"
#include "app/cli/export_file.h"
#include "app/cli/open_recording.h"
#include "app/cli/picture.h"
#include "app/cli/words.h"
#include "views/format.h"

#include <array>

namespace app::cli {
namespace {

std::string timeText(trace::Time time)
{
    return views::formatDuration(time.time_since_epoch(), 6).toStdString();
}

/// Refused where a moment asked for is not in the run.
Expected<void> checkTimes(const RenderFile& request, trace::Window extent)
{
    for (const auto& [name, time] : {std::pair{"--at", request.at},
             std::pair{"--from", request.from}, std::pair{"--to", request.to}})
        if (time && (*time < extent.begin || *time > extent.end))
            return misuse(std::string{name} + ": " + timeText(*time)
                + " lies outside the run, which lasts from " + timeText(extent.begin) + " to "
                + timeText(extent.end));
    return {};
}

Expected<trace::Window> windowOf(const RenderFile& request, trace::Window extent)
{
    if (const auto checked = checkTimes(request, extent); !checked)
        return tl::unexpected{checked.error()};
    const trace::Window window{
        request.from.value_or(extent.begin), request.to.value_or(extent.end)};
    if (window.empty() && !extent.empty())
        return misuse("--from and --to leave no time between them; the run lasts from "
            + timeText(extent.begin) + " to " + timeText(extent.end));
    return window;
}

} // namespace

Expected<int> renderFile(const RenderFile& request)
{
    const auto trace = openRecording(request.file);
    if (!trace)
        return tl::unexpected{trace.error()};
    const auto window = windowOf(request, (*trace)->extent());
    if (!window)
        return tl::unexpected{window.error()};
    const std::array<std::string_view, 1> shown{request.view};
    views::Figure figure = figureOf(*trace, shown);
    figure.size = request.size;
    figure.frame.window = *window;
    if (request.at)
        figure.frame.playhead = *request.at;
    else if (*window != (*trace)->extent())
        figure.frame.playhead = window->begin + window->length() / 2;
    figure.frame.theme.mode = request.dark ? views::Mode::Dark : views::Mode::Light;
    if (const auto written = writeFigure(figure, request.out); !written)
        return tl::unexpected{written.error()};
    return succeeded;
}

Expected<int> convertFile(const ConvertFile& request)
{
    const auto trace = openRecording(request.file);
    if (!trace)
        return tl::unexpected{trace.error()};
    if (const auto written = exportFile(*trace, request.out, {}); !written)
        return tl::unexpected{written.error()};
    return succeeded;
}

} // namespace app::cli
