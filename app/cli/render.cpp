#include "app/cli/commands.h"
#include "app/cli/export_file.h"
#include "app/cli/interruption.h"
#include "app/cli/open_recording.h"
#include "app/cli/picture.h"
#include "app/cli/progress_text.h"
#include "app/cli/words.h"
#include "engine/files/csv.h"
#include "views/format.h"

#include <optional>
#include <vector>

namespace app::cli {
namespace {

std::string timeText(trace::Time time)
{
    return views::formatDuration(time.time_since_epoch(), 6).toStdString();
}

/// Refused where a moment asked for is not in the run.
Expected<void> checkTimes(const RenderFile& request, trace::Window extent)
{
    std::vector<std::pair<const char*, std::optional<trace::Time>>> times{
        {"--at", request.at}, {"--from", request.from}, {"--to", request.to}};
    for (const trace::Time step : request.figure.steps)
        times.emplace_back("--strip", step);
    for (const auto& [name, time] : times)
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
    const std::string suffix = suffixOf(request.out);
    if (!isFigure(suffix)) {
        const engine::Table table{.separator = suffix == "csv" ? ',' : '\t', .within = *window};
        if (const auto written = engine::writeTable(**trace, request.out, table); !written)
            return refused(written.error().message);
        return succeeded;
    }
    preparePainting();
    views::Frame frame = frameOf(*trace, *window);
    frame.playhead = request.at.value_or(frame.playhead);
    Interruption interruption;
    ProgressText progress;
    const auto written =
        writeFigure(figureFileOf(request.figure, frame), request.out, [&](double done) {
            progress.show("writing " + request.out, done);
            return !interruption.asked();
        });
    if (!written)
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
