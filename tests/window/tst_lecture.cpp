// Lecture mode in the real window, over runs that do what the test says.
#include "app/window/badge_button.h"
#include "app/window/banner.h"
#include "app/window/lecture_mode.h"
#include "app/window/lecture_notes.h"
#include "app/window/lecture_veil.h"
#include "app/window/lesson_card.h"
#include "app/window/main_window.h"
#include "app/window/parameter_panel.h"
#include "app/window/stage.h"
#include "app/window/transport_bar.h"
#include "app/window/view_card.h"
#include "engine/files/interleave_file.h"
#include "engine/trace/figures.h"
#include "views/format.h"
#include "window/fake_engine.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSlider>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTextBrowser>
#include <QtTest>

using namespace app;
using namespace std::chrono_literals;

namespace {

const char* const playlist = R"(# Who runs next?

## Eight threads

```stage
demo thread-life
set threads 8
```

```notes
Hands up: how many are **runnable**?
```

## The scheduler

```stage
demo scheduler-gantt
set hogs 3
run 1s
at 50%
```

## And back

```stage
demo thread-life
set threads 12
```
)";

struct Bench {
    explicit Bench(const QString& settings)
        : window{{.demos = engine::catalog(),
            .start =
                [this](const engine::RunRequest& request, std::function<void()> published) {
                    return engine.start(request, published);
                },
            .permission = [] { return engine::Permission{}; },
            .settingsFile = settings}}
    {
        window.resize(1300, 820);
        window.show();
        window.activateWindow();
    }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QWidget* const focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, Qt::Key(key), modifiers);
    }
    void runToEnd()
    {
        const std::size_t number = engine.count();
        window.run();
        endRun(number);
    }
    void endRun(std::size_t number)
    {
        QTRY_COMPARE(engine.count(), number + 1);
        QTRY_COMPARE(window.controller().phase(), RunController::Phase::Running);
        engine.run(number)->end(fake::busyThreads(8, 60));
        QTRY_COMPARE(window.controller().phase(), RunController::Phase::Idle);
        QTRY_VERIFY(!waits());
    }
    bool waits() ///< the lesson, for the run
    {
        const QList<QLabel*> labels = window.lesson().findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [](const QLabel* label) { return label->text().contains(QChar{0x2026}); });
    }
    QString switches() ///< as the panel says
    {
        for (const QLabel* label : window.findChildren<QLabel*>())
            if (label->accessibleName() == QLatin1String("context switches"))
                return label->text();
        return {};
    }
    bool hasFigures()
    {
        const QList<QLabel*> labels = window.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [](const QLabel* label) {
            return label->accessibleName() == QLatin1String("context switches")
                && label->text() != QChar{0x2013};
        });
    }
    LectureMode& lecture() { return window.lecture(); }
    LectureVeil& veil() { return window.lecture().veil(); }
    std::string_view demo() { return window.demo()->id; }
    std::int64_t value(std::size_t i)
    {
        return window.findChild<ParameterPanel*>()->values().at(i);
    }
    QString notes() { return window.notes().findChild<QTextBrowser*>()->toPlainText(); }

    fake::Engine engine;
    MainWindow window;
};

/// Where everything is and how it looks.
QStringList arrangement(MainWindow& window)
{
    QStringList all;
    all << QStringLiteral("state %1").arg(int(window.windowState()))
        << QApplication::font().toString() << qApp->styleSheet();
    const auto rect = [](const QRect& r) {
        return QStringLiteral("%1,%2 %3x%4").arg(r.x()).arg(r.y()).arg(r.width()).arg(r.height());
    };
    all << rect(window.geometry());
    const QWidget* const content = window.centralWidget();
    for (const QWidget* widget : content->findChildren<QWidget*>())
        if (widget->isVisible())
            all << QString::fromLatin1(widget->metaObject()->className()) + QChar{' '}
                    + rect(widget->geometry());
    return all;
}

QString firstDifference(const QStringList& a, const QStringList& b)
{
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        if (a[i] != b[i])
            return a[i] + QStringLiteral(" became ") + b[i];
    return a.size() == b.size() ? QString{} : QStringLiteral("another number of widgets");
}

} // namespace

class TestLecture : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    /// A quarter of a projector's width has room for every parameter in a lecture's large type.
    void noDemosParametersAreCut_data()
    {
        QTest::addColumn<QString>("demo");
        for (const engine::Workload* demo : engine::catalog())
            QTest::newRow(demo->id.data()) << QString::fromUtf8(demo->id.data());
    }
    void noDemosParametersAreCut()
    {
        QFETCH(QString, demo);
        ParameterPanel panel;
        QFont large;
        large.setPixelSize(18);
        panel.setFont(large);
        const auto params = engine::findWorkload(demo.toStdString())->params;
        panel.setParams(params, {});
        panel.show();
        panel.setRunning(true);
        for (std::size_t i = 0; i < params.size(); ++i)
            panel.setValue(i, params[i].low == params[i].start() ? params[i].high : params[i].low);
        QTRY_VERIFY2(panel.minimumSizeHint().width() <= 320,
            qPrintable(QString::number(panel.minimumSizeHint().width())));
    }

    void f5FillsTheScreenWithLargeTypeAndEscPutsEverythingBack()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        QTRY_VERIFY(bench.hasFigures());
        for (QSplitter* splitter : bench.window.findChildren<QSplitter*>())
            if (splitter->orientation() == Qt::Horizontal)
                splitter->setSizes({260, 740, 300});
            else
                splitter->setSizes({100, 300, 200});
        QStringList before; // once the layouts have followed
        const auto settled = [&] {
            QStringList now = arrangement(bench.window);
            return std::exchange(before, now) == now;
        };
        QTRY_VERIFY(settled());
        const double type = bench.window.scene().frame().theme.fontScale;
        QCOMPARE(type, 1.0);
        for (int round = 0; round < 2; ++round) {
            bench.press(Qt::Key_F5);
            QVERIFY(bench.lecture().on());
            QVERIFY(bench.window.isFullScreen());
            QTRY_COMPARE(bench.window.size(), bench.window.screen()->size());
            QTRY_VERIFY(bench.window.scene().frame().theme.fontScale >= 1.2);
            QVERIFY(QApplication::font().pixelSize() >= 15);
            for (const char* hidden : {"header", "catalogue"})
                QVERIFY(bench.window.findChild<QWidget*>(QString::fromLatin1(hidden))->isHidden());
            QVERIFY(bench.window.findChild<ParameterPanel*>()->isVisible());
            QVERIFY(bench.window.findChild<QWidget*>(QStringLiteral("transport"))->isVisible());
            bench.press(Qt::Key_Escape);
            QVERIFY(!bench.lecture().on());
            QTRY_VERIFY(bench.lecture().settled());
            QTRY_VERIFY2(arrangement(bench.window) == before,
                qPrintable(firstDifference(before, arrangement(bench.window))));
        }
    }

    void largeTypeFitsAScreenOf1920()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        QTRY_VERIFY(bench.hasFigures());
        bench.press(Qt::Key_F5);
        auto* transport = bench.window.findChild<TransportBar*>();
        transport->setBadge(QStringLiteral("Measured · kernel switch and wake-up records"), true);
        while (bench.window.scene().frame().theme.fontScale < 1.6)
            bench.lecture().setLarger(bench.lecture().larger() + 1);
        QTRY_VERIFY2(bench.window.minimumSizeHint().width() <= 1920,
            qPrintable(QString::number(bench.window.minimumSizeHint().width())));
        auto* badge = transport->findChild<BadgeButton*>();
        badge->resize(badge->minimumSizeHint());
        QCOMPARE(badge->text(), QStringLiteral("● Measured"));
        badge->resize(badge->sizeHint());
        QVERIFY(badge->text().endsWith(QStringLiteral("wake-up records")));
    }

    void withoutLectureEscStillSelectsNothing()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.scene().selectActor(
            bench.window.scene().trace()->actorsOf(trace::ActorKind::Thread).front());
        bench.press(Qt::Key_Escape);
        QVERIFY(!bench.window.scene().frame().selectedActor);
        bench.press(Qt::Key_B);
        QVERIFY(!bench.veil().isBlack());
    }

    void theClickerGoesThroughTheStepsWhateverHasTheFocus()
    {
        Bench bench{m_settings};
        bench.window.openLecture(write(playlist));
        QVERIFY(bench.lecture().on());
        QVERIFY(bench.window.lesson().isVisible());
        bench.press(Qt::Key_PageDown);
        QCOMPARE(bench.demo(), std::string_view{"thread-life"});
        QCOMPARE(bench.value(0), 8);
        auto* slider = bench.window.findChild<ParameterPanel*>()->findChild<QSlider*>();
        slider->setFocus();
        const int position = slider->value();
        bench.press(Qt::Key_PageDown);
        QCOMPARE(bench.demo(), std::string_view{"scheduler-gantt"});
        bench.endRun(0);
        const trace::Snapshot run = bench.window.scene().trace();
        bench.press(Qt::Key_PageDown);
        QCOMPARE(bench.demo(), std::string_view{"thread-life"});
        QCOMPARE(bench.value(0), 12);
        bench.press(Qt::Key_PageUp);
        QCOMPARE(bench.demo(), std::string_view{"scheduler-gantt"});
        QCOMPARE(bench.window.scene().trace(), run);
        QCOMPARE(bench.engine.count(), std::size_t{1});
        bench.press(Qt::Key_PageUp);
        QCOMPARE(bench.value(0), 8);
        slider = bench.window.findChild<ParameterPanel*>()->findChild<QSlider*>();
        QCOMPARE(slider->value(), position);
    }

    void blackTakesOneKeyAndNobodyElseGetsIt()
    {
        Bench bench{m_settings};
        bench.window.openLecture(write(playlist));
        bench.press(Qt::Key_PageDown);
        bench.press(Qt::Key_B);
        QVERIFY(bench.veil().isBlack());
        const QImage black = bench.window.grab().toImage();
        for (const QPoint point : {QPoint{5, 5}, black.rect().center(), black.rect().bottomRight()})
            QCOMPARE(black.pixelColor(point), QColor{Qt::black});
        bench.press(Qt::Key_PageDown);
        QVERIFY(!bench.veil().isVisible());
        QCOMPARE(bench.demo(), std::string_view{"thread-life"});
        bench.press(Qt::Key_PageDown);
        QCOMPARE(bench.demo(), std::string_view{"scheduler-gantt"});
        bench.press(Qt::Key_B);
        bench.press(Qt::Key_Escape);
        QVERIFY(!bench.veil().isBlack() && bench.lecture().on());
        bench.press(Qt::Key_B);
        QTest::mouseClick(&bench.veil(), Qt::LeftButton, {}, {9, 9});
        QVERIFY(!bench.veil().isBlack());
    }

    void aClickersPointIsBlackInALectureAndAStepOutsideOne()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.scene().playhead().seek(trace::Time{});
        bench.press(Qt::Key_Period);
        const trace::Time stepped = bench.window.scene().playhead().time();
        QVERIFY(stepped > trace::Time{});
        bench.press(Qt::Key_F5);
        bench.press(Qt::Key_Period);
        QVERIFY(bench.veil().isBlack());
        QCOMPARE(bench.window.scene().playhead().time(), stepped);
        bench.press(Qt::Key_Period); // any key returns
        QVERIFY(!bench.veil().isBlack());
        bench.press(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(bench.window.scene().playhead().time() > stepped);
        bench.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(bench.window.scene().playhead().time(), stepped);
    }

    void theEndsOfALectureSaySoAndHomeAndEndGoThere()
    {
        Bench bench{m_settings};
        const auto told = [&] {
            return bench.window.stage().banners().find(QStringLiteral("lecture-end")) != nullptr;
        };
        bench.window.openLecture(write(playlist));
        bench.press(Qt::Key_PageUp);
        QVERIFY(told());
        bench.press(Qt::Key_End);
        QVERIFY(!told());
        QCOMPARE(bench.value(0), 12);
        QVERIFY(says(bench.window.lesson(), QStringLiteral("And back")));
        bench.press(Qt::Key_PageDown);
        QVERIFY(told());
        QVERIFY(bench.window.lesson().isVisible()); // it did not close in front of the room
        bench.press(Qt::Key_Home);
        QVERIFY(!told());
        QVERIFY(says(bench.window.lesson(), QStringLiteral("Who runs next?")));
    }

    void escGivesBackTheDemoTheRunAndTheSlidersThatStoodThere()
    {
        Bench bench{m_settings};
        bench.window.chooseDemo(engine::findWorkload("thread-life"));
        bench.window.findChild<ParameterPanel*>()->setValue(0, 5);
        bench.window.run();
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
        trace::Builder builder = fake::busyThreads(8, 90);
        builder.provenance().demo = "thread-life";
        bench.engine.run(0)->end(builder);
        QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
        const trace::Snapshot run = bench.window.scene().trace();
        bench.window.scene().playhead().seek(trace::Time{run->extent().length() / 2});
        const trace::Time moment = bench.window.scene().playhead().time();
        bench.window.openLecture(write(playlist));
        bench.press(Qt::Key_PageDown);
        bench.press(Qt::Key_PageDown);
        bench.endRun(1);
        QCOMPARE(bench.demo(), std::string_view{"scheduler-gantt"});
        bench.press(Qt::Key_Escape);
        QCOMPARE(bench.demo(), std::string_view{"thread-life"});
        QCOMPARE(bench.value(0), 5);
        QCOMPARE(bench.window.scene().trace()->extent(), run->extent());
        QTRY_COMPARE(
            bench.switches(), views::formatCount(trace::figures(*run).switches)); // its figures too
        QCOMPARE(bench.window.scene().playhead().time(), moment);
        QVERIFY(!bench.window.lesson().isVisible());
        const Banner* left = bench.window.stage().banners().find(QStringLiteral("lecture-left"));
        QVERIFY(left);
        for (QPushButton* button : left->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Go on with the lecture"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(bench.lecture().on());
        QVERIFY(says(bench.window.lesson(), QStringLiteral("The scheduler")));
    }

    void aLectureAboutTheDemoThatStoodThereLeavesItsRun()
    {
        Bench bench{m_settings};
        bench.window.chooseDemo(engine::findWorkload("thread-life"));
        bench.press(Qt::Key_F5);
        bench.runToEnd();
        const trace::Snapshot run = bench.window.scene().trace();
        bench.press(Qt::Key_Escape);
        QCOMPARE(bench.window.scene().trace(), run);
    }

    void aPlaylistOpensARecordingAsItsAuthorLeftItAndGoesToAMoment()
    {
        trace::Builder builder = fake::busyThreads(8, 60);
        builder.provenance().demo = "thread-life";
        builder.setOutcome({.kind = trace::OutcomeKind::Finished});
        const auto author = builder.snapshot()->withStaging(
            {.window = trace::Window{fake::at(1ms), fake::at(3ms)}, .slowdown = 250});
        QVERIFY(engine::save(author, m_folder.filePath("queue.interleave").toStdString()));
        Bench bench{m_settings};
        bench.window.chooseDemo(engine::findWorkload("scheduler-gantt"));
        const char* const withRecording = R"(# Recorded

## The queue

```stage
demo thread-life
open queue.interleave
at 2ms
```

## Another demo's

```stage
demo scheduler-gantt
open queue.interleave
```
)";
        bench.window.openLecture(write(withRecording));
        bench.press(Qt::Key_PageDown);
        Scene& scene = bench.window.scene();
        QTRY_COMPARE(scene.playhead().time(), fake::at(2ms));
        QCOMPARE(scene.trace()->sliceCount(), author.sliceCount());
        QCOMPARE(scene.frame().window, (trace::Window{fake::at(1ms), fake::at(3ms)}));
        QCOMPARE(scene.playhead().slowdown(), 250.0);
        QCOMPARE(bench.engine.count(), std::size_t{0}); // nothing was run
        QVERIFY(bench.lecture().on() && bench.window.lesson().isVisible());
        bench.press(Qt::Key_PageDown);
        const auto refused = [&] {
            const QList<QLabel*> labels = bench.window.lesson().findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](const QLabel* label) {
                return label->text().contains(QStringLiteral("demo thread-life"));
            });
        };
        QTRY_VERIFY(refused());
    }

    void theSpotlightStaysAfterATapAndGoesAfterHolding()
    {
        Bench bench{m_settings};
        bench.press(Qt::Key_F5);
        QTRY_COMPARE(bench.window.size(), bench.window.screen()->size());
        QTRY_VERIFY(bench.window.scene().frame().theme.fontScale > 1);
        const QImage bright = bench.window.grab().toImage();
        bench.press(Qt::Key_H);
        QVERIFY(bench.veil().isSpotlight());
        const QPoint away = bench.veil().centre().x() > bright.width() / 2.0
            ? QPoint{30, 30}
            : QPoint{bright.width() - 30, 30};
        const QImage dark = bench.window.grab().toImage();
        QVERIFY(dark.pixelColor(away).lightness() < bright.pixelColor(away).lightness() / 2);
        QVERIFY(bench.veil().testAttribute(Qt::WA_TransparentForMouseEvents));
        bench.press(Qt::Key_H);
        QVERIFY(!bench.veil().isVisible());

        QWidget* const focus = QApplication::focusWidget() ? QApplication::focusWidget()
                                                           : static_cast<QWidget*>(&bench.window);
        QTest::keyPress(focus, Qt::Key_H);
        QVERIFY(bench.veil().isSpotlight());
        QTRY_VERIFY(!bench.veil().mayBeTap());
        QTest::keyRelease(focus, Qt::Key_H);
        QVERIFY(!bench.veil().isSpotlight());
        QVERIFY(bench.window.commands().perform(QStringLiteral("spotlight")));
        QTRY_VERIFY(!bench.veil().mayBeTap());
        QTest::keyClick(focus, Qt::Key_Comma);
        QVERIFY(bench.veil().isSpotlight()); // the palette has no key that is held
        bench.press(Qt::Key_Escape);
        QVERIFY(!bench.veil().isVisible());
    }

    void theSpeakerReadsTheNotesOfTheStepTheRoomSees()
    {
        Bench bench{m_settings};
        bench.window.openLecture(write(playlist));
        if (!bench.window.notes().isVisible())
            bench.press(Qt::Key_F6);
        QVERIFY(bench.window.notes().isVisible());
        bench.window.activateWindow();
        bench.press(Qt::Key_PageDown);
        QCOMPARE(bench.notes(), QStringLiteral("Hands up: how many are runnable?"));
        QVERIFY(says(bench.window.notes(), QStringLiteral("Next: The scheduler")));
        QTest::keyClick(&bench.window.notes(), Qt::Key_PageDown); // the laptop has the focus
        QCOMPARE(bench.demo(), std::string_view{"scheduler-gantt"});
        QVERIFY(bench.notes().contains(QStringLiteral("no notes")));
        QTest::keyClick(&bench.window.notes(), Qt::Key_B);
        QVERIFY(bench.veil().isBlack());
        QTest::keyClick(&bench.window.notes(), Qt::Key_PageDown);
        QVERIFY(!bench.veil().isBlack());
        QCOMPARE(bench.demo(), std::string_view{"scheduler-gantt"});
        QTest::keyClick(&bench.window.notes(), Qt::Key_Escape);
        QVERIFY(!bench.lecture().on());
        QVERIFY(!bench.window.notes().isVisible());
    }

    void notesGoToAScreenTheRoomDoesNotSee()
    {
        QScreen* const here = QGuiApplication::primaryScreen();
        QCOMPARE(LectureNotes::otherScreen(here, {here}), nullptr);
        const QList<QScreen*> screens = QGuiApplication::screens();
        if (screens.size() < 2)
            QSKIP("this platform has one screen");
        QCOMPARE(LectureNotes::otherScreen(screens[1], screens), screens[0]);
        Bench bench{m_settings};
        QVERIFY(!bench.window.notes().isVisible());
        bench.window.openLecture(write(playlist));
        QTRY_VERIFY(bench.window.notes().isVisible());
        QVERIFY(bench.window.screen() != bench.window.notes().screen());
        QTRY_COMPARE(bench.window.notes().geometry(), bench.window.notes().screen()->geometry());
        bench.press(Qt::Key_Escape);
        QVERIFY(!bench.window.notes().isVisible());
    }

    void largerTypeIsRememberedAndFitsTheScreen()
    {
        QVERIFY(LectureMode::scaleFor(1080, 0) > LectureMode::scaleFor(720, 0));
        QVERIFY(LectureMode::scaleFor(480, -8) >= 1);
        double larger = 0;
        {
            Bench bench{m_settings};
            bench.press(Qt::Key_F5);
            QTRY_VERIFY(bench.window.scene().frame().theme.fontScale > 1);
            const double usual = bench.window.scene().frame().theme.fontScale;
            bench.press(Qt::Key_Plus, Qt::ControlModifier);
            larger = bench.window.scene().frame().theme.fontScale;
            QVERIFY(larger > usual);
            bench.press(Qt::Key_K);
            QVERIFY(!bench.window.findChild<ParameterPanel*>()->isVisible());
            bench.press(Qt::Key_K);
            QVERIFY(bench.window.findChild<ParameterPanel*>()->isVisible());
            bench.window.close();
        }
        Bench bench{m_settings};
        QCOMPARE(bench.window.size(), // as before the lecture, as far as the screen has room
            (QSize{1300, 820}.boundedTo(bench.window.screen()->availableSize())));
        QVERIFY(!bench.window.isFullScreen());
        bench.press(Qt::Key_F5);
        QTRY_COMPARE(bench.window.scene().frame().theme.fontScale, larger);
    }

    void oneViewAtATimeMayHaveTheWholeStage()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.press(Qt::Key_F5);
        const auto shown = [&] {
            std::vector<std::string_view> ids;
            for (const ViewCard* card : bench.window.stage().cards())
                if (card->isVisible())
                    ids.push_back(card->id());
            return ids;
        };
        const std::vector<std::string_view> all = shown();
        QVERIFY(all.size() >= 2);
        for (const std::string_view id : all) {
            bench.press(Qt::Key_V);
            QCOMPARE(shown(), std::vector{id});
        }
        bench.press(Qt::Key_V);
        QCOMPARE(shown(), all);
        bench.press(Qt::Key_V);
        bench.press(Qt::Key_Escape);
        QCOMPARE(shown(), all);
    }

    void theLastLectureGoesOnWhereItWas()
    {
        {
            Bench bench{m_settings};
            QVERIFY(!bench.window.commands().find(QStringLiteral("lecture-resume"))->enabled);
            bench.window.openLecture(write(playlist));
            bench.press(Qt::Key_PageDown);
            bench.press(Qt::Key_PageDown);
            bench.endRun(0);
            bench.press(Qt::Key_PageDown);
            bench.window.close();
        }
        Bench bench{m_settings};
        QVERIFY(bench.window.commands().perform(QStringLiteral("lecture-resume")));
        QVERIFY(bench.lecture().on());
        QCOMPARE(bench.demo(), std::string_view{"thread-life"});
        QCOMPARE(bench.value(0), 12);
        QVERIFY(says(bench.window.lesson(), QStringLiteral("And back")));
    }

private:
    QString write(const char* text)
    {
        const QString path = m_folder.filePath(QStringLiteral("lecture.md"));
        QFile file{path};
        if (!file.open(QFile::WriteOnly))
            return {};
        file.write(text);
        return path;
    }
    static bool says(QWidget& widget, const QString& text)
    {
        const QList<QLabel*> labels = widget.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->text() == text; });
    }

    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;
};

/// Two screens, as in a lecture hall.
int main(int argc, char** argv)
{
    QTemporaryFile screens;
    if (qgetenv("QT_QPA_PLATFORM") == "offscreen" && screens.open()) {
        screens.write(R"({"screens": [
            {"name": "wall", "x": 0, "y": 0, "width": 1920, "height": 1080},
            {"name": "desk", "x": 1920, "y": 0, "width": 1440, "height": 900}]})");
        screens.flush();
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toLocal8Bit());
    }
    QApplication application{argc, argv};
    TestLecture test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lecture.moc"
