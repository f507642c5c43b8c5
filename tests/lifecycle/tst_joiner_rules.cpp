#include "lifecycle/delivery.h"
#include "lifecycle/expectation.h"

#include <QTest>

#include <bit>
#include <limits>

using namespace machine;
using namespace std::chrono_literals;

namespace {

constexpr auto wakeups = trace::Tier::KernelWakeups;
constexpr auto switches = trace::Tier::KernelSwitches;

KernelRecord kernel(MonotonicTime at, RecordKind kind, pid_t tid = root, trace::CpuId cpu = 0)
{
    return {.at = epoch + at, .kind = kind, .cpu = cpu, .pid = root, .tid = tid};
}

KernelRecord preempted(MonotonicTime at, pid_t tid = root, trace::CpuId cpu = 0)
{
    KernelRecord record = kernel(at, RecordKind::SwitchOut, tid, cpu);
    record.preempted = true;
    return record;
}

KernelRecord forked(MonotonicTime at, pid_t tid)
{
    KernelRecord record = kernel(at, RecordKind::Fork, tid);
    record.other = root;
    return record;
}

ProgramEvent says(MonotonicTime at, State state, std::uint32_t resource = 0, pid_t tid = root)
{
    return {.at = epoch + at,
        .pid = root,
        .tid = tid,
        .lane = static_cast<std::uint32_t>(tid - root),
        .resource = resource,
        .line = 7,
        .kind = EventKind::State,
        .state = state};
}

/// All at once, the family gone at `end`.
trace::Snapshot joined(const std::vector<KernelRecord>& records,
    const std::vector<ProgramEvent>& events, trace::Tier tier = wakeups, MonotonicTime end = 1s)
{
    return join(records, events, epoch + end, tier, {.longest = 5'000'000, .disorder = false});
}

/// "new 0, running 1000, …": the states of a thread and when they begin, in µs.
QString story(const trace::Trace& trace, pid_t tid = root, std::size_t life = 0)
{
    const auto lives = livesOf(trace, tid);
    if (life >= lives.size())
        return QStringLiteral("nobody");
    QStringList parts;
    const trace::Lane& lane = trace.lane(lives[life]);
    for (std::size_t i = 0; i < lane.size(); ++i) {
        const std::string word{trace::name(lane[i].state)};
        parts << QString::fromStdString(word)
                + QStringLiteral(" %1").arg(lane[i].window.begin.time_since_epoch().count() / 1000);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

/// Each rule of docs/decisions/lifecycle.md by itself.
class TestJoinerRules : public QObject {
    Q_OBJECT

private slots:
    void aBlockedThreadWaitsForWhatItSaidLast()
    {
        const auto trace =
            joined({kernel(1ms, RecordKind::SwitchIn), kernel(2ms, RecordKind::SwitchOut)},
                {says(1500us, State::Lock, 3)});
        QCOMPARE(story(*trace), "new 0, running 1000, lock 2000, dead 1000000");
        const trace::Slice wait = trace->lane(livesOf(*trace, root).front())[2];
        QCOMPARE(trace->resource(wait.resource.value()).name, "r3");
        QCOMPARE(wait.line, 7);
    }

    void aPreemptedThreadIsRunnableWhateverItSays()
    {
        const auto trace = joined(
            {kernel(1ms, RecordKind::SwitchIn), preempted(2ms)}, {says(1500us, State::Lock, 3)});
        QCOMPARE(story(*trace), "new 0, running 1000, runnable 2000, dead 1000000");
        QVERIFY(trace->lane(livesOf(*trace, root).front())[2].preempted);
    }

    void procTellsWhyAThreadThatSaidNothingIsBlocked()
    {
        KernelRecord sample = kernel(2ms, RecordKind::Sample);
        sample.state = State::Io;
        const auto trace = joined(
            {kernel(1ms, RecordKind::SwitchIn), kernel(2ms, RecordKind::SwitchOut), sample}, {});
        QCOMPARE(story(*trace), "new 0, running 1000, io 2000, dead 1000000");
    }

    void whatAThreadMeasuredIsRead()
    {
        const auto measured = [](MonotonicTime at, EventKind kind, std::uint16_t quantity,
                                  std::int64_t value, float x = 64) {
            ProgramEvent event = says(at, State::Running, std::bit_cast<std::uint32_t>(x));
            event.kind = kind;
            event.line = quantity;
            event.value = value;
            event.extra = std::bit_cast<std::uint32_t>(2.5F);
            return event;
        };
        const auto bits = [](double value) { return std::bit_cast<std::int64_t>(value); };
        const auto nan = std::numeric_limits<float>::quiet_NaN();
        const auto trace = joined({kernel(1ms, RecordKind::SwitchIn)},
            {measured(2ms, EventKind::Reading, 2, bits(11.5)),
                measured(3ms, EventKind::Rejected, 1, 4),
                // What no demo of ours would tell:
                measured(4ms, EventKind::Reading, 0, bits(1)),
                measured(5ms, EventKind::Reading, 3, bits(1)),
                measured(6ms, EventKind::Reading, 1, bits(double{nan})),
                measured(7ms, EventKind::Reading, 1, bits(1), nan),
                measured(8ms, EventKind::Rejected, 1, 0), measured(9ms, EventKind::Rejected, 1, 5),
                measured(9ms, EventKind::Rejected, 1, -1)});
        QCOMPARE(trace->readings().size(), 2u);
        QCOMPARE(trace->readings()[0],
            (trace::Reading{.at = trace::Time{2ms},
                .value = 11.5,
                .x = 64,
                .y = 2.5F,
                .quantity = trace::QuantityId{1}}));
        QCOMPARE(trace->readings()[1].verdict, trace::Verdict::Disturbed);
        QVERIFY(!trace->readings()[1].kept());
        QCOMPARE(trace->losses().program, 7u);
        QCOMPARE(story(*trace), "new 0, running 1000, dead 1000000"); // says nothing of its state
    }

    void exitIsNotDeath()
    {
        const auto trace = joined(
            {kernel(1ms, RecordKind::SwitchIn), kernel(2ms, RecordKind::Exit), preempted(3ms),
                kernel(30ms, RecordKind::SwitchIn), kernel(31ms, RecordKind::SwitchOut)},
            {});
        QCOMPARE(story(*trace), "new 0, running 1000, runnable 3000, running 30000, dead 31000");
    }

    void anExitWithoutALastSwitchIsDeathAfterAll()
    {
        const auto trace =
            joined({kernel(1ms, RecordKind::SwitchIn), kernel(2ms, RecordKind::Exit)}, {});
        QCOMPARE(story(*trace), "new 0, running 1000, dead 2000");
    }

    void aThreadIdMayLiveTwice()
    {
        const auto trace = joined(
            {kernel(1ms, RecordKind::SwitchIn), forked(2ms, 1001),
                kernel(3ms, RecordKind::SwitchIn, 1001, 1), kernel(4ms, RecordKind::Exit, 1001, 1),
                kernel(5ms, RecordKind::SwitchOut, 1001, 1), forked(6ms, 1001)},
            {}, wakeups, 300ms);
        QCOMPARE(story(*trace, 1001, 0), "new 2000, runnable 2000, running 3000, dead 5000");
        QCOMPARE(story(*trace, 1001, 1), "new 6000, runnable 6000, dead 300000");
        QCOMPARE(trace->flows().size(), 2u);
    }

    void aJoinFlowsFromTheLastWordToTheJoinersNext()
    {
        ProgramEvent join = says(3ms, State::Join, 3);
        join.value = 1001;
        ProgramEvent begin = says(2500us, State::Running, 0, 1001);
        begin.kind = EventKind::Begin;
        begin.value = 1001;
        ProgramEvent end = says(60ms, State::Running, 0, 1001);
        end.kind = EventKind::End;
        // The joiner goes on long after, and a wake-up is sent in between.
        KernelRecord wake = kernel(70ms, RecordKind::Wake);
        wake.other = 1001;
        const std::vector<KernelRecord> records{kernel(1ms, RecordKind::SwitchIn),
            forked(2ms, 1001), kernel(2200us, RecordKind::SwitchIn, 1001, 1),
            kernel(4ms, RecordKind::SwitchOut), wake, kernel(71ms, RecordKind::Exit, 1001, 1),
            kernel(72ms, RecordKind::SwitchOut, 1001, 1), kernel(150ms, RecordKind::SwitchIn)};
        const std::vector<ProgramEvent> events{begin, join, end, says(151ms, State::Running)};
        for (const trace::Tier tier : {wakeups, switches, trace::Tier::Program}) {
            const auto trace = joined(
                tier == trace::Tier::Program ? std::vector<KernelRecord>{} : records, events, tier);
            std::vector<trace::Flow> found;
            for (std::size_t i = 0; i < trace->flows().size(); ++i) {
                if (i > 0)
                    QVERIFY(trace->flows()[i - 1].sent <= trace->flows()[i].sent);
                if (trace->flows()[i].kind == trace::FlowKind::Join)
                    found.push_back(trace->flows()[i]);
            }
            QCOMPARE(found.size(), 1u);
            QCOMPARE(found.front().from, livesOf(*trace, 1001).front());
            QCOMPARE(found.front().to, livesOf(*trace, root).front());
            QCOMPARE(found.front().sent, trace::Time{60ms});
            QCOMPARE(found.front().received, trace::Time{151ms});
        }
    }

    void aThreadThatHadEndedBeforeIsJoinedWithoutAFlow()
    {
        ProgramEvent begin = says(2500us, State::Running, 0, 1001);
        begin.kind = EventKind::Begin;
        begin.value = 1001;
        ProgramEvent end = says(10ms, State::Running, 0, 1001);
        end.kind = EventKind::End;
        ProgramEvent join = says(30ms, State::Join, 3);
        join.value = 1001;
        const auto trace = joined({kernel(1ms, RecordKind::SwitchIn), forked(2ms, 1001),
                                      kernel(2200us, RecordKind::SwitchIn, 1001, 1),
                                      kernel(11ms, RecordKind::Exit, 1001, 1),
                                      kernel(11ms, RecordKind::SwitchOut, 1001, 1)},
            {begin, end, join, says(31ms, State::Running)});
        for (std::size_t i = 0; i < trace->flows().size(); ++i)
            QVERIFY(trace->flows()[i].kind != trace::FlowKind::Join);
    }

    void aDelayEndsTheWaitThatMuchBeforeTheSwitchIn()
    {
        KernelRecord delay = kernel(5ms, RecordKind::WakeDelay);
        delay.duration = 300us;
        const auto trace =
            joined({kernel(1ms, RecordKind::SwitchIn), kernel(2ms, RecordKind::SwitchOut),
                       kernel(4ms, RecordKind::SwitchIn), preempted(4500us), delay},
                {says(1500us, State::Sleep)}, switches);
        QCOMPARE(story(*trace),
            "new 0, running 1000, sleep 2000, runnable 3700, running 4000, runnable 4500, "
            "dead 1000000");
        const auto woken = trace->lane(livesOf(*trace, root).front())[3];
        QCOMPARE(woken.basis, trace::Basis::Inferred);
        QCOMPARE(trace->wakeLatency().count(), 1u);
    }

    void noOneIsSaidToHaveEndedASleep()
    {
        KernelRecord wake = kernel(3ms, RecordKind::Wake);
        wake.other = 1001;
        const auto trace = joined({forked(0ms, 1001), kernel(1ms, RecordKind::SwitchIn),
                                      kernel(1ms, RecordKind::SwitchIn, 1001, 1),
                                      kernel(2ms, RecordKind::SwitchOut), wake},
            {says(1500us, State::Sleep)});
        const auto woken = trace->lane(livesOf(*trace, root).front())[3];
        QCOMPARE(woken.state, State::Runnable);
        QVERIFY(!woken.peer);
        QCOMPARE(trace->flows().size(), 1u); // the fork
    }

    void aCpuThatRunsAHelperRunsNoneOfOurs()
    {
        KernelRecord name = kernel(3ms, RecordKind::Name, 1001, 1);
        std::string_view{"il-helper"}.copy(name.name, 15);
        const auto trace = joined({forked(1ms, 1001), kernel(2ms, RecordKind::SwitchIn, 1001, 1),
                                      name, kernel(4ms, RecordKind::SwitchOut, 1001, 1)},
            {});
        QCOMPARE(story(*trace, 1001), "nobody");
        for (const trace::ActorId cpu : trace->actorsOf(trace::ActorKind::Cpu))
            QCOMPARE(trace->lane(cpu).stateAt(trace::Time{3ms}), State::None);
    }

    void everyCpuThatTheRunMightUseHasARow()
    {
        const auto numbers = [](const trace::Trace& trace) {
            std::vector<int> found;
            for (const trace::ActorId cpu : trace.actorsOf(trace::ActorKind::Cpu))
                found.push_back(trace.actor(cpu).tid);
            return found;
        };
        // From the start; 5 was no CPU of the run's, until someone ran there all the same.
        QCOMPARE(numbers(*joined({}, {})), (std::vector{0, 1, 9}));
        const auto trace = joined({kernel(1ms, RecordKind::SwitchIn, root, 5),
                                      kernel(2ms, RecordKind::SwitchOut, root, 5)},
            {});
        QCOMPARE(numbers(*trace), (std::vector{0, 1, 9, 5}));
        QVERIFY(trace->lane(trace->actorsOf(trace::ActorKind::Cpu)[2]).empty());
        QCOMPARE(contradiction(*trace), QString{});
    }

    void aRunThatWasGoingOnHadItsCpuBefore()
    {
        // The first that is heard of a CPU is that someone leaves it: nothing was lost there.
        const auto trace = joined({kernel(3ms, RecordKind::SwitchOut, root, 9)}, {});
        const trace::Lane& lane = trace->lane(trace->actorsOf(trace::ActorKind::Cpu)[2]);
        QCOMPARE(lane.timeIn(trace->extent())[std::size_t(State::Lost)], trace::Duration{});
    }

    void aMissingSwitchOutIsAGapNotAGuess()
    {
        const auto trace = joined({forked(0ms, 1001), kernel(1ms, RecordKind::SwitchIn),
                                      kernel(5ms, RecordKind::SwitchIn, 1001)},
            {says(3ms, State::Running)});
        QCOMPARE(story(*trace), "new 0, running 1000, lost 3000, dead 1000000");
        QCOMPARE(contradiction(*trace), QString{});
    }

    void namesComeFromTheProgramFirst()
    {
        KernelRecord name = kernel(2ms, RecordKind::Name);
        std::string_view{"comm"}.copy(name.name, 15);
        KernelRecord other = kernel(3ms, RecordKind::Name, 1001, 1);
        std::string_view{"worker"}.copy(other.name, 15);
        const auto trace = joined({kernel(1ms, RecordKind::SwitchIn), forked(1ms, 1001), name,
                                      kernel(2ms, RecordKind::SwitchIn, 1001, 1), other},
            {says(1500us, State::Running)});
        QCOMPARE(trace->actor(livesOf(*trace, root).front()).name, "lane 0");
        QCOMPARE(trace->actor(livesOf(*trace, 1001).front()).name, "worker");
    }

    void aSilentKernelIsNotWaitedForWithoutEnd()
    {
        trace::Builder builder;
        engine::Joiner joiner{
            builder, epoch, root, wakeups, describe, [](std::uint32_t) { return std::string{}; }};
        joiner.kernel({}, epoch);
        joiner.program({}, epoch + 5s);
        joiner.flush(epoch + 5s);
        QVERIFY(builder.snapshot()->extent().end >= trace::Time{2s});
    }

    void samplesCorrectTheProgramWhereThereIsNoKernel()
    {
        KernelRecord sample = kernel(5ms, RecordKind::Sample);
        sample.state = State::Runnable;
        KernelRecord again = kernel(9ms, RecordKind::Sample);
        again.state = State::Io; // what it waits for it told itself
        const auto trace = joined({sample, again},
            {says(1ms, State::Running), says(3ms, State::Lock, 2), says(12ms, State::Running)},
            trace::Tier::Program);
        QCOMPARE(story(*trace),
            "new 0, running 1000, lock 3000, runnable 5000, lock 9000, running 12000, "
            "dead 1000000");
        QVERIFY(trace->actorsOf(trace::ActorKind::Cpu).empty());
    }

    void wildInputBreaksNothing_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void wildInputBreaksNothing()
    {
        QFETCH(unsigned, seed);
        std::mt19937_64 dice{seed};
        const auto roll = [&](int below) { return static_cast<int>(dice() % unsigned(below)); };
        const auto moment = [&] {
            const int kind = roll(50);
            return kind == 0 ? MonotonicTime{static_cast<std::int64_t>(dice() >> 1)}
                : kind == 1  ? MonotonicTime{-static_cast<std::int64_t>(dice() >> 1)}
                             : epoch + MonotonicTime{roll(50'000'000)};
        };
        const auto tier = static_cast<trace::Tier>(seed % 3);
        trace::Builder builder;
        engine::Joiner joiner{builder, epoch, root, tier, describe,
            [](std::uint32_t) { return std::string{"name"}; }};
        for (int pass = 0; pass < 60; ++pass) {
            std::vector<KernelRecord> records;
            const int kinds = tier == trace::Tier::Program ? 10 : 12;
            for (int i = roll(40); i > 0; --i)
                records.push_back({.at = moment(),
                    .kind = static_cast<RecordKind>(12 - kinds + roll(kinds)),
                    .state = static_cast<State>(roll(16)),
                    .preempted = roll(2) == 0,
                    .cpu = static_cast<trace::CpuId>(roll(30) == 0 ? roll(65536) : roll(4)),
                    .pid = root + roll(3),
                    .tid = root - 1 + roll(12),
                    .other = root - 1 + roll(12),
                    .duration = MonotonicTime{static_cast<std::int64_t>(dice())},
                    .count = dice()});
            std::vector<ProgramEvent> events;
            for (int i = roll(80); i > 0; --i)
                events.push_back({.at = moment(),
                    .value = static_cast<std::int64_t>(dice()),
                    .pid = roll(20) == 0 ? static_cast<pid_t>(dice()) : root + roll(3),
                    .tid = roll(20) == 0 ? static_cast<pid_t>(dice()) : root - 1 + roll(12),
                    .lane = roll(20) == 0 ? static_cast<std::uint32_t>(dice())
                                          : static_cast<std::uint32_t>(roll(6)),
                    .resource = roll(20) == 0 ? static_cast<std::uint32_t>(dice())
                                              : static_cast<std::uint32_t>(roll(6)),
                    .line = static_cast<std::uint16_t>(dice()),
                    .kind = static_cast<EventKind>(roll(14)),
                    .state = static_cast<State>(roll(16))});
            const MonotonicTime now = epoch + MonotonicTime{pass * 1'000'000LL};
            joiner.kernel(records, moment());
            joiner.program(events, moment());
            joiner.flush(now);
            static_cast<void>(builder.snapshot());
        }
        joiner.finish(epoch + 1s);
        const auto trace = builder.snapshot();
        QCOMPARE(contradiction(*trace), QString{});
        for (const trace::ActorId id : trace->actorsOf(trace::ActorKind::Thread))
            QCOMPARE(trace->lane(id)[trace->lane(id).size() - 1].state, State::Dead);
    }
};

QTEST_APPLESS_MAIN(TestJoinerRules)

#include "tst_joiner_rules.moc"
