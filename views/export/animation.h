#pragma once

#include "views/export/figure.h"

#include <functional>

#include <tl/expected.hpp>

namespace views {

/// A figure while time passes: each frame is the figure at a later moment of an interval of the
/// run. Repeats for ever where the format can (MP4 cannot).
struct Animation {
    Figure figure{}; ///< its playhead and rate are set by the animation
    trace::Window interval{}; ///< what passes; empty: what the figure's time axis shows
    double seconds = 5; ///< how long it takes to watch
    double framesPerSecond = 25;
};

/// What can be asked for.
inline constexpr double leastSeconds = 0.2;
inline constexpr double mostSeconds = 120;
inline constexpr double leastFrameRate = 1;
inline constexpr double mostFrameRate = 50; ///< a GIF's shortest delay is 20 ms

enum class AnimationFormat { Gif, WebP, Mp4 };

/// By the file's suffix, in either case: gif, webp or mp4.
std::optional<AnimationFormat> animationFormat(QStringView suffix);

/// Whether the format can leave out the background: GIF and MP4 cannot.
bool canBeTransparent(AnimationFormat format);

/// Why an animation was not written.
struct Failure {
    QString message{}; ///< one sentence
    bool cancelled = false;
};
using Written = tl::expected<void, Failure>;

/// Called after each frame with the share done in [0, 1]; returning false cancels.
using FrameDone = std::function<bool(double done)>;

/// Writes the animation into the file at `path`, which may be partly written after a failure: give
/// a temporary one. Parameters, seed and machine are inside (GIF comment, WebP XMP, MP4 comment).
/// MP4 needs the program ffmpeg; without it, the failure says so. Any one thread. Pre: a size,
/// length and rate that can be asked for; needs a QGuiApplication.
Written writeAnimation(const Animation& animation, AnimationFormat format, const QString& path,
    const FrameDone& frameDone = {});

/// Whether ffmpeg is there.
bool canWriteMp4();

} // namespace views
