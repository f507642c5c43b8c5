#include "record/recording.h"

#include <QTest>

#include <csignal>
#include <random>
#include <thread>

using namespace engine;

class TestArenaReader : public QObject {
    Q_OBJECT
private slots:
    void timesRunOnCLOCK_MONOTONIC();
    void anEventBeingWrittenHoldsTheWatermark();
    void aBoundedDrainTakesTurnsAndLosesNothing();
    void aKilledProcessLosesItsLanesWhenTold();
    void deadOwnersAreFoundWhenLanesRunOut();
    void anUnreadableEventIsCountedAndTheRestGoesOn();
    void aWildIndexLosesWhatIsThereAndGoesOn();
    void aStampFromTheFutureIsClamped();
    void rubbishInTheWholeArenaDoesNoHarm();
};

void TestArenaReader::timesRunOnCLOCK_MONOTONIC()
{
    Recording recording;
    attachThread("main");
    const int rounds = 200;
    std::vector<MonotonicTime> before;
    std::vector<ProgramEvent> events;
    for (int i = 0; i < rounds; ++i) {
        before.push_back(monotonicNow());
        recordValue(i);
        if (i % 7 == 0)
            recording.reader->drain(events);
    }
    recording.reader->drain(events);
    const MonotonicTime end = monotonicNow();
    std::vector<MonotonicTime> off;
    for (const ProgramEvent& event : events)
        if (event.kind == EventKind::Value) {
            const auto i = static_cast<std::size_t>(event.value);
            off.push_back(event.at - before[i]);
            QVERIFY(event.at <= end);
        }
    QCOMPARE(off.size(), std::size_t{rounds});
    std::ranges::sort(off);
    QVERIFY2(off[rounds / 2] > std::chrono::microseconds{-1},
        "half of the events lie before their cause");
}

void TestArenaReader::anEventBeingWrittenHoldsTheWatermark()
{
    Recording recording;
    attachThread("main");
    std::vector<ProgramEvent> events;
    MonotonicTime quiet{};
    do
        quiet = recording.reader->drain(events);
    while (quiet <= events.back().at);
    ArenaLane& lane = recording.arena.view().lane(events.front().lane);
    lane.sequence.fetch_add(1); // as if preempted after reading its stamp
    QCOMPARE(recording.reader->drain(events), quiet);

    const MonotonicTime start = monotonicNow();
    while (recording.reader->drain(events) <= quiet) { } // a dead writer does not hold it for ever
    QVERIFY(monotonicNow() - start < 20 * ArenaReader::patience);
    lane.sequence.fetch_sub(1);
    QVERIFY(recording.reader->drain(events) >= start);
}

void TestArenaReader::aBoundedDrainTakesTurnsAndLosesNothing()
{
    Recording recording;
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([] {
            attachThread("burst");
            for (int i = 0; i < 500; ++i)
                recordValue(i);
        });
    threads.clear();
    std::vector<ProgramEvent> all;
    std::vector<ProgramEvent> some;
    MonotonicTime complete{};
    do {
        some.clear();
        const MonotonicTime next = recording.reader->drain(some, 64);
        QVERIFY(some.size() <= 64 + 4); // an End that had to be made up comes on top
        for (const ProgramEvent& event : some)
            QVERIFY(event.at >= complete);
        complete = next;
        all.insert(all.end(), some.begin(), some.end());
    } while (!some.empty());
    QCOMPARE(all.size(), std::size_t{4 * 502});
}

void TestArenaReader::aKilledProcessLosesItsLanesWhenTold()
{
    Recording recording{{.lanes = 2, .eventsPerLane = 128, .resources = 1}};
    attachThread("main");
    pid_t child = 0;
    const int status = inChild(
        [] {
            recordValue(5);
            ::raise(SIGKILL);
        },
        &child);
    QVERIFY(WIFSIGNALED(status));
    auto events = recording.drained();
    QCOMPARE(events.back().pid, child);
    QCOMPARE(events.back().value, std::int64_t{5});

    recording.reader->processEnded(child);
    events = recording.drained();
    QCOMPARE(events.size(), std::size_t{1});
    QCOMPARE(events[0].kind, EventKind::End);
    QCOMPARE(events[0].pid, child);
    QVERIFY(recording.drained().empty());
    QCOMPARE(recording.arena.view().lane(events[0].lane).state.load(), LaneState::Free);
}

void TestArenaReader::deadOwnersAreFoundWhenLanesRunOut()
{
    Recording recording{{.lanes = 2, .eventsPerLane = 128, .resources = 1}};
    attachThread("main");
    for (int i = 0; i < 5; ++i) {
        inChild([] { ::raise(SIGKILL); });
        recording.drained();
        inChild([] { ::raise(SIGKILL); }); // finds no lane
        recording.drained();
        recording.drained();
    }
    pid_t child = 0;
    inChild([] { recordValue(9); }, &child);
    const auto events = recording.drained();
    QVERIFY(!events.empty());
    QCOMPARE(events.back().pid, child);
    QCOMPARE(events.back().value, std::int64_t{9});
}

void TestArenaReader::anUnreadableEventIsCountedAndTheRestGoesOn()
{
    Recording recording;
    attachThread("main");
    recordValue(1);
    recordValue(2);
    recordValue(3);
    ArenaSlot* ring = recording.arena.view().ring(0);
    ring[1].words[2].store(~std::uint64_t{0}); // no such kind
    ring[2].words[2].store(packed(EventKind::Value, trace::State::Dead, 0, 0)); // not for a program
    const auto events = recording.drained();
    QCOMPARE(events.size(), std::size_t{2});
    QCOMPARE(events[1].value, std::int64_t{3});
    QCOMPARE(recording.reader->lost(), std::uint64_t{2});
}

void TestArenaReader::aWildIndexLosesWhatIsThereAndGoesOn()
{
    Recording recording;
    attachThread("main");
    recordValue(1);
    recording.drained();
    recording.arena.view().lane(0).sequence.store(std::uint64_t{1} << 60U);
    QVERIFY(recording.drained().empty());
    QVERIFY(recording.reader->lost() > 0);
    recording.arena.view().lane(0).sequence.fetch_add(2);
    recording.drained(); // one slot of whatever lies there
}

void TestArenaReader::aStampFromTheFutureIsClamped()
{
    Recording recording;
    attachThread("main");
    recordValue(1);
    recordValue(2);
    ArenaSlot* ring = recording.arena.view().ring(0);
    ring[1].words[0].store(~std::uint64_t{0});
    ring[2].words[0].store(0);
    const MonotonicTime start = monotonicNow();
    const auto events = recording.drained();
    QVERIFY(events[1].at <= monotonicNow());
    QVERIFY(events[2].at >= events[1].at);
    QVERIFY(events[1].at >= start);
}

void TestArenaReader::rubbishInTheWholeArenaDoesNoHarm()
{
    const ArenaShape shape{
        .lanes = 8, .eventsPerLane = 256, .resources = 16, .pictures = 2, .pictureBytes = 4096};
    std::mt19937_64 random{20240229};
    for (int round = 0; round < 300; ++round) {
        const Arena arena = Arena::create({.workload = "x"}, shape).value();
        ArenaReader reader{arena};
        auto* words = reinterpret_cast<std::uint64_t*>(&arena.header());
        const std::size_t count = ArenaView::size(shape) / 8;
        std::vector<ProgramEvent> events;
        MonotonicTime complete{};
        for (int pass = 0; pass < 4; ++pass) {
            // Sparse small numbers reach deeper than noise: they are valid states and kinds.
            const int style = (round + pass) % 3;
            for (std::size_t i = 0; i < count; ++i)
                if (style == 0)
                    words[i] = random();
                else if (style == 1)
                    words[i] = random() % 4;
                else if (random() % 16 == 0)
                    words[i] = random() & random() & random() & 0x0505'0003'0000'0fffU;
            events.clear();
            const MonotonicTime next = reader.drain(events, 500);
            QVERIFY(next >= complete);
            QVERIFY(next <= monotonicNow());
            for (const ProgramEvent& event : events) {
                QVERIFY(event.at >= complete);
                QVERIFY(event.at <= monotonicNow());
                QVERIFY(event.lane < shape.lanes);
                QVERIFY(event.kind <= EventKind::Span);
                QVERIFY(event.kind > EventKind::Gap || event.resource <= shape.resources);
                reader.resource(event.resource);
                reader.threadName(event.lane);
            }
            for (const ShownPicture& shown : reader.takePictures()) {
                QVERIFY(shown.at <= monotonicNow());
                QCOMPARE(shown.picture.cells->size(),
                    std::size_t{shown.picture.width} * shown.picture.height);
            }
            complete = next;
            reader.processEnded(1);
            reader.resource(static_cast<std::uint32_t>(random()));
            reader.lost();
            arena.description();
        }
    }
}

QTEST_APPLESS_MAIN(TestArenaReader)
#include "tst_arena_reader.moc"
