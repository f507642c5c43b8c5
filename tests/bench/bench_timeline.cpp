// How long a frame of the thread timeline takes: 64 rows, 10 million slices, 1920 × 1080, at every
// zoom, against the obvious way of one rectangle per slice. Prints milliseconds and ratios.
// bench_timeline [slices]
#include "engine/trace/builder.h"
#include "views/timeline_layout.h"
#include "views/view.h"

#include <QGuiApplication>
#include <QImage>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

using namespace views;

namespace {

constexpr int rows = 64;
constexpr QSize screen{1920, 1080};

trace::Snapshot longTrace(std::size_t slices)
{
    static constexpr trace::State states[]{trace::State::Running, trace::State::Runnable,
        trace::State::Lock, trace::State::Io, trace::State::Sleep};
    trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
    const auto process = builder.addActor(trace::ActorKind::Process, "bench", {}, 1, 1);
    std::mt19937 random{1};
    std::exponential_distribution<> length{1.0 / 20'000};
    for (int row = 0; row < rows; ++row) {
        const auto thread =
            builder.addActor(trace::ActorKind::Thread, "worker", process, 1, 2 + row);
        trace::Time at{};
        unsigned state = 0;
        for (std::size_t i = 0; i < slices / rows; ++i) {
            builder.append(thread, {.begin = at, .state = states[state]});
            at += trace::Duration{100 + std::int64_t(length(random))};
            state = (state + 1 + unsigned(random() % 4)) % 5;
        }
    }
    return builder.snapshot();
}

/// Time of this thread on a CPU: what the code costs, not what else the machine did.
double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// The best of a few.
template <class F>
double milliseconds(F&& paint, int times = 7)
{
    double best = 1e300;
    for (int i = 0; i < times; ++i) {
        const double begin = cpuMilliseconds();
        paint();
        best = std::min(best, cpuMilliseconds() - begin);
    }
    return best;
}

/// The reference: a rectangle per slice, on the same rows.
void paintEverySlice(QPainter& painter, const Frame& frame)
{
    painter.fillRect(QRect{QPoint{}, screen}, frame.theme.card());
    const TimeAxis axis{frame.window, 80, double(screen.width()) - 80};
    const double height = double(screen.height()) / rows;
    int row = 0;
    for (const trace::ActorId id : frame.trace->actorsOf(trace::ActorKind::Thread)) {
        const trace::Lane& lane = frame.trace->lane(id);
        const std::size_t end = lane.firstFrom(frame.window.end);
        for (std::size_t i = lane.indexAt(frame.window.begin).value_or(0); i < end; ++i) {
            const trace::Slice slice = lane[i];
            const double x = axis.x(slice.window.begin);
            painter.fillRect(
                QRectF{x, row * height, std::max(1.0, axis.x(slice.window.end) - x), height - 3},
                frame.theme.state(slice.state));
        }
        ++row;
    }
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application{argc, argv};
    const std::size_t slices = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;

    Frame frame;
    frame.trace = longTrace(slices);
    const auto view = findView("thread-timeline")->make();
    double index = 0;
    for (const trace::ActorId id : frame.trace->actorsOf(trace::ActorKind::Thread))
        index = std::max(index, frame.trace->lane(id).indexBytesPerSlice());
    std::printf("%zu slices in %d rows, index %.2f bytes/slice (target: at most 3)\n",
        frame.trace->sliceCount(), rows, index);
    std::printf("%12s %12s %14s %10s\n", "zoom", "ms a frame", "rectangles ms", "ratio");

    QImage image{screen, QImage::Format_RGB32};
    double worst = 0;
    const trace::Window whole = frame.trace->extent();
    for (std::int64_t zoom = 1; zoom <= 1'000'000; zoom *= 10) {
        const trace::Time begin = whole.begin + whole.length() / 3;
        frame.window = zoom == 1 ? whole : trace::Window{begin, begin + whole.length() / zoom};
        frame.playhead = frame.window.begin + frame.window.length() / 2;
        const double own = milliseconds([&] {
            QPainter painter{&image};
            view->draw(painter, QRectF{QPointF{}, screen}, frame);
        });
        const double plain = milliseconds(
            [&] {
                QPainter painter{&image};
                paintEverySlice(painter, frame);
            },
            zoom < 100 ? 1 : 3);
        worst = std::max(worst, own);
        std::printf(
            "%12lld %12.2f %14.2f %9.1fx\n", static_cast<long long>(zoom), own, plain, plain / own);
    }
    std::printf("worst frame: %.2f ms (target: at most 12)\n", worst);
}
