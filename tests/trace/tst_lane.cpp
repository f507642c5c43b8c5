#include "engine/trace/lane.h"

#include <QTest>

#include <random>
#include <vector>

using namespace std::chrono_literals;
using namespace trace;

namespace {

/// Starts of a random lane: many short slices, some zero-length, some longer than 2^32 ns.
std::vector<SliceStart> randomStarts(unsigned seed, std::size_t count)
{
    std::mt19937 random{seed};
    std::uniform_int_distribution<int> state{1, int(stateCount) - 1};
    std::uniform_int_distribution<int> kind{0, 999};
    std::uniform_int_distribution<std::int64_t> brief{0, 5'000};
    std::uniform_int_distribution<std::int64_t> lengthy{0, 20'000'000'000};
    std::vector<SliceStart> starts;
    Time at{1ms};
    for (std::size_t i = 0; i < count; ++i) {
        starts.push_back({.begin = at, .state = State(state(random)), .line = std::uint16_t(i)});
        at += Duration{kind(random) == 0 ? lengthy(random) : brief(random)};
    }
    return starts;
}

Lane laneOf(const std::vector<SliceStart>& starts, Time end)
{
    LaneBuilder builder;
    for (const SliceStart& start : starts)
        builder.append(start);
    return builder.snapshot(end);
}

/// The independent reference: add up every slice.
StateSums bruteForce(const std::vector<SliceStart>& starts, Time end, Window window)
{
    StateSums sums{};
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const Window slice{starts[i].begin, i + 1 < starts.size() ? starts[i + 1].begin : end};
        const Window seen = slice.intersected(window);
        if (!seen.empty())
            sums[std::size_t(starts[i].state)] += seen.length();
    }
    return sums;
}

Time randomTime(std::mt19937& random, Window extent)
{
    const auto margin = extent.length() / 10;
    std::uniform_int_distribution<std::int64_t> ns{
        (extent.begin - margin).time_since_epoch().count(),
        (extent.end + margin).time_since_epoch().count()};
    return Time{Duration{ns(random)}};
}

} // namespace

class TestLane : public QObject {
    Q_OBJECT

private slots:
    void timeInStateOfAnyWindowEqualsAddingUpItsSlices_data() { sizes(); }
    void timeInStateOfAnyWindowEqualsAddingUpItsSlices()
    {
        QFETCH(std::size_t, count);
        const auto starts = randomStarts(unsigned(count), count);
        const Time end = starts.back().begin + 3us;
        const Lane lane = laneOf(starts, end);
        std::mt19937 random{7};
        for (int i = 0; i < 300; ++i) {
            Window window{randomTime(random, lane.extent()), randomTime(random, lane.extent())};
            if (window.end < window.begin)
                std::swap(window.begin, window.end);
            QCOMPARE(lane.timeIn(window), bruteForce(starts, end, window));
        }
    }

    void manySumsAtOnceEqualOneByOne_data() { sizes(); }
    void manySumsAtOnceEqualOneByOne()
    {
        QFETCH(std::size_t, count);
        const auto starts = randomStarts(unsigned(count) + 1, count);
        const Lane lane = laneOf(starts, starts.back().begin + 1us);
        std::mt19937 random{8};
        std::vector<Time> times(500);
        for (Time& time : times)
            time = randomTime(random, lane.extent());
        std::ranges::sort(times);
        std::vector<StateSums> sums(times.size());
        lane.sumsUntil(times, sums);
        for (std::size_t i = 0; i < times.size(); ++i)
            QCOMPARE(sums[i], lane.sumsUntil(times[i]));
    }

    void slicesTileTheLane_data() { sizes(); }
    void slicesTileTheLane()
    {
        QFETCH(std::size_t, count);
        const auto starts = randomStarts(unsigned(count) + 2, count);
        const Time end = starts.back().begin + 1us;
        const Lane lane = laneOf(starts, end);
        QCOMPARE(lane.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            const Slice slice = lane[i];
            QCOMPARE(slice.window.begin, starts[i].begin);
            QCOMPARE(slice.window.end, i + 1 < count ? starts[i + 1].begin : end);
            QCOMPARE(slice.state, starts[i].state);
            QCOMPARE(slice.line, starts[i].line);
            QCOMPARE(slice.open, i + 1 == count);
        }
    }

    void aMomentBelongsToTheLastSliceThatBegan_data() { sizes(); }
    void aMomentBelongsToTheLastSliceThatBegan()
    {
        QFETCH(std::size_t, count);
        const auto starts = randomStarts(unsigned(count) + 3, count);
        const Lane lane = laneOf(starts, starts.back().begin + 1us);
        std::mt19937 random{9};
        for (int i = 0; i < 1000; ++i) {
            const Time time = i % 2 == 0 ? randomTime(random, lane.extent())
                                         : starts[random() % starts.size()].begin;
            std::optional<std::size_t> expected;
            std::size_t first = 0;
            for (std::size_t k = 0; k < count; ++k) {
                if (starts[k].begin <= time)
                    expected = k;
                if (starts[k].begin < time)
                    first = k + 1;
            }
            if (time >= lane.extent().end)
                expected.reset();
            QCOMPARE(lane.indexAt(time), expected);
            QCOMPARE(lane.stateAt(time), expected ? starts[*expected].state : State::None);
            QCOMPARE(lane.firstFrom(time), first);
        }
    }

    void transitionsUpToAnyMomentEqualCountingThem()
    {
        const auto starts = randomStarts(4, 10'000);
        const Lane lane = laneOf(starts, starts.back().begin + 1us);
        std::mt19937 random{10};
        for (int i = 0; i < 100; ++i) {
            const Time time = randomTime(random, lane.extent());
            TransitionCounts expected{};
            for (std::size_t k = 1; k < starts.size() && starts[k].begin <= time; ++k)
                for (std::size_t t = 0; t < transitionCount; ++t)
                    expected[t] +=
                        transitionsBetween(starts[k - 1].state, starts[k].state) >> t & 1;
            QCOMPARE(lane.transitionsUntil(time), expected);
        }
    }

    void aSnapshotDoesNotSeeWhatIsAppendedLater()
    {
        LaneBuilder builder;
        builder.append({.begin = Time{0ns}, .state = State::Running});
        const Lane early = builder.snapshot(Time{10ns});
        for (int i = 1; i < 5000; ++i)
            builder.append({.begin = Time{Duration{i * 20}}, .state = State::Lock});
        QCOMPARE(early.size(), 1u);
        QCOMPARE(early[0].window, (Window{Time{0ns}, Time{10ns}}));
        QCOMPARE(early.timeIn({Time{0ns}, Time{1s}})[std::size_t(State::Running)], Duration{10});
    }

    void theIndexStaysUnderThreeBytesASlice()
    {
        const auto starts = randomStarts(5, 200'000);
        LaneBuilder builder;
        Time at{};
        for (const SliceStart& start : starts)
            builder.append({.begin = at += 2us, .state = start.state});
        QVERIFY2(builder.snapshot(at).indexBytesPerSlice() <= 3.0,
            qPrintable(QString::number(builder.snapshot(at).indexBytesPerSlice())));
    }

    void anEmptyLaneHasNothing()
    {
        const Lane lane;
        QVERIFY(!lane.indexAt(Time{}));
        QCOMPARE(lane.timeIn({Time{0ns}, Time{1s}}), StateSums{});
        QCOMPARE(lane.transitionsUntil(Time{1s}), TransitionCounts{});
        QCOMPARE(lane.firstFrom(Time{}), 0u);
    }

private:
    static void sizes()
    {
        QTest::addColumn<std::size_t>("count");
        for (const std::size_t count : {1, 2, 31, 32, 33, 64, 65, 4096, 9001})
            QTest::addRow("%zu slices", count) << count;
    }
};

QTEST_APPLESS_MAIN(TestLane)

#include "tst_lane.moc"
