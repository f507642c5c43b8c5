#include "engine/trace/builder.h"
#include "engine/trace/navigate.h"

#include <QTest>

#include <random>
#include <set>

using namespace std::chrono_literals;
using namespace trace;

namespace {

/// A random trace, and a plain list of where one may step to in it.
struct Stage {
    Snapshot trace;
    std::vector<ActorId> threads;
    std::set<Time> events;
    std::set<Time> decisions;
    std::vector<std::set<Time>> changes;
    Time end{};
};

Stage randomStage(unsigned seed, bool withCpus)
{
    std::mt19937 dice{seed};
    const auto roll = [&](int below) { return static_cast<int>(dice() % unsigned(below)); };
    Builder builder;
    Stage stage;
    static constexpr State states[]{State::Runnable, State::Running, State::Lock, State::Sleep};
    for (int t = 0; t < 3; ++t) {
        stage.threads.push_back(builder.addActor(ActorKind::Thread, "t"));
        stage.changes.emplace_back();
    }
    std::vector<Time> now(3);
    std::vector<std::optional<SliceStart>> last(3);
    for (int i = 0; i < 300; ++i) {
        const auto t = static_cast<std::size_t>(roll(3));
        now[t] += Duration{roll(4)};
        const SliceStart start{
            .begin = now[t], .state = states[roll(4)], .cpu = static_cast<CpuId>(roll(2))};
        const bool repeats = last[t] && last[t]->state == start.state && last[t]->cpu == start.cpu;
        builder.append(stage.threads[t], start);
        if (repeats)
            continue;
        stage.events.insert(now[t]);
        if (!last[t] || last[t]->state != start.state)
            stage.changes[t].insert(now[t]);
        if (!withCpus && start.state == State::Running)
            stage.decisions.insert(now[t]);
        last[t] = start;
    }
    if (withCpus) {
        const ActorId cpu = builder.addActor(ActorKind::Cpu, "CPU 0");
        Time at{};
        std::optional<ActorId> running{};
        for (int i = 0; i < 100; ++i) {
            at += Duration{1 + roll(5)};
            std::optional<ActorId> next{};
            if (roll(2) == 0)
                next = stage.threads[static_cast<std::size_t>(roll(3))];
            builder.append(cpu,
                {.begin = at,
                    .state = next ? State::Running : State::None,
                    .cpu = CpuId{0},
                    .peer = next});
            if (next && next != running)
                stage.decisions.insert(at);
            running = next;
        }
    }
    builder.advance(Time{700ns});
    stage.trace = builder.snapshot();
    stage.end = stage.trace->extent().end;
    return stage;
}

std::optional<Time> next(const std::set<Time>& times, Time time)
{
    const auto found = times.upper_bound(time);
    return found == times.end() ? std::nullopt : std::optional{*found};
}

std::optional<Time> previous(const std::set<Time>& times, Time time)
{
    const auto found = times.lower_bound(time);
    return found == times.begin() ? std::nullopt : std::optional{*std::prev(found)};
}

} // namespace

class TestNavigate : public QObject {
    Q_OBJECT

private slots:
    void aRunRestsWhereMostOfItsThreadsStillLive()
    {
        const auto at = [](Duration time) { return Time{time}; };
        Builder builder;
        QCOMPARE(restingMoment(*builder.snapshot()), Time{});
        std::vector<ActorId> threads;
        for (int i = 0; i < 8; ++i) {
            threads.push_back(builder.addActor(ActorKind::Thread, "t"));
            builder.append(threads.back(), {.begin = at(i * 1us), .state = State::Running});
        }
        builder.advance(at(50ms));
        QCOMPARE(restingMoment(*builder.snapshot()), at(50ms)); // none has ended
        for (int i = 0; i < 8; ++i)
            builder.append(threads[static_cast<std::size_t>(i)],
                {.begin = at(60ms + i * 1ms), .state = State::Dead});
        builder.advance(at(100ms));
        // Six of eight live until the third ends.
        QCOMPARE(restingMoment(*builder.snapshot()), at(62ms) - 1ns);
    }

    void aRunThatIsKilledRestsBeforeItsThreadsWereWokenToDie()
    {
        const auto at = [](trace::Duration sinceStart) { return Time{sinceStart}; };
        Builder builder;
        const auto lock = builder.addResource(trace::ResourceKind::Lock, "lock");
        std::vector<ActorId> threads;
        for (int i = 0; i < 6; ++i) {
            threads.push_back(builder.addActor(ActorKind::Thread, "t"));
            builder.append(threads.back(), {.begin = at(0ms), .state = State::Running});
            builder.append(
                threads.back(), {.begin = at(10ms), .state = State::Lock, .resource = lock});
        }
        for (int i = 0; i < 6; ++i) {
            const ActorId thread = threads[static_cast<std::size_t>(i)];
            builder.append(thread, {.begin = at(900ms + i * 10us), .state = State::Runnable});
            builder.append(thread, {.begin = at(901ms + i * 100us), .state = State::Running});
            builder.append(thread, {.begin = at(902ms + i * 100us), .state = State::Dead});
        }
        builder.advance(at(1000ms));
        QCOMPARE(restingMoment(*builder.snapshot()), at(900ms) - 1ns);
    }

    void everyStepAgreesWithAPlainSearch_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<bool>("withCpus");
        for (unsigned seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %u", seed) << seed << (seed % 2 == 0);
    }
    void everyStepAgreesWithAPlainSearch()
    {
        QFETCH(unsigned, seed);
        QFETCH(bool, withCpus);
        const Stage stage = randomStage(seed, withCpus);
        const Trace& trace = *stage.trace;
        for (Time at = Time{-2ns}; at <= stage.end + 2ns; at += 1ns) {
            QVERIFY(nextEvent(trace, at) == next(stage.events, at));
            QVERIFY(previousEvent(trace, at) == previous(stage.events, at));
            QVERIFY(nextDecision(trace, at) == next(stage.decisions, at));
            QVERIFY(previousDecision(trace, at) == previous(stage.decisions, at));
            for (std::size_t t = 0; t < stage.threads.size(); ++t) {
                QVERIFY(nextChange(trace, stage.threads[t], at) == next(stage.changes[t], at));
                QVERIFY(
                    previousChange(trace, stage.threads[t], at) == previous(stage.changes[t], at));
            }
        }
    }

    void anEmptyTraceLeadsNowhere()
    {
        const Trace trace;
        QVERIFY(!nextEvent(trace, Time{}));
        QVERIFY(!previousEvent(trace, Time{}));
        QVERIFY(!nextDecision(trace, Time{}));
        QVERIFY(!previousDecision(trace, Time{}));
    }
};

QTEST_APPLESS_MAIN(TestNavigate)

#include "tst_navigate.moc"
