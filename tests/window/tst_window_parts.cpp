// The parts of the window that need no window.
#include "app/window/code_position.h"
#include "app/window/notices.h"
#include "app/window/param_scale.h"
#include "app/window/playhead.h"
#include "app/window/run_controller.h"
#include "app/window/scene.h"
#include "app/window/time_scale.h"
#include "app/window/units.h"
#include "window/fake_engine.h"

#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace std::chrono_literals;
using fake::at;

namespace {

constexpr trace::Window run{trace::Time{0ns}, trace::Time{1s}};

} // namespace

class WindowParts : public QObject {
    Q_OBJECT

private slots:
    void aLivePlayheadFollowsTheEnd()
    {
        Playhead playhead;
        playhead.restart();
        playhead.setExtent({at(0ns), at(10ms)}, true);
        QCOMPARE(playhead.mode(), PlayMode::Live);
        QCOMPARE(playhead.time().time_since_epoch(), 10ms);
        playhead.setExtent({at(0ns), at(20ms)}, true);
        QCOMPARE(playhead.time().time_since_epoch(), 20ms);
        playhead.setExtent({at(0ns), at(25ms)}, false);
        QCOMPARE(playhead.mode(), PlayMode::Paused);
        QCOMPARE(playhead.time().time_since_epoch(), 25ms);
    }

    void seekingLeavesLiveAndGoLiveReturns()
    {
        Playhead playhead;
        playhead.restart();
        playhead.setExtent(run, true);
        playhead.seek(at(300ms));
        QCOMPARE(playhead.mode(), PlayMode::Paused);
        playhead.setExtent({at(0ns), at(2s)}, true);
        QCOMPARE(playhead.time().time_since_epoch(), 300ms);
        playhead.goLive();
        QCOMPARE(playhead.time().time_since_epoch(), 2s);
        playhead.setExtent({at(0ns), at(3s)}, false);
        playhead.goLive();
        QCOMPARE(playhead.mode(), PlayMode::Paused);
    }

    void replayRunsAtTheChosenSpeedToTheNanosecond()
    {
        Playhead playhead;
        playhead.setExtent(run, false);
        playhead.seek(run.begin);
        playhead.setSlowdown(3e6);
        playhead.play();
        for (int frame = 0; frame < 60; ++frame)
            playhead.advance(16ms + 666667ns);
        QCOMPARE(playhead.time().time_since_epoch(), trace::Duration{333});
    }

    void playingAtTheEndBeginsAgainAndStopsThere()
    {
        Playhead playhead;
        playhead.setExtent(run, false);
        playhead.seek(run.end);
        playhead.setSlowdown(1);
        playhead.play();
        QCOMPARE(playhead.time(), run.begin);
        playhead.advance(2s);
        QCOMPARE(playhead.time(), run.end);
        QCOMPARE(playhead.mode(), PlayMode::Paused);
    }

    void aPlayheadAtRestPlaysFromTheStartUntilSomeoneMovesIt()
    {
        Playhead playhead;
        playhead.setExtent(run, false);
        playhead.rest(at(700ms));
        QCOMPARE(playhead.time(), at(700ms));
        QVERIFY(playhead.playsFromStart());
        playhead.play();
        QCOMPARE(playhead.time(), run.begin);
        playhead.rest(at(700ms));
        playhead.seek(at(600ms));
        QVERIFY(!playhead.playsFromStart());
        playhead.play();
        QCOMPARE(playhead.time(), at(600ms));
    }

    void speedStaysWithinItsRange()
    {
        Playhead playhead;
        playhead.setSlowdown(0.01);
        QCOMPARE(playhead.slowdown(), 1.0);
        playhead.setSlowdown(1e12);
        QCOMPARE(playhead.slowdown(), 1e7);
    }

    void zoomingKeepsTheMomentUnderTheCursor()
    {
        const TimeScale before{{100, 0, 800, 50}, {at(200ms), at(400ms)}};
        for (const double x : {100.0, 333.0, 900.0}) {
            const TimeScale after{before.area, zoomed(before.window, before.at(x), 0.5, run)};
            QVERIFY(std::abs(after.x(before.at(x)) - x) < 0.01);
            QCOMPARE(after.window.length(), trace::Duration{100ms});
        }
    }

    void zoomAndPanStayWithinTheRun()
    {
        trace::Window window = run;
        for (int i = 0; i < 200; ++i)
            window = zoomed(window, at(999ms), 0.8, run);
        QCOMPARE(window.length(), closest);
        for (int i = 0; i < 400; ++i)
            window = zoomed(window, at(999ms), 1.25, run);
        QCOMPARE(window, run);
        window = panned({at(900ms), at(950ms)}, 1s, run);
        QCOMPARE(window, (trace::Window{at(950ms), at(1s)}));
        QCOMPARE(panned(window, -5s, run), (trace::Window{at(0ns), at(50ms)}));
    }

    void speedIsReadAsItIsWritten()
    {
        for (const double slowdown : {1.0, 20.0, 2000.0, 1e7})
            QCOMPARE(parseSlowdown(slowdownText(slowdown)).value(), slowdown);
        QCOMPARE(parseSlowdown(QStringLiteral("500")).value(), 500.0);
        QCOMPARE(parseSlowdown(QStringLiteral("1/250")).value(), 250.0);
        QVERIFY(!parseSlowdown(QStringLiteral("fast")));
        QVERIFY(!parseSlowdown(QStringLiteral("0")));
    }

    void typedNumbersMayCarryTheirUnit()
    {
        QCOMPARE(parseNumber(QStringLiteral("1 250 µs"), QStringLiteral("µs")).value(), 1250.0);
        QCOMPARE(parseNumber(QStringLiteral("250us"), QStringLiteral("µs")).value(), 250.0);
        QCOMPARE(parseNumber(QStringLiteral("8"), {}).value(), 8.0);
        QVERIFY(!parseNumber(QStringLiteral("8 apples"), {}));
    }

    void everySliderPositionIsAnAllowedValueAndFindsItsWayBack()
    {
        for (const engine::Param& param : {engine::Param{.low = 1, .high = 32, .initial = 8},
                 engine::Param{.low = 0, .high = 100, .step = 5, .initial = 20},
                 engine::Param{.low = -20, .high = 19},
                 engine::Param{.low = 0, .high = 1'000'000, .step = 10, .initial = 250}}) {
            const ParamScale scale{param};
            std::int64_t previous = param.low - 1;
            for (int position = 0; position <= scale.positions(); ++position) {
                const std::int64_t value = scale.value(position);
                QVERIFY(value >= param.low && value <= param.high);
                QCOMPARE((value - param.low) % param.step, 0);
                QVERIFY(value >= previous);
                previous = value;
                QVERIFY(std::abs(scale.value(scale.position(value)) - value)
                    <= std::max(param.step, value / 10));
            }
            QCOMPARE(scale.value(scale.positions()), param.high);
        }
    }

    void aThreadStandsAtTheLineItLastTold()
    {
        trace::Builder builder;
        const auto thread = builder.addActor(trace::ActorKind::Thread, "worker");
        builder.append(thread, {.begin = at(0ns), .state = trace::State::Running});
        builder.mark(thread, {.at = at(10us), .line = 41, .kind = trace::MarkKind::Line});
        builder.append(thread, {.begin = at(20us), .state = trace::State::Lock, .line = 42});
        builder.append(thread, {.begin = at(30us), .state = trace::State::Running});
        builder.append(thread, {.begin = at(40us), .state = trace::State::Dead});
        builder.advance(at(50us));
        const trace::Snapshot trace = builder.snapshot();
        const auto lineAt = [&](trace::Duration time) {
            const auto lines = linesAt(*trace, at(time));
            return lines.empty() ? 0 : lines.begin()->first;
        };
        QCOMPARE(lineAt(5us), 0);
        QCOMPARE(lineAt(15us), 41);
        QCOMPARE(lineAt(25us), 42);
        QCOMPARE(lineAt(35us), 42);
        QCOMPARE(lineAt(45us), 0);
    }

    void aCrashAndLossesAreSaidInWords()
    {
        trace::Builder builder = fake::busyThreads(2, 5);
        QVERIFY(noticesFor(*builder.snapshot()).empty());
        builder.setOutcome(
            {.kind = trace::OutcomeKind::Crashed, .signal = 11, .text = "killed by SIGSEGV"});
        builder.lose({.kernel = 1200, .program = 34});
        const auto notices = noticesFor(*builder.snapshot());
        QCOMPARE(notices.size(), std::size_t{2});
        QVERIFY(notices[0].text.contains(QStringLiteral("killed by SIGSEGV.")));
        QVERIFY(notices[1].text.contains(QStringLiteral("34")));
        QCOMPARE(notices[0].kind, BannerKind::Failure);
    }

    void whatARunSaidIsShown()
    {
        trace::Builder builder = fake::busyThreads(2, 5);
        builder.setOutcome({.kind = trace::OutcomeKind::Finished, .text = "finished"});
        QVERIFY(noticesFor(*builder.snapshot()).empty());
        builder.setOutcome({.kind = trace::OutcomeKind::Finished,
            .text = "finished. It last said: not measured: no memory"});
        const auto notices = noticesFor(*builder.snapshot());
        QCOMPARE(notices.size(), std::size_t{1});
        QVERIFY(notices[0].text.endsWith(QStringLiteral("not measured: no memory.")));
        QCOMPARE(notices[0].kind, BannerKind::Warning);
    }

    void aWorseTierIsExplained()
    {
        trace::Builder builder{{.tier = trace::Tier::Program, .tierReason = "the kernel refuses"}};
        const auto notices = noticesFor(*builder.snapshot());
        QCOMPARE(notices.size(), std::size_t{1});
        QCOMPARE(notices[0].topic, QStringLiteral("tier"));
        QVERIFY(notices[0].text.startsWith(QStringLiteral("the kernel refuses.")));
    }

    void liveWithAZoomKeepsNowInSight()
    {
        Scene scene;
        trace::Builder builder = fake::busyThreads(2, 100);
        scene.reset(builder.snapshot(), true);
        scene.setWindow({at(2ms), at(4ms)});
        scene.playhead().goLive();
        builder.advance(at(30ms));
        scene.setTrace(builder.snapshot(), true);
        QCOMPARE(scene.frame().window, (trace::Window{at(28ms), at(30ms)}));
        scene.fit();
        builder.advance(at(40ms));
        scene.setTrace(builder.snapshot(), true);
        QCOMPARE(scene.frame().window, builder.snapshot()->extent());
    }

    void aSelectionIsKeptInsideTheRun()
    {
        Scene scene;
        scene.reset(fake::busyThreads(2, 10).snapshot(), false);
        scene.setSelection(trace::Window{at(-5ms), at(200us)});
        QCOMPARE(scene.frame().selection->begin, scene.trace()->extent().begin);
        scene.setSelection(trace::Window{at(5s), at(6s)});
        QVERIFY(!scene.frame().selection);
    }

    void manyPublicationsCostFewSnapshots()
    {
        fake::Engine engine;
        RunController controller{
            [&](auto& request, auto published) { return engine.start(request, published); }};
        int taken = 0;
        connect(&controller, &RunController::snapshotTaken, this, [&] { ++taken; });
        QSignalSpy finished{&controller, &RunController::finished};
        controller.start({});
        QTRY_COMPARE(controller.phase(), RunController::Phase::Running);
        QElapsedTimer timer;
        timer.start();
        const trace::Snapshot trace = fake::busyThreads(1, 3).snapshot();
        while (timer.elapsed() < 300) {
            engine.run(0)->publish(trace);
            QCoreApplication::processEvents();
        }
        QVERIFY2(taken <= timer.elapsed() / 16 + 2, qPrintable(QString::number(taken)));
        engine.run(0)->publish(trace, true);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(controller.phase(), RunController::Phase::Idle);
        QTRY_VERIFY(engine.run(0)->destroyed);
    }

    void aNewStartReplacesWhatRunsAndStopReachesOneThatStarts()
    {
        fake::Engine engine;
        RunController controller{
            [&](auto& request, auto published) { return engine.start(request, published); }};
        controller.start({});
        controller.start({});
        controller.stop();
        QTRY_COMPARE(engine.count(), std::size_t{2});
        QTRY_VERIFY(engine.run(0)->destroyed);
        QTRY_VERIFY(engine.run(1)->stopped);
        QCOMPARE(controller.phase(), RunController::Phase::Stopping);
    }

    void aRefusedStartIsToldAndLeavesNothingRunning()
    {
        fake::Engine engine;
        engine.refusal = "interleave-runner is missing";
        RunController controller{
            [&](auto& request, auto published) { return engine.start(request, published); }};
        QSignalSpy refused{&controller, &RunController::refused};
        controller.start({});
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(refused[0][0].toString().contains(QStringLiteral("missing")));
        QVERIFY(!controller.busy());
    }

    void destroyingTheControllerEndsTheRun()
    {
        fake::Engine engine;
        {
            RunController controller{
                [&](auto& request, auto published) { return engine.start(request, published); }};
            controller.start({});
            QTRY_COMPARE(controller.phase(), RunController::Phase::Running);
        }
        QVERIFY(engine.run(0)->destroyed);
    }
};

QTEST_GUILESS_MAIN(WindowParts)
#include "tst_window_parts.moc"
