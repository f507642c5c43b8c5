#include "engine/measure/other_machine.h"
#include "engine/sync/thread.h"
#include "engine/trace/builder.h"
#include "engine/workloads/workload.h"
#include "record/recording.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include <sched.h>
#include <unistd.h>

using namespace engine;
using namespace std::chrono_literals;

/// Runs every demo for real, in this process, and reads what it records.
class TestDemos : public QObject {
    Q_OBJECT
private slots:
    /// The machine of a file is read by a forked child, which no demo here is to record.
    void initTestCase() { (void)openedMachine(); }
    void itStopsWhenAsked_data() { everyDemo(); }
    void itStopsWhenAsked();
    void itStopsAtItsLimits_data() { everyDemo(); }
    void itStopsAtItsLimits();
    void itsEventsPointIntoTheCodeThatIsShown_data() { everyDemo(); }
    void itsEventsPointIntoTheCodeThatIsShown();
    void threadLifeShowsEveryState();
    void threadLifeReplacesThoseThatEnd();
    void threadLifeFollowsItsLiveParameters();
    void threadLifeHiresAndDismissesAtOnce();
    void schedulerGanttRunsEveryKind();
    void schedulerGanttSaysWhatWasRefused();
    void schedulerGanttRunsWithNobody();
    void threadLifeAnswersFromTheTrace();
    void schedulerGanttAnswersFromTheTrace();
    void philosophersEatByEveryRuleThatBreaksTheCircle_data();
    void philosophersEatByEveryRuleThatBreaksTheCircle();
    void philosophersAnswerFromTheTrace();
    void cachesTellWhatTheMachineDoesNotAllow();

private:
    static void everyDemo()
    {
        QTest::addColumn<const Workload*>("demo");
        for (const Workload* demo : catalog())
            QTest::newRow(std::string{demo->id}.c_str()) << demo;
    }
};

namespace {

class TestValues final : public Values {
public:
    explicit TestValues(std::span<const Param> params)
    {
        for (const Param& param : params)
            m_values[param.key] = param.start();
    }
    void set(std::string_view key, std::int64_t value) { m_values.at(key) = value; }
    std::int64_t operator[](const Param& param) const override { return m_values.at(param.key); }

private:
    std::map<std::string_view, std::atomic<std::int64_t>> m_values;
};

/// One demo running in this process.
class DemoRun {
public:
    explicit DemoRun(const Workload& demo)
        : values{demo.params}
        , m_demo{demo}
    {
    }

    void start()
    {
        m_thread = std::jthread{[this](std::stop_token stop) {
            attachThread("main");
            m_demo.run({.values = values,
                .seed = 1,
                .stop = std::move(stop),
                .measures = m_demo.measures});
            detachThread();
        }};
    }

    /// Reads until `enough(events)` or half a minute has passed.
    bool readUntil(auto&& enough)
    {
        const auto deadline = std::chrono::steady_clock::now() + 30s;
        while (std::chrono::steady_clock::now() < deadline) {
            read();
            if (enough(events))
                return true;
            std::this_thread::sleep_for(1ms);
        }
        return false;
    }

    /// How long it took to stop.
    std::chrono::nanoseconds stop()
    {
        const auto begin = std::chrono::steady_clock::now();
        m_thread.request_stop();
        m_thread.join();
        const auto taken = std::chrono::steady_clock::now() - begin;
        read();
        return taken;
    }

    std::size_t count(EventKind kind) const
    {
        return static_cast<std::size_t>(std::ranges::count(events, kind, &ProgramEvent::kind));
    }
    std::size_t count(trace::State state) const
    {
        return static_cast<std::size_t>(std::ranges::count(events, state, &ProgramEvent::state));
    }

    TestValues values;
    Recording recording{{.lanes = 128, .eventsPerLane = 1U << 14U, .resources = 512}};
    std::vector<ProgramEvent> events;
    std::set<std::string> names;

private:
    void read()
    {
        std::size_t before = 0;
        do {
            before = events.size();
            recording.reader->drain(events);
            for (std::size_t i = before; i < events.size(); ++i)
                if (events[i].kind == EventKind::Begin)
                    names.insert(recording.reader->threadName(events[i].lane));
        } while (events.size() != before);
    }

    const Workload& m_demo;
    std::jthread m_thread;
};

/// A demo that may hang would take this process with it: it is given the values by which it does
/// not.
void keepGoing(const Workload& demo, TestValues& values)
{
    if (demo.mayHang)
        values.set("rule", 1);
}

const Workload& demoCalled(std::string_view id)
{
    const Workload* demo = findWorkload(id);
    Q_ASSERT(demo != nullptr);
    return *demo;
}

std::size_t countOf(const std::vector<ProgramEvent>& events, auto&& matches)
{
    return static_cast<std::size_t>(std::ranges::count_if(events, matches));
}

/// A trace of two threads that ran as long as told, and were runnable as long as told.
trace::Trace traceOf(std::string first, trace::Duration firstRan, trace::Duration firstReady,
    std::string second, trace::Duration secondRan)
{
    trace::Builder builder{{.tier = trace::Tier::KernelSwitches}};
    const auto one = builder.addActor(trace::ActorKind::Thread, std::move(first));
    const auto two = builder.addActor(trace::ActorKind::Thread, std::move(second));
    const trace::Time start{};
    builder.append(one, {.begin = start, .state = trace::State::Runnable});
    builder.append(one, {.begin = start + firstReady, .state = trace::State::Running, .cpu = {0}});
    builder.append(one, {.begin = start + firstReady + firstRan, .state = trace::State::Dead});
    builder.append(two, {.begin = start, .state = trace::State::Running, .cpu = {1}});
    builder.append(two, {.begin = start + secondRan, .state = trace::State::Dead});
    builder.advance(start + 1s);
    return *builder.snapshot();
}

/// Keeps what is written to stderr while it lives.
class StderrKept {
public:
    StderrKept()
    {
        std::fflush(stderr);
        ::dup2(::fileno(m_file), STDERR_FILENO);
    }
    ~StderrKept() { end(); }

    std::string end()
    {
        std::fflush(stderr);
        ::dup2(m_before, STDERR_FILENO);
        std::string text(4096, ' ');
        const ssize_t size = ::pread(::fileno(m_file), text.data(), text.size(), 0);
        text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, size)));
        return text;
    }

private:
    std::FILE* m_file = std::tmpfile();
    int m_before = ::dup(STDERR_FILENO);
};

} // namespace

void TestDemos::itStopsWhenAsked()
{
    QFETCH(const Workload*, demo);
    DemoRun run{*demo};
    keepGoing(*demo, run.values);
    run.start();
    QVERIFY(run.readUntil([](const auto& events) { return events.size() > 500; }));
    const auto taken = run.stop();
    QVERIFY2(taken < 5s, "a demo ends when asked (generous here: sanitizers are slow)");
    QCOMPARE(run.count(EventKind::Begin), run.count(EventKind::End));
    QCOMPARE(run.recording.reader->lost(), std::uint64_t{0});
    const std::size_t joins = run.count(trace::State::Join);
    QCOMPARE(joins, run.count(EventKind::Begin) - 1); // all but main
    QCOMPARE(run.count(EventKind::Spawn), joins);
}

void TestDemos::itStopsAtItsLimits()
{
    QFETCH(const Workload*, demo);
    for (const bool highest : {false, true}) {
        DemoRun run{*demo};
        for (const Param& param : demo->params)
            // Real-time classes and the highest priorities would stop this machine instead; the
            // largest memory takes a sanitizer minutes to fill.
            if (param.key != "class" && param.key != "nice" && param.key != "largest")
                run.values.set(param.key, highest ? param.highest() : param.low);
        keepGoing(*demo, run.values);
        run.start();
        QVERIFY(run.readUntil([](const auto& events) { return events.size() > 20; }));
        QVERIFY(run.stop() < 10s);
        QCOMPARE(run.count(EventKind::Begin), run.count(EventKind::End));
    }
}

void TestDemos::itsEventsPointIntoTheCodeThatIsShown()
{
    QFETCH(const Workload*, demo);
    const Listing code = listing(*demo);
    const auto last = code.firstLine + std::ranges::count(code.text, '\n');
    const auto isInCode = [&](const ProgramEvent& event) {
        return event.kind < EventKind::Reading && event.line >= code.firstLine && event.line < last;
    };
    DemoRun run{*demo};
    keepGoing(*demo, run.values);
    run.start();
    std::set<int> lines;
    run.readUntil([&](const auto& events) {
        lines.clear();
        for (const ProgramEvent& event : events)
            if (isInCode(event))
                lines.insert(event.line);
        return events.size() > 2000 && lines.size() >= 4;
    });
    run.stop();
    QVERIFY2(lines.size() >= 4, "the code panel shows where threads are");
    std::vector<std::string> texts;
    std::istringstream all{std::string{code.text}};
    for (std::string text; std::getline(all, text);)
        texts.push_back(text);
    for (const int line : lines) {
        const std::string& text = texts.at(static_cast<std::size_t>(line - code.firstLine));
        QVERIFY2(calloutOf(text) != 0, ("no line of Python for " + text).c_str());
    }
    const std::size_t inside = countOf(run.events, isInCode);
    const std::size_t anywhere = countOf(run.events,
        [](const ProgramEvent& e) { return e.kind < EventKind::Reading && e.line != 0; });
    QVERIFY2(inside * 10 > anywhere * 8, qPrintable(QString{"%1 of %2"}.arg(inside).arg(anywhere)));
}

void TestDemos::threadLifeShowsEveryState()
{
    DemoRun run{demoCalled("thread-life")};
    run.start();
    const bool all = run.readUntil([&](const auto&) {
        using trace::State;
        return run.count(State::Lock) > 0 && run.count(State::Io) > 0 && run.count(State::Sleep) > 0
            && run.count(State::Join) > 0 && run.count(EventKind::Acquire) > 0;
    });
    run.stop();
    QVERIFY(all);
    QCOMPARE(run.count(EventKind::Acquire), run.count(EventKind::Release));
    // Nobody holds the lock while another does: sequence numbers never repeat.
    std::set<std::int64_t> held;
    for (const ProgramEvent& event : run.events)
        if (event.kind == EventKind::Acquire)
            QVERIFY(held.insert(event.value).second);
}

void TestDemos::threadLifeReplacesThoseThatEnd()
{
    DemoRun run{demoCalled("thread-life")};
    run.values.set("threads", 3);
    run.values.set("work", 10);
    run.values.set("steps", 10);
    run.start();
    QVERIFY(run.readUntil([&](const auto&) { return run.names.contains("T11 worker"); }));
    run.stop();
    QVERIFY(run.names.contains("T1 worker"));
}

void TestDemos::threadLifeFollowsItsLiveParameters()
{
    DemoRun run{demoCalled("thread-life")};
    run.values.set("io", 0);
    run.start();
    QVERIFY(run.readUntil([](const auto& events) { return events.size() > 300; }));
    QCOMPARE(run.count(trace::State::Io), std::size_t{0});
    run.values.set("io", 100);
    QVERIFY(run.readUntil([&](const auto&) { return run.count(trace::State::Io) > 20; }));
    run.stop();
}

void TestDemos::threadLifeHiresAndDismissesAtOnce()
{
    DemoRun run{demoCalled("thread-life")};
    run.values.set("threads", 2);
    run.values.set("steps", 5000); // nobody ends by age
    run.start();
    QVERIFY(run.readUntil([&](const auto&) { return run.names.contains("T2 worker"); }));
    run.values.set("threads", 6);
    QVERIFY(run.readUntil([&](const auto&) { return run.names.contains("T6 worker"); }));
    QCOMPARE(run.count(EventKind::End), std::size_t{0});
    run.values.set("threads", 1);
    QVERIFY(run.readUntil([&](const auto&) { return run.count(EventKind::End) == 5; }));
    run.stop();
    QVERIFY(!run.names.contains("T7 worker"));
}

void TestDemos::schedulerGanttRunsEveryKind()
{
    DemoRun run{demoCalled("scheduler-gantt")};
    run.start();
    const bool all = run.readUntil([&](const auto&) {
        return run.count(trace::State::Sleep) > 0 && run.count(trace::State::Io) > 0
            && run.count(EventKind::Acquire) > 10;
    });
    run.stop();
    QVERIFY(all);
    for (const char* name :
        {"H1 hog", "H2 hog nice 5", "S2 sleeper", "L1 lock user", "W1 I/O user"})
        QVERIFY2(run.names.contains(name), name);
}

void TestDemos::schedulerGanttSaysWhatWasRefused()
{
    DemoRun run{demoCalled("scheduler-gantt")};
    run.values.set("class", 3); // fifo
    run.values.set("sleepers", 0);
    run.start();
    QVERIFY(run.readUntil([&](const auto&) { return run.names.size() > 4; }));
    run.stop();
    if (run.names.contains("H1 hog fifo"))
        return; // permitted here
    QVERIFY(run.names.contains("H1 hog"));
    const bool said = std::ranges::any_of(run.events, [&](const ProgramEvent& event) {
        return event.kind == EventKind::Value && event.value == EPERM
            && run.recording.reader->resource(event.resource)
                   .name.starts_with("class fifo refused");
    });
    QVERIFY(said);
}

void TestDemos::schedulerGanttRunsWithNobody()
{
    DemoRun run{demoCalled("scheduler-gantt")};
    for (const char* kind : {"hogs", "sleepers", "lockers", "writers"})
        run.values.set(kind, 0);
    run.start();
    QVERIFY(run.readUntil([&](const auto&) { return run.count(trace::State::Sleep) > 2; }));
    QVERIFY(run.stop() < 5s);
}

void TestDemos::threadLifeAnswersFromTheTrace()
{
    const Prediction& prediction = demoCalled("thread-life").prediction;
    const auto answer = [&](trace::Duration ran, trace::Duration ready) {
        return prediction.answer(traceOf("T1 worker", ran, ready, "main", 1s));
    };
    QCOMPARE(answer(90ms, 10ms), std::optional<std::size_t>{0});
    QCOMPARE(answer(60ms, 40ms), std::optional<std::size_t>{1});
    QCOMPARE(answer(20ms, 80ms), std::optional<std::size_t>{2});
    const std::string measured = prediction.measured(traceOf("T1 worker", 60ms, 40ms, "main", 1s));
    QVERIFY2(measured.find("40 %") != std::string::npos, measured.c_str());
    QVERIFY(!prediction.answer(traceOf("main", 1s, 0ms, "main", 1s)));
}

void TestDemos::schedulerGanttAnswersFromTheTrace()
{
    const Prediction& prediction = demoCalled("scheduler-gantt").prediction;
    const auto answer = [&](trace::Duration nicely, trace::Duration other) {
        return prediction.answer(traceOf("H2 hog nice 5", nicely, 0ms, "H1 hog", other));
    };
    QCOMPARE(answer(500ms, 500ms), std::optional<std::size_t>{0});
    QCOMPARE(answer(300ms, 700ms), std::optional<std::size_t>{1});
    QCOMPARE(answer(50ms, 950ms), std::optional<std::size_t>{2});
    QVERIFY(!prediction.answer(traceOf("H2 hog", 1s, 0ms, "H1 hog", 1s)));
}

void TestDemos::philosophersEatByEveryRuleThatBreaksTheCircle_data()
{
    QTest::addColumn<int>("rule");
    QTest::newRow("lower number first") << 1;
    QTest::newRow("ask the waiter") << 2;
    QTest::newRow("put it back") << 3;
    QTest::newRow("wait a while only") << 4;
}

void TestDemos::philosophersEatByEveryRuleThatBreaksTheCircle()
{
    QFETCH(int, rule);
    DemoRun run{demoCalled("dining-philosophers")};
    run.values.set("rule", rule);
    run.values.set("think", 0);
    run.values.set("reach", 50);
    run.values.set("eat", 10);
    run.values.set("patience", 50);
    run.start();
    QVERIFY(run.readUntil([](const auto& events) { return events.size() > 4000; }));
    run.stop();
    QCOMPARE(run.count(EventKind::Acquire), run.count(EventKind::Release));
    QCOMPARE(run.names.size(), std::size_t{6}); // five, and main
}

void TestDemos::philosophersAnswerFromTheTrace()
{
    const Prediction& prediction = demoCalled("dining-philosophers").prediction;
    const auto answerAt = [&](std::int64_t closed, bool circle, bool gaveUp = false) {
        trace::Builder builder;
        const auto time = [](std::int64_t ms) {
            return trace::Time{std::chrono::milliseconds{ms}};
        };
        trace::ActorId seats[2];
        trace::ResourceId forks[2];
        for (int i = 0; i < 2; ++i) {
            seats[i] = builder.addActor(trace::ActorKind::Thread, "philosopher");
            forks[i] = builder.addResource(trace::ResourceKind::Lock, "fork");
            builder.append(seats[i], {.begin = time(0), .state = trace::State::Running});
            if (i == 0 || circle)
                builder.mark(seats[i],
                    {.at = time(1), .resource = forks[i], .kind = trace::MarkKind::Acquire});
        }
        builder.append(
            seats[0], {.begin = time(2), .state = trace::State::Lock, .resource = forks[1]});
        builder.append(
            seats[1], {.begin = time(closed), .state = trace::State::Lock, .resource = forks[0]});
        if (gaveUp)
            builder.mark(seats[0],
                {.at = time(closed + 5), .resource = forks[0], .kind = trace::MarkKind::Release});
        builder.advance(time(1000));
        return prediction.answer(*builder.snapshot());
    };
    QCOMPARE(answerAt(100, true, true), std::optional<std::size_t>{2});
    QCOMPARE(answerAt(100, true), std::optional<std::size_t>{0});
    QCOMPARE(answerAt(900, true), std::optional<std::size_t>{1});
    QCOMPARE(answerAt(100, false), std::optional<std::size_t>{2});
}

/// Two threads that share a line need two CPUs.
void TestDemos::cachesTellWhatTheMachineDoesNotAllow()
{
    cpu_set_t all;
    ::sched_getaffinity(0, sizeof all, &all);
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(::sched_getcpu()), &one);
    ::sched_setaffinity(0, sizeof one, &one);
    DemoRun run{demoCalled("caches")};
    run.values.set("probe", 2); // false sharing
    StderrKept kept;
    run.start();
    // It tries again and again, and sleeps in between.
    const bool triedOften = run.readUntil([](const auto& events) {
        return countOf(events, [](const ProgramEvent& event) {
            return event.kind == EventKind::State && event.state == trace::State::Sleep;
        }) >= 3;
    });
    run.stop();
    const std::string told = kept.end();
    ::sched_setaffinity(0, sizeof all, &all);
    QVERIFY(triedOften);
    QCOMPARE(told,
        std::string{"note: not measured: 2 threads need as many CPUs; this program may use 1\n"});
}

QTEST_APPLESS_MAIN(TestDemos)
#include "tst_demos.moc"
