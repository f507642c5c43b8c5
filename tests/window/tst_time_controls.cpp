// Bookmarks, steps, loops, scrubbing and typed times, in the window as a person drives it.
#include "app/window/bookmarks_panel.h"
#include "app/window/loop_button.h"
#include "app/window/overview.h"
#include "app/window/run_book.h"
#include "app/window/step_kind_button.h"
#include "window/window_bench.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>

using namespace app;
using namespace std::chrono_literals;
using fake::at;
using fake::Bench;
using fake::record;
using fake::recorded;

class TimeControls : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    void aBookmarkIsNamedUndoneAndRedone()
    {
        Bench bench{m_settings};
        record(bench);
        Scene& scene = bench.window.scene();
        scene.playhead().seek(at(2ms));
        QTest::keyClick(&bench.window, Qt::Key_M);
        auto* panel = bench.window.findChild<BookmarksPanel*>();
        QVERIFY(panel && panel->isVisible());
        auto* note = panel->findChild<QListWidget*>()->findChild<QLineEdit*>();
        QVERIFY2(note, "its note is asked for at once");
        note->setText(QStringLiteral("  the lock is handed over "));
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_COMPARE(scene.trace()->bookmarks()[0].note, std::string{"the lock is handed over"});
        QCOMPARE(scene.trace()->bookmarks()[0].at, at(2ms));
        panel->hide();
        QTest::keyClick(&bench.window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scene.trace()->bookmarks()[0].note != "the lock is handed over");
        QTest::keyClick(&bench.window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scene.trace()->bookmarks().empty());
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(&bench.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.trace()->bookmarks()[0].note, std::string{"the lock is handed over"});
        scene.playhead().seek(at(0ms));
        QTRY_COMPARE(bench.window.findChild<Overview*>()->marks().size(), std::size_t{1});
        QTest::keyClick(&bench.window, Qt::Key_N);
        QCOMPARE(scene.playhead().time(), at(2ms));
    }

    void aBookmarkOfALiveRunOutlivesItsNextSnapshots()
    {
        Bench bench{m_settings};
        bench.window.run();
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        bench.engine.run(0)->publish(recorded(*bench.engine.run(0), 20).snapshot());
        QTRY_VERIFY(bench.window.scene().hasTrace());
        bench.window.scene().playhead().seek(at(1ms));
        bench.window.book().addBookmark();
        bench.engine.run(0)->publish(recorded(*bench.engine.run(0), 60).snapshot());
        QTRY_VERIFY(bench.window.scene().trace()->extent().end > at(5ms));
        QCOMPARE(bench.window.scene().trace()->bookmarks().size(), std::size_t{1});
        bench.engine.run(0)->end(recorded(*bench.engine.run(0), 90));
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
        QCOMPARE(bench.window.scene().trace()->bookmarks().size(), std::size_t{1});
        QCOMPARE(
            bench.window.book().history().runs().front().trace->bookmarks().size(), std::size_t{1});
    }

    void theStepKindIsChosenByKeyAndRemembered()
    {
        {
            Bench bench{m_settings};
            record(bench);
            Scene& scene = bench.window.scene();
            const auto thread = scene.trace()->actorsOf(trace::ActorKind::Thread)[3];
            scene.selectActor(thread);
            QTest::keyClick(&bench.window, Qt::Key_2, Qt::ControlModifier);
            scene.playhead().seek(at(1234567ns));
            for (int i = 0; i < 5; ++i) {
                const auto expected =
                    trace::nextChange(*scene.trace(), thread, scene.playhead().time());
                QTest::keyClick(&bench.window, Qt::Key_Period);
                QCOMPARE(scene.playhead().time(), *expected);
            }
            for (int i = 0; i < 5; ++i)
                QTest::keyClick(&bench.window, Qt::Key_Comma);
            QCOMPARE(scene.playhead().time(), at(1234567ns));
        }
        Bench again{m_settings};
        QCOMPARE(again.window.findChild<StepKindButton*>()->kind(), StepKind::Change);
    }

    void aSelectionIsLoopedUntilItIsGone()
    {
        Bench bench{m_settings};
        record(bench);
        Scene& scene = bench.window.scene();
        auto* loop = bench.window.findChild<LoopButton*>();
        QVERIFY(!loop->isVisible());
        scene.setSelection(trace::Window{at(1ms), at(2ms)});
        QVERIFY(loop->isVisible());
        QTest::keyClick(&bench.window, Qt::Key_R);
        QCOMPARE(scene.playhead().mode(), PlayMode::Replay);
        QCOMPARE(scene.playhead().loop(), scene.frame().selection);
        scene.setSelection(trace::Window{at(3ms), at(4ms)}); // its edges were dragged
        QCOMPARE(scene.playhead().loop(), scene.frame().selection);
        QVERIFY(scene.playhead().loop()->contains(scene.playhead().time()));
        scene.setSelection({});
        QVERIFY(!scene.playhead().loop());
    }

    void scrubbingCatchesAMarkUnlessAltIsHeld()
    {
        Bench bench{m_settings};
        record(bench);
        Scene& scene = bench.window.scene();
        auto* overview = bench.window.findChild<Overview*>();
        scene.playhead().seek(at(3ms));
        bench.window.book().addBookmark();
        QTRY_COMPARE(overview->marks().size(), std::size_t{1});
        const trace::Window extent = scene.trace()->extent();
        const double share = 3e6 / static_cast<double>(extent.length().count());
        const QPoint near{static_cast<int>(share * overview->width()) + 3, 25};
        QTest::mouseClick(overview, Qt::LeftButton, {}, near);
        QCOMPARE(scene.playhead().time(), at(3ms));
        QTest::mouseClick(overview, Qt::LeftButton, Qt::AltModifier, near);
        QVERIFY(scene.playhead().time() != at(3ms));
    }

    void aTypedTimeBeyondTheRunGoesToItsEndAndNonsenseNowhere()
    {
        Bench bench{m_settings};
        record(bench);
        Scene& scene = bench.window.scene();
        auto* time = bench.named<QLineEdit>(QStringLiteral("Time of the playhead"));
        const auto type = [&](const QString& text) {
            time->setFocus();
            time->selectAll();
            QTest::keyClicks(time, text);
            QTest::keyClick(time, Qt::Key_Return);
        };
        type(QStringLiteral("2.5 ms"));
        QCOMPARE(scene.playhead().time(), at(2500us));
        type(QStringLiteral("soon"));
        QCOMPARE(scene.playhead().time(), at(2500us));
        type(QStringLiteral("70 s"));
        QCOMPARE(scene.playhead().time(), scene.trace()->extent().end);
    }

private:
    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;
};

QTEST_MAIN(TimeControls)
#include "tst_time_controls.moc"
