// Lessons in the real window, over runs that do what the test says.
#include "app/window/lesson_card.h"
#include "app/window/main_window.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"
#include "window/fake_engine.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>
#include <QtTest>

using namespace app;
using namespace std::chrono_literals;
using fake::at;

namespace {

const char* const queue = R"(# A queue

How long does it get? At most $\frac{n}{s}$.

```stage
demo thread-life
show thread-timeline
```

## Run it

```stage
set threads 12
run 2s
zoom 2ms 4ms
at 50%
select "worker 3"
mark 1ms 2ms
speed 2000
```

```notes
Wait for the orange ones.
```

## Without a run

```stage
set lock 40
select nobody
```
)";

struct Bench {
    explicit Bench(const QString& settings)
        : window{{.demos = engine::catalog(),
            .start =
                [this](const engine::RunRequest& request, std::function<void()> published) {
                    durations.push_back(request.duration);
                    return engine.start(request, published);
                },
            .permission = [] { return engine::Permission{}; },
            .settingsFile = settings}}
    {
        window.resize(1440, 900);
        window.show();
    }

    QPushButton* button(const QString& text)
    {
        for (QPushButton* button : window.findChildren<QPushButton*>())
            if (button->text() == text && button->isVisible())
                return button;
        return nullptr;
    }
    void press(const QString& text)
    {
        QPushButton* found = button(text);
        QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(text));
        QTest::mouseClick(found, Qt::LeftButton);
    }
    QString told()
    {
        QString all;
        for (QLabel* label : window.lesson().findChildren<QLabel*>())
            if (label->isVisible())
                all += label->text() + QChar{'\n'};
        return all.replace(QChar{0x00A0}, QChar{' '});
    }
    QString text() { return window.lesson().findChild<QTextBrowser*>()->toPlainText(); }
    std::int64_t value(std::size_t i)
    {
        return window.findChild<ParameterPanel*>()->values().at(i);
    }
    /// Ends the run that a step has started.
    void endRun(std::size_t number)
    {
        QTRY_COMPARE(engine.count(), number + 1);
        QTRY_COMPARE(window.controller().phase(), RunController::Phase::Running);
        engine.run(number)->end(fake::busyThreads(8, 60));
        QTRY_COMPARE(window.controller().phase(), RunController::Phase::Idle);
        QTRY_VERIFY(!told().contains(QStringLiteral("…")));
    }

    std::vector<std::optional<std::chrono::milliseconds>> durations;
    fake::Engine engine;
    MainWindow window;
};

} // namespace

class TestLessonWindow : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;

    QString write(const QString& name, const QByteArray& text)
    {
        QFile file{m_folder.filePath(name)};
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        return file.fileName();
    }

private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    void aStepDoesItsCommandsOnceItsRunHasEnded()
    {
        Bench bench{m_settings};
        bench.window.openLesson(write("queue.md", queue));
        QVERIFY(bench.window.lesson().isVisible());
        QCOMPARE(bench.window.stage().cards().size(), std::size_t{1});
        QVERIFY(bench.text().startsWith(QStringLiteral("How long")));
        bench.press(QStringLiteral("Begin ▸"));
        QCOMPARE(bench.value(0), 12);
        QTRY_COMPARE(bench.engine.count(), std::size_t{1});
        QCOMPARE(bench.durations.at(0), std::optional{std::chrono::milliseconds{2000}});
        QVERIFY(bench.told().contains(QStringLiteral("… zoom")));
        Scene& scene = bench.window.scene();
        QVERIFY(!scene.frame().selection);
        bench.endRun(0);
        const trace::Window extent = scene.trace()->extent();
        QCOMPARE(scene.frame().window, (trace::Window{at(2ms), at(4ms)}));
        QCOMPARE(scene.playhead().time(), extent.begin + extent.length() / 2);
        QCOMPARE(scene.trace()->actor(*scene.frame().selectedActor).name, std::string{"worker 3"});
        QCOMPARE(scene.frame().selection, (trace::Window{at(1ms), at(2ms)}));
        QCOMPARE(scene.playhead().slowdown(), 2000.0);
        QCOMPARE(bench.window.lesson().notes(), QStringLiteral("Wait for the orange ones."));
    }

    void whatCannotBeDoneSaysWhyAndBackShowsTheStageAsItWasLeft()
    {
        Bench bench{m_settings};
        bench.window.openLesson(write("queue.md", queue));
        bench.press(QStringLiteral("Begin ▸"));
        bench.endRun(0);
        Scene& scene = bench.window.scene();
        const trace::Snapshot run = scene.trace();
        scene.playhead().seek(at(2500us));
        bench.press(QStringLiteral("Next ▸"));
        QCOMPARE(bench.value(2), 40);
        QVERIFY2(bench.told().contains(QStringLiteral("✗ select nobody (nobody of this run")),
            qPrintable(bench.told()));
        scene.fit();
        bench.window.run();
        bench.endRun(1);
        QVERIFY(scene.trace() != run);
        bench.press(QStringLiteral("◂ Back"));
        QCOMPARE(scene.trace(), run);
        QCOMPARE(scene.playhead().time(), at(2500us));
        QCOMPARE(scene.frame().window, (trace::Window{at(2ms), at(4ms)}));
        QCOMPARE(bench.value(2), 30);
        QCOMPARE(bench.engine.count(), std::size_t{2});
    }

    void withoutARunTheCommandsThatNeedOneExplainThemselves()
    {
        Bench bench{m_settings};
        bench.window.openLesson(write("early.md",
            "# A\n```stage\ndemo thread-life\n```\n## S\n```stage\nat 1ms\nmark 1ms 2ms\n```\n"));
        bench.press(QStringLiteral("Begin ▸"));
        QCOMPARE(bench.told().count(QStringLiteral("(nothing has run yet)")), 2);
    }

    void aRunThatIsRefusedEndsTheStep()
    {
        Bench bench{m_settings};
        bench.engine.refusal = "no memory";
        bench.window.openLesson(write("queue.md", queue));
        bench.press(QStringLiteral("Begin ▸"));
        QTRY_VERIFY(bench.told().contains(QStringLiteral("could not be started")));
        QVERIFY(!bench.told().contains(QStringLiteral("…")));
    }

    void keysTurnThePages()
    {
        Bench bench{m_settings};
        bench.window.openLesson(write("queue.md", queue));
        QTest::keyClick(&bench.window, Qt::Key_PageDown);
        bench.endRun(0);
        QVERIFY(bench.told().contains(QStringLiteral("step 1 of 2")));
        QTest::keyClick(&bench.window, Qt::Key_PageUp);
        QVERIFY(bench.text().startsWith(QStringLiteral("How long")));
    }

    void aLessonWithMistakesShowsThemByLineAndCanBeReadAgain()
    {
        Bench bench{m_settings};
        const QString path =
            write("bad.md", "# A\n```stage\ndemo thread-life\nzom all\n```\n## S\nx");
        bench.window.openLesson(path);
        QVERIFY(bench.window.lesson().isVisible());
        QVERIFY(bench.text().startsWith(QStringLiteral("bad.md:4: unknown command \"zom\"")));
        write("bad.md", "# Good\n```stage\ndemo thread-life\nzoom all\n```\nIntro.\n## S\nx");
        for (QToolButton* button : bench.window.lesson().findChildren<QToolButton*>())
            if (button->accessibleName() == QLatin1String("Read the file again"))
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(bench.text().startsWith(QStringLiteral("Intro.")));
        bench.window.openLesson(m_folder.filePath("missing.md"));
        QVERIFY(bench.text().contains(QStringLiteral("No such file")));
    }

    void aFolderIsAChoiceOfItsLessonsAndCanBeDropped()
    {
        const QTemporaryDir folder;
        for (const char* name : {"2 two", "1 one"}) {
            QFile file{folder.filePath(QString::fromLatin1(name) + QStringLiteral(".md"))};
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(
                "# T\n```stage\ndemo thread-life\n```\nThis is " + QByteArray{name} + "\n## S\nx");
        }
        Bench bench{m_settings};
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder.path())});
        QDragEnterEvent enter{{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&bench.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop{{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&bench.window, &drop);
        QVERIFY2(bench.text().contains(QStringLiteral("1 one")), qPrintable(bench.text()));
        auto* choice = bench.window.lesson().findChild<QComboBox*>();
        QVERIFY(choice->isVisible());
        QCOMPARE(choice->count(), 2);
        choice->setCurrentIndex(1);
        emit choice->activated(1);
        QVERIFY(bench.text().contains(QStringLiteral("2 two")));
    }

    void theInvitationOffersTheDemosOwnLesson()
    {
        Bench bench{m_settings};
        QVERIFY(!bench.window.lesson().isVisible());
        bench.press(QStringLiteral("Begin the lesson ▸"));
        QVERIFY(bench.window.lesson().isVisible());
        QVERIFY(bench.told().contains(QStringLiteral("step 1 of")));
        bench.endRun(0);
        bench.window.chooseDemo(engine::findWorkload("scheduler-gantt"));
        QVERIFY(!bench.window.lesson().isVisible());
    }

    void everyShippedLessonDrivesTheWindowThroughAllItsSteps_data()
    {
        QTest::addColumn<const engine::Workload*>("demo");
        for (const engine::Workload* demo : engine::catalog())
            QTest::newRow(std::string{demo->id}.c_str()) << demo;
    }
    void everyShippedLessonDrivesTheWindowThroughAllItsSteps()
    {
        QFETCH(const engine::Workload*, demo);
        Bench bench{m_settings};
        bench.window.chooseDemo(demo);
        bench.press(QStringLiteral("Begin the lesson ▸"));
        const LessonPlayer* player = bench.window.findChild<LessonPlayer*>();
        std::size_t runs = 0;
        for (std::size_t step = 1;; ++step) {
            QCOMPARE(player->step(), step);
            if (player->waiting()) {
                ++runs;
                QTRY_COMPARE(bench.engine.count(), runs);
                QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
                trace::Builder builder = fake::busyThreads(8, 60);
                const auto process = builder.addActor(trace::ActorKind::Process, "d", {}, 1, 1);
                builder.addActor(trace::ActorKind::Thread, "T3 worker", process, 1, 2);
                bench.engine.run(runs - 1)->end(builder);
                QTRY_VERIFY(!player->waiting());
                QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
            }
            for (const LessonPlayer::Told& told : player->told())
                QVERIFY2(told.deed == LessonPlayer::Deed::Done, qPrintable(told.text));
            auto* text = bench.window.lesson().findChild<QTextBrowser*>();
            QVERIFY(text->document()->size().height() <= text->height());
            if (step + 1 == player->lesson()->steps.size())
                break;
            QTest::keyClick(&bench.window, Qt::Key_PageDown);
        }
        QVERIFY(runs >= 1);
        bench.press(QStringLiteral("Finish"));
        QVERIFY(!bench.window.lesson().isVisible());
    }
};

QTEST_MAIN(TestLessonWindow)
#include "tst_lesson_window.moc"
