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

/// A run of about as many slices as wanted.
trace::Snapshot longRun()
{
    SampleOptions options{.threads = 16, .cpus = 4};
    trace::Snapshot run = sampleTrace(options);
    while (run->sliceCount() < wantedSlices) {
        options.length *= 2;
        run = sampleTrace(options);
    }
    return run;
}

Figure figureOf(const trace::Snapshot& trace, std::string_view view)
{
    return {
        .frame = {.trace = trace, .playhead = trace->extent().begin + trace->extent().length() / 2},
        .views = {findView(view)}};
}

double seconds(auto&& work)
{
    const auto begin = threadTime();
    work();
    return std::chrono::duration<double>(threadTime() - begin).count();
}

void benchSvg(const trace::Snapshot& trace, std::string_view view)
{
    const Figure figure = figureOf(trace, view);
    QByteArray svg;
    const double time = seconds([&] { svg = figureFile(figure, PictureFormat::Svg); });
    const std::string what =
        "SVG, " + std::string{view} + ", " + std::to_string(trace->sliceCount()) + " slices: ";
    printFigure(what + "bytes", double(svg.size()), "bytes");
    printRatio(what + "size / 1 MB", double(svg.size()) / 1e6, 1, true);
    printRatio(what + "time / 1 s", time, 1, true);
}

void benchAnimation(
    const trace::Snapshot& trace, std::string_view view, AnimationFormat format, const char* suffix)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QString{"a."} + suffix);
    const Animation animation{.figure = figureOf(trace, view), .seconds = 5};
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
    const trace::Snapshot trace = longRun();
    const trace::Snapshot small = sampleTrace();
    for (const ViewType* type : catalog())
        benchSvg(trace, type->id);
    for (const ViewType* type : catalog())
        benchAnimation(small, type->id, AnimationFormat::Gif, "gif");
    benchAnimation(small, "state-flow", AnimationFormat::WebP, "webp");
}
