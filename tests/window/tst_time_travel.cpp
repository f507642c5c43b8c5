// Steps, loops, marks, and what is kept of runs: the parts that need no window.
#include "app/window/overview_marks.h"
#include "app/window/playhead.h"
#include "app/window/recent_files.h"
#include "app/window/run_history.h"
#include "app/window/speed_control.h"
#include "app/window/stepper.h"
#include "app/window/undo_commands.h"
#include "window/fake_engine.h"

#include <QTemporaryDir>
#include <QUndoStack>
#include <QtTest>

#include <random>
#include <set>

using namespace app;
using namespace std::chrono_literals;
using fake::at;

namespace {

trace::Snapshot someRun(int slices = 60)
{
    trace::Builder builder = fake::busyThreads(4, slices);
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
    return builder.snapshot();
}

trace::ActorId firstThread(const trace::Trace& trace)
{
    return trace.actorsOf(trace::ActorKind::Thread).front();
}

/// Every instant a step may go to, the slow way.
std::set<trace::Time> instants(const trace::Trace& trace, StepKind kind, trace::ActorId selected)
{
    std::set<trace::Time> all;
    for (const trace::ActorId id : trace.actorsOf(trace::ActorKind::Thread)) {
        if (kind == StepKind::Change && id != selected)
            continue;
        std::optional<trace::State> before;
        for (std::size_t i = 0; i < trace.lane(id).size(); ++i) {
            const trace::Slice slice = trace.lane(id)[i];
            const bool counts = kind == StepKind::Event
                || (kind == StepKind::Change && slice.state != before)
                || (kind == StepKind::Decision && slice.state == trace::State::Running);
            if (counts)
                all.insert(slice.window.begin);
            before = slice.state;
        }
    }
    return all;
}

/// Threads that do anything for any time, several often at one instant.
trace::Snapshot randomRun(std::mt19937& random)
{
    const auto below = [&random](int n) { return static_cast<int>(random() % unsigned(n)); };
    trace::Builder builder{{}};
    const auto process = builder.addActor(trace::ActorKind::Process, "demo", {}, 1, 1);
    std::vector<trace::ActorId> threads;
    for (int i = 1 + below(6); i > 0; --i)
        threads.push_back(builder.addActor(trace::ActorKind::Thread, "worker", process, 1, 2));
    trace::Duration end{1};
    for (const trace::ActorId thread : threads) {
        trace::Duration now{below(5)};
        for (int i = below(80); i > 0; --i) {
            builder.append(
                thread, {.begin = at(now), .state = static_cast<trace::State>(1 + below(8))});
            now += trace::Duration{1 + below(4) * below(1000)};
        }
        end = std::max(end, now);
    }
    builder.advance(at(end));
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
    return builder.snapshot();
}

ParameterChange* change(
    std::int64_t before, std::int64_t after, std::uint64_t gesture, std::int64_t& value)
{
    value = after;
    return new ParameterChange{QStringLiteral("Threads"), 0, before, after, gesture,
        [&value](std::size_t, std::int64_t to) { value = to; }};
}

} // namespace

class TimeTravel : public QObject {
    Q_OBJECT

private slots:
    void aStepGoesToTheNextInstantOfItsKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("event") << static_cast<int>(StepKind::Event);
        QTest::newRow("change") << static_cast<int>(StepKind::Change);
        QTest::newRow("decision") << static_cast<int>(StepKind::Decision);
    }
    void aStepGoesToTheNextInstantOfItsKind()
    {
        QFETCH(int, kind);
        const trace::Snapshot run = someRun();
        const trace::ActorId selected = firstThread(*run);
        Stepper stepper;
        stepper.setKind(static_cast<StepKind>(kind));
        std::vector<trace::Time> walked;
        trace::Time now = run->extent().begin;
        while (const auto next = stepper.forward(*run, selected, now))
            walked.push_back(now = *next);
        auto expected = instants(*run, static_cast<StepKind>(kind), selected);
        expected.erase(run->extent().begin);
        QCOMPARE(walked, std::vector(expected.begin(), expected.end()));
    }

    void stepsBackReturnExactlyEvenFromBetweenTwoEvents()
    {
        const trace::Snapshot run = someRun();
        for (const StepKind kind : {StepKind::Event, StepKind::Change, StepKind::Decision}) {
            Stepper stepper;
            stepper.setKind(kind);
            const trace::Time start = at(1234567ns); // no event is here
            std::vector<trace::Time> path{start};
            for (int i = 0; i < 20; ++i)
                path.push_back(*stepper.forward(*run, firstThread(*run), path.back()));
            while (path.size() > 1) {
                const trace::Time now = path.back();
                path.pop_back();
                QCOMPARE(stepper.back(*run, firstThread(*run), now), std::optional{path.back()});
            }
            QCOMPARE(path.back(), start);
            QVERIFY(*stepper.back(*run, firstThread(*run), start) < start);
        }
    }

    void overRandomRunsAsManyStepsBackAsForwardReturnToTheSameTimes()
    {
        std::mt19937 random{11};
        for (int round = 0; round < 300; ++round) {
            const trace::Snapshot run = randomRun(random);
            if (run->extent().empty())
                continue; // nobody did anything
            const trace::ActorId selected = firstThread(*run);
            Stepper stepper;
            stepper.setKind(static_cast<StepKind>(round % 3));
            const auto length = static_cast<unsigned>(run->extent().length().count());
            std::vector<trace::Time> path{run->extent().begin + trace::Duration{random() % length}};
            while (const auto next = stepper.forward(*run, selected, path.back()))
                path.push_back(*next);
            QVERIFY(std::ranges::is_sorted(path, std::less_equal{}));
            // With the memory of the way, and without it from one instant of the kind to another.
            for (std::size_t i = path.size() - 1; i > 0; --i)
                QCOMPARE(stepper.back(*run, selected, path[i]), std::optional{path[i - 1]});
            for (std::size_t i = path.size() - 1; i > 1; --i) {
                Stepper fresh;
                fresh.setKind(stepper.kind());
                QCOMPARE(fresh.back(*run, selected, path[i]), std::optional{path[i - 1]});
            }
        }
    }

    void aMoveInBetweenEndsTheWayBack()
    {
        const trace::Snapshot run = someRun();
        Stepper stepper;
        const trace::Time start = at(1234567ns);
        const trace::Time there = *stepper.forward(*run, {}, start);
        const trace::Time moved = there + 1ns;
        QCOMPARE(stepper.back(*run, {}, moved), trace::previousEvent(*run, moved));
        QCOMPARE(stepper.back(*run, {}, there), trace::previousEvent(*run, there));
    }

    void aLoopPlaysItsIntervalAgainAndAgainToTheNanosecond()
    {
        Playhead playhead;
        playhead.setExtent({at(0ns), at(1s)}, false);
        playhead.setSlowdown(1);
        playhead.seek(at(900ms));
        playhead.setLoop(trace::Window{at(100ms), at(130ms)});
        playhead.play();
        QCOMPARE(playhead.time().time_since_epoch(), 100ms);
        playhead.advance(29ms);
        QCOMPARE(playhead.time().time_since_epoch(), 129ms);
        playhead.advance(4ms);
        QCOMPARE(playhead.time().time_since_epoch(), 103ms);
        playhead.advance(300ms); // ten times round
        QCOMPARE(playhead.time().time_since_epoch(), 103ms);
        QCOMPARE(playhead.mode(), PlayMode::Replay);
        playhead.setLoop({});
        playhead.advance(2s);
        QCOMPARE(playhead.time().time_since_epoch(), 1s);
        QCOMPARE(playhead.mode(), PlayMode::Paused);
    }

    void speedChangesWhilePlayingWithoutALeap()
    {
        Playhead playhead;
        playhead.setExtent({at(0ns), at(10s)}, false);
        playhead.setSlowdown(1000);
        playhead.play();
        playhead.advance(500ms);
        const trace::Time before = playhead.time();
        for (int i = 0; i < 10; ++i)
            SpeedControl::change(playhead, 1);
        QCOMPARE(playhead.time(), before);
        QCOMPARE(playhead.mode(), PlayMode::Replay);
        QVERIFY(std::abs(playhead.slowdown() - 100) < 1e-9); // ten steps to a decade
        playhead.advance(100ms);
        QVERIFY(std::chrono::abs(playhead.time() - before - 1ms) < 2ns);
    }

    void marksAreFoundByNearnessAndInOrder()
    {
        trace::Builder builder = fake::busyThreads(2, 40);
        builder.setBookmarks({{at(1ms), "here"}, {at(2ms), {}}});
        builder.setOutcome({.kind = trace::OutcomeKind::Crashed, .text = "killed by SIGSEGV"});
        const trace::Snapshot run = builder.snapshot();
        const auto marks = overviewMarks(*run);
        QCOMPARE(marks.size(), std::size_t{3});
        QCOMPARE(marks[0].text, QStringLiteral("here"));
        QCOMPARE(marks[1].text, QStringLiteral("Bookmark"));
        QCOMPARE(marks[2].kind, OverviewMark::Kind::Trouble);
        QVERIFY(marks[2].text.contains(QStringLiteral("SIGSEGV")));
        QCOMPARE(nearestMark(marks, at(1100us), 100us)->at, at(1ms));
        QVERIFY(!nearestMark(marks, at(1101us), 100us));
        QCOMPARE(nearestMark(marks, at(1600us), 1ms)->at, at(2ms));
        QCOMPARE(nextMark(marks, at(1ms))->at, at(2ms));
        QCOMPARE(previousMark(marks, at(2ms))->at, at(1ms));
        QVERIFY(!previousMark(marks, at(1ms)));
        QVERIFY(!nextMark(marks, run->extent().end));
    }

    void theOldestRunIsDroppedButNeverAPinnedOneNorTheNewest()
    {
        RunHistory history;
        history.setLimits(3, RunHistory::usualBytes);
        std::vector<std::uint64_t> ids;
        for (int i = 0; i < 3; ++i)
            history.add(ids.emplace_back(history.reserve()), someRun(), false);
        history.setPinned(ids[0], true);
        for (int i = 0; i < 3; ++i)
            history.add(ids.emplace_back(history.reserve()), someRun(), false);
        std::vector<std::uint64_t> kept;
        for (const KeptRun& run : history.runs())
            kept.push_back(run.id);
        QCOMPARE(kept, (std::vector{ids[5], ids[4], ids[3], ids[0]}));
        history.setLimits(3, 1); // not even one has room
        QCOMPARE(history.runs().size(), std::size_t{2});
        QVERIFY(history.find(ids[5]) != nullptr);
        QVERIFY(history.find(ids[0]) != nullptr);
        history.setPinned(ids[0], false);
        QCOMPARE(history.runs().size(), std::size_t{1});
    }

    void oneDragIsOneStepToUndoAndOneBackToTheStartIsNone()
    {
        QUndoStack undo;
        std::int64_t value = 8;
        undo.push(change(8, 9, 7, value));
        undo.push(change(9, 12, 7, value));
        undo.push(change(12, 20, 7, value));
        QCOMPARE(undo.count(), 1);
        undo.push(change(20, 21, 8, value)); // the next drag
        undo.push(change(21, 22, 0, value)); // typed
        undo.push(change(22, 23, 0, value));
        QCOMPARE(undo.count(), 4);
        for (const std::int64_t expected : {22, 21, 20, 8}) {
            undo.undo();
            QCOMPARE(value, expected);
        }
        undo.redo();
        QCOMPARE(value, std::int64_t{20});
        undo.push(change(20, 30, 9, value));
        undo.push(change(30, 20, 9, value));
        QCOMPARE(undo.count(), 1);
    }

    void recentFilesAreOnceEachNewestFirstAndNotTooMany()
    {
        QTemporaryDir folder;
        QStringList recent;
        for (int i = 0; i < 14; ++i)
            recent = withRecent(recent, folder.filePath(QString::number(i)));
        QCOMPARE(recent.size(), mostRecentFiles);
        QCOMPARE(recent.front(), folder.filePath(QStringLiteral("13")));
        recent = withRecent(recent, folder.filePath(QStringLiteral("./9")));
        QCOMPARE(recent.size(), mostRecentFiles);
        QFile there{folder.filePath(QStringLiteral("9"))};
        QVERIFY(there.open(QIODevice::WriteOnly));
        QCOMPARE(stillThere(recent).size(), 1);
    }
};

QTEST_MAIN(TimeTravel)
#include "tst_time_travel.moc"
