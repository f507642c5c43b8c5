#include "engine/sync/condition_variable.h"
#include "engine/sync/pace.h"
#include "engine/sync/pipe.h"
#include "engine/sync/scheduling.h"
#include "engine/sync/scratch_file.h"
#include "engine/sync/semaphore.h"
#include "engine/sync/thread.h"
#include "record/recording.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <sched.h>
#include <sys/resource.h>

using namespace engine;
using namespace std::chrono_literals;

class TestSync : public QObject {
    Q_OBJECT
private slots:
    void anUncontendedMutexRecordsTwoEvents();
    void aContendedMutexRecordsTheWait();
    void patienceEndsAndTheWaitIsRecorded();
    void holdingsNeverOverlap();
    void aThreadRecordsItsLifeAndWhoJoinsIt();
    void aThreadIsAskedToStopBeforeItIsDestroyed();
    void theEventsCarryTheCallersLine();
    void aConditionIsWaitedForWithoutTheMutex();
    void aWaitForAConditionCanBeStopped();
    void aSemaphoreLetsAsManyInAsItHasPermits();
    void aWaitForAPermitCanBeStopped();
    void aPipeRecordsWhatWasSentAndReceived();
    void aPipeIsReadUntilStopped();
    void aScratchFileKeepsWhatWasWrittenAndSaysWhereItIs();
    void aSleepLastsAndCanBeStopped();
    void workTakesItsCpuTime();
    void triesLeaveTheThreadAsItWas();
    void withoutARecorderEverythingStillWorks();
};

namespace {

using Events = std::vector<ProgramEvent>;

Events named(Recording& recording, const Events& events, std::string_view name)
{
    std::map<std::uint32_t, std::string> names;
    Events found;
    for (const ProgramEvent& event : events) {
        if (event.kind == EventKind::Begin)
            names[event.lane] = recording.reader->threadName(event.lane);
        if (names[event.lane] == name)
            found.push_back(event);
    }
    return found;
}

bool has(const Events& events, EventKind kind, trace::State state)
{
    return std::ranges::any_of(events,
        [&](const ProgramEvent& event) { return event.kind == kind && event.state == state; });
}

/// Appends what is new until `state` appears.
void waitFor(Recording& recording, Events& events, trace::State state)
{
    while (!has(events, EventKind::State, state)) {
        recording.reader->drain(events);
        std::this_thread::yield();
    }
}

} // namespace

void TestSync::anUncontendedMutexRecordsTwoEvents()
{
    Recording recording;
    attachThread("main");
    Mutex orders{"orders"};
    {
        const UniqueLock lock{orders};
    }
    QVERIFY(orders.try_lock());
    orders.unlock();
    const Events events = recording.drained();
    QCOMPARE(events.size(), std::size_t{5});
    const EventKind kinds[]{EventKind::Begin, EventKind::Acquire, EventKind::Release,
        EventKind::Acquire, EventKind::Release};
    const std::int64_t sequence[]{0, 1, 1, 2, 2};
    for (std::size_t i = 1; i < events.size(); ++i) {
        QCOMPARE(events[i].kind, kinds[i]);
        QCOMPARE(events[i].value, sequence[i]);
        QCOMPARE(recording.reader->resource(events[i].resource).name, std::string{"orders"});
    }
}

void TestSync::aContendedMutexRecordsTheWait()
{
    Recording recording;
    Mutex orders{"orders"};
    orders.lock();
    Thread other{"other", [&] { const UniqueLock lock{orders}; }};
    Events events;
    waitFor(recording, events, trace::State::Lock);
    orders.unlock();
    other.join();
    recording.reader->drain(events);
    const Events mine = named(recording, events, "other");
    QCOMPARE(mine.size(), std::size_t{5});
    QCOMPARE(mine[1].state, trace::State::Lock);
    QCOMPARE(mine[1].resource, orders.resource());
    QCOMPARE(mine[2].kind, EventKind::Acquire);
    QCOMPARE(mine[2].state, trace::State::Running);
}

void TestSync::patienceEndsAndTheWaitIsRecorded()
{
    Recording recording;
    Mutex orders{"orders"};
    orders.lock();
    bool first = true;
    bool second = false;
    Thread other{"other", [&] {
                     first = orders.try_lock_for(std::chrono::milliseconds{2});
                     second = orders.try_lock_for(std::chrono::minutes{10});
                     orders.unlock();
                 }};
    Events events;
    const auto waits = [&] {
        return std::ranges::count_if(events, [](const ProgramEvent& event) {
            return event.kind == EventKind::State && event.state == trace::State::Lock;
        });
    };
    while (waits() < 2) {
        recording.reader->drain(events);
        std::this_thread::yield();
    }
    orders.unlock();
    other.join();
    QVERIFY(!first);
    QVERIFY(second);
    recording.reader->drain(events);
    const Events mine = named(recording, events, "other");
    QCOMPARE(mine.size(), std::size_t{7});
    QCOMPARE(mine[1].state, trace::State::Lock);
    QCOMPARE(mine[1].resource, orders.resource());
    QCOMPARE(mine[2].kind, EventKind::State); // gave up
    QCOMPARE(mine[2].state, trace::State::Running);
    QCOMPARE(mine[2].resource, 0U);
    QCOMPARE(mine[3].state, trace::State::Lock);
    QCOMPARE(mine[4].kind, EventKind::Acquire);
    QCOMPARE(mine[5].kind, EventKind::Release);
}

void TestSync::holdingsNeverOverlap()
{
    Recording recording{{.lanes = 8, .eventsPerLane = 1U << 14U, .resources = 8}};
    Mutex counter{"counter"};
    std::int64_t count = 0;
    {
        std::vector<Thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back("T" + std::to_string(t), [&] {
                for (int i = 0; i < 2000; ++i) {
                    const UniqueLock lock{counter};
                    ++count;
                }
            });
    }
    QCOMPARE(count, std::int64_t{8000});
    Events events;
    recording.reader->drain(events, 1U << 18U);
    std::erase_if(events, [](const ProgramEvent& event) {
        return event.kind != EventKind::Acquire && event.kind != EventKind::Release;
    });
    QCOMPARE(events.size(), std::size_t{16000});
    // In the order of their numbers, the times must be in order too, and from one thread by twos.
    std::ranges::stable_sort(events, {}, &ProgramEvent::value);
    for (std::size_t i = 0; i < events.size(); i += 2) {
        QCOMPARE(events[i].value, static_cast<std::int64_t>(i / 2 + 1));
        QCOMPARE(events[i].tid, events[i + 1].tid);
        QCOMPARE(events[i].kind, EventKind::Acquire);
        if (i > 0)
            QVERIFY(events[i].at >= events[i - 1].at);
    }
}

void TestSync::aThreadRecordsItsLifeAndWhoJoinsIt()
{
    Recording recording;
    attachThread("main");
    pid_t tid = 0;
    Thread worker{"T1 worker", [&] { tid = ::gettid(); }};
    worker.join();
    QVERIFY(!worker.joinable());
    const Events events = recording.drained();
    const Events theirs = named(recording, events, "T1 worker");
    QCOMPARE(theirs.size(), std::size_t{2});
    QCOMPARE(theirs[0].kind, EventKind::Begin);
    QCOMPARE(theirs[0].tid, tid);
    QCOMPARE(theirs[1].kind, EventKind::End);
    const Events ours = named(recording, events, "main");
    QCOMPARE(ours.size(), std::size_t{4});
    QCOMPARE(ours[1].kind, EventKind::Spawn);
    // The number is 0 where the thread ended before it could be asked for.
    QVERIFY(ours[1].value == tid || ours[1].value == 0);
    QCOMPARE(ours[2].state, trace::State::Join);
    QCOMPARE(recording.reader->resource(ours[2].resource).name, std::string{"T1 worker"});
    QCOMPARE(ours[3].state, trace::State::Running);
}

void TestSync::aThreadIsAskedToStopBeforeItIsDestroyed()
{
    bool stopped = false;
    {
        const Thread worker{"T1", [&](const std::stop_token& stop) {
                                sleepFor(1h, stop);
                                stopped = stop.stop_requested();
                            }};
    }
    QVERIFY(stopped);
}

void TestSync::theEventsCarryTheCallersLine()
{
    Recording recording;
    attachThread("main");
    Mutex orders{"orders"};
    const int first = __LINE__ + 1;
    here();
    orders.lock();
    orders.unlock();
    sleepFor(1us);
    work(1us);
    Thread worker{"T1", [] {}};
    worker.join();
    const int last = __LINE__ - 1;
    std::set<int> lines;
    for (const ProgramEvent& event : named(recording, recording.drained(), "main"))
        if (event.kind != EventKind::Begin) {
            QVERIFY(event.line >= first && event.line <= last);
            lines.insert(event.line);
        }
    QCOMPARE(lines.size(), static_cast<std::size_t>(last - first + 1));
}

void TestSync::aConditionIsWaitedForWithoutTheMutex()
{
    Recording recording;
    Mutex mutex{"mutex"};
    ConditionVariable ready{"ready"};
    bool set = false;
    Thread waiter{"waiter", [&] {
                      UniqueLock lock{mutex};
                      ready.wait(lock, [&] { return set; });
                  }};
    Events events;
    waitFor(recording, events, trace::State::Message);
    {
        const UniqueLock lock{mutex}; // would hang if the waiter held it
        set = true;
    }
    ready.notify_one();
    waiter.join();
    recording.reader->drain(events);
    const Events mine = named(recording, events, "waiter");
    QCOMPARE(std::ranges::count(mine, EventKind::Acquire, &ProgramEvent::kind),
        std::ranges::count(mine, EventKind::Release, &ProgramEvent::kind));
    const auto wait = std::ranges::find(mine, trace::State::Message, &ProgramEvent::state);
    QCOMPARE(recording.reader->resource(wait->resource).kind, trace::ResourceKind::Condition);
    QCOMPARE((wait - 1)->kind, EventKind::Release);
}

void TestSync::aWaitForAConditionCanBeStopped()
{
    Recording recording;
    Mutex mutex{"mutex"};
    ConditionVariable never{"never"};
    bool result = true;
    Thread waiter{"waiter", [&](const std::stop_token& stop) {
                      UniqueLock lock{mutex};
                      result = never.wait(lock, stop, [] { return false; });
                  }};
    Events events;
    waitFor(recording, events, trace::State::Message);
    waiter.requestStop();
    waiter.join();
    QVERIFY(!result);
    {
        UniqueLock lock{mutex};
        QVERIFY(!never.wait_for(lock, {}, 1ms, [] { return false; }));
    }
}

void TestSync::aSemaphoreLetsAsManyInAsItHasPermits()
{
    Recording recording;
    Semaphore machines{"machines", 2};
    std::atomic<int> inside{};
    std::atomic<int> most{};
    {
        std::vector<Thread> customers;
        for (int i = 0; i < 5; ++i)
            customers.emplace_back("C" + std::to_string(i), [&] {
                for (int turn = 0; turn < 20; ++turn) {
                    machines.acquire();
                    const int now = ++inside;
                    int seen = most.load();
                    while (seen < now && !most.compare_exchange_weak(seen, now)) { }
                    std::this_thread::yield();
                    --inside;
                    machines.release();
                }
            });
    }
    QVERIFY(most >= 1 && most <= 2);
    const Events events = recording.drained();
    QCOMPARE(std::ranges::count(events, EventKind::Acquire, &ProgramEvent::kind), 100);
    QCOMPARE(std::ranges::count(events, EventKind::Release, &ProgramEvent::kind), 100);
}

void TestSync::aWaitForAPermitCanBeStopped()
{
    Recording recording;
    Semaphore none{"none", 0};
    QVERIFY(!none.try_acquire());
    bool got = true;
    Thread waiter{"waiter", [&](const std::stop_token& stop) { got = none.acquire(stop); }};
    Events events;
    waitFor(recording, events, trace::State::Lock);
    waiter.requestStop();
    waiter.join();
    QVERIFY(!got);
}

void TestSync::aPipeRecordsWhatWasSentAndReceived()
{
    Recording recording;
    Pipe pipe = Pipe::create("parcels").value();
    Thread reader{"reader", [&] {
                      std::array<std::byte, 64> parcel{};
                      QCOMPARE(pipe.read(parcel), std::size_t{3});
                      QCOMPARE(parcel[2], std::byte{9});
                  }};
    Events events;
    waitFor(recording, events, trace::State::Io);
    const std::array parcel{std::byte{7}, std::byte{8}, std::byte{9}};
    Thread writer{"writer", [&] { QCOMPARE(pipe.write(parcel), std::size_t{3}); }};
    reader.join();
    writer.join();
    recording.reader->drain(events);
    const auto sent = std::ranges::find(events, EventKind::Send, &ProgramEvent::kind);
    const auto received = std::ranges::find(events, EventKind::Receive, &ProgramEvent::kind);
    QVERIFY(sent != events.end() && received != events.end());
    QCOMPARE(sent->value, std::int64_t{3});
    QCOMPARE(received->value, std::int64_t{3});
    QCOMPARE(sent->resource, received->resource);
    QVERIFY(sent->at <= received->at);
    QCOMPARE(received->state, trace::State::Running);
}

void TestSync::aPipeIsReadUntilStopped()
{
    Recording recording;
    Pipe pipe = Pipe::create("silence").value();
    std::size_t got = 1;
    Thread reader{"reader", [&](const std::stop_token& stop) {
                      std::array<std::byte, 8> parcel{};
                      got = pipe.read(parcel, stop);
                  }};
    Events events;
    waitFor(recording, events, trace::State::Io);
    reader.requestStop();
    reader.join();
    QCOMPARE(got, std::size_t{0});
}

void TestSync::aScratchFileKeepsWhatWasWrittenAndSaysWhereItIs()
{
    Recording recording;
    attachThread("main");
    ScratchFile file{"journal"};
    std::array<std::byte, 4096> entry{};
    std::array<std::byte, 4096> back{};
    for (int i = 0; i < 80; ++i) { // goes round after 64
        entry.fill(static_cast<std::byte>(i));
        QVERIFY(file.write(entry));
    }
    QVERIFY(file.read(back));
    QCOMPARE(back, entry);
    const Events events = recording.drained();
    const auto wait = std::ranges::find(events, trace::State::Io, &ProgramEvent::state);
    QVERIFY(wait != events.end());
    const auto resource = recording.reader->resource(wait->resource);
    QCOMPARE(resource.kind, trace::ResourceKind::File);
    QCOMPARE(resource.name == "journal", file.onDisk());
    QVERIFY(resource.name.starts_with("journal"));
}

void TestSync::aSleepLastsAndCanBeStopped()
{
    const auto begin = std::chrono::steady_clock::now();
    sleepFor(2ms);
    QVERIFY(std::chrono::steady_clock::now() - begin >= 2ms);
    std::stop_source stop;
    stop.request_stop();
    sleepFor(1h, stop.get_token());
    work(1h, stop.get_token());
}

void TestSync::workTakesItsCpuTime()
{
    const auto cpuTime = [] {
        timespec now{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
    };
    const auto begin = cpuTime();
    work(3ms);
    QVERIFY(cpuTime() - begin >= 3ms);
}

void TestSync::triesLeaveTheThreadAsItWas()
{
    for (const auto wanted :
        {SchedulingClass::Batch, SchedulingClass::Idle, SchedulingClass::Fifo}) {
        const auto result = trySchedulingClass(wanted);
        if (!result)
            QVERIFY(result.error().message.find("refused") != std::string::npos);
        QCOMPARE(::sched_getscheduler(0), SCHED_OTHER);
    }
    const auto nicer = tryNice(-5);
    QCOMPARE(::getpriority(PRIO_PROCESS, 0), 0);
    if (!nicer)
        QVERIFY(nicer.error().message.find("nice -5") != std::string::npos);
    QVERIFY(!usableCpus().empty());
    QVERIFY(setAffinity(usableCpus()));
    const std::array none{CPU_SETSIZE - 1};
    QVERIFY(!setAffinity(none));
}

void TestSync::withoutARecorderEverythingStillWorks()
{
    Mutex orders{"orders"};
    int count = 0;
    {
        const Thread worker{"T1", [&] {
                                const UniqueLock lock{orders};
                                ++count;
                            }};
    }
    QCOMPARE(orders.resource(), 0U);
    QCOMPARE(count, 1);
}

QTEST_APPLESS_MAIN(TestSync)
#include "tst_sync.moc"
