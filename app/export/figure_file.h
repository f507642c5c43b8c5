#pragma once

#include "engine/base/result.h"
#include "engine/files/progress.h"
#include "views/export/animation.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// What of a run goes on a figure, and how. Shared by the window and the command line.
struct FigureOptions {
    std::vector<std::string> views{}; ///< ids, top to bottom
    QSizeF size = views::Figure::slideSize;
    views::Medium medium = views::Medium::Slide;
    double fontScale = 1;
    views::Mode mode = views::Mode::Light;
    bool highContrast = false; ///< with patterns
    bool transparent = false;
    bool patterns = false;
    bool title = true;
    bool legend = true;
    bool badge = true;
    bool playhead = true;
    std::optional<QString> caption{};
    int strip = 0; ///< key frames to choose; 0: no strip
    std::vector<trace::Time> steps{}; ///< key frames chosen by the user, instead
    double pixelRatio = 1; ///< of a PNG
    double seconds = 5; ///< of an animation
    double framesPerSecond = 25;
};

/// The figure that the options make of a frame: its trace, playhead, window and what is selected.
/// Key frames of a strip are chosen in the window.
views::Figure makeFigure(const FigureOptions& options, views::Frame frame);

/// Suffixes of figures: pictures (svg, pdf, png, tikz, tex) and animations (gif, webp, mp4).
std::span<const std::string_view> pictureSuffixes();
std::span<const std::string_view> animationSuffixes();
bool isFigure(std::string_view suffix);

/// A figure on its way into a file.
struct FigureFile {
    views::Figure figure{};
    double pixelRatio = 1; ///< of a PNG
    double seconds = 5; ///< of an animation: of the figure's window
    double framesPerSecond = 25;
};
FigureFile figureFileOf(const FigureOptions& options, views::Frame frame);

/// Writes a figure, as the suffix of `path` says, whole or not at all. Any one thread; needs a
/// QGuiApplication. Errors: no picture to write, an unknown suffix, what the file system refused,
/// a missing ffmpeg; ECANCELED.
engine::Result<void> writeFigure(const FigureFile& figure, const std::filesystem::path& path,
    const engine::Progress& progress = {});

} // namespace app
