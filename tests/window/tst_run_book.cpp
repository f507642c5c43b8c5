// Runs kept, compared, repeated and shared, in the window as a person drives it.
#include "app/window/banner.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/repeat_dialog.h"
#include "app/window/run_book.h"
#include "app/window/runs_panel.h"
#include "engine/trace/repeats.h"
#include "window/window_bench.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace app;
using namespace std::chrono_literals;
using fake::at;
using fake::Bench;
using fake::first;
using fake::record;
using fake::recorded;

namespace {

void save(Bench& bench, const QString& path)
{
    QSignalSpy written{&bench.window, &MainWindow::fileWritten};
    bench.window.saveFile(path);
    QTRY_COMPARE(written.size(), 1);
}

void open(Bench& bench, const QString& path)
{
    QSignalSpy opened{&bench.window, &MainWindow::fileOpened};
    bench.window.openFile(path);
    QTRY_COMPARE(opened.size(), 1);
}

QStringList viewsOf(Bench& bench)
{
    QStringList views;
    for (const ViewCard* card : bench.window.stage().cards())
        views << QString::fromUtf8(card->id().data(), static_cast<qsizetype>(card->id().size()));
    return views;
}

QSlider* threadsSlider(Bench& bench)
{
    return bench.window.findChildren<ParameterRow*>().front()->findChild<QSlider*>();
}

std::int64_t threads(Bench& bench)
{
    return bench.window.findChildren<ParameterRow*>().front()->value();
}

QString plain(QString text)
{
    return text.replace(QChar{0x00A0}, QChar{u' '});
}

bool says(const QWidget& widget, const QString& text)
{
    const QList<QLabel*> labels = widget.findChildren<QLabel*>();
    return std::ranges::any_of(
        labels, [&](const QLabel* label) { return plain(label->text()).contains(text); });
}

bool says(Bench& bench, const QString& text)
{
    return says(bench.window.stage().banners(), text);
}

void press(const QWidget& in, const QString& text)
{
    for (QPushButton* button : in.findChildren<QPushButton*>())
        if (button->text() == text)
            QTest::mouseClick(button, Qt::LeftButton);
}

std::vector<QImage> pictures(Bench& bench)
{
    std::vector<QImage> all;
    for (ViewCard* card : bench.window.stage().cards()) {
        card->canvas().resize(640, 320); // a banner may have taken room
        all.push_back(card->canvas().grab().toImage());
    }
    return all;
}

} // namespace

class TestRunBook : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    void aKeptRunIsShownAgainAsItWas()
    {
        Bench bench{m_settings};
        Scene& scene = bench.window.scene();
        bench.window.chooseDemo(&first);
        record(bench, 60);
        const trace::Snapshot before = scene.trace();
        const std::uint64_t id = bench.window.book().current();
        const auto thread = before->actorsOf(trace::ActorKind::Thread)[2];
        scene.selectActor(thread);
        scene.togglePin(thread);
        scene.setWindow({at(1ms), at(3ms)});
        scene.playhead().seek(at(2ms));
        threadsSlider(bench)->setValue(threadsSlider(bench)->minimum());
        const std::int64_t fewer = threads(bench);
        record(bench, 80);
        QVERIFY(scene.trace()->extent() != before->extent());
        QVERIFY(scene.fitted());
        QSignalSpy shown{&bench.window, &MainWindow::keptRunShown};
        bench.window.showKept(id);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(scene.trace()->extent(), before->extent());
        QCOMPARE(scene.frame().window, (trace::Window{at(1ms), at(3ms)}));
        QCOMPARE(scene.frame().selectedActor, std::optional{thread});
        QCOMPARE(scene.frame().pinned, std::vector{thread});
        QCOMPARE(scene.playhead().time(), at(2ms));
        QVERIFY(threads(bench) != fewer); // its parameters are back as well
        QCOMPARE(bench.window.book().history().runs().size(), std::size_t{2});
    }

    void aComparisonHasBothRunsOnOneAxisAndEndsAsItBegan()
    {
        Bench bench{m_settings};
        Scene& scene = bench.window.scene();
        record(bench, 100);
        const trace::Snapshot a = scene.trace();
        const QStringList usual = viewsOf(bench);
        QTest::keyClick(&bench.window, Qt::Key_C);
        QVERIFY(bench.window.book().comparing());
        threadsSlider(bench)->setValue(threadsSlider(bench)->minimum());
        record(bench, 40);
        QCOMPARE(scene.frame().other, a);
        QVERIFY(scene.trace()->extent().end < a->extent().end);
        QCOMPARE(scene.frame().window.end, a->extent().end); // the longer one fits as well
        QCOMPARE(viewsOf(bench).front(), QStringLiteral("run-comparison"));
        QTest::keyClick(&bench.window, Qt::Key_C);
        QVERIFY(!scene.frame().other);
        QCOMPARE(viewsOf(bench), usual);
        QCOMPARE(scene.frame().window, scene.trace()->extent());
    }

    void theRunsPanelSaysWhatWasSetDifferently()
    {
        Bench bench{m_settings};
        record(bench);
        threadsSlider(bench)->setValue(threadsSlider(bench)->minimum());
        record(bench);
        QTest::keyClick(&bench.window, Qt::Key_H, Qt::ControlModifier);
        auto* panel = bench.window.findChild<RunsPanel*>();
        QVERIFY(panel && panel->isVisible());
        QStringList texts;
        for (const QLabel* label : panel->findChildren<QLabel*>())
            texts << label->text();
        const QString all = texts.join(QChar{'\n'});
        QVERIFY2(all.contains(QStringLiteral("Threads")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("on the stage")), qPrintable(all));
        for (QPushButton* button : panel->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Show") && button->isEnabled()) {
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
        QVERIFY(!panel->isVisible());
        QCOMPARE(bench.window.book().current(), bench.window.book().history().runs().back().id);
    }

    void aRecordingShowsExactlyWhatItsAuthorSaw()
    {
        const QString path = m_folder.filePath(QStringLiteral("shared.interleave"));
        Bench author{m_settings};
        author.window.resize(1280, 800);
        QTest::mouseClick(author.button(QStringLiteral("under 10 %")), Qt::LeftButton);
        record(author);
        auto* card = author.window.findChild<PredictionCard*>();
        QTRY_VERIFY(card->verdict().contains(QStringLiteral("You predicted under 10 %")));
        const QString verdict = card->verdict();
        // A guess at the next run is none at this one.
        QTest::mouseClick(author.button(QStringLiteral("about half")), Qt::LeftButton);
        Scene& seen = author.window.scene();
        const auto thread = seen.trace()->actorsOf(trace::ActorKind::Thread)[5];
        constexpr std::array<std::string_view, 2> chosen{"thread-timeline", "state-flow"};
        author.window.stage().setViews(chosen);
        seen.selectActor(thread);
        seen.togglePin(thread);
        seen.setSelection(trace::Window{at(2ms), at(3ms)});
        seen.setWindow({at(1ms), at(4ms)});
        seen.playhead().setSlowdown(250);
        seen.playhead().seek(at(2500us));
        author.window.book().addBookmark();
        save(author, path);

        Bench reader{m_settings + QStringLiteral("2")};
        reader.window.resize(1280, 800);
        threadsSlider(reader)->setValue(threadsSlider(reader)->minimum());
        open(reader, path);
        Scene& shown = reader.window.scene();
        QCOMPARE(viewsOf(reader), viewsOf(author));
        QCOMPARE(shown.playhead().time(), at(2500us));
        QCOMPARE(shown.playhead().slowdown(), 250.0);
        QCOMPARE(shown.trace()->bookmarks().size(), std::size_t{1});
        QCOMPARE(threads(reader), threads(author));
        QTRY_COMPARE(reader.window.findChild<PredictionCard*>()->verdict(), verdict);
        QCOMPARE(reader.engine.count(), std::size_t{0}); // nothing was run again
        const auto same = [&] { return pictures(author) == pictures(reader); };
        QTRY_VERIFY(same());
        shown.playhead().seek(at(2400us));
        QVERIFY2(!same(), "the comparison can tell one moment from another");
    }

    void aRecordingOfABiggerMachineSaysSo()
    {
        const QString path = m_folder.filePath(QStringLiteral("bigger.interleave"));
        {
            Bench author{m_settings};
            author.window.run();
            QTRY_COMPARE(author.window.controller().phase(), RunController::Phase::Running);
            trace::Builder builder = recorded(*author.engine.run(0), 40);
            builder.provenance().parameters[0].value = 64;
            builder.provenance().parameters[0].text = "64";
            builder.provenance().machine.cpus = 64;
            author.engine.run(0)->end(builder);
            QTRY_COMPARE(author.window.controller().phase(), RunController::Phase::Idle);
            save(author, path);
        }
        Bench reader{m_settings + QStringLiteral("2")};
        open(reader, path);
        QCOMPARE(threads(reader), std::int64_t{32});
        bool said = false;
        for (const QLabel* label : reader.window.stage().banners().findChildren<QLabel*>())
            said = said || label->text().contains(QStringLiteral("Threads 64"));
        QVERIFY(said);
    }

    void aDragOfTheSliderIsOneStepToUndo()
    {
        Bench bench{m_settings};
        QSlider* slider = threadsSlider(bench);
        const std::int64_t before = threads(bench);
        slider->setSliderDown(true);
        for (const int position : {2, 3, 4, 1})
            slider->setSliderPosition(slider->minimum() + position);
        slider->setSliderDown(false);
        const std::int64_t after = threads(bench);
        QVERIFY(after != before);
        QTest::keyClick(&bench.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(threads(bench), before);
        QTest::keyClick(&bench.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(threads(bench), before);
        QTest::keyClick(&bench.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(threads(bench), after);
    }

    void recentRecordingsCanBeOpenedAgainFromTheMenu()
    {
        Bench bench{m_settings};
        record(bench);
        const QString path = m_folder.filePath(QStringLiteral("recent.interleave"));
        save(bench, path);
        const auto* recent = bench.window.findChild<QToolButton*>(QStringLiteral("recent"));
        emit recent->menu()->aboutToShow();
        QAction* action = recent->menu()->actions().front();
        QCOMPARE(action->text(), QStringLiteral("recent.interleave"));
        QSignalSpy opened{&bench.window, &MainWindow::fileOpened};
        action->trigger();
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(QFile::remove(path));
        emit recent->menu()->aboutToShow();
        QVERIFY(!recent->menu()->actions().front()->isEnabled()); // "none yet"
    }

    void theNextRunIsBAndNoRunStandsBesideItself()
    {
        Bench bench{m_settings};
        record(bench, 60);
        const QStringList usual = viewsOf(bench);
        QTest::keyClick(&bench.window, Qt::Key_C);
        QVERIFY(bench.window.book().comparing());
        QVERIFY(!bench.window.book().besideEachOther());
        QCOMPARE(viewsOf(bench), usual);
        QVERIFY(says(bench, QStringLiteral("kept as A")));
        record(bench, 60);
        QVERIFY(bench.window.book().besideEachOther());
        QVERIFY(says(bench, QStringLiteral("set alike")));
        QTest::keyClick(&bench.window, Qt::Key_C);
        QVERIFY(!bench.window.book().comparing());
        // After two runs, the one before is a click away.
        QTest::keyClick(&bench.window, Qt::Key_C);
        QTRY_VERIFY(bench.button(QStringLiteral("Compare with the run before")));
        QTest::mouseClick(
            bench.button(QStringLiteral("Compare with the run before")), Qt::LeftButton);
        QVERIFY(bench.window.book().besideEachOther());
        QCOMPARE(bench.window.book().a(), bench.window.book().history().runs().back().id);
    }

    void overlaidOrStackedIsRemembered()
    {
        {
            Bench bench{m_settings};
            bench.window.resize(1424, 852);
            record(bench, 60);
            QTest::keyClick(&bench.window, Qt::Key_C);
            record(bench, 80);
            QCOMPARE(viewsOf(bench).front(), QStringLiteral("run-comparison"));
            QTest::keyClick(&bench.window, Qt::Key_C, Qt::ShiftModifier);
            QCOMPARE(viewsOf(bench).front(), QStringLiteral("run-overlay"));
            QTRY_VERIFY(bench.button(QStringLiteral("Overlaid")));
            QTest::mouseClick(bench.button(QStringLiteral("Overlaid")), Qt::LeftButton);
            QCOMPARE(viewsOf(bench).front(), QStringLiteral("run-comparison"));
            QTest::mouseClick(bench.button(QStringLiteral("Overlaid")), Qt::LeftButton);
        }
        Bench bench{m_settings};
        record(bench, 60);
        QTest::keyClick(&bench.window, Qt::Key_C);
        record(bench, 80);
        QCOMPARE(viewsOf(bench).front(), QStringLiteral("run-overlay"));
    }

    void anOverlaidComparisonHasRoomForTenThreads()
    {
        Bench bench{m_settings};
        bench.window.resize(1424, 852); // 1440 x 900, less the frame
        record(bench, 60);
        QTest::keyClick(&bench.window, Qt::Key_C);
        record(bench, 80);
        QTest::keyClick(&bench.window, Qt::Key_C, Qt::ShiftModifier);
        const auto cards = bench.window.stage().cards();
        QCOMPARE(cards.size(), std::size_t{3});
        const auto place = [&](std::size_t i) {
            return QRect{cards[i]->mapTo(&bench.window, QPoint{}), cards[i]->size()};
        };
        const ViewCanvas& runs = cards[0]->canvas();
        QTRY_VERIFY(runs.timeScale().area.height() >= 10 * 22);
        QTRY_COMPARE(place(1).top(), place(2).top());
        QVERIFY(place(1).right() < place(2).left());
        for (const std::size_t i : {0, 1, 2})
            QCOMPARE(cards[i]->visibleRegion().boundingRect().size(), cards[i]->size());
        // Where they would not fit beside each other, they stand below, and the page scrolls.
        bench.window.resize(800, 600);
        QTRY_VERIFY(place(1).bottom() < place(2).top());
        QVERIFY(runs.timeScale().area.height() >= 5 * 22);
    }

    void theKeysStayOnTheStage()
    {
        Bench bench{m_settings};
        const auto onStage = [&] {
            const QWidget* focus = bench.window.focusWidget();
            return focus != nullptr && bench.window.stage().isAncestorOf(focus);
        };
        QVERIFY(onStage());
        record(bench, 60);
        QVERIFY(onStage());
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_C);
        record(bench, 80);
        QVERIFY(bench.window.book().besideEachOther());
        QVERIFY(onStage());
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_C, Qt::ShiftModifier);
        QCOMPARE(viewsOf(bench).front(), QStringLiteral("run-overlay"));
        QVERIFY(onStage());
    }

    void aRepeatedRunTellsItsSpreadWithASeedEach()
    {
        Bench bench{m_settings};
        record(bench, 60);
        const trace::Snapshot shown = bench.window.scene().trace();
        QTest::keyClick(&bench.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        RepeatDialog& dialog = bench.window.repeatDialog();
        QVERIFY(dialog.isVisible());
        QVERIFY(says(dialog, QStringLiteral("Threads 8"))); // what will be run
        QVERIFY(says(dialog, QStringLiteral("10 runs of about 2.2 s: about 22 s")));
        dialog.findChild<QSpinBox*>()->setValue(3);
        QVERIFY(says(dialog, QStringLiteral("3 runs")));
        press(dialog, QStringLiteral("Start"));
        for (std::size_t i = 1; i <= 3; ++i) {
            QTRY_COMPARE(bench.engine.count(), i + 1);
            QTRY_VERIFY(says(dialog, QStringLiteral("Run %1 of 3").arg(i)));
            QCOMPARE(bench.engine.run(i)->seed, i);
            bench.engine.run(i)->end(recorded(*bench.engine.run(i), 40 + 20 * int(i)));
        }
        QTRY_VERIFY(!dialog.repeating());
        QCOMPARE(dialog.runs().front().size(), std::size_t{3});
        QCOMPARE(bench.window.scene().trace(), shown); // the picture stays as it is
        QCOMPARE(bench.window.book().history().runs().size(), std::size_t{1});
        QTest::keyClick(&bench.window, Qt::Key_H, Qt::ControlModifier);
        auto& kept = *bench.window.findChild<RunsPanel*>();
        QVERIFY(says(kept, QStringLiteral("4 runs set like this")));
        kept.hide();
        const auto* table = dialog.findChild<QTableWidget*>();
        QVERIFY(table->rowCount() > 0);
        QCOMPARE(table->item(0, 4)->text(), QStringLiteral("3"));
        QVERIFY(table->item(0, 3)->text().contains(QStringLiteral("±")));
        press(dialog, QStringLiteral("Start"));
        QTRY_COMPARE(bench.engine.count(), std::size_t{5});
        press(dialog, QStringLiteral("Cancel"));
        QVERIFY(!dialog.repeating());
        QTRY_VERIFY(bench.engine.run(4)->destroyed);
        QCOMPARE(bench.engine.count(), std::size_t{5});
    }

    void repeatsOfBothTellWhichDifferencesExceedTheNoise()
    {
        Bench bench{m_settings};
        record(bench, 60);
        QTest::keyClick(&bench.window, Qt::Key_C);
        threadsSlider(bench)->setValue(threadsSlider(bench)->minimum());
        record(bench, 90);
        QVERIFY(!bench.window.scene().frame().repeats);
        QVERIFY(says(bench, QStringLiteral("once each")));
        QTRY_VERIFY(bench.button(QStringLiteral("Repeat both 10×…")));
        QTest::mouseClick(bench.button(QStringLiteral("Repeat both 10×…")), Qt::LeftButton);
        RepeatDialog& dialog = bench.window.repeatDialog();
        QVERIFY(says(dialog, QStringLiteral("A: Threads 8")));
        dialog.findChild<QSpinBox*>()->setValue(3);
        press(dialog, QStringLiteral("Start"));
        for (std::size_t i = 0; i < 6; ++i) {
            QTRY_COMPARE(bench.engine.count(), i + 3);
            const auto script = bench.engine.run(i + 2);
            QCOMPARE(script->values[0], i % 2 == 0 ? std::int64_t{8} : std::int64_t{1});
            QCOMPARE(script->seed, i / 2 + 1);
            script->end(recorded(*script, (i % 2 == 0 ? 60 : 90) + int(i)));
        }
        QTRY_VERIFY(!dialog.repeating());
        const auto repeats = bench.window.scene().frame().repeats;
        QVERIFY(repeats);
        QCOMPARE(repeats->a.size(), std::size_t{4}); // the runs on the stage are repeats too
        QCOMPARE(repeats->b.size(), std::size_t{4});
        const auto figures = trace::repeatedDifferences(*repeats);
        QVERIFY(*figures.front().difference->beyondNoise()); // the length of the run
        QVERIFY(bench.window.book().repeated());
        QVERIFY(!says(bench, QStringLiteral("once each")));
        const auto* table = dialog.findChild<QTableWidget*>();
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("exceeds it"));
    }

    void aRunOfTheStageEndsTheRepeats()
    {
        Bench bench{m_settings};
        record(bench, 60);
        QTest::keyClick(&bench.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        RepeatDialog& dialog = bench.window.repeatDialog();
        press(dialog, QStringLiteral("Start"));
        QTRY_COMPARE(bench.engine.count(), std::size_t{2});
        bench.window.run();
        QVERIFY(!dialog.repeating());
        QTRY_COMPARE(bench.engine.count(), std::size_t{3});
        QTRY_VERIFY(bench.engine.run(1)->destroyed);
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        QVERIFY(says(dialog, QStringLiteral("would disturb")));
        bench.engine.run(2)->end(recorded(*bench.engine.run(2), 60));
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
    }

private:
    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;
};

QTEST_MAIN(TestRunBook)
#include "tst_run_book.moc"
