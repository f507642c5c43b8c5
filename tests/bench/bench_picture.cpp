// Live pictures of 1280 × 720: what one costs from computing it to the pixels of the window, and
// how many a second that allows. What one thread does is measured in its CPU time, so that other
// load does not count; what a GPU or several threads do is the best of many samples, and their
// median says what the machine allows as busy as it is now.

#include "bench/ratio.h"
#include "engine/compute/gpu.h"
#include "engine/compute/simd_target.h"
#include "engine/compute/team.h"
#include "engine/record/arena_reader.h"
#include "engine/record/recorder.h"
#include "engine/trace/builder.h"
#include "views/picture_pixels.h"
#include "views/view.h"

#include <QGuiApplication>
#include <QPainter>

#include <functional>
#include <random>
#include <thread>

using namespace engine;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr Grid grid{1280, 720};
constexpr MandelbrotView valley{
    .grid = grid, .left = -2.5F, .top = -0.9F, .step = 3.6F / 1280, .limit = 64};
constexpr QSize stage{960, 540}; ///< of the picture in the window
constexpr double wanted = 30; ///< pictures a second

struct Times {
    double best = 0, median = 0; ///< ms
    double cpu = 0; ///< ms of all threads of this process together, for each
};

double processTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

Times wallOf(int samples, const std::function<void()>& work)
{
    std::vector<double> all;
    const double before = processTime();
    for (int i = 0; i < samples; ++i) {
        const MonotonicTime begin = monotonicNow();
        work();
        all.push_back(Milliseconds{monotonicNow() - begin}.count());
    }
    return {std::ranges::min(all), median(all), (processTime() - before) / samples};
}

double cpuOf(const std::function<void()>& work)
{
    return medianNsPerCall(
               3, [&](std::size_t) { work(); }, 7)
        / 1e6;
}

/// The way of a picture from its program to the window's pixels, ms of CPU time.
double shownFor(const std::vector<std::uint32_t>& counts)
{
    Arena arena = Arena::create({.workload = "bench"}).value();
    ArenaReader reader{arena};
    attachRecorder(arena);
    const auto record = [&] {
        recordPicture({.width = 1280, .height = 720, .top = 64}, "Mandelbrot", "bench",
            [&](std::span<std::uint8_t> cells) {
                std::ranges::transform(counts, cells.begin(),
                    [](std::uint32_t count) { return static_cast<std::uint8_t>(count); });
            });
    };
    std::vector<ProgramEvent> events;
    std::vector<ShownPicture> taken;
    const double both = cpuOf([&] {
        record();
        reader.drain(events);
        taken = reader.takePictures();
    });
    printFigure("a picture out of the program and into the trace", both, "ms of CPU time");
    const trace::Picture& picture = taken.back().picture;
    const auto colors = views::cellColors(picture.top, {});
    const double pixels =
        cpuOf([&] { keep(views::scaledPixels(picture, stage, colors).constBits()); });
    printFigure("its pixels for 960 x 540", pixels, "ms of CPU time");
    const double sharp = cpuOf([&] {
        keep(views::scaledPixels(picture, {1920, 1080}, colors).constBits());
    });
    printFigure("its pixels for 1920 x 1080", sharp, "ms of CPU time");
    trace::Builder builder;
    builder.show(picture);
    views::Frame frame;
    frame.trace = builder.snapshot();
    frame.playhead = frame.trace->extent().end;
    QImage card{1000, 600, QImage::Format_RGB32};
    const double painted = cpuOf([&] {
        QPainter painter{&card};
        views::findView("picture")->make()->draw(painter, QRectF{card.rect()}, frame);
    });
    printFigure("the whole view of 1000 x 600", painted, "ms of CPU time");
    return both + painted;
}

void tell(const std::string& what, const Times& times, double shown)
{
    printFigure(what + ", best", times.best, "ms");
    printFigure(what + ", median", times.median, "ms");
    printRatio(
        what + " and shown, best: of 30 a second", 1000 / (times.best + shown) / wanted, 1, false);
    const double cpus = std::max(1U, std::thread::hardware_concurrency());
    printFigure(what + ", CPU time of all threads", times.cpu, "ms");
    printRatio(what + " and shown, if all CPUs were its own: of 30 a second",
        1000 / ((times.cpu + shown) / cpus) / wanted, 1, false);
    printRatio(what + " and shown, median: of 30 a second", 1000 / (times.median + shown) / wanted,
        1, false);
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication application{argc, argv};
    std::vector<std::uint32_t> counts(grid.count());
    std::vector<std::uint8_t> cells(grid.count());
    std::vector<std::uint8_t> next(grid.count());
    std::mt19937 random{1};
    for (std::uint8_t& cell : cells)
        cell = random() % 100 < 30 ? 1 : 0;
    ThreadTeam team{std::max(1U, std::thread::hardware_concurrency())};
    const TeamKernels vectors{team, simdKernels()};
    vectors.mandelbrot(valley, counts);
    const double shown = shownFor(counts);

    tell("Mandelbrot by vectors", wallOf(40, [&] { vectors.mandelbrot(valley, counts); }), shown);
    tell("Game of Life by vectors", wallOf(40, [&] { vectors.life(grid, cells, next); }), shown);
    const GpuList list = listGpus();
    const auto device = chooseGpu(list, "");
    auto gpu = device ? Gpu::open(device->id) : tl::unexpected{device.error()};
    if (!gpu) {
        std::printf("no GPU: %s\n", gpu.error().message.c_str());
        return 0;
    }
    std::printf("%s, %s\n", device->name.c_str(), std::string{nameOf(device->kind)}.c_str());
    const auto checked = [](const Result<GpuTiming>& timing) {
        if (!timing)
            std::printf("%s\n", timing.error().message.c_str());
    };
    tell("Mandelbrot by the GPU", wallOf(40, [&] { checked(gpu->mandelbrot(valley, counts)); }),
        shown);
    tell("Game of Life by the GPU", wallOf(40, [&] { checked(gpu->life(grid, cells, next)); }),
        shown);
    return 0;
}
