#include "app/cli/commands.h"
#include "app/cli/compare_summary.h"
#include "app/cli/export_file.h"
#include "app/cli/open_recording.h"
#include "app/cli/picture.h"
#include "app/cli/repeat_both.h"
#include "engine/files/compare_json.h"

#include <array>
#include <iostream>

namespace app::cli {
namespace {

constexpr std::array<std::string_view, 3> stacked{
    "run-comparison", "share-comparison", "figure-comparison"};
constexpr std::array<std::string_view, 3> overlaid{
    "run-overlay", "share-comparison", "figure-comparison"};

Expected<void> writeComparison(const trace::Snapshot& a, const trace::Snapshot& b,
    const std::shared_ptr<const trace::Repeats>& repeats, const CompareFiles& request)
{
    if (request.exports.empty())
        return {};
    preparePainting();
    views::Figure figure = figureOf(b, request.overlaid ? overlaid : stacked);
    figure.frame.other = a;
    figure.frame.repeats = repeats;
    figure.playhead = false; // no moment is meant
    figure.frame.theme.mode = request.theme.mode;
    figure.frame.theme.highContrast = request.theme.highContrast;
    figure.frame.theme.patterns = request.theme.highContrast;
    figure.size = views::fittingSize(figure);
    for (const std::string& path : request.exports)
        if (const auto written = writeFigure(figure, path); !written)
            return written;
    return {};
}

} // namespace

Expected<int> compareFiles(const CompareFiles& request)
{
    for (const std::string& path : request.exports)
        if (const auto writable = checkWritable(path); !writable)
            return tl::unexpected{writable.error()};
    const auto a = openRecording(request.a);
    if (!a)
        return tl::unexpected{a.error()};
    const auto b = openRecording(request.b);
    if (!b)
        return tl::unexpected{b.error()};
    std::shared_ptr<const trace::Repeats> repeats;
    if (request.repeat > 0) {
        auto runs = repeatBoth(**a, **b, request.repeat);
        if (!runs)
            return tl::unexpected{runs.error()};
        repeats = std::make_shared<const trace::Repeats>(*std::move(runs));
    }
    if (const auto written = writeComparison(*a, *b, repeats, request); !written)
        return tl::unexpected{written.error()};
    std::cout << (request.json ? engine::compareJson(**a, **b, repeats.get())
                               : compareSummary(**a, **b, repeats.get()));
    if (!request.json)
        for (const std::string& path : request.exports)
            std::cout << "  wrote " << path << '\n';
    return succeeded;
}

} // namespace app::cli
