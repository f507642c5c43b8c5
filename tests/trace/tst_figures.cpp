#include "engine/trace/builder.h"
#include "engine/trace/figures.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace trace;

namespace {

Duration timeIn(const StateSums& sums, State state)
{
    return sums[static_cast<std::size_t>(state)];
}

/// Two threads on two CPUs for 100 ms: one runs all the time, the other half of it.
Snapshot twoThreads()
{
    Builder builder{{.machine = {.cpus = 2}}};
    const ActorId process = builder.addActor(ActorKind::Process, "demo");
    const ActorId busy = builder.addActor(ActorKind::Thread, "busy", process);
    const ActorId idle = builder.addActor(ActorKind::Thread, "idle", process);
    builder.append(busy, {.begin = Time{0ms}, .state = State::Running, .cpu = CpuId{0}});
    builder.append(idle, {.begin = Time{0ms}, .state = State::Sleep});
    builder.append(idle, {.begin = Time{50ms}, .state = State::Running, .cpu = CpuId{1}});
    builder.append(idle, {.begin = Time{90ms}, .state = State::Runnable, .preempted = true});
    builder.append(idle, {.begin = Time{90ms}, .state = State::Running, .cpu = CpuId{0}});
    builder.advance(Time{100ms});
    builder.lose({.kernel = 3, .program = 4});
    return builder.snapshot();
}

} // namespace

class TestFigures : public QObject {
    Q_OBJECT

private slots:
    void countsAndTimesAreOverAllThreads()
    {
        const Figures all = figures(*twoThreads());
        QCOMPARE(all.switches, 3u);
        QCOMPARE(all.preemptions, 1u);
        QCOMPARE(all.migrations, 1u);
        QCOMPARE(all.events, 5u);
        QCOMPARE(all.losses, (Losses{.kernel = 3, .program = 4}));
        QCOMPARE(all.threads.size(), 2u);
        QCOMPARE(timeIn(all.total, State::Running), Duration{150ms});
        QCOMPARE(timeIn(all.threads[1].time, State::Sleep), Duration{50ms});
        QCOMPARE(all.cpuUse, 0.75);
    }

    void timesAreThoseOfTheWindow()
    {
        const Figures part = figures(*twoThreads(), {Time{40ms}, Time{60ms}});
        QCOMPARE(timeIn(part.threads[1].time, State::Sleep), Duration{10ms});
        QCOMPARE(timeIn(part.threads[1].time, State::Running), Duration{10ms});
        QCOMPARE(timeIn(part.total, State::Running), Duration{30ms});
        QCOMPARE(part.cpuUse, 0.75);
    }

    void anEmptyTraceHasFiguresToo()
    {
        const Figures none = figures(Trace{});
        QCOMPARE(none.events, 0u);
        QCOMPARE(none.cpuUse, 0.0);
        QVERIFY(!none.wakeP50 && !none.wakeP99);
    }
};

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_figures.moc"
