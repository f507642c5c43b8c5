#include "app/cli/export_file.h"

#include "app/cli/picture.h"
#include "app/cli/words.h"
#include "engine/files/atomic_file.h"
#include "engine/files/convert.h"

namespace app::cli {
namespace {

/// The demo's views one above the other, at the run's resting moment.
Expected<void> writePicture(const trace::Snapshot& trace, const std::string& path,
    std::span<const std::string_view> viewIds)
{
    preparePainting();
    views::Figure figure = figureOf(trace, viewIds);
    figure.size = views::fittingSize(figure);
    return writeFigure(figure, path);
}

} // namespace

Expected<void> checkWritable(const std::string& path)
{
    if (const auto file = engine::AtomicFile::create(path); !file)
        return refused(file.error().message);
    return {};
}

Expected<void> exportFile(
    const trace::Snapshot& trace, const std::string& path, std::span<const std::string_view> views)
{
    if (isFigure(suffixOf(path)))
        return writePicture(trace, path, views);
    if (const auto written = engine::convert(*trace, path); !written)
        return refused(written.error().message);
    return {};
}

} // namespace app::cli
