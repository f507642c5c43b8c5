// Whether the stage keeps up with the screen: state flow, thread timeline and CPU timeline of 64
// threads at 1920 × 1080, played, followed live, and with a slider dragged meanwhile: what painting
// a frame costs the GUI thread, in its own CPU time, and what all else costs it until the next.
// Prints ratios to the targets (at most 8 ms in the median, 16 ms in 99 of 100); asserts nothing.
//
//     bench_stage [frames of each scene [only scenes whose names have this]]
#include "app/window/main_window.h"
#include "app/window/parameter_panel.h"
#include "app/window/speed_control.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"
#include "gui_time.h"
#include "scheduled_trace.h"
#include "window/fake_engine.h"

#include <QSlider>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

using namespace app;
using namespace std::chrono_literals;

namespace {

constexpr double medianTarget = 8;
constexpr double tailTarget = 16;
constexpr int frameMilliseconds = 16;

constexpr std::array<std::string_view, 3> ids{"state-flow", "thread-timeline", "cpu-timeline"};
constexpr std::array params{
    engine::Param{.key = "threads", .label = "Threads", .low = 1, .high = 64, .initial = 8},
    engine::Param{.key = "work",
        .label = "Work per step",
        .unit = "µs",
        .low = 10,
        .high = 1000,
        .initial = 250,
        .live = true},
};
const engine::Workload demo{.id = "bench", .title = "Bench", .params = params, .views = ids};
constexpr std::array demos{&demo};

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

class Bench {
public:
    Bench(TimedApplication& application, int frames, QString only)
        : m_application{application}
        , m_frames{frames}
        , m_only{std::move(only)}
    {
        m_window.resize(1920, 1080);
        m_window.show();
    }

    void measure();

private:
    void start();
    void live(const char* scene, const std::function<void(int)>& each);
    void play(const char* scene, double slowdown, const std::function<void(int)>& each);
    std::function<void(int)> dragging(QSlider* slider);
    QSlider* slider(int param);
    void letPass(int frames, const std::function<void(int)>& each);
    void report(const char* scene);

    TimedApplication& m_application;
    int m_frames;
    QString m_only;
    QTemporaryDir m_folder;
    fake::Engine m_engine;
    MainWindow m_window{{.demos = demos,
        .start =
            [this](const engine::RunRequest& request, std::function<void()> published) {
                return m_engine.start(request, std::move(published));
            },
        .permission = [] { return engine::Permission{}; },
        .settingsFile = m_folder.filePath(QStringLiteral("settings.ini"))}};
};

void Bench::letPass(int frames, const std::function<void(int)>& each)
{
    for (int i = 0; i < frames; ++i) {
        each(i);
        QTest::qWait(frameMilliseconds);
    }
}

void Bench::report(const char* scene)
{
    const auto& timed = m_application;
    const double half = quantile(timed.paints, 0.5);
    const double tail = quantile(timed.paints, 0.99);
    std::printf("%-44s %4zu frames   p50 %5.2f ms (%.2f of 8)   p99 %5.2f ms (%.2f of 16): %s\n"
                "    with all else since the frame before %20s p50 %5.2f ms                "
                "p99 %5.2f ms\n    longest event %79.2f ms\n",
        scene, timed.paints.size(), half, half / medianTarget, tail, tail / tailTarget,
        half <= medianTarget && tail <= tailTarget ? "met" : "MISSED", "",
        quantile(timed.frames, 0.5), quantile(timed.frames, 0.99), quantile(timed.events, 1));
    for (const ViewCard* card : m_window.stage().cards()) {
        const auto found = timed.paintOf.find(&card->canvas());
        if (found != timed.paintOf.end())
            std::printf(
                "    paint of %-31s %4zu          p50 %5.2f ms                p99 %5.2f ms\n",
                qUtf8Printable(card->canvas().accessibleName()), found->second.size(),
                quantile(found->second, 0.5), quantile(found->second, 0.99));
    }
    m_application.forget();
}

void Bench::start()
{
    const std::size_t number = m_engine.count();
    m_window.run();
    while (m_engine.count() == number
        || m_window.controller().phase() != RunController::Phase::Running)
        QTest::qWait(5);
}

/// A run that grows by a frame's worth of events each frame.
void Bench::live(const char* scene, const std::function<void(int)>& each)
{
    start();
    bench::ScheduledTrace run{64, 2};
    run.growTo(fake::at(500ms));
    std::vector<trace::Snapshot> snapshots; // made elsewhere in a real run: not to be counted
    for (int i = 0; i < m_frames; ++i) {
        run.growTo(fake::at(500ms + i * 1ms * frameMilliseconds));
        snapshots.push_back(run.builder().snapshot());
    }
    const auto script = m_engine.run(m_engine.count() - 1);
    script->publish(snapshots.front());
    QTest::qWait(200);
    m_application.forget();
    const bool wanted = QString::fromUtf8(scene).contains(m_only);
    letPass(wanted ? m_frames : 1, [&](int i) {
        script->publish(snapshots[static_cast<std::size_t>(i)]);
        each(i);
    });
    if (wanted)
        report(scene);
    run.builder().setOutcome({.kind = trace::OutcomeKind::Finished});
    script->publish(run.builder().snapshot(), true);
    while (m_window.controller().busy())
        QTest::qWait(5);
    QTest::qWait(200);
}

void Bench::play(const char* scene, double slowdown, const std::function<void(int)>& each)
{
    if (!QString::fromUtf8(scene).contains(m_only))
        return;
    Playhead& playhead = m_window.scene().playhead();
    playhead.setSlowdown(slowdown);
    playhead.seek(
        m_window.scene().trace()->extent().begin + m_window.scene().trace()->extent().length() / 3);
    playhead.play();
    QTest::qWait(200);
    m_application.forget();
    letPass(m_frames, each);
    report(scene);
    playhead.pause();
}

/// Moves the handle to and fro, as a hand does.
std::function<void(int)> Bench::dragging(QSlider* slider)
{
    return [slider](int frame) {
        const int range = slider->maximum() - slider->minimum();
        const int step = std::max(1, range / 60);
        const int at = frame * step % (2 * std::max(1, range));
        slider->setSliderDown(true);
        slider->setSliderPosition(slider->minimum() + (at <= range ? at : 2 * range - at));
        if (frame % 60 == 59)
            slider->setSliderDown(false);
    };
}

QSlider* Bench::slider(int param)
{
    return m_window.findChildren<ParameterRow*>()[param]->findChild<QSlider*>();
}

void Bench::measure()
{
    const auto nothing = [](int) {};
    live("live", nothing);
    live("live, a live parameter is dragged", dragging(slider(1)));
    live("live, a parameter for the next run", dragging(slider(0)));

    Scene& scene = m_window.scene();
    const trace::Window extent = scene.trace()->extent();
    std::printf("trace: %zu slices, %.1f s\n", scene.trace()->sliceCount(),
        std::chrono::duration<double>{extent.length()}.count());
    play("replay 1 : 1000", 1000, nothing);
    play("replay 1 : 100", 100, nothing);
    play("replay 1 : 10", 10, nothing);
    scene.setWindow(
        {extent.begin + extent.length() / 3, extent.begin + extent.length() / 3 + 20ms});
    play("replay 1 : 100, zoomed to 20 ms", 100, nothing);
    scene.selectActor(trace::ActorId{20});
    play("the same, a thread is selected", 100, nothing);
    scene.selectActor({});
    scene.fit();
    play("replay 1 : 1000, a live parameter is dragged", 1000, dragging(slider(1)));
    play("replay 1 : 1000, one for the next run", 1000, dragging(slider(0)));
    play("replay, its speed is dragged", 1000,
        dragging(m_window.findChild<SpeedControl*>()->findChild<QSlider*>()));
    play("replay 1 : 100, pointing at the timeline", 100,
        [&](int i) { scene.setHover(extent.begin + extent.length() * (i % 100) / 100); });
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application{argc, argv};
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QStringList arguments = QCoreApplication::arguments();
    Bench bench{application, arguments.size() > 1 ? std::max(1, arguments[1].toInt()) : 300,
        arguments.value(2)};
    bench.measure();
    return 0;
}
