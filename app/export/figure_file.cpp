#include "app/export/figure_file.h"

#include "engine/files/atomic_file.h"
#include "views/export/step_strip.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace app {
namespace {

using engine::Result;

constexpr std::array<std::string_view, 8> suffixes{
    "svg", "pdf", "png", "tikz", "tex", "gif", "webp", "mp4"};
constexpr std::size_t pictures = 5;

QString suffixOf(const std::filesystem::path& path)
{
    return QString::fromStdString(path.extension().string()).mid(1);
}

Result<void> writePicture(const views::Figure& figure, views::PictureFormat format,
    double pixelRatio, engine::AtomicFile& file)
{
    const QByteArray bytes = views::figureFile(figure, format, pixelRatio);
    if (bytes.isEmpty())
        return engine::failure("there is not enough memory for a picture of this size");
    file.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return {};
}

Result<void> writeMoving(const views::Animation& animation, views::AnimationFormat format,
    engine::AtomicFile& file, const engine::Progress& progress)
{
    const auto written = views::writeAnimation(
        animation, format, QString::fromStdString(file.temporary().string()), progress);
    if (!written)
        return tl::unexpected{engine::Error{.code = written.error().cancelled ? ECANCELED : 0,
            .message = written.error().message.toStdString()}};
    return {};
}

Result<void> writeInto(engine::AtomicFile& file, const FigureFile& figure, const QString& suffix,
    const engine::Progress& progress)
{
    if (figure.figure.views.empty())
        return engine::failure("there is no picture to write");
    if (const auto format = views::pictureFormat(suffix))
        return writePicture(figure.figure, *format, figure.pixelRatio, file);
    const views::Animation animation{.figure = figure.figure,
        .seconds = figure.seconds,
        .framesPerSecond = figure.framesPerSecond};
    return writeMoving(animation, *views::animationFormat(suffix), file, progress);
}

} // namespace

views::Figure makeFigure(const FigureOptions& options, views::Frame frame)
{
    frame.theme.mode = options.mode;
    frame.theme.transparent = options.transparent;
    frame.theme.highContrast = options.highContrast;
    frame.theme.patterns = options.patterns || options.highContrast;
    frame.hover.reset();
    frame.scroll = 0;
    views::Figure figure{.frame = std::move(frame),
        .size = options.size,
        .medium = options.medium,
        .fontScale = options.fontScale,
        .title = options.title,
        .legend = options.legend,
        .badge = options.badge,
        .playhead = options.playhead,
        .caption = options.caption,
        .steps = options.steps};
    for (const std::string& id : options.views)
        if (const views::ViewType* type = views::findView(id))
            figure.views.push_back(type);
    const trace::Trace& trace = *figure.frame.trace;
    const trace::Window window = figure.frame.window.empty() ? trace.extent() : figure.frame.window;
    if (figure.steps.empty() && options.strip > 0)
        figure.steps = views::keySteps(trace, window, options.strip);
    return figure;
}

std::span<const std::string_view> pictureSuffixes()
{
    return std::span{suffixes}.first(pictures);
}

std::span<const std::string_view> animationSuffixes()
{
    return std::span{suffixes}.subspan(pictures);
}

bool isFigure(std::string_view suffix)
{
    return std::ranges::find(suffixes, suffix) != suffixes.end();
}

FigureFile figureFileOf(const FigureOptions& options, views::Frame frame)
{
    return {.figure = makeFigure(options, std::move(frame)),
        .pixelRatio = options.pixelRatio,
        .seconds = options.seconds,
        .framesPerSecond = options.framesPerSecond};
}

Result<void> writeFigure(
    const FigureFile& figure, const std::filesystem::path& path, const engine::Progress& progress)
{
    const QString suffix = suffixOf(path).toLower();
    if (!isFigure(suffix.toStdString()))
        return engine::failure("no figure can be written as ." + suffix.toStdString());
    auto file = engine::AtomicFile::create(path);
    if (!file)
        return tl::unexpected{file.error()};
    if (const auto written = writeInto(*file, figure, suffix, progress); !written)
        return tl::unexpected{engine::Error{.code = written.error().code,
            .message = "cannot write " + path.string() + ": " + written.error().message}};
    return file->commit();
}

} // namespace app
