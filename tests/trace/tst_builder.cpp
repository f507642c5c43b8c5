#include "engine/trace/builder.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;
using namespace trace;

class TestBuilder : public QObject {
    Q_OBJECT

private slots:
    void countsWhatTheKernelReported()
    {
        Builder builder;
        const ActorId thread = builder.addActor(ActorKind::Thread, "T1");
        builder.append(thread, {.begin = Time{0ns}, .state = State::New});
        builder.append(thread, {.begin = Time{10ns}, .state = State::Running, .cpu = CpuId{0}});
        builder.append(thread, {.begin = Time{20ns}, .state = State::Runnable, .preempted = true});
        builder.append(thread, {.begin = Time{30ns}, .state = State::Running, .cpu = CpuId{1}});
        builder.append(thread, {.begin = Time{40ns}, .state = State::Lock});
        builder.append(thread, {.begin = Time{50ns}, .state = State::Runnable});
        builder.append(thread, {.begin = Time{62ns}, .state = State::Running, .cpu = CpuId{1}});
        const Snapshot trace = builder.snapshot();

        QCOMPARE(
            trace->counters(thread), (Counters{.switches = 3, .preemptions = 1, .migrations = 1}));
        QCOMPARE(trace->wakeLatency().count(), 1u);
        QCOMPARE(trace->wakeLatency().quantile(0.5), std::optional{Duration{12}});
    }

    void whatPollingMetSaysNothingAboutWakeLatency()
    {
        Builder builder;
        const ActorId thread = builder.addActor(ActorKind::Thread, "T1");
        builder.append(thread, {.begin = Time{0ns}, .state = State::Sleep});
        builder.append(
            thread, {.begin = Time{10ns}, .state = State::Runnable, .basis = Basis::Sampled});
        builder.append(thread, {.begin = Time{20ns}, .state = State::Running});
        QCOMPARE(builder.snapshot()->wakeLatency().count(), 0u);
    }

    void aRepeatedStateIsOneSlice()
    {
        Builder builder;
        const ActorId thread = builder.addActor(ActorKind::Thread, "T1");
        builder.append(thread, {.begin = Time{0ns}, .state = State::Running, .cpu = CpuId{0}});
        builder.append(thread, {.begin = Time{10ns}, .state = State::Running, .cpu = CpuId{0}});
        const Snapshot trace = builder.snapshot();
        QCOMPARE(trace->lane(thread).size(), 1u);
        QCOMPARE(trace->extent(), (Window{Time{0ns}, Time{10ns}}));
    }

    void openSlicesReachAsFarAsTheTrace()
    {
        Builder builder;
        const ActorId early = builder.addActor(ActorKind::Thread, "early");
        builder.append(early, {.begin = Time{0ns}, .state = State::Sleep});
        builder.advance(Time{1ms});
        QCOMPARE(builder.snapshot()->lane(early)[0].window, (Window{Time{0ns}, Time{1ms}}));
    }

    void theHistogramIsOffByAtMostASixteenth()
    {
        for (std::int64_t ns = 1; ns < 2'000'000'000; ns = ns * 5 / 4 + 1) {
            Histogram histogram;
            histogram.add(Duration{ns});
            const auto found = histogram.quantile(0.5)->count();
            QVERIFY(found <= ns);
            QVERIFY(double(ns - found) <= double(ns) / 16);
        }
    }

    void quantilesAreOrderStatistics()
    {
        Histogram histogram;
        for (int i = 1; i <= 15; ++i)
            histogram.add(Duration{i});
        QCOMPARE(histogram.quantile(0.0)->count(), 1);
        QCOMPARE(histogram.quantile(0.5)->count(), 8);
        QCOMPARE(histogram.quantile(1.0)->count(), 15);
        QVERIFY(!Histogram{}.quantile(0.5));
    }

    /// For ThreadSanitizer: a reader works on snapshots while the writer goes on appending.
    void readersOfSnapshotsNeverMeetTheWriter()
    {
        std::mutex mutex;
        Snapshot latest = Builder{}.snapshot();
        std::atomic<bool> done = false;
        std::jthread writer{[&] {
            Builder builder;
            const ActorId thread = builder.addActor(ActorKind::Thread, "T1");
            for (int i = 0; i < 20'000; ++i) {
                builder.append(thread,
                    {.begin = Time{Duration{i * 100}},
                        .state = i % 2 == 0 ? State::Running : State::Lock});
                builder.mark(thread, {.at = Time{Duration{i * 100}}});
                if (i % 50 == 0) {
                    Snapshot next = builder.snapshot();
                    const std::scoped_lock lock{mutex};
                    latest = std::move(next);
                }
            }
            done = true;
        }};
        while (!done) {
            Snapshot seen;
            {
                const std::scoped_lock lock{mutex};
                seen = latest;
            }
            if (seen->actors().empty())
                continue;
            Duration total{};
            for (const Duration part : seen->lane(ActorId{0}).timeIn(seen->extent()))
                total += part;
            QCOMPARE(total, seen->extent().length());
        }
    }
};

QTEST_APPLESS_MAIN(TestBuilder)

#include "tst_builder.moc"
