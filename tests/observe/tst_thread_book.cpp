// What is added to the switch records from looks at /proc, with invented threads whose true waits
// are known; and the texts of /proc and tracefs.
#include "engine/observe/thread_book.h"
#include "engine/observe/tracepoint.h"

#include <QTest>

#include <cstring>
#include <map>
#include <random>

#include <unistd.h>

using namespace engine;
using namespace std::chrono_literals;
using trace::State;

namespace {

constexpr pid_t root = 100;
constexpr pid_t worker = 101;

/// A book fed with invented records. A look sees the account as it is set here, at the real
/// time, so invented times count from the test's begin.
struct Fed {
    std::map<pid_t, SchedStat> accounts;
    std::map<pid_t, State> reasons;
    ThreadBook book{root, false,
        {.account = [this](pid_t tid) -> std::optional<SchedStat> {
             const auto found = accounts.find(tid);
             return found == accounts.end() ? std::nullopt : std::optional{found->second};
         },
            .reason = [this](pid_t tid) -> std::optional<State> {
                const auto found = reasons.find(tid);
                return found == reasons.end() ? std::nullopt : std::optional{found->second};
            }}};

    void look(pid_t tid)
    {
        book.touch(tid);
        book.look();
    }
    void take(RecordKind kind, MonotonicTime at, pid_t tid = worker, bool preempted = false)
    {
        book.take({.at = at,
            .kind = kind,
            .preempted = preempted,
            .pid = root,
            .tid = tid,
            .other = kind == RecordKind::Fork ? root : 0});
    }
    std::vector<KernelRecord> all()
    {
        std::vector<KernelRecord> records;
        book.releaseAll(records);
        return records;
    }
    std::vector<KernelRecord> all(RecordKind kind)
    {
        auto records = all();
        std::erase_if(records, [&](const KernelRecord& record) { return record.kind != kind; });
        return records;
    }
};

class ThreadBookTest : public QObject {
    Q_OBJECT

private slots:
    void oneWakeUpInAWindowGetsItsExactWait();
    void waitsOfManyWindowsAddUpToTheAccount();
    void noWaitIsLongerThanTheThreadWasAway();
    void aPreemptedThreadsWaitIsNotAWakeUps();
    void theRootIsAlignedWithAnAccountThatBeganEarlier();
    void lostRecordsMisalignForTwoLooksOnly();
    void aRecycledThreadIdIsANewLife();
    void aReasonBelongsToTheBlockItWasSeenIn();
    void theLastSwitchOutFollowsTheExit();
    void aStrangersWakeUpIsLeftOut();
    void procTextsAreRead();
    void aSystemCallTellsTheWait_data();
    void aSystemCallTellsTheWait();
    void aTracepointFormatIsRead();
};

void ThreadBookTest::oneWakeUpInAWindowGetsItsExactWait()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    fed.accounts[worker] = {.waiting = 7us, .stretches = 1};
    fed.look(worker);
    fed.take(RecordKind::Fork, t);
    fed.take(RecordKind::SwitchIn, t + 20us);
    const auto delays = fed.all(RecordKind::WakeDelay);
    QCOMPARE(delays.size(), std::size_t{1});
    QCOMPARE(delays[0].at, t + 20us);
    QCOMPARE(delays[0].duration, MonotonicTime{7us});
    QCOMPARE(delays[0].count, std::uint64_t{1});
}

void ThreadBookTest::waitsOfManyWindowsAddUpToTheAccount()
{
    Fed fed;
    std::mt19937 random{7};
    const auto below = [&](int limit) {
        return std::chrono::microseconds{
            1 + static_cast<int>(random() % static_cast<unsigned>(limit))};
    };
    auto t = monotonicNow();
    SchedStat& account = fed.accounts[worker];
    MonotonicTime wakeWaits{};
    struct Switch {
        RecordKind kind;
        MonotonicTime at;
        bool preempted;
    };
    std::vector<Switch> pending{{RecordKind::Fork, t, false}};
    bool preempted = false;
    for (int i = 0; i < 2000; ++i) {
        const MonotonicTime wait = below(50);
        t += wait + (preempted ? 0us : below(200));
        account.waiting += wait;
        ++account.stretches;
        wakeWaits += preempted ? 0ns : wait;
        pending.push_back({RecordKind::SwitchIn, t, false});
        t += below(300);
        preempted = random() % 3 == 0;
        pending.push_back({RecordKind::SwitchOut, t, preempted});
        if (i % 7 == 0 || i == 1999)
            fed.look(worker);
        // Records arrive later than looks.
        if (i % 5 == 0 || i == 1999) {
            for (const Switch& one : pending)
                fed.take(one.kind, one.at, worker, one.preempted);
            pending.clear();
        }
    }
    MonotonicTime told{};
    for (const KernelRecord& record : fed.all(RecordKind::WakeDelay))
        told += record.duration;
    QVERIFY(told <= wakeWaits);
    QVERIFY2(told >= wakeWaits * 98 / 100,
        qPrintable(QString("%1 of %2").arg(told.count()).arg(wakeWaits.count())));
}

void ThreadBookTest::noWaitIsLongerThanTheThreadWasAway()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    fed.accounts[worker] = {.waiting = 1s, .stretches = 2};
    fed.look(worker);
    fed.take(RecordKind::Fork, t);
    fed.take(RecordKind::SwitchIn, t + 5us);
    fed.take(RecordKind::SwitchOut, t + 10us);
    fed.take(RecordKind::SwitchIn, t + 30us);
    const auto delays = fed.all(RecordKind::WakeDelay);
    QCOMPARE(delays.size(), std::size_t{2});
    QCOMPARE(delays[0].duration, MonotonicTime{5us});
    QCOMPARE(delays[1].duration, MonotonicTime{20us});
}

void ThreadBookTest::aPreemptedThreadsWaitIsNotAWakeUps()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    fed.accounts[worker] = {.waiting = 2us + 10us, .stretches = 2};
    fed.look(worker);
    fed.take(RecordKind::Fork, t);
    fed.take(RecordKind::SwitchIn, t + 8us);
    fed.take(RecordKind::SwitchOut, t + 20us, worker, true);
    fed.take(RecordKind::SwitchIn, t + 30us);
    const auto delays = fed.all(RecordKind::WakeDelay);
    QCOMPARE(delays.size(), std::size_t{1});
    QCOMPARE(delays[0].at, t + 8us);
    QCOMPARE(delays[0].duration, MonotonicTime{2us});
}

void ThreadBookTest::theRootIsAlignedWithAnAccountThatBeganEarlier()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    fed.take(RecordKind::SwitchOut, t, root);
    fed.accounts[root] = {.waiting = 500us, .stretches = 40};
    fed.look(root);
    fed.book.advance(monotonicNow());
    fed.accounts[root] = {.waiting = 503us, .stretches = 41};
    fed.look(root);
    fed.take(RecordKind::SwitchIn, monotonicNow(), root);
    const auto delays = fed.all(RecordKind::WakeDelay);
    QCOMPARE(delays.size(), std::size_t{1});
    QCOMPARE(delays[0].duration, MonotonicTime{3us});
}

void ThreadBookTest::lostRecordsMisalignForTwoLooksOnly()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    fed.take(RecordKind::Fork, t);
    fed.take(RecordKind::SwitchIn, t + 5us);
    fed.take(RecordKind::SwitchOut, t + 10us);
    fed.accounts[worker] = {.waiting = 900us, .stretches = 51}; // 50 were lost
    fed.look(worker);
    fed.look(worker);
    fed.book.advance(monotonicNow());
    fed.accounts[worker] = {.waiting = 904us, .stretches = 52};
    fed.look(worker);
    const auto in = monotonicNow();
    fed.take(RecordKind::SwitchIn, in);
    const auto delays = fed.all(RecordKind::WakeDelay);
    QVERIFY(!delays.empty());
    QCOMPARE(delays.back().at, in);
    QCOMPARE(delays.back().duration, MonotonicTime{4us});
}

void ThreadBookTest::aRecycledThreadIdIsANewLife()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    for (int life = 0; life < 3; ++life) {
        const auto begin = t + life * 100us;
        fed.take(RecordKind::Fork, begin);
        fed.take(RecordKind::SwitchIn, begin + 10us);
        fed.take(RecordKind::Exit, begin + 20us);
    }
    std::vector<RecordKind> kinds;
    for (const KernelRecord& record : fed.all())
        kinds.push_back(record.kind);
    const std::vector one{
        RecordKind::Fork, RecordKind::SwitchIn, RecordKind::Exit, RecordKind::SwitchOut};
    std::vector<RecordKind> expected;
    for (int life = 0; life < 3; ++life)
        expected.insert(expected.end(), one.begin(), one.end());
    QVERIFY(kinds == expected);

    // A look at the new life is not taken for one at the old.
    Fed other;
    other.take(RecordKind::Fork, t);
    other.take(RecordKind::SwitchIn, t + 10us);
    other.take(RecordKind::SwitchOut, t + 20us);
    other.take(RecordKind::Exit, t + 30us);
    other.accounts[worker] = {.waiting = 3us, .stretches = 1};
    other.look(worker);
    const auto again = monotonicNow() - 1us;
    other.take(RecordKind::Fork, t + 40us);
    other.take(RecordKind::SwitchIn, std::max(again, t + 50us));
    const auto delays = other.all(RecordKind::WakeDelay);
    QCOMPARE(delays.size(), std::size_t{1});
    QCOMPARE(delays[0].duration, MonotonicTime{3us});
}

void ThreadBookTest::aReasonBelongsToTheBlockItWasSeenIn()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    fed.accounts[worker] = {.stretches = 2};
    fed.reasons[worker] = State::Io;
    fed.look(worker);
    fed.take(RecordKind::Fork, t);
    fed.take(RecordKind::SwitchIn, t + 5us);
    fed.take(RecordKind::SwitchOut, t + 10us);
    fed.take(RecordKind::SwitchIn, t + 20us);
    fed.take(RecordKind::SwitchOut, t + 30us);
    const auto samples = fed.all(RecordKind::Sample);
    QCOMPARE(samples.size(), std::size_t{1});
    QCOMPARE(samples[0].at, t + 30us);
    QCOMPARE(samples[0].state, State::Io);

    // Seen when its block has been handed out: told as of when it was seen.
    Fed late;
    late.take(RecordKind::Fork, t);
    late.take(RecordKind::SwitchIn, t + 5us);
    late.take(RecordKind::SwitchOut, t + 10us);
    QCOMPARE(late.all().size(), std::size_t{3});
    late.accounts[worker] = {.stretches = 1};
    late.reasons[worker] = State::Lock;
    late.look(worker);
    const auto seen = late.all(RecordKind::Sample);
    QCOMPARE(seen.size(), std::size_t{1});
    QVERIFY(seen[0].at > t + 10us);
    QCOMPARE(seen[0].state, State::Lock);
}

void ThreadBookTest::theLastSwitchOutFollowsTheExit()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    fed.take(RecordKind::Fork, t);
    fed.take(RecordKind::SwitchIn, t + 5us);
    fed.take(RecordKind::Exit, t + 10us);
    fed.take(RecordKind::SwitchOut, t + 15us); // should a kernel tell it
    const auto records = fed.all();
    QCOMPARE(records.size(), std::size_t{4});
    QCOMPARE(records[2].kind, RecordKind::Exit);
    QCOMPARE(records[3].kind, RecordKind::SwitchOut);
    QCOMPARE(records[3].at, t + 10us);
}

void ThreadBookTest::aStrangersWakeUpIsLeftOut()
{
    Fed fed;
    const auto t = monotonicNow() - 1s;
    fed.take(RecordKind::Fork, t);
    fed.take(RecordKind::Wake, t + 1us, 4242);
    fed.take(RecordKind::Wake, t + 2us, worker);
    fed.take(RecordKind::Exit, t + 3us);
    fed.take(RecordKind::Wake, t + 4us, worker);
    const auto wakes = fed.all(RecordKind::Wake);
    QCOMPARE(wakes.size(), std::size_t{1});
    QCOMPARE(wakes[0].tid, worker);
    QCOMPARE(wakes[0].pid, root);
}

void ThreadBookTest::procTextsAreRead()
{
    QCOMPARE(parseSchedStat("12 34 5\n"), (std::optional{SchedStat{12ns, 34ns, 5}}));
    QVERIFY(!parseSchedStat(""));
    QVERIFY(!parseSchedStat("12 34"));
    QVERIFY(!parseSchedStat("12 x 5\n"));

    const std::string rest =
        " 1 1 1 0 -1 4194304 5 0 0 0 3 4 0 0 20 0 9 0 777 1 1 1 1 1 1 1 1 1 1 1 "
        "1 1 1 1 17 3 0 0\n";
    const auto stat = parseThreadStat("42 (a) R (b) S" + rest);
    QVERIFY(stat.has_value());
    QCOMPARE(std::string{stat->name}, std::string{"a) R (b"});
    QCOMPARE(stat->state, 'S');
    QCOMPARE(stat->startTicks, std::uint64_t{777});
    QCOMPARE(stat->cpu, 3);
    QVERIFY(!parseThreadStat("42 (unfinished"));
    QVERIFY(!parseThreadStat("42 (short) S 1 2 3"));
    QVERIFY(!parseThreadStat(""));

    const auto mine = threadStat(::getpid(), ::getpid());
    QVERIFY(mine.has_value());
    QVERIFY(schedStat(::getpid()).has_value());
    QVERIFY(!schedStat(0).has_value());
}

void ThreadBookTest::aSystemCallTellsTheWait_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("state"); // -1: none
#ifdef __x86_64__
    QTest::newRow("mutex") << "202 0x7ffc 0x80 0x2 0x0 0x0 0x0 0x7f 0x7f" << int(State::Lock);
    QTest::newRow("join") << "202 0x7ffc 0x109 0x3039 0x0 0x0 0xffffffff 0x7f 0x7f"
                          << int(State::Join);
    QTest::newRow("condition") << "202 0x7ffc 0x189 0x0 0x0 0x0 0xffffffff 0x7f 0x7f"
                               << int(State::Lock);
    QTest::newRow("read") << "0 0x3 0x7f 0x1 0x0 0x0 0x0 0x7f 0x7f" << int(State::Io);
    QTest::newRow("sleep") << "230 0x0 0x0 0x7f 0x7f 0x0 0x0 0x7f 0x7f" << int(State::Sleep);
    QTest::newRow("child") << "61 0x3039 0x7f 0x0 0x0 0x0 0x0 0x7f 0x7f" << int(State::Child);
#endif
    QTest::newRow("running") << "running" << -1;
    QTest::newRow("page fault") << "-1 0x7f 0x7f" << -1;
    QTest::newRow("unknown") << "9999 0x0" << -1;
    QTest::newRow("nothing") << "" << -1;
}

void ThreadBookTest::aSystemCallTellsTheWait()
{
    QFETCH(QString, text);
    QFETCH(int, state);
    const auto reason = reasonOfSystemCall(text.toStdString());
    QCOMPARE(reason ? int(*reason) : -1, state);
}

void ThreadBookTest::aTracepointFormatIsRead()
{
    constexpr std::string_view format = "name: sched_waking\n"
                                        "ID: 320\n"
                                        "format:\n"
                                        "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n"
                                        "\tfield:char comm[16];\toffset:8;\tsize:16;\tsigned:0;\n"
                                        "\tfield:pid_t pid;\toffset:24;\tsize:4;\tsigned:1;\n"
                                        "\tfield:long wide;\toffset:32;\tsize:8;\tsigned:1;\n";
    const auto pid = findField(format, "pid");
    QVERIFY(pid.has_value());
    QCOMPARE(pid->offset, std::size_t{24});
    QVERIFY(!findField(format, "target_cpu"));
    QVERIFY(!findField(format, "wide"));

    std::array<std::byte, 28> raw{};
    const std::int32_t value = 4711;
    std::memcpy(raw.data() + 24, &value, sizeof(value));
    QCOMPARE(valueOf(*pid, raw), std::optional{4711});
    QVERIFY(!valueOf(*pid, std::span{raw}.first(27)));
}

} // namespace

QTEST_GUILESS_MAIN(ThreadBookTest)
#include "tst_thread_book.moc"
