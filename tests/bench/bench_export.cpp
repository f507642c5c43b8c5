// What exporting costs: the SVG of a view of 10,000 slices, and five seconds of animation as GIF
// at 1280 × 720. Prints ratios to our targets; CPU time of the thread, so that other load does not
// count.
#include "bench/ratio.h"
#include "sample_trace.h"
#include "views/export/animation.h"

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <cstdio>

using namespace views;

namespace {

constexpr std::size_t wantedSlices = 10'000;

/// Two runs of one demo: the second is what the views that compare compare the first with.
struct Runs {
    explicit Runs(SampleOptions options)
        : first{sampleTrace(options)}
    {
        options.seed += 1;
        second = sampleTrace(options);
    }
    trace::Snapshot first;
    trace::Snapshot second;
};

/// Runs of about as many slices as wanted.
Runs longRuns()
{
    SampleOptions options{.threads = 16, .cpus = 4};
    while (sampleTrace(options)->sliceCount() < wantedSlices)
        options.length *= 2;
    return Runs{options};
}

Figure figureOf(const Runs& runs, std::string_view view)
{
    const trace::Window extent = runs.first->extent();
    return {.frame = {.trace = runs.first,
                .other = runs.second,
                .playhead = extent.begin + extent.length() / 2},
        .views = {findView(view)}};
}

double seconds(auto&& work)
{
    const auto begin = threadTime();
    work();
    return std::chrono::duration<double>(threadTime() - begin).count();
}

void benchSvg(const Runs& runs, std::string_view view)
{
    const Figure figure = figureOf(runs, view);
    QByteArray svg;
    const double time = seconds([&] { svg = figureFile(figure, PictureFormat::Svg); });
    const std::string what =
        "SVG, " + std::string{view} + ", " + std::to_string(runs.first->sliceCount()) + " slices: ";
    printFigure(what + "bytes", double(svg.size()), "bytes");
    printRatio(what + "size / 1 MB", double(svg.size()) / 1e6, 1, true);
    printRatio(what + "time / 1 s", time, 1, true);
}

void benchAnimation(
    const Runs& runs, std::string_view view, AnimationFormat format, const char* suffix)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QString{"a."} + suffix);
    const Animation animation{.figure = figureOf(runs, view), .seconds = 5};
    const double time = seconds([&] { (void)writeAnimation(animation, format, path); });
    const std::string what =
        std::string{suffix} + ", " + std::string{view} + ", 5 s at 1280 x 720: ";
    printFigure(what + "size", double(QFile{path}.size()) / 1e6, "MB");
    if (format == AnimationFormat::Gif)
        printRatio(what + "CPU / 3 s", time / 3, 1, true);
    else
        printFigure(what + "CPU", time, "s");
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application{argc, argv};
    const Runs large = longRuns();
    const Runs small{{}};
    for (const ViewType* type : catalog())
        benchSvg(large, type->id);
    for (const ViewType* type : catalog())
        benchAnimation(small, type->id, AnimationFormat::Gif, "gif");
    benchAnimation(small, "state-flow", AnimationFormat::WebP, "webp");
}
