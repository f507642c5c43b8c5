#include "engine/trace/builder.h"
#include "engine/trace/compare.h"
#include "engine/trace/figures.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace std::chrono_literals;
using namespace trace;

namespace {

/// `workers` that run and are preempted in turns of 1 ms, beside a main thread that joins.
Snapshot run(int workers, Duration length, std::int64_t quantum = 4)
{
    Builder builder{{.demo = "gantt",
        .title = "Gantt",
        .parameters = {{.key = "workers",
                           .label = "Workers",
                           .value = workers,
                           .text = std::to_string(workers)},
            {.key = "quantum",
                .label = "Quantum",
                .unit = "ms",
                .value = quantum,
                .text = std::to_string(quantum) + " ms"}},
        .seed = 1,
        .machine = {.cpus = 2}}};
    const ActorId process = builder.addActor(ActorKind::Process, "demo");
    const ActorId main = builder.addActor(ActorKind::Thread, "main", process);
    builder.append(main, {.begin = Time{0ms}, .state = State::Join});
    for (int i = 0; i < workers; ++i) {
        const ActorId worker =
            builder.addActor(ActorKind::Thread, "T" + std::to_string(i + 1) + " worker", process);
        for (Time at{0ms}; at < Time{length}; at += 2ms) {
            builder.append(worker, {.begin = at, .state = State::Running, .cpu = CpuId{0}});
            builder.append(
                worker, {.begin = at + 1ms, .state = State::Runnable, .preempted = true});
        }
    }
    builder.advance(Time{length});
    return builder.snapshot();
}

const Difference& of(const Comparison& comparison, std::string_view key)
{
    return *std::ranges::find(comparison.figures, key, &Difference::key);
}

} // namespace

class TestCompare : public QObject {
    Q_OBJECT

private slots:
    void runsOfDifferentLengthAreComparedPerSecond()
    {
        const Comparison same = compare(*run(2, 100ms), *run(2, 400ms));
        const Difference& switches = of(same, "context_switches_per_s");
        QCOMPARE(switches.a, std::optional{1000.0});
        QCOMPARE(switches.difference(), std::optional{0.0});
        QCOMPARE(switches.ratio(), std::optional{1.0});
        QCOMPARE(of(same, "duration_ns").ratio(), std::optional{4.0});
        QVERIFY(same.settings.empty());
    }

    void whatWasSetDifferentlyIsNamed()
    {
        const Comparison other = compare(*run(2, 100ms), *run(4, 100ms, 8));
        QCOMPARE(other.settings,
            (std::vector<SettingDifference>{
                {"workers", "Workers", "2", "4"}, {"quantum", "Quantum", "4 ms", "8 ms"}}));
        QCOMPARE(of(other, "context_switches_per_s").ratio(), std::optional{2.0});
    }

    void aSettingOfOneRunOnlyIsADifference()
    {
        Builder other{{.title = "Gantt",
            .parameters = {{.key = "x", .label = "X", .value = 3}},
            .seed = 1,
            .machine = {.cpus = 2}}};
        const auto settings = compare(*run(2, 10ms), *other.snapshot()).settings;
        QCOMPARE(settings,
            (std::vector<SettingDifference>{{"workers", "Workers", "2", ""},
                {"quantum", "Quantum", "4 ms", ""}, {"x", "X", "", "3"}}));
    }

    void whatTheTierDoesNotKnowHasNoDifference()
    {
        const Comparison comparison = compare(*run(1, 10ms), *run(1, 10ms));
        const Difference& wake = of(comparison, "wakeup_p99_ns");
        QVERIFY(!wake.a && !wake.difference() && !wake.ratio());
        const Difference zero{.a = 0, .b = 3};
        QCOMPARE(zero.difference(), std::optional{3.0});
        QVERIFY(!zero.ratio());
    }

    void likeNamedThreadsAreSummed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("group");
        const auto row = [](const char* name, const char* group) {
            QTest::newRow(name) << QString{name} << QString{group};
        };
        row("T1 worker", "worker");
        row("worker 12", "worker");
        row("worker-3", "worker");
        row("worker3", "worker");
        row("worker #3", "worker");
        row("disk reader 2", "disk reader");
        row("main", "main");
        row("17", "17");
        row("T3", "T3");
        row("", "");
        row("-", "-");
    }

    void likeNamedThreadsAreSummed()
    {
        QFETCH(QString, name);
        QFETCH(QString, group);
        QCOMPARE(QString::fromStdString(groupName(name.toStdString())), group);
    }

    void groupsHoldAllTimeOfAllThreads()
    {
        const Snapshot a = run(2, 100ms);
        const Snapshot b = run(5, 100ms);
        const Comparison both = compare(*a, *b);
        QCOMPARE(both.groups.size(), std::size_t{2});
        QCOMPARE(both.groups[1].name, std::string{"worker"});
        QCOMPARE(both.groups[1].a.threads, std::size_t{2});
        QCOMPARE(both.groups[1].b.threads, std::size_t{5});
        StateSums sum{};
        for (const ThreadGroup& group : threadGroups(*b))
            for (std::size_t i = 0; i < stateCount; ++i)
                sum[i] += group.time[i];
        QCOMPARE(sum, figures(*b).total);
        const auto states = both.groups[1].states();
        QCOMPARE(states.size(), std::size_t{2});
        QCOMPARE(states[0].key, std::string_view{"runnable"});
        QCOMPARE(states[1].a, std::optional{100e6});
        QCOMPARE(states[1].ratio(), std::optional{2.5});
    }

    void aGroupOfOneRunOnlyIsKept()
    {
        const Comparison both = compare(Trace{}, *run(1, 10ms));
        QCOMPARE(both.groups.size(), std::size_t{2});
        QCOMPARE(both.groups[0].a.threads, std::size_t{0});
        QCOMPARE(both.groups[0].b.threads, std::size_t{1});
    }

    void quartilesAreThoseOfTheLiterature()
    {
        // R: quantile(c(6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49)) gives 25.5, 40, 42.5
        const auto odd = spread({49, 6, 7, 15, 36, 39, 40, 41, 42, 43, 47});
        QCOMPARE(odd, (Spread{11, 6, 25.5, 40, 42.5, 49}));
        // R: quantile(c(7, 15, 36, 39, 40, 41)) gives 20.25, 37.5, 39.75
        QCOMPARE(spread({7, 15, 36, 39, 40, 41}), (Spread{6, 7, 20.25, 37.5, 39.75, 41}));
        QCOMPARE(spread({3}), (Spread{1, 3, 3, 3, 3, 3}));
        QVERIFY(!spread({}));
    }

    void aSpreadIsInOrderWhateverTheOrderOfRuns()
    {
        std::mt19937 random{5};
        for (int round = 0; round < 200; ++round) {
            std::vector<double> values(1 + random() % 20);
            std::ranges::generate(values, [&] { return double(random() % 100); });
            const Spread one = *spread(values);
            std::ranges::shuffle(values, random);
            QCOMPARE(*spread(values), one);
            QVERIFY(one.low <= one.quarter && one.quarter <= one.median
                && one.median <= one.threeQuarters && one.threeQuarters <= one.high);
            const auto below =
                std::ranges::count_if(values, [&](double v) { return v < one.median; });
            QVERIFY(below * 2 <= std::ssize(values));
        }
    }

    void aFigureIsRepeatedOverTheRunsThatKnowIt()
    {
        auto first = measures(*run(1, 100ms));
        auto second = measures(*run(2, 100ms));
        const auto third = measures(*run(3, 100ms));
        second[4].value = 5e3;
        const auto all = repeated({first, second, third});
        QCOMPARE(all.size(), first.size());
        QCOMPARE(all[1].values, (std::vector<double>{500, 1000, 1500}));
        QCOMPARE(all[1].spread->median, 1000.0);
        QCOMPARE(all[4].spread, (Spread{1, 5e3, 5e3, 5e3, 5e3, 5e3}));
        QVERIFY(!all[5].spread);
    }
};

QTEST_APPLESS_MAIN(TestCompare)
#include "tst_compare.moc"
