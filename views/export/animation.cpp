#include "views/export/animation.h"

#include "views/export/animation_writer.h"
#include "views/export/frame_painter.h"

#include <array>

namespace views {
namespace {

constexpr int sampleCount = 6;

/// What a theme paints large areas with: exact in any palette, whenever it first appears.
std::vector<QRgb> mainColors(const Theme& theme)
{
    std::vector<QRgb> colors;
    for (const QColor& color : {theme.card(), theme.ink(), theme.secondary(), theme.line(),
             theme.accent(), theme.playhead()})
        colors.push_back(color.rgb());
    for (std::size_t i = 0; i < trace::stateCount; ++i)
        colors.push_back(theme.state(trace::State(i)).rgb());
    for (std::size_t i = 0; i < 12; ++i)
        colors.push_back(theme.thread(i).rgb());
    return colors;
}

/// Frames spread over the animation.
std::vector<QImage> samplesOf(FramePainter& painter)
{
    std::vector<QImage> samples;
    for (int i = 0; i < std::min(sampleCount, painter.count()); ++i)
        samples.push_back(painter.paint(painter.count() * (2 * i + 1) / (2 * sampleCount)));
    return samples;
}

NewWriter makeWriter(
    const Animation& animation, AnimationFormat format, const QString& path, FramePainter& painter)
{
    const AnimationHead head{.size = animation.figure.size.toSize(),
        .framesPerSecond = animation.framesPerSecond,
        .title = figureTitle(animation.figure),
        .fields = runFields(animation.figure.frame)};
    switch (format) {
    case AnimationFormat::WebP: return makeWebPWriter(head, path);
    case AnimationFormat::Mp4: return makeMp4Writer(head, path);
    case AnimationFormat::Gif: break;
    }
    return makeGifWriter(head, path, samplesOf(painter), mainColors(animation.figure.frame.theme));
}

} // namespace

std::optional<AnimationFormat> animationFormat(QStringView suffix)
{
    static constexpr std::array formats{std::pair{QLatin1String{"gif"}, AnimationFormat::Gif},
        std::pair{QLatin1String{"webp"}, AnimationFormat::WebP},
        std::pair{QLatin1String{"mp4"}, AnimationFormat::Mp4}};
    for (const auto& [name, format] : formats)
        if (suffix.compare(name, Qt::CaseInsensitive) == 0)
            return format;
    return std::nullopt;
}

bool canBeTransparent(AnimationFormat format)
{
    return format == AnimationFormat::WebP;
}

Written writeAnimation(const Animation& animation, AnimationFormat format, const QString& path,
    const FrameDone& frameDone)
{
    Animation shown = animation;
    if (!canBeTransparent(format))
        shown.figure.frame.theme.transparent = false;
    FramePainter painter{shown};
    const NewWriter writer = makeWriter(shown, format, path, painter);
    if (!writer)
        return tl::unexpected{writer.error()};
    for (int i = 0; i < painter.count(); ++i) {
        const QImage frame = painter.paint(i);
        if (frame.isNull())
            return tl::unexpected{Failure{.message = "there is not enough memory"}};
        if (const Written added = (*writer)->add(frame); !added)
            return added;
        if (frameDone && !frameDone(double(i + 1) / painter.count()))
            return tl::unexpected{Failure{.message = "cancelled", .cancelled = true}};
    }
    return (*writer)->finish();
}

} // namespace views
