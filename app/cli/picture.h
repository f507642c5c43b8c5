#pragma once

#include "app/cli/refusal.h"
#include "app/export/figure_file.h"

#include <string>

namespace app::cli {

/// What paints needs fonts, and those a QGuiApplication: the first call makes one, without a
/// display. Main thread.
void preparePainting();

/// The run as it wants to be seen: at the middle of `window`; all of it, at its resting moment.
views::Frame frameOf(const trace::Snapshot& trace, trace::Window window = {});

/// The run as `run --export` shows it: the demo's own views, at its resting moment.
views::Figure figureOf(const trace::Snapshot& trace, std::span<const std::string_view> viewIds);

/// Writes a figure into a file, by its suffix. The file appears whole or not at all.
Expected<void> writeFigure(
    const FigureFile& figure, const std::string& path, const engine::Progress& progress = {});
Expected<void> writeFigure(const views::Figure& figure, const std::string& path);

} // namespace app::cli
