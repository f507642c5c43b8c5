#include "engine/explain/wait_graph.h"
#include "engine/run/run.h"

#include <QTest>

#include <atomic>
#include <set>

using namespace std::chrono_literals;
using namespace engine;
using trace::ActorKind;
using trace::OutcomeKind;
using trace::State;

Q_DECLARE_METATYPE(const engine::Workload*)

namespace {

/// Blocks until a published snapshot of `run` satisfies `wanted`; fails after a generous while.
template <class Predicate>
bool becomes(const Run& run, Predicate wanted)
{
    return QTest::qWaitFor([&] { return wanted(*run.latest()) || run.finished(); }, 20'000)
        && wanted(*run.latest());
}

std::size_t threadsOf(const trace::Trace& trace)
{
    return trace.actorsOf(ActorKind::Thread).size();
}

void everyDemo()
{
    QTest::addColumn<const Workload*>("workload");
    QTest::addColumn<int>("tier");
    for (const Workload* workload : catalog())
        for (const trace::Tier tier :
            {trace::Tier::KernelWakeups, trace::Tier::KernelSwitches, trace::Tier::Program})
            QTest::addRow("%s, %s", workload->id.data(), trace::name(tier).data())
                << workload << int(tier);
}

} // namespace

/// Runs for real, in a process of their own, as the window and the command line start them.
class TestRun : public QObject {
    Q_OBJECT

private slots:
    void everyDemoRunsToItsEnd_data() { everyDemo(); }
    void everyDemoRunsToItsEnd()
    {
        QFETCH(const Workload*, workload);
        QFETCH(int, tier);
        const auto run = Run::start(
            {.workload = workload, .duration = 300ms, .best = static_cast<trace::Tier>(tier)});
        QVERIFY2(run, run ? "" : run.error().message.c_str());
        const trace::Snapshot trace = (*run)->wait();

        QVERIFY2(trace->outcome().kind == OutcomeKind::Finished, trace->outcome().text.c_str());
        QVERIFY(threadsOf(*trace) > 1);
        QVERIFY(trace->sliceCount() > 10);
        QVERIFY(int(trace->provenance().tier) >= tier);
        QCOMPARE(trace->provenance().demo, std::string{workload->id});
        QCOMPARE(trace->provenance().parameters.size(), workload->params.size());
    }

    void everyThreadIsDeadWhenItsRunHasEnded_data() { everyDemo(); }
    void everyThreadIsDeadWhenItsRunHasEnded()
    {
        QFETCH(const Workload*, workload);
        QFETCH(int, tier);
        const auto run = Run::start(
            {.workload = workload, .duration = 200ms, .best = static_cast<trace::Tier>(tier)});
        QVERIFY(run);
        const trace::Snapshot trace = (*run)->wait();
        for (const trace::ActorId thread : trace->actorsOf(ActorKind::Thread)) {
            const trace::Lane& lane = trace->lane(thread);
            QVERIFY2(!lane.empty(), trace->actor(thread).name.c_str());
            const State last = lane[lane.size() - 1].state;
            QVERIFY2(last == State::Dead, trace->actor(thread).name.c_str());
        }
    }

    void noCpuRunsTwoThreadsAndNoThreadRunsUnseenByItsCpu()
    {
        const auto run = Run::start({.workload = findWorkload("thread-life"), .duration = 300ms});
        QVERIFY(run);
        const trace::Snapshot trace = (*run)->wait();
        if (trace->provenance().tier == trace::Tier::Program)
            QSKIP(trace->provenance().tierReason.c_str());
        trace::Duration onCpus{};
        for (const trace::ActorId cpu : trace->actorsOf(ActorKind::Cpu))
            onCpus += trace->lane(cpu).timeIn(trace->extent())[std::size_t(State::Running)];
        trace::Duration running{};
        for (const trace::ActorId thread : trace->actorsOf(ActorKind::Thread))
            running += trace->lane(thread).timeIn(trace->extent())[std::size_t(State::Running)];
        const auto difference = std::chrono::abs(onCpus - running);
        QVERIFY2(difference <= running / 100,
            qPrintable(QString("%1 ns on CPUs, %2 ns in threads")
                           .arg(onCpus.count())
                           .arg(running.count())));
    }

    void theTraceGrowsWhileItRunsAndStopEndsIt()
    {
        const auto run = Run::start({.workload = findWorkload("thread-life"), .duration = 60s});
        QVERIFY(run);
        QVERIFY(becomes(**run, [](const auto& trace) { return trace.sliceCount() > 100; }));
        const std::size_t before = (*run)->latest()->sliceCount();
        QVERIFY(becomes(**run, [&](const auto& trace) { return trace.sliceCount() > before; }));
        QVERIFY(!(*run)->finished());
        (*run)->stop();
        (*run)->stop();
        QCOMPARE((*run)->wait()->outcome().kind, OutcomeKind::Stopped);
    }

    void aLiveParameterChangesTheRunningDemo()
    {
        const Workload& workload = *findWorkload("thread-life");
        const auto threads = std::ranges::find(workload.params, "threads", &Param::key);
        QVERIFY(threads != workload.params.end());
        QVERIFY(threads->live);
        std::vector<std::int64_t> values;
        for (const Param& param : workload.params)
            values.push_back(param.start());
        const auto place = std::size_t(threads - workload.params.begin());
        values[place] = 2;
        const auto run = Run::start({.workload = &workload, .values = values, .duration = 60s});
        QVERIFY(run);
        const auto alive = [](const trace::Trace& trace) {
            std::size_t count = 0;
            for (const trace::ActorId thread : trace.actorsOf(ActorKind::Thread)) {
                const trace::Lane& lane = trace.lane(thread);
                count += !lane.empty() && lane[lane.size() - 1].state != State::Dead;
            }
            return count;
        };
        QVERIFY(becomes(**run, [&](const auto& trace) { return alive(trace) >= 2; }));
        const std::size_t before = alive(*(*run)->latest());
        (*run)->setValue(place, 12);
        QVERIFY(becomes(**run, [&](const auto& trace) { return alive(trace) >= before + 8; }));
    }

    void publishingStopsWithTheRun()
    {
        std::atomic<int> published = 0;
        const auto run = Run::start(
            {.workload = findWorkload("scheduler-gantt"), .duration = 200ms}, [&] { ++published; });
        QVERIFY(run);
        (*run)->wait();
        QVERIFY(published > 0);
        QVERIFY((*run)->finished());
    }

    void aRunThatDeadlocksIsSeenToAndEndsWhenStopped()
    {
        const Workload* const demo = findWorkload("dining-philosophers");
        std::vector<std::int64_t> values; // everyone takes the left fork first, and waits a little
        for (const Param& param : demo->params)
            values.push_back(param.key == "think" ? 0
                    : param.key == "reach"        ? param.high
                                                  : param.start());
        const auto run = Run::start({.workload = demo, .values = values, .duration = 60s});
        QVERIFY(run);
        QVERIFY(becomes(**run, [](const auto& trace) {
            return !cycles(waitForGraph(trace, trace.extent().end)).empty();
        }));
        (*run)->stop();
        const auto trace = (*run)->wait();
        QCOMPARE(trace->outcome().kind, OutcomeKind::Stopped);
        QVERIFY(demo->prediction.answer(*trace).value_or(2) < 2);
    }

    void droppingARunEndsItsFamily()
    {
        for (int i = 0; i < 3; ++i) {
            auto run = Run::start({.workload = findWorkload("thread-life"), .duration = 60s});
            QVERIFY(run);
            QVERIFY(becomes(**run, [](const auto& trace) { return trace.sliceCount() > 10; }));
        }
    }
};

QTEST_GUILESS_MAIN(TestRun)

#include "tst_run.moc"
