#include "record/recording.h"

#include <QTest>

#include <barrier>
#include <bit>
#include <csignal>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <thread>

using namespace engine;

class TestRecorder : public QObject {
    Q_OBJECT
private slots:
    void anEventComesOutAsItWentIn_data();
    void anEventComesOutAsItWentIn();
    void aThreadWithoutALaneRecordsNothing();
    void aReadingComesOutAsItWentIn();
    void aSpanComesOutAsItWentIn();
    void aLongSpanBecomesSeveralThatMeet();
    void anErrorIsNeverToldSmaller();
    void aPictureComesOutAsItWentIn();
    void picturesThatNobodyTakesAreLeftOutAndCounted();
    void wildPicturesAreRefused();
    void aReadingAfterALossIsWhole();
    void aFullRingDropsTheNewestAndCountsIt();
    void aThreadThatEndsOnAFullRingStillSaysSo();
    void theSourceLineIsTheCallers();
    void manyThreadsLoseNothingWhileTheyAreRead();
    void aThreadThatJustEndsGivesItsLaneBack();
    void lanesServeMoreLivesThanThereAreLanes();
    void threadsWithoutALaneAreCountedAndGetOneLater();
    void aForkedChildRecordsIntoALaneOfItsOwn();
    void recordingSurvivesItsArena();
    void resourcesAreNumberedAndTheTableIsBounded();
    void aReplacedThreadKeepsItsResource();
};

namespace {

std::size_t countOf(const std::vector<ProgramEvent>& events, EventKind kind)
{
    return static_cast<std::size_t>(std::ranges::count(events, kind, &ProgramEvent::kind));
}

} // namespace

void TestRecorder::anEventComesOutAsItWentIn_data()
{
    QTest::addColumn<ArenaClock>("clock");
    QTest::newRow("the best clock") << bestClock();
    QTest::newRow("CLOCK_MONOTONIC") << ArenaClock::Monotonic;
}

void TestRecorder::anEventComesOutAsItWentIn()
{
    QFETCH(ArenaClock, clock);
    Recording recording{{.lanes = 2, .eventsPerLane = 128, .resources = 8}, clock};
    const MonotonicTime before = monotonicNow();
    attachThread("T1 worker");
    record(EventKind::State, trace::State::Lock, 7, -123456789012345, 42);
    const MonotonicTime after = monotonicNow();

    const auto events = recording.drained();
    QCOMPARE(events.size(), std::size_t{2});
    const auto tid = static_cast<pid_t>(::gettid());
    QCOMPARE(events[0].kind, EventKind::Begin);
    QCOMPARE(events[0].value, std::int64_t{tid});
    const ProgramEvent& event = events[1];
    QCOMPARE(event.kind, EventKind::State);
    QCOMPARE(event.state, trace::State::Lock);
    QCOMPARE(event.resource, 7U);
    QCOMPARE(event.value, std::int64_t{-123456789012345});
    QCOMPARE(event.line, std::uint16_t{42});
    QCOMPARE(event.pid, ::getpid());
    QCOMPARE(event.tid, tid);
    QCOMPARE(recording.reader->threadName(event.lane), std::string{"T1 worker"});
    // Pairs of clocks are read a few dozen ns apart.
    constexpr auto slack = std::chrono::microseconds{5};
    QVERIFY(event.at >= before - slack);
    QVERIFY(event.at <= after + slack);
}

void TestRecorder::aThreadWithoutALaneRecordsNothing()
{
    Recording recording;
    recordValue(1);
    QVERIFY(recording.drained().empty());
    QCOMPARE(recording.reader->lost(), std::uint64_t{0});
}

namespace {

bool isReading(const ProgramEvent& event, std::uint16_t quantity, float x, float y, double value)
{
    return event.kind == EventKind::Reading && event.line == quantity
        && std::bit_cast<float>(event.resource) == x && std::bit_cast<float>(event.extra) == y
        && std::bit_cast<double>(event.value) == value;
}

} // namespace

void TestRecorder::aReadingComesOutAsItWentIn()
{
    Recording recording;
    recordReading(1, 0, 0, 0); // without a lane: nothing
    attachThread("probe");
    recordReading(3, 4096, -2.5F, 1.29);
    recordRejected(65'535, 1e9F, 7, trace::Verdict::Disturbed);
    record(EventKind::Value, trace::State::Running, 2, 5, 9);
    const auto events = recording.drained();
    QCOMPARE(events.size(), std::size_t{4});
    QVERIFY(isReading(events[1], 3, 4096, -2.5F, 1.29));
    QCOMPARE(events[2].kind, EventKind::Rejected);
    QCOMPARE(events[2].line, std::uint16_t{65'535});
    QCOMPARE(events[2].value, static_cast<std::int64_t>(trace::Verdict::Disturbed));
    QCOMPARE(events[3].extra, 0U); // a place used before says nothing of another kind of event
}

void TestRecorder::aSpanComesOutAsItWentIn()
{
    Recording recording;
    const Span done{.queue = 5,
        .work = trace::State::Dispatch,
        .begin = MonotonicTime{123'456'789'012},
        .end = MonotonicTime{123'456'790'000},
        .error = {.ns = 300, .basis = trace::Basis::Inferred}};
    recordSpan(done); // without a lane: nothing
    attachThread("sender");
    recordSpan(done);
    Span empty = done;
    empty.end = empty.begin; // nothing was done
    recordSpan(empty);
    const auto events = recording.drained();
    QCOMPARE(events.size(), std::size_t{2});
    QCOMPARE(events[1].kind, EventKind::Span);
    QCOMPARE(events[1].state, trace::State::Dispatch);
    QCOMPARE(events[1].resource, 5U);
    QCOMPARE(events[1].value, std::int64_t{123'456'789'012});
    QCOMPARE(events[1].extra, 988U);
    QCOMPARE(unpackedError(events[1].line), done.error);
    QCOMPARE(recording.reader->lost(), std::uint64_t{0});
}

void TestRecorder::aLongSpanBecomesSeveralThatMeet()
{
    Recording recording;
    attachThread("sender");
    const MonotonicTime begin{7};
    const MonotonicTime end = begin + std::chrono::seconds{30};
    recordSpan({.queue = 1, .work = trace::State::Upload, .begin = begin, .end = end});
    const auto events = recording.drained();
    QVERIFY(events.size() > 2);
    MonotonicTime reached = begin;
    for (std::size_t i = 1; i < events.size(); ++i) {
        QCOMPARE(MonotonicTime{events[i].value}, reached);
        reached += MonotonicTime{events[i].extra};
    }
    QCOMPARE(reached, end);
}

void TestRecorder::anErrorIsNeverToldSmaller()
{
    std::mt19937_64 random{3};
    for (int i = 0; i < 100'000; ++i) {
        const std::uint64_t ns = random() >> (25 + random() % 39);
        const auto basis = static_cast<trace::Basis>(random() % 4);
        const SpanError told = unpackedError(packedError({.ns = ns, .basis = basis}));
        QCOMPARE(told.basis, basis);
        QVERIFY2(told.ns >= ns && double(told.ns) <= double(ns) * 1.004,
            qPrintable(QStringLiteral("%1 as %2").arg(ns).arg(told.ns)));
    }
    QVERIFY(unpackedError(packedError({.ns = ~std::uint64_t{0}})).ns > 1'000'000'000'000);
}

void TestRecorder::aPictureComesOutAsItWentIn()
{
    Recording recording;
    std::vector<std::uint8_t> cells(12);
    std::iota(cells.begin(), cells.end(), std::uint8_t{0});
    const auto shown = [&](std::uint8_t top) {
        return recordPicture({.width = 4, .height = 3, .top = top}, "Mandelbrot", "vectors",
            [&](std::span<std::uint8_t> to) { std::ranges::copy(cells, to.begin()); });
    };
    const MonotonicTime before = monotonicNow();
    QVERIFY(shown(11));
    QVERIFY(shown(5)); // what is larger becomes 5
    const MonotonicTime after = monotonicNow();
    static_cast<void>(recording.drained());
    const auto pictures = recording.reader->takePictures();
    QCOMPARE(pictures.size(), std::size_t{2});
    const trace::Picture& first = pictures[0].picture;
    QCOMPARE(first.width, 4U);
    QCOMPARE(first.height, 3U);
    QCOMPARE(int(first.top), 11);
    QCOMPARE(first.number, std::uint64_t{0});
    QCOMPARE(first.what, std::string{"Mandelbrot"});
    QCOMPARE(first.way, std::string{"vectors"});
    QVERIFY(*first.cells == cells);
    constexpr auto slack = std::chrono::microseconds{5};
    QVERIFY(before - slack <= pictures[0].at && pictures[0].at <= pictures[1].at);
    QVERIFY(pictures[1].at <= after + slack);
    QCOMPARE(pictures[1].picture.number, std::uint64_t{1});
    QCOMPARE(int(std::ranges::max(*pictures[1].picture.cells)), 5);
    QVERIFY(recording.reader->takePictures().empty());
}

void TestRecorder::picturesThatNobodyTakesAreLeftOutAndCounted()
{
    Recording recording;
    const auto shown = [](std::uint32_t width) {
        return recordPicture({.width = width, .height = 1}, "", "",
            [](std::span<std::uint8_t> to) { std::ranges::fill(to, std::uint8_t{1}); });
    };
    const std::uint32_t places = recording.arena.shape().pictures;
    for (std::uint32_t i = 0; i < places; ++i)
        QVERIFY(shown(1));
    QVERIFY(!shown(1));
    QVERIFY(!shown(0));
    QVERIFY(!shown(recording.arena.shape().pictureBytes + 1));
    static_cast<void>(recording.drained());
    QCOMPARE(recording.reader->takePictures().size(), std::size_t{places});
    QVERIFY(shown(recording.arena.shape().pictureBytes));
    static_cast<void>(recording.drained());
    const auto next = recording.reader->takePictures();
    QCOMPARE(next.size(), std::size_t{1});
    QCOMPARE(next[0].picture.number, std::uint64_t{places} + 3);
}

void TestRecorder::wildPicturesAreRefused()
{
    Recording recording;
    const ArenaView view = recording.arena.view();
    std::mt19937_64 random{11};
    std::uint64_t last = 0;
    MonotonicTime at{};
    for (int i = 0; i < 2000; ++i) {
        ArenaPicture& picture = view.picture(0);
        picture.width.store(static_cast<std::uint32_t>(random() >> (random() % 64)));
        picture.height.store(static_cast<std::uint32_t>(random() >> (random() % 64)));
        picture.top.store(static_cast<std::uint32_t>(random()));
        picture.number.store(random() >> (random() % 64));
        picture.stamp.store(random());
        picture.state.store(static_cast<PictureState>(random() % 6));
        static_cast<void>(recording.drained());
        for (const ShownPicture& shown : recording.reader->takePictures()) {
            const trace::Picture& taken = shown.picture;
            QCOMPARE(taken.cells->size(), std::size_t{taken.width} * taken.height);
            QVERIFY(taken.cells->size() <= view.shape().pictureBytes && !taken.cells->empty());
            QVERIFY(taken.top >= 1 && std::ranges::max(*taken.cells) <= taken.top);
            QVERIFY(taken.number >= last && shown.at >= at && shown.at <= monotonicNow());
            last = taken.number;
            at = shown.at;
        }
    }
}

void TestRecorder::aReadingAfterALossIsWhole()
{
    Recording recording{{.lanes = 1, .eventsPerLane = 128, .resources = 1}};
    attachThread("flood");
    for (int i = 0; i < 1000; ++i)
        recordReading(1, 1, static_cast<float>(i), i);
    const auto before = recording.drained();
    for (std::size_t i = 1; i < before.size(); ++i)
        QVERIFY(isReading(before[i], 1, 1, static_cast<float>(i - 1), double(i - 1)));
    recordReading(2, 3, 4, 5);
    const auto after = recording.drained();
    QCOMPARE(after.size(), std::size_t{2});
    QCOMPARE(after[0].kind, EventKind::Gap);
    QVERIFY(isReading(after[1], 2, 3, 4, 5));
    QCOMPARE(recording.reader->lost(), 1000 - (before.size() - 1));
}

void TestRecorder::aFullRingDropsTheNewestAndCountsIt()
{
    Recording recording{{.lanes = 1, .eventsPerLane = 128, .resources = 1}};
    attachThread("flood");
    for (int i = 0; i < 1000; ++i)
        recordValue(i);
    auto events = recording.drained();
    QCOMPARE(events.size(), 128 - reservedSlots); // Begin and the oldest values
    QCOMPARE(events.back().value, static_cast<std::int64_t>(events.size()) - 2);
    const auto dropped = 1000 - (static_cast<std::int64_t>(events.size()) - 1);
    QCOMPARE(recording.reader->lost(), static_cast<std::uint64_t>(dropped));

    recordValue(1000);
    events = recording.drained();
    QCOMPARE(events.size(), std::size_t{2});
    QCOMPARE(events[0].kind, EventKind::Gap);
    QCOMPARE(events[0].value, dropped);
    QCOMPARE(events[1].value, std::int64_t{1000});
    QCOMPARE(recording.reader->lost(), static_cast<std::uint64_t>(dropped));
}

void TestRecorder::aThreadThatEndsOnAFullRingStillSaysSo()
{
    Recording recording{{.lanes = 1, .eventsPerLane = 128, .resources = 1}};
    attachThread("flood");
    for (int i = 0; i < 200; ++i)
        recordValue(i);
    detachThread();
    const auto events = recording.drained();
    QCOMPARE(events.size(), std::size_t{128});
    QCOMPARE(events[126].kind, EventKind::Gap);
    QCOMPARE(events[127].kind, EventKind::End);
}

void TestRecorder::theSourceLineIsTheCallers()
{
    Recording recording;
    attachThread("lines");
    record(EventKind::Line, trace::State::Running);
    const int line = __LINE__ - 1;
    QCOMPARE(int{recording.drained().back().line}, line);
}

void TestRecorder::manyThreadsLoseNothingWhileTheyAreRead()
{
    constexpr int threads = 6;
    constexpr std::int64_t perThread = 20000;
    Recording recording{{.lanes = 8, .eventsPerLane = 1U << 15U, .resources = 1}};
    std::vector<ProgramEvent> events;
    MonotonicTime complete{};
    bool ordered = true;
    {
        std::vector<std::jthread> writers;
        for (int t = 0; t < threads; ++t)
            writers.emplace_back([t] {
                attachThread("T" + std::to_string(t));
                for (std::int64_t i = 0; i < perThread; ++i)
                    recordValue(i);
                detachThread();
            });
        std::size_t ends = 0;
        while (ends < threads) {
            const std::size_t before = events.size();
            const MonotonicTime next = recording.reader->drain(events, 3000);
            for (std::size_t i = before; i < events.size(); ++i) {
                ordered = ordered && events[i].at >= complete;
                ends += events[i].kind == EventKind::End;
            }
            ordered = ordered && next >= complete;
            complete = next;
            std::this_thread::yield();
        }
    }
    QVERIFY(ordered);
    QCOMPARE(recording.reader->lost(), std::uint64_t{0});
    QCOMPARE(events.size(), static_cast<std::size_t>(threads * (perThread + 2)));
    std::map<pid_t, ProgramEvent> last;
    for (const ProgramEvent& event : events) {
        const auto [before, fresh] = last.try_emplace(event.tid, event);
        if (fresh)
            continue;
        QVERIFY(event.at >= before->second.at);
        if (event.kind == EventKind::Value && before->second.kind == EventKind::Value)
            QCOMPARE(event.value, before->second.value + 1);
        before->second = event;
    }
    QCOMPARE(last.size(), std::size_t{threads});
}

void TestRecorder::aThreadThatJustEndsGivesItsLaneBack()
{
    Recording recording{{.lanes = 1, .eventsPerLane = 128, .resources = 1}};
    for (int i = 0; i < 3; ++i) {
        std::jthread{[] { attachThread("brief"); }}.join();
        const auto events = recording.drained();
        QCOMPARE(countOf(events, EventKind::Begin), std::size_t{1});
        QCOMPARE(countOf(events, EventKind::End), std::size_t{1});
        recording.drained(); // frees the lane
    }
    QCOMPARE(recording.reader->lost(), std::uint64_t{0});
}

void TestRecorder::lanesServeMoreLivesThanThereAreLanes()
{
    Recording recording{{.lanes = 2, .eventsPerLane = 128, .resources = 1}};
    std::set<std::string> names;
    std::size_t lives = 0;
    for (int i = 0; i < 40; ++i) {
        std::jthread{[i] {
            attachThread("T" + std::to_string(i));
            recordValue(i);
        }}.join();
        for (const ProgramEvent& event : recording.drained())
            if (event.kind == EventKind::Begin) {
                names.insert(recording.reader->threadName(event.lane));
                ++lives;
            }
    }
    QCOMPARE(lives, std::size_t{40});
    QCOMPARE(names.size(), std::size_t{40});
    QCOMPARE(recording.reader->lost(), std::uint64_t{0});
}

void TestRecorder::threadsWithoutALaneAreCountedAndGetOneLater()
{
    Recording recording{{.lanes = 1, .eventsPerLane = 1024, .resources = 1}};
    std::barrier step{2};
    std::jthread first{[&] {
        attachThread("first");
        step.arrive_and_wait();
        step.arrive_and_wait();
    }};
    step.arrive_and_wait();
    attachThread("second");
    for (int i = 0; i < 10; ++i)
        recordValue(i);
    QCOMPARE(recording.reader->lost(), std::uint64_t{10});
    step.arrive_and_wait();
    first.join();
    recording.drained();
    recording.drained();
    for (int i = 0; i < 300; ++i)
        recordValue(i);
    const auto events = recording.drained();
    QVERIFY(!events.empty());
    QCOMPARE(recording.reader->threadName(events.front().lane), std::string{"second"});
    QCOMPARE(recording.reader->lost() + countOf(events, EventKind::Value), std::uint64_t{310});
}

void TestRecorder::aForkedChildRecordsIntoALaneOfItsOwn()
{
    Recording recording;
    attachThread("main");
    recordValue(1);
    pid_t child = 0;
    const int status = inChild(
        [] {
            recordValue(2);
            detachThread();
        },
        &child);
    QCOMPARE(status, 0);
    recordValue(3);

    std::map<pid_t, std::vector<std::int64_t>> values;
    std::map<pid_t, std::uint32_t> lane;
    std::size_t ends = 0;
    for (const ProgramEvent& event : recording.drained()) {
        lane[event.pid] = event.lane;
        ends += event.kind == EventKind::End;
        if (event.kind == EventKind::Value)
            values[event.pid].push_back(event.value);
    }
    QCOMPARE(values[::getpid()], (std::vector<std::int64_t>{1, 3}));
    QCOMPARE(values[child], (std::vector<std::int64_t>{2}));
    QVERIFY(lane[child] != lane[::getpid()]);
    QCOMPARE(recording.reader->threadName(lane[child]), std::string{"main"});
    QCOMPARE(ends, std::size_t{1});
}

void TestRecorder::recordingSurvivesItsArena()
{
    std::barrier step{2};
    std::jthread thread;
    {
        Recording recording;
        thread = std::jthread{[&] {
            attachThread("late");
            step.arrive_and_wait();
            step.arrive_and_wait();
        }}; // detaches after the arena is gone
        step.arrive_and_wait();
    }
    step.arrive_and_wait();
    thread.join();
    QCOMPARE(registerResource(trace::ResourceKind::Lock, "orders"), 0U);
}

void TestRecorder::resourcesAreNumberedAndTheTableIsBounded()
{
    Recording recording{{.lanes = 1, .eventsPerLane = 128, .resources = 3}};
    QCOMPARE(registerResource(trace::ResourceKind::Lock, "orders"), 1U);
    QCOMPARE(registerResource(trace::ResourceKind::Lock, "orders"), 2U);
    QCOMPARE(registerResource(trace::ResourceKind::Pipe, std::string(100, 'x')), 3U);
    QCOMPARE(registerResource(trace::ResourceKind::Lock, "one too many"), 0U);
    QCOMPARE(recording.reader->resource(1).name, std::string{"orders"});
    QCOMPARE(recording.reader->resource(1).kind, trace::ResourceKind::Lock);
    QCOMPARE(recording.reader->resource(3).name, std::string(55, 'x'));
    QCOMPARE(recording.reader->resource(0xffffffff).kind, trace::ResourceKind::Other);
    QVERIFY(!recording.reader->resource(0).name.empty());
}

void TestRecorder::aReplacedThreadKeepsItsResource()
{
    Recording recording;
    const std::uint32_t first = internResource(trace::ResourceKind::Thread, "T1");
    QCOMPARE(internResource(trace::ResourceKind::Thread, "T1"), first);
    QVERIFY(internResource(trace::ResourceKind::Lock, "T1") != first);
    QVERIFY(internResource(trace::ResourceKind::Thread, "T2") != first);
}

QTEST_APPLESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
