// A demo's family under its guardian: what it may do, how it ends, and that nothing of it is left.
#include "engine/base/monotonic.h"
#include "engine/run/family.h"
#include "engine/run/process_tree.h"

#include <QtTest>

#include <csignal>
#include <filesystem>
#include <thread>

#include <sys/wait.h>

using namespace std::chrono_literals;
using engine::Arena;
using engine::Family;
using engine::Limits;
using trace::OutcomeKind;

namespace {

constexpr int patience = 30'000; ///< ms; for a loaded machine, never used up otherwise

/// An arena and the family that runs in it.
struct Started {
    Arena arena;
    Family family;
};

Arena makeArena(const std::string& demo, std::int64_t count = 1)
{
    return std::move(*Arena::create(
        {.workload = demo, .values = {count}}, {.lanes = 64, .eventsPerLane = 1U << 10}));
}

Started start(const std::string& demo, std::int64_t count = 1, const Limits& limits = {})
{
    Arena arena = makeArena(demo, count);
    auto family = Family::spawn(arena, limits);
    if (!family)
        qFatal("%s", family.error().message.c_str());
    if (!family->release())
        qFatal("not released");
    return {std::move(arena), std::move(*family)};
}

std::vector<pid_t> membersOf(const Family& family)
{
    auto pids = engine::descendants(family.guardian());
    pids.push_back(family.guardian());
    return pids;
}

bool allGone(const std::vector<pid_t>& pids)
{
    return std::ranges::all_of(
        pids, [](pid_t pid) { return ::kill(pid, 0) != 0 && errno == ESRCH; });
}

std::ptrdiff_t openDescriptors()
{
    const std::filesystem::directory_iterator files{"/proc/self/fd"};
    return std::distance(begin(files), end(files));
}

std::string text(Family& family)
{
    return family.wait().text;
}

} // namespace

class TestFamily : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("INTERLEAVE_RUNNER", RUNNER); }

    void aDemoThatReturnsHasFinished()
    {
        auto [arena, family] = start("return");
        QVERIFY(family.wait().kind == OutcomeKind::Finished);
    }

    void aDemoStartsAsAnOrdinaryProcess()
    {
        auto [arena, family] = start("look-at-itself");
        QCOMPARE(text(family), "finished");
    }

    void theDemoWaitsUntilItIsReleased()
    {
        Arena arena = makeArena("return");
        auto family = Family::spawn(arena, {});
        QVERIFY(family.has_value());
        const pid_t target = family->target();
        QVERIFY(target > 0 && target != family->guardian());
        QCOMPARE(::kill(target, 0), 0);
        QVERIFY(!family->outcome());
        QVERIFY(family->release().has_value());
        QVERIFY(family->wait().kind == OutcomeKind::Finished);
        QVERIFY(allGone({target}));
    }

    void aFamilyThatIsNeverReleasedLeavesNothing()
    {
        Arena arena = makeArena("return");
        auto family = std::make_unique<engine::Result<Family>>(Family::spawn(arena, {}));
        const auto members = membersOf(**family);
        family.reset();
        QVERIFY(allGone(members));
    }

    void askingEndsADemoThatListens()
    {
        auto [arena, family] = start("wait-for-stop");
        family.askToStop();
        QVERIFY(family.wait().kind == OutcomeKind::Finished);
        QVERIFY(arena.stopRequested());
    }

    void stoppingLeavesNothing_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("processes"); ///< to wait for before the stop, guardian included
        QTest::newRow("wait-for-stop") << 1 << 2;
        QTest::newRow("deadlock") << 1 << 2;
        QTest::newRow("deaf") << 1 << 2;
        QTest::newRow("spin") << 1 << 2;
        QTest::newRow("hog-cpus") << 1 << 2;
        QTest::newRow("flood") << 1 << 2;
        QTest::newRow("scatter") << 20 << 22;
#ifndef __SANITIZE_THREAD__ // it cannot fork from a forked child for ever
        QTest::newRow("comet") << 1 << 3;
#endif
    }
    void stoppingLeavesNothing()
    {
        QFETCH(const int, count);
        QFETCH(const int, processes);
        auto [arena, family] = start(QTest::currentDataTag(), count);
        QTRY_VERIFY_WITH_TIMEOUT(
            membersOf(family).size() >= static_cast<std::size_t>(processes), patience);
        const auto members = membersOf(family);
        const auto begin = engine::monotonicNow();
        family.stop();
        const trace::Outcome outcome = family.wait();
        const auto took = engine::monotonicNow() - begin;
        qInfo("%s: gone %.1f ms after stop()", QTest::currentDataTag(),
            std::chrono::duration<double, std::milli>{took}.count());
        QVERIFY(outcome.kind == OutcomeKind::Stopped);
        QVERIFY(allGone(members));
        QVERIFY(took < 5s); // the figure above is for people; a loaded machine must not fail this
    }

    void anyThreadMayStopAnyNumberOfTimes()
    {
        auto [arena, family] = start("deaf");
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&family = family] { family.stop(); });
        threads.clear();
        QVERIFY(family.wait().kind == OutcomeKind::Stopped);
    }

    void bothWaysToFindDescendantsAgree()
    {
        auto [arena, family] = start("scatter", 5);
        std::vector<pid_t> byLists;
        std::vector<pid_t> byParents;
        const auto agree = [&, guardian = family.guardian()] {
            byLists = engine::descendants(guardian);
            byParents = engine::descendantsByParents(guardian);
            std::ranges::sort(byLists);
            std::ranges::sort(byParents);
            return byParents.size() == 6 && byParents == byLists;
        };
        // Not at once: those in between come and go until each has left its parent.
        QTRY_VERIFY_WITH_TIMEOUT(agree(), patience);
    }

    void destroyingKillsAtOnce()
    {
        auto started = std::make_unique<Started>(start("scatter", 5));
        QTRY_VERIFY_WITH_TIMEOUT(membersOf(started->family).size() >= 7, patience);
        const auto members = membersOf(started->family);
        started.reset();
        QVERIFY(allGone(members));
    }

    void aCrashIsToldByItsSignal()
    {
        auto [arena, family] = start("crash");
        QVERIFY(family.wait().kind == OutcomeKind::Crashed);
        QCOMPARE(family.wait().signal, SIGSEGV);
        QCOMPARE(text(family), "killed by SIGSEGV");
    }

    void aCrashTakesTheRestOfTheFamilyAlong()
    {
        auto [arena, family] = start("crash-with-child");
        QVERIFY(family.wait().kind == OutcomeKind::Crashed);
        QVERIFY(allGone({family.guardian(), family.target()}));
    }

    void anExceptionIsToldInItsOwnWords()
    {
        auto [arena, family] = start("throw");
        QCOMPARE(family.wait().signal, SIGABRT);
        QCOMPARE(text(family), "killed by SIGABRT. It last said:   what():  no more ?sense");
    }

    void anExitCodeIsAFailure()
    {
        auto [arena, family] = start("exit-3");
        QVERIFY(family.wait().kind == OutcomeKind::Failed);
        QCOMPARE(family.wait().exitCode, 3);
    }

    void orphansLiveOnWhileTheDemoRuns()
    {
        auto [arena, family] = start("orphans");
        QCOMPARE(text(family), "finished");
    }

    void aLiveValueReachesTheDemo()
    {
        auto [arena, family] = start("wait-for-value", 1);
        arena.setValue(0, 7);
        QCOMPARE(text(family), "finished");
    }

    void everyLimitEndsTheRunAndIsNamed_data()
    {
        QTest::addColumn<QString>("demo");
        QTest::addColumn<QString>("text");
        QTest::newRow("memory") << "hog-memory"
                                << "used more than 512 MiB of memory";
        QTest::newRow("threads") << "thread-bomb"
                                 << "had more than 40 threads";
        QTest::newRow("processes") << "fork-bomb"
                                   << "had more than 10 processes";
        QTest::newRow("CPU time") << "spin"
                                  << "used more than 1 s of CPU time";
        QTest::newRow("wall time") << "deaf"
                                   << "ran for more than 1 s";
        QTest::newRow("file size") << "write-file"
                                   << "wrote a file of more than 8 MiB";
    }
    void everyLimitEndsTheRunAndIsNamed()
    {
        QFETCH(const QString, demo);
        auto [arena, family] = start(demo.toStdString(), 20,
            {.cpuTime = 1s,
                .memory = 512U << 20,
                .threads = 40,
                .processes = 10,
                .fileSize = 8U << 20,
                .wallTime = demo == "deaf" ? 1s : 60s});
        QVERIFY(family.wait().kind == OutcomeKind::LimitExceeded);
        QTEST(QString::fromStdString(text(family)), "text");
        QVERIFY(allGone(membersOf(family)));
    }

    void openFilesAreBounded()
    {
        auto [arena, family] = start("open-files", 1, {.openFiles = 100});
        QCOMPARE(family.wait().exitCode, 100);
    }

    void memorySharedByTheFamilyCountsOnce()
    {
        auto [arena, family] = start("share-memory", 10, {.memory = 512U << 20});
        QTRY_VERIFY_WITH_TIMEOUT(membersOf(family).size() >= 12, patience);
        QTest::qWait(0);
        const auto looked = engine::monotonicNow() + 200ms; // several looks of the guardian
        QTRY_VERIFY_WITH_TIMEOUT(engine::monotonicNow() > looked, patience);
        QVERIFY(!family.outcome());
        family.stop();
        QVERIFY(family.wait().kind == OutcomeKind::Stopped);
    }

    void killingTheGuardianKillsTheFamily()
    {
        auto [arena, family] = start("scatter", 5);
        QTRY_VERIFY_WITH_TIMEOUT(membersOf(family).size() >= 7, patience);
        const auto members = membersOf(family);
        ::kill(family.guardian(), SIGKILL);
        QVERIFY(family.wait().kind == OutcomeKind::Failed);
        QCOMPARE(family.wait().signal, SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(allGone(members), patience);
    }

    void aFrozenGuardianIsReplacedByForce()
    {
        auto started = std::make_unique<Started>(start("scatter", 2));
        QTRY_VERIFY_WITH_TIMEOUT(membersOf(started->family).size() >= 4, patience);
        const auto members = membersOf(started->family);
        ::kill(started->family.guardian(), SIGSTOP);
        started.reset();
        QTRY_VERIFY_WITH_TIMEOUT(allGone(members), patience);
    }

    void nothingLeaks()
    {
        const auto run = [] {
            auto [arena, family] = start("return");
            family.wait();
        };
        run();
        const auto before = openDescriptors();
        for (int i = 0; i < 5; ++i)
            run();
        QCOMPARE(openDescriptors(), before);
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // no zombie
        QCOMPARE(errno, ECHILD);
    }

    void anUnknownDemoIsRefusedByName()
    {
        const Arena arena = makeArena("no-such-demo");
        const auto family = Family::spawn(arena, {});
        QVERIFY(!family.has_value());
        QVERIFY(family.error().message.find("no-such-demo") != std::string::npos);
    }

    void aMissingOrForeignRunnerIsToldByName_data()
    {
        QTest::addColumn<QByteArray>("runner");
        QTest::newRow("missing") << QByteArray{"/nonexistent/runner"};
        QTest::newRow("ends") << QByteArray{"/bin/true"};
        QTest::newRow("folder") << QByteArray{"/usr"};
    }
    void aMissingOrForeignRunnerIsToldByName()
    {
        QFETCH(const QByteArray, runner);
        qputenv("INTERLEAVE_RUNNER", runner);
        const Arena arena = makeArena("return");
        const auto family = Family::spawn(arena, {});
        qputenv("INTERLEAVE_RUNNER", RUNNER);
        QVERIFY(!family.has_value());
        QVERIFY(family.error().message.find(runner.toStdString()) != std::string::npos);
    }

    void withoutASettingTheRunnerBesideUsIsFound()
    {
        qunsetenv("INTERLEAVE_RUNNER");
        const Arena arena = makeArena("deaf"); // which only the tests' own runner knows
        const auto family = Family::spawn(arena, {});
        qputenv("INTERLEAVE_RUNNER", RUNNER);
        QVERIFY(!family.has_value());
        QVERIFY(family.error().message.find("deaf") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestFamily)
#include "tst_family.moc"
