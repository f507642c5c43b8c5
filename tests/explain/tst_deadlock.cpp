#include "engine/explain/explain.h"
#include "engine/lifecycle/joiner.h"
#include "engine/observe/observer.h"
#include "engine/record/arena_reader.h"
#include "engine/sync/mutex.h"
#include "engine/sync/thread.h"

#include <QCoreApplication>
#include <QTest>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace engine;

namespace {

constexpr int patience = 30'000; ///< ms; for a loaded machine, never used up otherwise
constexpr auto deadlockOption = "--deadlock";

/// Two threads take two locks in opposite orders, and each waits until the other has its first.
/// A program of its own: a forked child of a process with threads may not start any.
int deadlock(int arenaFile, int go)
{
    char byte{};
    static_cast<void>(!::read(go, &byte, 1));
    Arena arena = Arena::map(UniqueFd{arenaFile}).value();
    attachRecorder(arena);
    attachThread("main");
    Mutex left{"left"};
    Mutex right{"right"};
    std::atomic<int> holding = 0;
    const auto take = [&holding](Mutex& first, Mutex& second) {
        first.lock();
        for (++holding; holding < 2;)
            std::this_thread::yield();
        second.lock();
    };
    Thread one{"one", [&] { take(left, right); }};
    Thread other{"other", [&] { take(right, left); }};
    one.join();
    return 0;
}

pid_t startDeadlock(int arenaFile, int go)
{
    ::fcntl(arenaFile, F_SETFD, 0);
    const std::string file = std::to_string(arenaFile);
    const std::string end = std::to_string(go);
    const pid_t child = ::fork();
    if (child == 0)
        ::execl(
            "/proc/self/exe", "tst_deadlock", deadlockOption, file.c_str(), end.c_str(), nullptr);
    return child;
}

/// The real program, observed until a cycle is seen and main waits for it, then ended.
trace::Snapshot deadlocked(trace::Tier best)
{
    Arena arena = Arena::create({.workload = "test"}).value();
    ArenaReader reader{arena};
    int go[2]{};
    if (::pipe(go) != 0)
        return {};
    const pid_t child = startDeadlock(arena.fd(), go[0]);
    auto observation = observe(child, best);
    Observer& observer = *observation.observer;
    trace::Builder builder{{.tier = observer.tier()}};
    Joiner joiner{builder, monotonicNow(), child, observer.tier(),
        [&](std::uint32_t number) { return reader.resource(number); },
        [&](std::uint32_t lane) { return reader.threadName(lane); }};
    static_cast<void>(!::write(go[1], "g", 1));
    std::vector<KernelRecord> records;
    std::vector<ProgramEvent> events;
    const auto take = [&] {
        records.clear();
        const auto seen = observer.drain(records);
        joiner.kernel(records, seen);
        events.clear();
        const auto told = reader.drain(events);
        joiner.program(events, told);
        joiner.flush(monotonicNow());
        return builder.snapshot();
    };
    trace::Snapshot snapshot;
    const bool seen = QTest::qWaitFor(
        [&] {
            snapshot = take();
            const trace::Time end = snapshot->extent().end;
            const auto threads = snapshot->actorsOf(trace::ActorKind::Thread);
            return !cycles(waitForGraph(*snapshot, end)).empty()
                && explain(*snapshot, threads.front(), end).cause == Cause::Join;
        },
        patience);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(go[0]);
    ::close(go[1]);
    return seen ? snapshot : nullptr;
}

} // namespace

/// A real deadlock of real threads, seen by the real observer.
class TestDeadlock : public QObject {
    Q_OBJECT

private slots:
    void aDeadlockIsFoundAndItsMembersNamed_data()
    {
        QTest::addColumn<int>("tier");
        QTest::newRow("the best there is") << static_cast<int>(trace::Tier::KernelWakeups);
        QTest::newRow("program events") << static_cast<int>(trace::Tier::Program);
    }

    void aDeadlockIsFoundAndItsMembersNamed()
    {
        QFETCH(int, tier);
        const auto trace = deadlocked(static_cast<trace::Tier>(tier));
        QVERIFY(trace);
        const trace::Time end = trace->extent().end;
        const auto found = cycles(waitForGraph(*trace, end));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().steps.size(), std::size_t{2});
        for (const Cycle::Step& step : found.front().steps) {
            const bool one = trace->actor(step.thread).name == "one";
            QCOMPARE(trace->actor(step.thread).name, one ? "one" : "other");
            QVERIFY(step.resource);
            QCOMPARE(trace->resource(*step.resource).name, one ? "right" : "left");

            const Explanation why = explain(*trace, step.thread, end);
            QCOMPARE(why.cause, Cause::Lock);
            QVERIFY(why.cycle);
            QVERIFY(why.open);
            QCOMPARE(why.chain.size(), std::size_t{2});
            QCOMPARE(trace->actor(why.chain.front().actor).name, one ? "other" : "one");
            QVERIFY(!why.acquired);
        }
        // Before anyone had to wait there was no cycle.
        QVERIFY(cycles(waitForGraph(*trace, trace->extent().begin)).empty());
        // Main joins a thread that never ends: its chain leads into the cycle.
        const auto threads = trace->actorsOf(trace::ActorKind::Thread);
        const Explanation main = explain(*trace, threads.front(), end);
        QCOMPARE(main.cause, Cause::Join);
        QVERIFY(main.cycle);
        QCOMPARE(trace->actor(main.chain.front().actor).name, "one");
    }
};

int main(int argc, char** argv)
{
    if (argc == 4 && std::string_view{argv[1]} == deadlockOption)
        return deadlock(std::atoi(argv[2]), std::atoi(argv[3]));
    QCoreApplication application{argc, argv};
    TestDeadlock test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_deadlock.moc"
