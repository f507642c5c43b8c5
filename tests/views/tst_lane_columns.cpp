#include "sample_trace.h"
#include "views/cpu_columns.h"
#include "views/cpu_shares.h"
#include "views/lane_columns.h"
#include "views/overview.h"

#include <QTest>

#include <map>
#include <random>

using namespace std::chrono_literals;
using namespace views;
using trace::State;
using trace::Time;

namespace {

/// Short and long slices in any order, with gaps and losses.
trace::Lane randomLane(unsigned seed, std::size_t slices)
{
    std::mt19937 random{seed};
    trace::LaneBuilder builder;
    Time at{trace::Duration{std::int64_t(random() % 1000)}};
    for (std::size_t i = 0; i < slices; ++i) {
        const bool rare = random() % 200 == 0;
        const auto state = rare ? State::Lost : State(random() % 8);
        builder.append({.begin = at, .state = state});
        const bool longOne = random() % 20 == 0;
        at += trace::Duration{std::int64_t(random() % (longOne ? 40'000 : 900))};
    }
    return builder.snapshot(at);
}

/// What a column shows, found slice by slice.
State bruteForce(const trace::Lane& lane, trace::Window column)
{
    if (column.empty())
        return lane.stateAt(column.begin);
    trace::StateSums sums{};
    for (std::size_t i = 0; i < lane.size(); ++i) {
        const trace::Slice slice = lane[i];
        const auto length = slice.window.intersected(column).length();
        if (length > 0ns)
            sums[std::size_t(slice.state)] += length;
    }
    if (sums[std::size_t(State::Lost)] > 0ns)
        return State::Lost;
    sums[std::size_t(State::None)] = {};
    return trace::dominant(sums);
}

} // namespace

class TestLaneColumns : public QObject {
    Q_OBJECT

private slots:
    void everyColumnShowsTheStateWithMostTimeInIt()
    {
        for (unsigned seed = 0; seed < 6; ++seed) {
            const trace::Lane lane = randomLane(seed, 900);
            for (const std::int64_t zoom : {1, 3, 10, 100, 1000, 20'000, 500'000}) {
                const auto length = lane.extent().length() / zoom + trace::Duration{1};
                const Time begin =
                    lane.extent().begin + length * (zoom / 3) - (zoom == 1 ? 500ns : 0ns);
                const Columns columns = columnsOver({begin, begin + length}, 120);
                const auto states = shownStates(lane, columns);
                for (int i = 0; i < columns.count(); ++i) {
                    const trace::Window column{
                        columns.edges[std::size_t(i)], columns.edges[std::size_t(i) + 1]};
                    QCOMPARE(states[std::size_t(i)], bruteForce(lane, column));
                }
            }
        }
    }

    void columnsDoNotDependOnWhereTheWindowBegins()
    {
        const trace::Lane lane = randomLane(7, 2000);
        const trace::Duration length = 200us;
        const Columns here = columnsOver({Time{100us}, Time{100us} + length}, 200);
        const Columns there = columnsOver({Time{137'450ns}, Time{137'450ns} + length}, 200);
        const auto a = shownStates(lane, here);
        const auto b = shownStates(lane, there);
        const auto shift = std::size_t(there.first - here.first);
        QVERIFY(shift > 0);
        for (std::size_t i = 0; i + shift < a.size(); ++i) {
            QCOMPARE(here.edges[i + shift], there.edges[i]);
            QCOMPARE(a[i + shift], b[i]);
        }
    }

    void theFirstColumnHoldsTheWindowsBegin()
    {
        for (const std::int64_t begin : {0, 1, 999, 123'456'789}) {
            const Columns columns = columnsOver(
                {Time{trace::Duration{begin}}, Time{trace::Duration{begin + 7919}}}, 100);
            QVERIFY(columns.edges[0] <= Time{trace::Duration{begin}});
            QVERIFY(columns.edges[1] >= Time{trace::Duration{begin}});
            QCOMPARE(columns.count(), 100);
        }
    }

    void barsAreWideSlicesWhereTheyAre()
    {
        for (unsigned seed = 0; seed < 6; ++seed) {
            const trace::Lane lane = randomLane(seed, 600);
            const auto length = lane.extent().length() / 5;
            const Time begin = lane.extent().begin + length;
            const Columns columns = columnsOver({begin, begin + length}, 300);
            const auto states = shownStates(lane, columns);
            const auto bars = wideBars(lane, columns, states, 6);
            int last = 0;
            for (const Bar& bar : bars) {
                QVERIFY(bar.begin >= last);
                last = bar.end;
                QVERIFY(bar.width() >= 6);
                for (int i = bar.begin; i < bar.end; ++i)
                    QCOMPARE(states[std::size_t(i)], lane[bar.slice].state);
            }
            // None that is well wide enough was missed.
            for (std::size_t i = 0; i < lane.size(); ++i) {
                const trace::Slice slice = lane[i];
                const auto shown =
                    slice.window.intersected({columns.edges.front(), columns.edges.back()});
                const bool wide =
                    !shown.empty() && double(shown.length().count()) > 9 * columns.length;
                if (wide && slice.state != State::None)
                    QVERIFY(std::ranges::count(bars, i, &Bar::slice) == 1);
            }
        }
    }

    void aBarNarrowerThanAPixelStaysVisibleInAnEmptyRow()
    {
        trace::LaneBuilder builder;
        builder.append({.begin = Time{0ns}, .state = State::None});
        builder.append({.begin = Time{5s}, .state = State::Lock});
        builder.append({.begin = Time{5s + 5us}, .state = State::None});
        const trace::Lane lane = builder.snapshot(Time{10s});
        const auto states = shownStates(lane, columnsOver({Time{0s}, Time{10s}}, 100));
        QCOMPARE(std::ranges::count(states, State::Lock), 1);
        QCOMPARE(states[50], State::Lock);
    }

    void oneLostRecordIsSeenHoweverFarOut()
    {
        trace::LaneBuilder builder;
        builder.append({.begin = Time{0ns}, .state = State::Running});
        builder.append({.begin = Time{5s}, .state = State::Lost});
        builder.append({.begin = Time{5s + 1us}, .state = State::Running});
        const trace::Lane lane = builder.snapshot(Time{10s});
        QCOMPARE(std::ranges::count(
                     shownStates(lane, columnsOver({Time{0s}, Time{10s}}, 100)), State::Lost),
            1);
    }

    void cpuColumnsShowWhoRanMost()
    {
        const auto trace = sampleTrace({.threads = 6, .length = 4ms, .burst = 40us, .slice = 30us});
        const trace::Lane& cpu = trace->lane(trace->actorsOf(trace::ActorKind::Cpu).front());
        for (const int count : {40, 200, 2000}) {
            const Columns columns = columnsOver(trace->extent(), count);
            const auto found = cpuColumns(cpu, columns, 4);
            for (std::size_t c = 0; c < found.size(); ++c) {
                const trace::Window column{columns.edges[c], columns.edges[c + 1]};
                std::map<trace::ActorId, std::int64_t> ran;
                std::int64_t busy = 0;
                int slices = 0;
                for (std::size_t i = 0; i < cpu.size(); ++i) {
                    const auto length = cpu[i].window.intersected(column).length().count();
                    slices += column.contains(cpu[i].window.begin) ? 1 : 0;
                    if (cpu[i].state == State::Running && length > 0) {
                        ran[*cpu[i].peer] += length;
                        busy += length;
                    }
                }
                QCOMPARE(found[c].busy, double(busy) / double(column.length().count()));
                std::int64_t most = 0;
                for (const auto& [thread, length] : ran)
                    most = std::max(most, length);
                if (!ran.empty() && slices <= 24) // beyond, a sample decides
                    QCOMPARE(ran[*found[c].thread], most);
                QCOMPARE(found[c].thread.has_value(), !ran.empty());
            }
        }
    }

    void sharesAddUpToTheCpusTime()
    {
        const auto trace = sampleTrace();
        const trace::Window window{Time{3'333us}, Time{9'001us}};
        double threads = 0;
        for (const CpuShare& share : cpuShares(*trace, window))
            threads += share.share;
        double cpus = 0;
        for (const trace::ActorId cpu : trace->actorsOf(trace::ActorKind::Cpu))
            cpus += double(trace->lane(cpu).timeIn(window)[std::size_t(State::Running)].count());
        QVERIFY(qAbs(threads - cpus / (2 * double(window.length().count()))) < 1e-9);
    }

    void whoDidNotRunIsLeftOutFirst()
    {
        trace::Builder builder;
        for (int i = 0; i < 12; ++i) {
            const auto thread = builder.addActor(trace::ActorKind::Thread, "worker");
            builder.append(
                thread, {.begin = Time{0ns}, .state = i < 9 ? State::Sleep : State::Running});
        }
        builder.advance(Time{1ms});
        const auto trace = builder.snapshot();
        // Two columns and three lines: six cells.
        const auto some = shareSpots({0, 0, 500, 22 + 3 * 19}, {}, *trace, trace->extent());
        QCOMPARE(some.size(), 3U);
        QCOMPARE(*some.front().actor, trace::ActorId{9});
        QCOMPARE(shareSpots({0, 0, 500, 400}, {}, *trace, trace->extent()).size(), 12U);
        QVERIFY(shareSpots({0, 0, 500, 20}, {}, *trace, trace->extent()).empty());
    }

    void migrationsLeadFromOneCpuToAnother()
    {
        const auto trace = sampleTrace();
        std::size_t found = 0;
        for (const trace::ActorId thread : trace->actorsOf(trace::ActorKind::Thread)) {
            const auto moves = migrationsOf(trace->lane(thread), trace->extent(), 10'000);
            QCOMPARE(moves.size(), std::size_t(trace->counters(thread).migrations));
            for (const Migration& move : moves) {
                QVERIFY(move.from != move.to);
                QVERIFY(move.left <= move.came);
            }
            found += moves.size();
        }
        QVERIFY(found > 10);
    }

    void aPreemptedThreadIsStillRunnable()
    {
        const auto trace = sampleTrace();
        const trace::Lane& cpu = trace->lane(trace->actorsOf(trace::ActorKind::Cpu).front());
        std::array<int, 2> seen{};
        for (std::size_t i = 0; i + 1 < cpu.size(); ++i) {
            if (cpu[i].state != State::Running)
                continue;
            const trace::Lane& thread = trace->lane(*cpu[i].peer);
            const Departure departure = departureAt(thread, cpu[i].window.end);
            QCOMPARE(departure.preempted, thread.stateAt(cpu[i].window.end) == State::Runnable);
            ++seen[departure.preempted ? 1 : 0];
        }
        QVERIFY(seen[0] > 0 && seen[1] > 0);
    }

    void theOverviewShowsHowBusyTheCpusWere()
    {
        const auto trace = sampleTrace();
        const auto use = cpuUse(*trace, trace->extent(), 20);
        QCOMPARE(use.size(), 20U);
        for (const double part : use)
            QVERIFY(part >= 0 && part <= 1);
        QVERIFY(use[8] > 0.9); // nine threads keep two CPUs busy
        const Frame frame{.trace = trace};
        const QRectF rect{10, 0, 400, 30};
        QCOMPARE(overviewTime(-50, rect, frame), trace->extent().begin);
        QCOMPARE(overviewTime(1e6, rect, frame), trace->extent().end);
        QCOMPARE(overviewX(overviewTime(210, rect, frame), rect, frame), 210.0);
    }
};

QTEST_APPLESS_MAIN(TestLaneColumns)

#include "tst_lane_columns.moc"
