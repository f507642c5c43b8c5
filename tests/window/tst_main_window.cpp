// The real window, driven as a person would, over runs that do what the test says.
#include "app/window/banner.h"
#include "app/window/code_view.h"
#include "app/window/export_dialog.h"
#include "app/window/find_bar.h"
#include "app/window/key_sheet.h"
#include "app/window/main_window.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"
#include "app/window/why_card.h"
#include "window/window_bench.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include <array>

using namespace app;
using namespace std::chrono_literals;
using fake::at;
using fake::Bench;
using fake::first;
using fake::second;

namespace {

/// Every visible interface below `root`, painted things included.
void walk(QAccessibleInterface* root, const std::function<void(QAccessibleInterface*)>& visit)
{
    if (root == nullptr || root->state().invisible)
        return;
    visit(root);
    for (int i = 0; i < root->childCount(); ++i)
        walk(root->child(i), visit);
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    void beforeTheFirstRunItSaysWhatToDo()
    {
        Bench bench{m_settings};
        QCOMPARE(bench.window.demo(), &first);
        QPushButton* run = bench.named<QPushButton>(QStringLiteral("Run this demo"));
        QVERIFY(run && run->isVisible());
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_COMPARE(bench.engine.count(), std::size_t{1});
        QVERIFY(!run->isVisible());
    }

    void runShowsTheThreadsLiveAndStopEndsThem()
    {
        Bench bench{m_settings};
        QTest::mouseClick(bench.button(QStringLiteral("Run")), Qt::LeftButton);
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        QCOMPARE(bench.engine.run(0)->values, (std::vector<std::int64_t>{8, 250, 0}));
        trace::Builder builder = fake::busyThreads(8, 40);
        bench.engine.run(0)->publish(builder.snapshot());
        QTRY_COMPARE(bench.window.scene().trace()->extent().end, builder.snapshot()->extent().end);
        QCOMPARE(bench.window.scene().playhead().mode(), PlayMode::Live);
        QTest::mouseClick(bench.button(QStringLiteral("Stop")), Qt::LeftButton);
        QVERIFY(bench.engine.run(0)->stopped);
        bench.engine.run(0)->end(builder, {.kind = trace::OutcomeKind::Stopped});
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
        QVERIFY(!bench.button(QStringLiteral("Stop"))->isEnabled());
        QCOMPARE(bench.window.scene().playhead().mode(), PlayMode::Paused);
    }

    void afterARunOneSeesItsThreadsAndMayReplayThem()
    {
        Bench bench{m_settings};
        bench.window.run();
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        trace::Builder builder = fake::busyThreads(4, 40);
        const trace::Time died = builder.snapshot()->extent().end;
        for (const trace::ActorId id : builder.snapshot()->actorsOf(trace::ActorKind::Thread))
            builder.append(id, {.begin = died, .state = trace::State::Dead});
        builder.advance(died + 5ms);
        bench.engine.run(0)->end(builder);
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
        Scene& scene = bench.window.scene();
        QCOMPARE(scene.playhead().time(), died - 1ns);
        QCOMPARE(scene.frame().playhead, died - 1ns);
        auto* replay = bench.named<QToolButton>(QStringLiteral("Replay"));
        QVERIFY(replay != nullptr);
        QTest::mouseClick(replay, Qt::LeftButton);
        QCOMPARE(scene.playhead().mode(), PlayMode::Replay);
        QVERIFY(scene.playhead().time() < died - 1ms);
        QCOMPARE(replay->accessibleName(), QStringLiteral("Pause"));
    }

    void theFiguresAreInSightWithoutScrolling()
    {
        Bench bench{m_settings};
        for (const QSize size : {QSize{1440, 900}, QSize{1024, 700}}) {
            bench.window.resize(size);
            bench.runToEnd();
            for (const char* figure : {"context switches", "CPU use", "events lost"}) {
                auto* label = bench.named<QLabel>(QString::fromLatin1(figure));
                QVERIFY(label != nullptr);
                QTRY_COMPARE(label->visibleRegion().boundingRect().size(), label->size());
            }
        }
    }

    void aLiveSliderReachesTheRunAndAnotherWaitsForTheNext()
    {
        Bench bench{m_settings};
        bench.window.run();
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        auto* work = bench.named<QSlider>(QStringLiteral("Work per step"));
        auto* threads = bench.named<QSlider>(QStringLiteral("Threads"));
        work->setFocus();
        QTest::keyClick(work, Qt::Key_Right);
        const auto live = [&] {
            return bench.engine.run(0)->live.with([](const auto& held) { return held; });
        };
        QCOMPARE(live(), (std::map<std::size_t, std::int64_t>{{1, 260}}));
        QTest::keyClick(threads, Qt::Key_Right);
        QCOMPARE(live().count(0), std::size_t{0});
        bench.window.run();
        QTRY_COMPARE(bench.engine.count(), std::size_t{2});
        QTRY_COMPARE(bench.engine.run(1)->values, (std::vector<std::int64_t>{9, 260, 0}));
    }

    void aTypedValueCountsAndADoubleClickPutsItBack()
    {
        Bench bench{m_settings};
        auto* row = bench.window.findChildren<ParameterRow*>().at(1);
        auto* text = row->findChild<QLineEdit*>();
        text->setFocus();
        text->selectAll();
        QTest::keyClicks(text, QStringLiteral("512 us"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(row->value(), 510);
        text->selectAll();
        QTest::keyClicks(text, QStringLiteral("lots"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(row->value(), 510);
        QVERIFY(text->text().startsWith(QStringLiteral("510")));
        QTest::mouseDClick(row->findChild<QSlider*>(), Qt::LeftButton);
        QCOMPARE(row->value(), 250);
    }

    void theWheelPassesOverASliderThatHasNotTheFocus()
    {
        Bench bench{m_settings};
        auto* row = bench.window.findChildren<ParameterRow*>().at(1);
        auto* slider = row->findChild<QSlider*>();
        const auto turn = [slider] {
            const QPoint middle = slider->rect().center();
            QWheelEvent wheel{middle, slider->mapToGlobal(middle), {}, {0, 240}, Qt::NoButton,
                Qt::NoModifier, Qt::NoScrollPhase, false};
            QCoreApplication::sendEvent(slider, &wheel);
        };
        const auto before = row->value();
        bench.window.setFocus();
        turn();
        QCOMPARE(row->value(), before);
        bench.window.activateWindow();
        slider->setFocus();
        QTRY_VERIFY(slider->hasFocus());
        turn();
        QVERIFY(row->value() > before);
    }

    void spacePlaysAndPausesButAFocusedButtonKeepsIt()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        Playhead& playhead = bench.window.scene().playhead();
        QTest::keyClick(&bench.timeline(), Qt::Key_Space);
        QCOMPARE(playhead.mode(), PlayMode::Replay);
        QTest::keyClick(&bench.timeline(), Qt::Key_Space);
        QCOMPARE(playhead.mode(), PlayMode::Paused);
        auto* step = bench.named<QToolButton>(QStringLiteral("Step back"));
        step->setFocus();
        playhead.seek(at(3ms));
        const trace::Time before = playhead.time();
        QTest::keyClick(step, Qt::Key_Space);
        QCOMPARE(playhead.mode(), PlayMode::Paused);
        QVERIFY(playhead.time() < before);
    }

    void stepBackUndoesAStep()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        Playhead& playhead = bench.window.scene().playhead();
        playhead.seek(at(1ms));
        QTest::keyClick(&bench.timeline(), Qt::Key_Period);
        const trace::Time earlier = playhead.time();
        QTest::keyClick(&bench.timeline(), Qt::Key_Period);
        QVERIFY(playhead.time() > earlier);
        QTest::keyClick(&bench.timeline(), Qt::Key_Comma);
        QCOMPARE(playhead.time(), earlier);
        QTest::mouseClick(bench.named<QToolButton>(QStringLiteral("Step")), Qt::LeftButton);
        QVERIFY(playhead.time() > earlier);
    }

    void aTypedTimeIsWhereThePlayheadGoes()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        auto* time = bench.named<QLineEdit>(QStringLiteral("Time of the playhead"));
        time->setFocus();
        time->selectAll();
        QTest::keyClicks(time, QStringLiteral("2.48 ms"));
        QTest::keyClick(time, Qt::Key_Return);
        QCOMPARE(bench.window.scene().playhead().time().time_since_epoch(), 2480us);
        time->selectAll();
        QTest::keyClicks(time, QStringLiteral("tomorrow"));
        QTest::keyClick(time, Qt::Key_Return);
        QCOMPARE(bench.window.scene().playhead().time().time_since_epoch(), 2480us);
    }

    void scrubbingTheOverviewMovesThePlayhead()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        auto* overview = bench.named<QWidget>(QStringLiteral("Overview of the run"));
        QTest::mouseClick(overview, Qt::LeftButton, {}, QPoint{overview->width() / 2, 25});
        const auto middle = bench.window.scene().trace()->extent().end.time_since_epoch() / 2;
        const auto now = bench.window.scene().playhead().time().time_since_epoch();
        QVERIFY(std::chrono::abs(now - middle) < middle / 50);
        QTest::keyClick(overview, Qt::Key_Home);
        QCOMPARE(
            bench.window.scene().playhead().time(), bench.window.scene().trace()->extent().begin);
    }

    void timelineKeysZoomPanFitAndSelectRows()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        Scene& scene = bench.window.scene();
        ViewCanvas& timeline = bench.timeline();
        scene.playhead().seek(at(3ms));
        QTest::keyClick(&timeline, Qt::Key_W);
        const trace::Window zoomedIn = scene.frame().window;
        QVERIFY(zoomedIn.length() < scene.trace()->extent().length());
        QTest::keyClick(&timeline, Qt::Key_D);
        QVERIFY(scene.frame().window.begin > zoomedIn.begin);
        QTest::keyClick(&timeline, Qt::Key_F);
        QCOMPARE(scene.frame().window, scene.trace()->extent());
        QTest::keyClick(&timeline, Qt::Key_Down);
        const auto actor = scene.frame().selectedActor;
        QVERIFY(actor.has_value());
        const trace::Time before = scene.playhead().time();
        QTest::keyClick(&timeline, Qt::Key_Right);
        QCOMPARE(scene.trace()->lane(*actor).at(scene.playhead().time())->window.begin,
            scene.playhead().time());
        QVERIFY(scene.playhead().time() > before);
        QTest::keyClick(&timeline, Qt::Key_P);
        QCOMPARE(scene.frame().pinned, std::vector{*actor});
        QTest::keyClick(&timeline, Qt::Key_Escape);
        QVERIFY(!scene.frame().selectedActor);
    }

    void rowsOfThreadsThatEndedFoldAndTheChoiceIsRemembered()
    {
        {
            Bench bench{m_settings};
            bench.window.run();
            QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
            trace::Builder builder = fake::busyThreads(8, 40);
            const trace::Time end = builder.snapshot()->extent().end;
            const auto threads = builder.snapshot()->actorsOf(trace::ActorKind::Thread);
            for (std::size_t i = 0; i < threads.size(); ++i)
                if (i >= 2)
                    builder.append(threads[i], {.begin = end, .state = trace::State::Dead});
            builder.advance(end + 60ms);
            bench.engine.run(0)->end(builder);
            QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
            Scene& scene = bench.window.scene();
            ViewCanvas& timeline = bench.timeline();
            const auto fold = [&] {
                const auto spots = timeline.spots();
                const auto found = std::ranges::find(spots, true, &views::Spot::folds);
                return found == spots.end() ? QPoint{} : found->rect.center().toPoint();
            };
            QVERIFY(fold().isNull());
            scene.setWindow({end + 10ms, end + 30ms});
            QVERIFY(!fold().isNull());
            for (int i = 0; i < 5; ++i) { // the keys find only rows that are shown
                QTest::keyClick(&timeline, Qt::Key_Down);
                QVERIFY(
                    std::ranges::find(threads, *scene.frame().selectedActor) < threads.begin() + 2);
            }
            QTest::mouseClick(&timeline, Qt::LeftButton, {}, fold());
            QVERIFY(scene.frame().allRows);
            QCOMPARE(timeline.spots().size(), threads.size() + 1);
            QTest::keyClick(&timeline, Qt::Key_U);
            QVERIFY(!scene.frame().allRows);
            QTest::keyClick(&timeline, Qt::Key_U);
        }
        Bench again{m_settings};
        QVERIFY(again.window.scene().frame().allRows);
    }

    void wheelAndDragDoWhatTheSheetSays()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        Scene& scene = bench.window.scene();
        ViewCanvas& timeline = bench.timeline();
        const QRectF area = timeline.timeScale().area;
        const QPoint middle = area.center().toPoint();
        const trace::Time under = timeline.timeScale().at(middle.x());
        QWheelEvent wheel{middle, timeline.mapToGlobal(middle), {}, {0, 240}, Qt::NoButton,
            Qt::ControlModifier, Qt::NoScrollPhase, false};
        QCoreApplication::sendEvent(&timeline, &wheel);
        QVERIFY(!scene.fitted());
        QVERIFY(std::abs(timeline.timeScale().x(under) - middle.x()) < 1);
        const trace::Window before = scene.frame().window;
        drag(timeline, middle, middle + QPoint{-60, 0}, Qt::NoModifier);
        QVERIFY(scene.frame().window.begin > before.begin);
        QCOMPARE(scene.frame().window.length(), before.length());
        drag(timeline, middle, middle + QPoint{80, 0}, Qt::ShiftModifier);
        QVERIFY(scene.frame().selection.has_value());
        const trace::Window selected = *scene.frame().selection;
        const int edge = static_cast<int>(std::lround(timeline.timeScale().x(selected.end)));
        drag(timeline, {edge, middle.y()}, {edge + 40, middle.y()}, Qt::NoModifier);
        QCOMPARE(scene.frame().selection->begin, selected.begin);
        QVERIFY(scene.frame().selection->end > selected.end);
        QTest::keyClick(&timeline, Qt::Key_Z);
        QVERIFY(scene.frame().window.length() <= scene.frame().selection->length());
        auto* table = bench.named<QWidget>(
            QStringLiteral("Time per state per thread in the selected interval"));
        QTRY_VERIFY(table->isVisible());
    }

    void clickingABarSelectsItsThreadAndMovesThePlayhead()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        Scene& scene = bench.window.scene();
        const auto spots = bench.timeline().spots();
        QVERIFY(spots.size() >= 8);
        const QRectF row = spots.front().rect;
        const QPoint point{static_cast<int>(bench.timeline().timeScale().area.center().x()),
            static_cast<int>(row.center().y())};
        QTest::mouseClick(&bench.timeline(), Qt::LeftButton, {}, point);
        QVERIFY(scene.frame().selectedActor.has_value());
        QCOMPARE(scene.playhead().time(), bench.timeline().timeScale().at(point.x()));
    }

    void clickingAGapSaysWhyTheThreadIsNotRunning()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        Scene& scene = bench.window.scene();
        ViewCanvas& timeline = bench.timeline();
        auto* why = bench.window.findChild<WhyCard*>();
        const auto clickWhere = [&](trace::State state) {
            scene.selectActor({});
            for (const views::Spot& spot : timeline.spots()) {
                if (!spot.actor)
                    continue;
                const trace::Lane& lane = scene.trace()->lane(*spot.actor);
                for (std::size_t i = lane.size() / 2; i < lane.size(); ++i)
                    if (const trace::Slice slice = lane[i]; slice.state == state) {
                        const auto middle = slice.window.begin + slice.window.length() / 2;
                        QTest::mouseClick(&timeline, Qt::LeftButton, {},
                            {static_cast<int>(timeline.timeScale().x(middle)),
                                static_cast<int>(spot.rect.center().y())});
                        return;
                    }
            }
        };
        clickWhere(trace::State::Lock);
        QVERIFY(scene.frame().selectedActor.has_value());
        QVERIFY2(
            why->text().contains(QStringLiteral("for the lock “orders”")), qPrintable(why->text()));
        QTRY_COMPARE(why->visibleRegion().boundingRect().size(), why->size()); // without scrolling
        clickWhere(trace::State::Running);
        QVERIFY(scene.frame().selectedActor.has_value());
        QVERIFY(why->isHidden());
        clickWhere(trace::State::Runnable);
        QVERIFY(why->text().contains(QStringLiteral("CPU")));
        // The same by keys alone.
        QTest::keyClick(&timeline, Qt::Key_Y);
        QVERIFY(why->isHidden());
        QTest::keyClick(&timeline, Qt::Key_Y);
        QVERIFY(why->isVisible());
    }

    void whoWaitsForWhomIsShownAndHiddenByAKey()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        const auto ids = [&] {
            QStringList list;
            for (const ViewCard* card : bench.window.stage().cards())
                list << QString::fromStdString(std::string{card->id()});
            return list.join(u' ');
        };
        ViewCanvas* const before = &bench.timeline();
        QTest::keyClick(&bench.timeline(), Qt::Key_G);
        QCOMPARE(ids(), QStringLiteral("state-flow thread-timeline cpu-timeline wait-for"));
        QCOMPARE(&bench.timeline(), before); // the others stay as they are
        ViewCanvas& graph = bench.window.stage().cards().back()->canvas();
        QTRY_VERIFY(graph.isVisible() && graph.height() > 80);
        // A thread in it is clicked: the card says why.
        Scene& scene = bench.window.scene();
        scene.playhead().seek(at(3ms));
        const auto spots = graph.spots();
        const auto thread = std::ranges::find_if(
            spots, [](const views::Spot& spot) { return spot.actor.has_value(); });
        QVERIFY(thread != spots.end());
        QTest::mouseClick(&graph, Qt::LeftButton, {}, thread->rect.center().toPoint());
        QCOMPARE(scene.frame().selectedActor, thread->actor);
        QCOMPARE(scene.playhead().time(), at(3ms));
        QTest::keyClick(&graph, Qt::Key_G);
        QCOMPARE(ids(), QStringLiteral("state-flow thread-timeline cpu-timeline"));
    }

    void findingAThreadSelectsItAndAResourceGoesToItsNextWait()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        Scene& scene = bench.window.scene();
        scene.playhead().seek(at(0ns));
        QTest::keyClick(&bench.window, Qt::Key_F, Qt::ControlModifier);
        auto* find = bench.named<QLineEdit>(QStringLiteral("Find a thread or a resource"));
        QVERIFY(find->isVisible());
        QTest::keyClicks(find, QStringLiteral("worker 3"));
        QCOMPARE(scene.trace()->actor(*scene.frame().selectedActor).name, std::string{"worker 3"});
        find->clear();
        QTest::keyClicks(find, QStringLiteral("orders"));
        const trace::Slice wait =
            *scene.trace()->lane(*scene.frame().selectedActor).at(scene.playhead().time());
        QCOMPARE(wait.state, trace::State::Lock);
        QTest::keyClick(find, Qt::Key_Escape);
        QVERIFY(!find->isVisible());
    }

    void runTwiceReplacesTheFirst()
    {
        Bench bench{m_settings};
        bench.window.run();
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        bench.engine.run(0)->publish(fake::busyThreads(8, 40).snapshot());
        bench.window.run();
        QTRY_COMPARE(bench.engine.count(), std::size_t{2});
        QTRY_VERIFY(bench.engine.run(0)->destroyed);
        bench.engine.run(1)->end(fake::busyThreads(3, 10));
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
        QCOMPARE(bench.window.scene().trace()->actorsOf(trace::ActorKind::Thread).size(),
            std::size_t{3});
    }

    void closingWhileItRunsEndsTheRun()
    {
        std::shared_ptr<fake::Script> script;
        {
            Bench bench{m_settings};
            bench.window.run();
            QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
            script = bench.engine.run(0);
            bench.window.close();
            QVERIFY(script->stopped);
        }
        QVERIFY(script->destroyed);
    }

    void everyButtonCanBePressedTwice()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        for (QAbstractButton* button : bench.window.findChildren<QAbstractButton*>()) {
            const QPointer<QAbstractButton> alive{button};
            const auto* tool = qobject_cast<QToolButton*>(button);
            if (tool && tool->menu())
                continue;
            for (int i = 0; i < 2 && alive && alive->isEnabled() && alive->isVisible(); ++i) {
                alive->click();
                QCoreApplication::processEvents();
                for (QWidget* window : QApplication::topLevelWidgets())
                    if (window != &bench.window && window->isVisible())
                        window->close();
                bench.window.activateWindow();
            }
        }
        QVERIFY(bench.window.isVisible());
    }

    void aCrashIsSaidAndItsTraceStays()
    {
        Bench bench{m_settings};
        bench.window.run();
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        trace::Builder builder = fake::busyThreads(8, 40);
        builder.lose({.kernel = 12, .program = 3});
        bench.engine.run(0)->end(builder,
            {.kind = trace::OutcomeKind::Crashed, .signal = 11, .text = "killed by SIGSEGV"});
        QTRY_VERIFY(bench.window.stage().banners().find(QStringLiteral("outcome")));
        QVERIFY(bench.window.stage()
                    .banners()
                    .find(QStringLiteral("outcome"))
                    ->text()
                    .contains(QStringLiteral("SIGSEGV")));
        QVERIFY(bench.window.stage().banners().find(QStringLiteral("lost")));
        QVERIFY(bench.window.scene().hasTrace());
        bench.window.run();
        QVERIFY(!bench.window.stage().banners().find(QStringLiteral("outcome")));
    }

    void aRefusedStartSaysWhy()
    {
        Bench bench{m_settings};
        bench.engine.refusal = "interleave-runner is missing";
        bench.window.run();
        QTRY_VERIFY(bench.window.stage().banners().find(QStringLiteral("outcome")));
        QVERIFY(bench.button(QStringLiteral("Run"))->isEnabled());
    }

    void withoutPermissionItExplainsAndOffersTheCommand()
    {
        Bench bench{m_settings};
        bench.window.run();
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        trace::Builder builder = fake::busyThreads(2, 10);
        builder.provenance().tier = trace::Tier::Program;
        builder.provenance().tierReason =
            "The kernel does not let this user read scheduling events";
        bench.engine.run(0)->end(builder);
        QTRY_VERIFY(bench.window.stage().banners().find(QStringLiteral("tier")));
        QTRY_VERIFY(bench.button(QStringLiteral("How to improve it")));
        QTest::mouseClick(bench.button(QStringLiteral("How to improve it")), Qt::LeftButton);
        QPushButton* copy = nullptr;
        QTRY_VERIFY((copy = bench.button(QStringLiteral("Copy the command"))) != nullptr);
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(),
            QStringLiteral("sudo sysctl kernel.perf_event_paranoid=2"));
    }

    void aPredictionIsMadeBeforeAndAnsweredByTheRun()
    {
        Bench bench{m_settings};
        auto* card = bench.window.findChild<PredictionCard*>();
        QTest::mouseClick(bench.button(QStringLiteral("over 70 %")), Qt::LeftButton);
        QCOMPARE(card->chosen(), std::optional<std::size_t>{2});
        bench.window.run();
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        QVERIFY(!bench.button(QStringLiteral("about half"))->isEnabled());
        bench.engine.run(0)->end(fake::busyThreads(2, 10));
        QTRY_VERIFY(card->verdict().contains(QStringLiteral("about half")));
        QVERIFY(card->verdict().contains(QStringLiteral("47 %")));
    }

    void aSavedRunOpensAgainAndADamagedOneSaysWhy()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        const QString path = m_folder.filePath(QStringLiteral("run.interleave"));
        QSignalSpy written{&bench.window, &MainWindow::fileWritten};
        bench.window.saveFile(path);
        QTRY_COMPARE(written.size(), 1);

        Bench other{m_settings + QStringLiteral("2")};
        QSignalSpy opened{&other.window, &MainWindow::fileOpened};
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter{
            QPoint{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&other.window, &enter);
        QDropEvent drop{QPointF{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&other.window, &drop);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(
            other.window.scene().trace()->sliceCount(), bench.window.scene().trace()->sliceCount());

        QFile file{path};
        QVERIFY(file.resize(file.size() / 2));
        QSignalSpy refused{&other.window, &MainWindow::fileRefused};
        other.window.openFile(path);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(other.window.stage().banners().find(QStringLiteral("file")));
        QVERIFY(other.window.scene().hasTrace());
    }

    void exportsWriteEveryFormatOrSayWhyNot()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        QSignalSpy written{&bench.window, &MainWindow::fileWritten};
        for (const QString& suffix : exportSuffixes()) {
            if (suffix == QStringLiteral("mp4") && !views::canWriteMp4())
                continue;
            const QString path = m_folder.filePath(QStringLiteral("out.") + suffix);
            bench.window.exportTo({.path = path,
                .figure = {.views = {"thread-timeline"}, .size = {640, 360}, .seconds = 0.2}});
            QTRY_VERIFY(written.contains(QVariantList{path}));
            QVERIFY(QFileInfo{path}.size() > 100);
        }
        QSignalSpy refused{&bench.window, &MainWindow::fileRefused};
        bench.window.exportTo(
            {.path = QStringLiteral("/proc/none/out.svg"), .figure = {.views = {"state-flow"}}});
        QTRY_COMPARE(refused.size(), 1);
    }

    void theSlidersStayInSightAfterARunNobodyGuessedAt()
    {
        Bench bench{m_settings};
        bench.window.resize(790, 500);
        bench.runToEnd();
        auto* side = bench.window.findChild<QScrollArea*>(QStringLiteral("side"));
        QTRY_VERIFY(side->verticalScrollBar()->maximum() > 0);
        QVERIFY(!bench.window.findChild<PredictionCard*>()->guessed());
        QCOMPARE(side->verticalScrollBar()->value(), 0);
    }

    void settingsAndTheLayoutPersist()
    {
        {
            Bench bench{m_settings};
            bench.window.resize(790, 700); // larger than its screen it would not come back
            bench.window.findChildren<ParameterRow*>().front()->setValue(3);
            bench.window.scene().playhead().setSlowdown(50);
            bench.runToEnd();
            bench.window.chooseDemo(&second);
            bench.window.close();
        }
        Bench bench{m_settings};
        QCOMPARE(bench.window.size(), (QSize{790, 700}));
        QCOMPARE(bench.window.demo(), &second);
        QCOMPARE(bench.window.scene().playhead().slowdown(), 50.0);
        bench.window.chooseDemo(&first);
        QCOMPARE(bench.window.findChildren<ParameterRow*>().front()->value(), 3);
    }

    void damagedSettingsReadAsNone()
    {
        QFile file{m_settings};
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("[General]\ndemo=nonsense\nslowdown=-3\ngeometry=\"@ByteArray(xx)\"\n"
                   "[parameters]\nfirst-demo\\threads=9000\nfirst-demo\\work=abc\n");
        file.close();
        Bench bench{m_settings};
        QCOMPARE(bench.window.demo(), &first);
        QCOMPARE(bench.window.findChildren<ParameterRow*>().front()->value(), 32);
        QCOMPARE(bench.window.scene().playhead().slowdown(), Playhead::initialSlowdown);
    }

    void everyControlHasAName()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.stage().findBar().open();
        QStringList nameless;
        int seen = 0;
        walk(QAccessible::queryAccessibleInterface(&bench.window), [&](QAccessibleInterface* item) {
            const bool control = item->state().focusable || item->role() == QAccessible::Button
                || item->role() == QAccessible::Slider || item->role() == QAccessible::EditableText;
            seen += control;
            if (control && item->text(QAccessible::Name).isEmpty())
                nameless << QString::fromLatin1(
                    item->object() ? item->object()->metaObject()->className() : "painted");
        });
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
        QVERIFY(seen > 20);
    }

    void paintedThreadsAppearInTheAccessibilityTree()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&bench.timeline());
        QVERIFY(canvas);
        QVERIFY(canvas->childCount() >= 8);
        QAccessibleInterface* row = canvas->child(0);
        QVERIFY(row && row->isValid());
        QVERIFY(!row->text(QAccessible::Name).isEmpty());
        QCOMPARE(canvas->indexOfChild(row), 0);
        QVERIFY(row->parent() == canvas);
    }

    void everythingReachableByTabShowsItsFocus()
    {
        Bench bench{m_settings};
        bench.window.resize(1400, 820); // else the menu has some of them
        bench.runToEnd();
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        QSet<QWidget*> reached;
        for (int i = 0; i < 200 && QApplication::focusWidget(); ++i) {
            reached.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const QString& name : {QStringLiteral("Find a demo"), QStringLiteral("Demos"),
                 QStringLiteral("Threads"), QStringLiteral("Replay speed"),
                 QStringLiteral("Overview of the run"), QStringLiteral("Timeline"),
                 QStringLiteral("State flow"), QStringLiteral("Step back")})
            QVERIFY2(reached.contains(bench.named<QWidget>(name)), qPrintable(name));
    }

    void itRecoloursAndFitsAnySize()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.appearance().setChoice(ThemeChoice::Dark);
        QVERIFY(bench.window.grab().toImage().pixelColor(5, 60).lightness() < 60);
        bench.window.appearance().setChoice(ThemeChoice::Light);
        QVERIFY(bench.window.grab().toImage().pixelColor(5, 60).lightness() > 200);
        for (const QSize size : {QSize{800, 560}, QSize{2560, 1440}, QSize{1000, 600}}) {
            bench.window.resize(size);
            QVERIFY(!bench.window.grab().isNull());
        }
        QVERIFY2(bench.window.minimumSizeHint().width() <= 1366,
            qPrintable(QString::number(bench.window.minimumSizeHint().width())));
    }

    void thePaletteLeadsToADemoFromTheKeyboard()
    {
        Bench bench{m_settings};
        QTest::keyClick(&bench.window, Qt::Key_K, Qt::ControlModifier);
        auto* typed = bench.named<QLineEdit>(QStringLiteral("Demo or command"));
        QTRY_VERIFY(typed->isVisible());
        QTest::keyClicks(typed, QStringLiteral("scndmo"));
        QTest::keyClick(typed, Qt::Key_Return);
        QTRY_COMPARE(bench.window.demo(), &second);
    }

    void aThemeIsChosenInThePalette()
    {
        Bench bench{m_settings};
        const auto choose = [&](const char* typed) {
            QTest::keyClick(&bench.window, Qt::Key_K, Qt::ControlModifier);
            auto* field = bench.named<QLineEdit>(QStringLiteral("Demo or command"));
            QTRY_VERIFY(field->isVisible());
            QTest::keyClicks(field, QLatin1String{typed});
            QTest::keyClick(field, Qt::Key_Return);
            QTRY_VERIFY(!field->isVisible());
            QCoreApplication::processEvents();
        };
        choose("dark");
        QTRY_COMPARE(bench.window.appearance().theme().mode, views::Mode::Dark);
        choose("high contrast");
        QTRY_VERIFY(bench.window.appearance().theme().highContrast);
        choose("light");
        QTRY_COMPARE(bench.window.appearance().theme().mode, views::Mode::Light);
        choose("reduced");
        QTRY_VERIFY(bench.window.appearance().theme().reducedMotion);
        Bench again{m_settings};
        QVERIFY(again.window.appearance().theme().highContrast);
    }

    void theKeySheetHasEveryKeyThatWorks()
    {
        Bench bench{m_settings};
        QSet<QKeySequence> told;
        for (const Command& command : bench.window.commands().all())
            for (const QKeySequence& keys : command.keys)
                told.insert(keys);
        int shortcuts = 0;
        for (const QShortcut* shortcut : bench.window.findChildren<QShortcut*>()) {
            QVERIFY2(told.contains(shortcut->key()), qPrintable(shortcut->key().toString()));
            ++shortcuts;
        }
        for (const QAction* action : bench.window.findChildren<QAction*>())
            for (const QKeySequence& keys : action->shortcuts())
                QVERIFY2(told.contains(keys), qPrintable(keys.toString()));
        QVERIFY(shortcuts > 10);
        QTest::keyClick(&bench.window, Qt::Key_Question);
        auto* sheet = bench.window.findChild<KeySheet*>();
        QTRY_VERIFY(sheet->isVisible());
        QStringList words;
        for (const QLabel* label : sheet->findChildren<QLabel*>())
            words << label->text();
        for (const Command& command : bench.window.commands().all()) {
            if (Commands::keyText(command).isEmpty())
                continue;
            QVERIFY2(words.contains(command.title), qPrintable(command.title));
            QVERIFY2(words.contains(Commands::keyText(command)), qPrintable(command.id));
        }
    }

    void searchFindsADemoAndArrowsLeadToIt()
    {
        Bench bench{m_settings};
        QTest::keyClick(&bench.window, Qt::Key_Slash);
        auto* search = bench.named<QLineEdit>(QStringLiteral("Find a demo"));
        QTest::keyClicks(search, QStringLiteral("second"));
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(bench.window.demo(), &second);
    }

private:
    static void drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
    {
        const auto send = [&](QEvent::Type type, QPoint point, Qt::MouseButtons buttons) {
            QMouseEvent event{type, QPointF{point}, QPointF{widget.mapToGlobal(point)},
                type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, modifiers};
            QCoreApplication::sendEvent(&widget, &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton);
        send(QEvent::MouseMove, (from + to) / 2, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, to, Qt::NoButton);
    }

    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
