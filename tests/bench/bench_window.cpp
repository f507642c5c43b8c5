// What the window costs: start to first painted frame, memory when idle, and, with a trace of a
// million slices, the longest any single event keeps the GUI thread while a person plays, zooms,
// pans, scrubs, selects, searches, saves and opens. Prints figures; asserts nothing.
//
//     bench_window [slices in millions]
#include "app/window/export_dialog.h"
#include "app/window/main_window.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"
#include "engine/base/monotonic.h"
#include "gui_time.h"
#include "window/fake_engine.h"

#include <QApplication>
#include <QFile>
#include <QPaintEvent>
#include <QProcess>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace app;
using namespace std::chrono_literals;

namespace {

constexpr double frameBudget = 16;

constexpr std::array<std::string_view, 3> ids{"state-flow", "thread-timeline", "cpu-timeline"};
const engine::Workload demo{.id = "bench", .title = "Bench", .views = ids};
constexpr std::array demos{&demo};

/// 64 threads and 2 CPUs with `slices` slices together.
trace::Snapshot bigTrace(std::size_t slices)
{
    trace::Builder builder = fake::busyThreads(64, static_cast<int>(slices / 64), 20us);
    std::vector<trace::ActorId> cpus;
    for (int i = 0; i < 2; ++i)
        cpus.push_back(
            builder.addActor(trace::ActorKind::Cpu, "cpu" + std::to_string(i), {}, 0, i));
    for (const trace::ActorId cpu : cpus)
        for (int n = 0; n < 5000; ++n)
            builder.append(cpu,
                {.begin = fake::at(n * 60us),
                    .state = trace::State::Running,
                    .peer = trace::ActorId{static_cast<std::uint32_t>(1 + n % 64)}});
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
    return builder.snapshot();
}

void report(const char* what, TimedApplication& application)
{
    std::vector<double>& milliseconds = application.events;
    if (milliseconds.empty())
        return;
    std::ranges::sort(milliseconds);
    const auto quantile = [&](double q) {
        return milliseconds[static_cast<std::size_t>(
            q * static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf(
        "%-34s %6zu events   p50 %6.2f ms   p99 %6.2f ms   longest %6.2f ms (%.2f of a frame: "
        "%s)\n",
        what, milliseconds.size(), quantile(0.5), quantile(0.99), milliseconds.back(),
        milliseconds.back() / frameBudget, application.longest.constData());
    application.forget();
}

double residentMegabytes()
{
    QFile file{QStringLiteral("/proc/self/status")};
    if (!file.open(QFile::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

/// Lets the window live for a while.
void live(int frames, const std::function<void(int)>& each)
{
    for (int i = 0; i < frames; ++i) {
        each(i);
        QTest::qWait(16);
    }
}

/// The child: opens the window, and at its first painted frame prints the time since `started`.
int startAndIdle(std::chrono::nanoseconds started)
{
    MainWindow window{{.demos = engine::catalog(),
        .start = &engine::Run::start,
        .permission = &engine::permission,
        .settingsFile = QStringLiteral("/nonexistent/none.ini")}};
    struct FirstPaint final : QObject {
        bool eventFilter(QObject*, QEvent* event) override
        {
            painted = painted || event->type() == QEvent::Paint;
            return false;
        }
        bool painted = false;
    } first;
    window.stage().installEventFilter(&first);
    window.show();
    while (!first.painted)
        QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    const std::chrono::duration<double, std::milli> passed = engine::monotonicNow() - started;
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    std::printf("CPU time until then                %6.0f ms\n",
        double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6);
    QTest::qWait(1500);
    std::printf("start to first painted frame       %6.0f ms  (%.2f of 500 ms)\n", passed.count(),
        passed.count() / 500);
    std::printf("resident when idle                 %6.0f MB  (%.2f of 150 MB)\n",
        residentMegabytes(), residentMegabytes() / 150);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application{argc, argv};
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--start"))
        return startAndIdle(std::chrono::nanoseconds{arguments[2].toLongLong()});

    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    child.start(
        arguments[0], {QStringLiteral("--start"), QString::number(engine::monotonicNow().count())});
    child.waitForFinished();

    const double millions = arguments.size() > 1 ? arguments[1].toDouble() : 1;
    const trace::Snapshot trace = bigTrace(static_cast<std::size_t>(millions * 1e6));
    std::printf("trace: %zu slices, 64 threads, 1920 × 1080; CPU time of the GUI thread\n",
        trace->sliceCount());
    QTemporaryDir folder;
    fake::Engine engine;
    MainWindow window{{.demos = demos,
        .start = [&](const engine::RunRequest& request,
                     std::function<void()> published) { return engine.start(request, published); },
        .permission = [] { return engine::Permission{}; },
        .settingsFile = folder.filePath(QStringLiteral("settings.ini"))}};
    window.resize(1920, 1080);
    window.show();
    window.run();
    while (window.controller().phase() != RunController::Phase::Running)
        QTest::qWait(5);
    application.forget();

    live(120, [&](int) { engine.run(0)->publish(trace); });
    report("live, a new snapshot each frame", application);
    engine.run(0)->publish(trace, true);
    QTest::qWait(200);

    Scene& scene = window.scene();
    const trace::Window extent = scene.trace()->extent();
    application.forget();
    scene.playhead().setSlowdown(1);
    scene.playhead().play();
    live(60, [](int) {});
    scene.playhead().pause();
    report("replay, the whole run in sight", application);
    live(80, [&](int i) { scene.zoom(i < 40 ? 0.8 : 1.25, extent.begin + extent.length() / 3); });
    report("zoom in and out", application);
    scene.setWindow({extent.begin, extent.begin + extent.length() / 10});
    live(60, [&](int) { scene.pan(extent.length() / 200); });
    report("pan at a tenth", application);
    scene.fit();
    live(60, [&](int i) { scene.playhead().seek(extent.begin + extent.length() * i / 60); });
    report("scrub", application);
    live(60, [&](int i) {
        scene.setSelection(
            trace::Window{extent.begin, extent.begin + extent.length() * (i + 1) / 60});
    });
    report("drag a selection", application);
    QSignalSpy written{&window, &MainWindow::fileWritten};
    const QString path = folder.filePath(QStringLiteral("big.interleave"));
    window.saveFile(path);
    while (written.isEmpty())
        QTest::qWait(10);
    report("save", application);
    QSignalSpy opened{&window, &MainWindow::fileOpened};
    window.openFile(path);
    while (opened.isEmpty())
        QTest::qWait(10);
    QTest::qWait(200);
    report("open", application);
    window.exportTo({.path = folder.filePath(QStringLiteral("big.svg")),
        .figure = {.views = {"thread-timeline"}}});
    while (written.size() < 2)
        QTest::qWait(10);
    report("export as SVG", application);
    return 0;
}
