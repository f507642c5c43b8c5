// The code panel: both languages at the playhead, and the events of a line.
#include "app/window/code_panel.h"
#include "app/window/code_view.h"
#include "engine/trace/builder.h"

#include <QLabel>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabBar>
#include <QTextBlock>
#include <QToolButton>
#include <QtTest>

using namespace app;
using namespace std::chrono_literals;

namespace {

trace::Time at(trace::Duration sinceStart)
{
    return trace::Time{sinceStart};
}

/// The number in the C++ file of the line of thread-life that has this callout.
int lineOf(int callout)
{
    const engine::Listing code = engine::listing(*engine::findWorkload("thread-life"));
    int line = code.firstLine;
    for (const QString& text :
        QString::fromUtf8(code.text.data(), static_cast<qsizetype>(code.text.size()))
            .split(QChar{'\n'})) {
        if (engine::calloutOf(text.toStdString()) == callout)
            return line;
        ++line;
    }
    return 0;
}

/// Two threads; the lock of line [4] at 10 µs (T0), 20 µs (T1), 30 µs (T0); then T0 writes, [6].
trace::Snapshot run()
{
    trace::Builder builder{{.tier = trace::Tier::KernelSwitches}};
    const auto t0 = builder.addActor(trace::ActorKind::Thread, "T0", {}, 1, 2);
    const auto t1 = builder.addActor(trace::ActorKind::Thread, "T1", {}, 1, 3);
    const auto lock = static_cast<std::uint16_t>(lineOf(4));
    const auto disk = static_cast<std::uint16_t>(lineOf(6));
    builder.append(t0, {.begin = at(0us), .state = trace::State::Running});
    builder.append(t1, {.begin = at(0us), .state = trace::State::Running});
    builder.append(t0, {.begin = at(10us), .state = trace::State::Lock, .line = lock});
    builder.mark(t0, {.at = at(10us), .line = lock, .kind = trace::MarkKind::Line});
    builder.append(t1, {.begin = at(20us), .state = trace::State::Lock, .line = lock});
    builder.mark(t0, {.at = at(30us), .line = lock, .kind = trace::MarkKind::Acquire});
    builder.append(t0, {.begin = at(40us), .state = trace::State::Io, .line = disk});
    builder.advance(at(100us));
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
    return builder.snapshot();
}

struct Bench {
    Bench()
    {
        panel.setDemo(engine::findWorkload("thread-life"));
        panel.resize(330, 400);
        panel.show();
        scene.reset(run(), false);
        scene.setTrace(run(), false);
    }
    void click(CodeView& view, const QString& containing)
    {
        const QTextBlock block = view.document()->find(containing).block();
        QVERIFY2(block.isValid(), qPrintable(containing));
        QTextCursor cursor{block};
        view.setTextCursor(cursor);
        view.ensureCursorVisible();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cursorRect().center());
    }
    QString told()
    {
        for (QLabel* label : panel.findChildren<QLabel*>())
            if (label->isVisible())
                return label->text();
        return {};
    }
    QString tagAt(CodeView& view, const QString& containing)
    {
        const auto found = view.tags().find(view.document()->find(containing).blockNumber());
        return found == view.tags().end() ? QString{} : found->second;
    }

    Scene scene;
    CodePanel panel{scene};
};

} // namespace

class TestCodePanel : public QObject {
    Q_OBJECT

private slots:
    void bothLanguagesShowWhereEachThreadStands()
    {
        Bench bench;
        bench.scene.playhead().seek(at(25us));
        QCOMPARE(bench.tagAt(bench.panel.code(), QStringLiteral("[4]")),
            QStringLiteral("T0, T1 are here"));
        QCOMPARE(bench.tagAt(bench.panel.python(), QStringLiteral("[4]")),
            QStringLiteral("T0, T1 are here"));
        bench.scene.playhead().seek(at(50us));
        QCOMPARE(
            bench.tagAt(bench.panel.python(), QStringLiteral("[4]")), QStringLiteral("T1 is here"));
        QCOMPARE(bench.tagAt(bench.panel.python(), QStringLiteral("os.fsync")),
            QStringLiteral("T0 is here"));
    }

    void eventsOfALineAreThoseOfAllThreadsInOrder()
    {
        const trace::Snapshot trace = run();
        const auto threads = trace->actorsOf(trace::ActorKind::Thread);
        const std::vector<LineEvent> events = eventsOfLines(*trace, {lineOf(4)});
        QCOMPARE(events,
            (std::vector<LineEvent>{
                {at(10us), threads[0]}, {at(20us), threads[1]}, {at(30us), threads[0]}}));
        QCOMPARE(threadsIn(events), std::size_t{2});
        QVERIFY(eventsOfLines(*trace, {0}).empty());
        QCOMPARE(eventAfter(events, at(10us)), std::size_t{1});
        QCOMPARE(eventBefore(events, at(10us)), events.size());
        QCOMPARE(eventAfter(events, at(30us)), events.size());
    }

    void clickingALineFindsItsEventsAndStepsThroughThem()
    {
        Bench bench;
        QSignalSpy jumped{&bench.panel, &CodePanel::jumped};
        bench.click(bench.panel.code(), QStringLiteral("[4]"));
        QTRY_COMPARE(bench.panel.found().size(), std::size_t{3});
        QCOMPARE(bench.told(), QStringLiteral("Line %1: 3 events of 2 threads").arg(lineOf(4)));
        const trace::Time moments[]{at(10us), at(20us), at(30us), at(30us)};
        bench.scene.playhead().seek(at(0us));
        for (const trace::Time moment : moments) {
            bench.panel.goToFound(true);
            QCOMPARE(bench.scene.playhead().time(), moment);
        }
        QCOMPARE(jumped.size(), 3);
        bench.panel.goToFound(false);
        QCOMPARE(bench.scene.playhead().time(), at(20us));
        QCOMPARE(
            bench.scene.trace()->actor(*bench.scene.frame().selectedActor).name, std::string{"T1"});
        QVERIFY(bench.told().contains(QStringLiteral("event 2 of 3, T1")));
    }

    void whatWasFoundScrollsIntoSight()
    {
        Scene scene;
        auto* panel = new CodePanel{scene};
        panel->setDemo(engine::findWorkload("thread-life"));
        QScrollArea area;
        area.setWidgetResizable(true);
        area.setWidget(panel);
        area.resize(330, 150);
        area.show();
        QTest::keyClick(&panel->code(), Qt::Key_Return);
        QLabel* told = nullptr;
        for (QLabel* label : panel->findChildren<QLabel*>())
            if (label->isVisible())
                told = label;
        QVERIFY(told != nullptr);
        QTRY_VERIFY(!told->visibleRegion().isEmpty());
    }

    void aLineOfPythonFindsTheEventsOfItsStep()
    {
        Bench bench;
        bench.panel.findChild<QTabBar*>()->setCurrentIndex(1);
        QVERIFY(!bench.panel.code().isVisible());
        bench.click(bench.panel.python(), QStringLiteral("os.fsync"));
        QTRY_COMPARE(bench.panel.found().size(), std::size_t{1});
        QVERIFY(bench.told().startsWith(QStringLiteral("Step [6]")));
        bench.click(bench.panel.python(), QStringLiteral("def worker"));
        QTRY_VERIFY(bench.told().contains(QStringLiteral("no event")));
    }

    void theLineIsLookedForAgainInTheNextRun()
    {
        Bench bench;
        bench.scene.reset(std::make_shared<const trace::Trace>(), false);
        bench.click(bench.panel.code(), QStringLiteral("[4]"));
        QTRY_VERIFY(bench.told().contains(QStringLiteral("run the demo")));
        bench.scene.setTrace(run(), false);
        QTRY_COMPARE(bench.panel.found().size(), std::size_t{3});
    }

    void bothLanguagesStandBesideEachOtherInAWindowOfTheirOwn()
    {
        Bench bench;
        for (QToolButton* button : bench.panel.findChildren<QToolButton*>())
            if (button->accessibleName().contains(QStringLiteral("beside")))
                button->click();
        auto* wide = bench.panel.findChild<CodePanel*>();
        QVERIFY(wide != nullptr);
        QVERIFY(wide->code().isVisible() && wide->python().isVisible());
        bench.scene.playhead().seek(at(50us));
        QCOMPARE(bench.tagAt(wide->python(), QStringLiteral("[4]")), QStringLiteral("T1 is here"));
    }
};

QTEST_MAIN(TestCodePanel)
#include "tst_code_panel.moc"
