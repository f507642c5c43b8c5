#include "app/cli/export_file.h"

#include "app/cli/formats.h"
#include "app/cli/picture.h"
#include "app/cli/words.h"
#include "engine/files/atomic_file.h"
#include "engine/files/chrome_trace.h"
#include "engine/files/csv.h"
#include "engine/files/interleave_file.h"
#include "engine/files/perfetto.h"

#include <algorithm>

namespace app::cli {
namespace {

using Write = engine::Result<void> (*)(
    const trace::Trace&, const std::filesystem::path&, const engine::Progress&);

Write writerOf(std::string_view suffix)
{
    if (suffix == "csv")
        return engine::writeCsv;
    if (suffix == "json")
        return engine::writeChromeTrace;
    if (suffix == "pftrace")
        return engine::writePerfetto;
    return engine::save;
}

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
    const std::string suffix = suffixOf(path);
    if (std::ranges::find(pictureSuffixes(), suffix) != pictureSuffixes().end())
        return writePicture(trace, path, views);
    if (const auto written = writerOf(suffix)(*trace, path, {}); !written)
        return refused(written.error().message);
    return {};
}

} // namespace app::cli
