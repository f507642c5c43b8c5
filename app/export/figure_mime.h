#pragma once

#include "app/export/figure_file.h"

#include <memory>

class QMimeData;

namespace app {

/// The figure for a clipboard, in every format at once, so that each program takes what it can:
/// image/png (twice the pixels), image/svg+xml, application/pdf, and the slices of the shown window
/// as text/tab-separated-values and text/plain. Any one thread; needs a QGuiApplication.
std::unique_ptr<QMimeData> figureMime(const FigureOptions& options, const views::Frame& frame);

} // namespace app
