#pragma once

#include "app/cli/refusal.h"
#include "views/export/figure.h"

#include <string>

namespace app::cli {

/// What paints needs fonts, and those a QGuiApplication: the first call makes one, without a
/// display. Main thread.
void preparePainting();

/// Paints the figure into a file, by its suffix. The file appears whole or not at all.
Expected<void> writeFigure(const views::Figure& figure, const std::string& path);

/// The run as `run --export` shows it: the demo's own views, at the middle of the run.
views::Figure figureOf(const trace::Snapshot& trace, std::span<const std::string_view> viewIds);

} // namespace app::cli
