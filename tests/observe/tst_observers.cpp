// One suite for every observer tier and every user: what a tier tells must be true, in order, and
// for the kernel's tiers all of it. Judged by what the observed threads read of themselves.
#include "engine/observe/machine.h"
#include "engine/observe/observer.h"
#include "engine/observe/perf_observer.h"
#include "engine/observe/proc_observer.h"
#include "observe/as_other.h"
#include "observe/watched.h"
#include "ordinary_user.h"

#include <QTest>

#include <array>
#include <cmath>

#include <sched.h>

using namespace engine;
using namespace std::chrono_literals;
using test::Watched;
using trace::State;
using trace::Tier;

Q_DECLARE_METATYPE(trace::Tier)

namespace {

constexpr const char* ordinaryUser = ", ordinary user"; ///< the end of such a row's name

bool fromKernel(Tier tier)
{
    return tier != Tier::Program;
}

/// The scenario watched as the current row says: by which tier, as which user.
Watched watchRow(const std::string& scenario, int count = 0)
{
    QFETCH(trace::Tier, tier);
    QFETCH(bool, nobody);
    Watched watched;
    const auto run = [&] { watched = test::watch(scenario, tier, count); };
    if (nobody)
        test::asNobody(run);
    else
        run();
    return watched;
}

/// The scenario "mixed", watched once for each row and judged by several tests.
const Watched& watchMixed()
{
    static std::map<std::string, Watched> runs;
    const std::string row = QTest::currentDataTag();
    if (!runs.contains(row))
        runs[row] = watchRow("mixed");
    return runs[row];
}

class Observers : public QObject {
    Q_OBJECT

    void rows();

private slots:
    void init();
    void everyTierWatchesAsAsked_data() { rows(); }
    void everyTierWatchesAsAsked();
    void recordsComeInTimeOrderAndNoneTooLate_data() { rows(); }
    void recordsComeInTimeOrderAndNoneTooLate();
    void everyRecordLiesWithinItsThreadsLife_data() { rows(); }
    void everyRecordLiesWithinItsThreadsLife();
    void forksAndExitsMatch_data() { rows(); }
    void forksAndExitsMatch();
    void aThreadIsSwitchedInAndOutByTurns_data() { rows(); }
    void aThreadIsSwitchedInAndOutByTurns();
    void noCpuRunsTwoThreads_data() { rows(); }
    void noCpuRunsTwoThreads();
    void runningTimeAgreesWithTheKernelsAccount_data() { rows(); }
    void runningTimeAgreesWithTheKernelsAccount();
    void everySwitchInIsTold_data() { rows(); }
    void everySwitchInIsTold();
    void everyWakeUpIsToldOrInferred_data() { rows(); }
    void everyWakeUpIsToldOrInferred();
    void aBlockedThreadSaysWhy_data() { rows(); }
    void aBlockedThreadSaysWhy();
    void nothingIsLostInFortyThousandSwitches_data() { rows(); }
    void nothingIsLostInFortyThousandSwitches();
    void lostRecordsAreAllAccountedFor();
    void aForeignCommandIsWatchedFromItsExec();
    void aRefusalFallsBackAndSaysWhatToDo_data();
    void aRefusalFallsBackAndSaysWhatToDo();
    void whatIsPermittedIsWhatIsUsed();
    void theMachineIsNamed();
};

void Observers::rows()
{
    QTest::addColumn<trace::Tier>("tier");
    QTest::addColumn<bool>("nobody");
    for (const Tier tier : {Tier::KernelWakeups, Tier::KernelSwitches, Tier::Program}) {
        const std::string name{trace::name(tier)};
        QTest::newRow(name.c_str()) << tier << false;
        if (test::isRoot())
            QTest::newRow((name + ordinaryUser).c_str()) << tier << true;
    }
}

void Observers::init()
{
    if (!QByteArray{QTest::currentDataTag()}.endsWith(ordinaryUser))
        return;
    static const std::string obstacle = test::ordinaryUserObstacle(OBSERVED_SUBJECT);
    if (!obstacle.empty())
        QSKIP(obstacle.c_str());
}

void Observers::everyTierWatchesAsAsked()
{
    QFETCH(trace::Tier, tier);
    const Watched watched = watchRow("ping-pong", 10);
    QVERIFY(watched.tier >= tier);
    QCOMPARE(watched.reason.empty(), watched.tier == tier);
    QVERIFY(!watched.records.empty());
    QCOMPARE(watched.afterFinish, std::size_t{0});
}

void Observers::recordsComeInTimeOrderAndNoneTooLate()
{
    const Watched& watched = watchMixed();
    QVERIFY(std::ranges::is_sorted(watched.records, {}, &KernelRecord::at));
    QVERIFY(watched.keptItsWord);
    QCOMPARE(watched.lost, std::uint64_t{0});
    QCOMPARE(watched.count(RecordKind::Lost), 0);
}

void Observers::everyRecordLiesWithinItsThreadsLife()
{
    const Watched& watched = watchMixed();
    std::set<pid_t> alive{watched.root};
    std::set<pid_t> exiting;
    for (const KernelRecord& record : watched.records) {
        if (record.kind == RecordKind::Fork) {
            QVERIFY(alive.insert(record.tid).second);
            exiting.erase(record.tid);
            QVERIFY(alive.contains(record.other));
        }
        const bool lastOut = record.kind == RecordKind::SwitchOut && exiting.contains(record.tid);
        QVERIFY(alive.contains(record.tid) || lastOut);
        if (record.kind == RecordKind::Exit) {
            alive.erase(record.tid);
            exiting.insert(record.tid);
        }
    }
    QVERIFY(alive.empty());
}

void Observers::forksAndExitsMatch()
{
    const Watched& watched = watchMixed();
    const auto forks = watched.count(RecordKind::Fork);
    QCOMPARE(watched.count(RecordKind::Exit), forks + 1);
    const auto accounted = static_cast<long>(test::accountedThreads(watched).size());
    if (fromKernel(watched.tier))
        QCOMPARE(forks + 1, accounted);
    else
        QVERIFY(forks >= 1); // what lived long enough to be seen
    const auto spinners = std::ranges::count_if(watched.records, [](const KernelRecord& record) {
        return record.kind == RecordKind::Name && std::string_view{record.name} == "spinner";
    });
    QVERIFY(spinners >= (fromKernel(watched.tier) ? 2 : 1));
}

void Observers::aThreadIsSwitchedInAndOutByTurns()
{
    const Watched& watched = watchMixed();
    if (!fromKernel(watched.tier)) {
        QCOMPARE(watched.count(RecordKind::SwitchIn) + watched.count(RecordKind::SwitchOut), 0);
        return;
    }
    std::map<pid_t, bool> running;
    for (const KernelRecord& record : watched.records) {
        if (record.kind == RecordKind::SwitchIn) {
            QVERIFY(!std::exchange(running[record.tid], true));
        } else if (record.kind == RecordKind::SwitchOut) {
            const auto known = running.find(record.tid);
            QVERIFY(known == running.end() ? record.tid == watched.root : known->second);
            running[record.tid] = false;
        }
    }
    QVERIFY(std::ranges::none_of(running, [](const auto& entry) { return entry.second; }));
}

void Observers::noCpuRunsTwoThreads()
{
    const Watched& watched = watchMixed();
    std::map<trace::CpuId, pid_t> runs;
    for (const KernelRecord& record : watched.records) {
        if (record.kind == RecordKind::SwitchIn) {
            QVERIFY(!runs.contains(record.cpu));
            runs[record.cpu] = record.tid;
        } else if (record.kind == RecordKind::SwitchOut && runs.contains(record.cpu)) {
            QCOMPARE(record.tid, runs[record.cpu]);
            runs.erase(record.cpu);
        }
    }
    if (!fromKernel(watched.tier))
        return;
    QVERIFY(watched.count(RecordKind::SwitchIn) > 50);
    const auto preempted = std::ranges::count_if(
        watched.records, [](const KernelRecord& record) { return record.preempted; });
    QVERIFY(preempted > 0); // one spinner more than there are CPUs
}

namespace {

/// Where running time as told is not what the kernel charged; empty: nowhere.
QString differenceFromTheKernels(const Watched& watched)
{
    const auto stretches = test::stretchesOf(watched);
    for (const pid_t tid : test::accountedThreads(watched)) {
        const auto begin = test::accountAtStart(watched, tid);
        const auto end = test::accountAtEnd(watched, tid);
        MonotonicTime running{};
        for (const test::Stretch& stretch : stretches.at(tid))
            running +=
                std::max(std::min(stretch.end, end.at) - std::max(stretch.begin, begin.at), 0ns);
        const auto account = end.running - begin.running;
        // The kernel charges a thread with the switch to it too, which matters to one that does
        // little else; and it leaves out what interrupts and the hypervisor took.
        const auto switching = static_cast<long>(stretches.at(tid).size()) * 100us;
        const bool busy = account >= 20ms;
        const auto least = account - account / 100 - (busy ? 0us : switching);
        const auto most =
            busy ? account + account / 100 + watched.stolen : account + account / 2 + switching;
        if (running < least || running > most)
            return QString("%1 told %2 ns, account %3 ns")
                .arg(tid)
                .arg(running.count())
                .arg(account.count());
    }
    return {};
}

} // namespace

void Observers::runningTimeAgreesWithTheKernelsAccount()
{
    const Watched& watched = watchMixed();
    if (!fromKernel(watched.tier)) {
        for (const pid_t tid : test::accountedThreads(watched)) {
            const auto end = test::accountAtEnd(watched, tid);
            for (const KernelRecord& record : watched.records)
                if (record.kind == RecordKind::RunTime && record.tid == tid && record.at < end.at)
                    QVERIFY(record.duration <= end.running && record.count <= end.stretches);
        }
        return;
    }
    // A hypervisor may take a CPU without telling at once: one undisturbed run of several is what
    // shows that we agree.
    QString difference = differenceFromTheKernels(watched);
    for (int again = 0; again < 4 && !difference.isEmpty(); ++again)
        difference = differenceFromTheKernels(watchRow("mixed"));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void Observers::everySwitchInIsTold()
{
    const Watched& watched = watchMixed();
    if (!fromKernel(watched.tier))
        return;
    const auto stretches = test::stretchesOf(watched);
    for (const pid_t tid : test::accountedThreads(watched)) {
        const auto begin = test::accountAtStart(watched, tid);
        const auto end = test::accountAtEnd(watched, tid);
        const auto& mine = stretches.at(tid);
        const auto until = [&](MonotonicTime time) {
            return static_cast<std::uint64_t>(
                std::ranges::count_if(mine, [&](const test::Stretch& one) {
                    return begin.at < one.begin && one.begin <= time;
                }));
        };
        const auto account = end.stretches - begin.stretches;
        // Read a moment after its time was; and the kernel leaves out a thread's return from a
        // preemption that caught it on its way to sleep, which happens in waitpid.
        const auto preemptions = static_cast<std::uint64_t>(std::ranges::count_if(watched.records,
            [&](const auto& record) { return record.tid == tid && record.preempted; }));
        QVERIFY(until(end.at) <= account + (tid == watched.root ? preemptions : 0));
        QVERIFY(until(MonotonicTime::max()) >= account);
    }
}

void Observers::everyWakeUpIsToldOrInferred()
{
    const Watched& watched = watchMixed();
    if (!fromKernel(watched.tier)) {
        QCOMPARE(watched.count(RecordKind::Wake) + watched.count(RecordKind::WakeDelay), 0);
        return;
    }
    struct Thread {
        std::optional<KernelRecord> out{};
        std::optional<KernelRecord> wake{};
        std::optional<KernelRecord> in{};
    };
    std::map<pid_t, Thread> threads;
    int wakeUps = 0;
    int told = 0;
    for (const KernelRecord& record : watched.records) {
        Thread& thread = threads[record.tid];
        if (record.kind == RecordKind::SwitchOut) {
            // A waker may be ahead of the switch that it undoes.
            if (thread.wake && record.at - thread.wake->at > 100us)
                thread.wake.reset();
            thread.out = record;
        } else if (record.kind == RecordKind::Wake) {
            QVERIFY(record.pid != 0);
            thread.wake = record;
        } else if (record.kind == RecordKind::SwitchIn) {
            if (thread.out && !thread.out->preempted) {
                ++wakeUps;
                told += thread.wake ? 1 : 0;
            }
            thread.wake.reset();
            thread.in = record;
        } else if (record.kind == RecordKind::WakeDelay) {
            QVERIFY(thread.in && thread.in->at == record.at);
            QVERIFY(!thread.out || record.duration <= record.at - thread.out->at);
            QVERIFY(record.count > 0);
            told += thread.out && !thread.out->preempted ? 1 : 0;
        }
    }
    QVERIFY(wakeUps > 40);
    // What is inferred ends with the last look at a thread, so a busy machine has less of it.
    const double share = watched.tier == Tier::KernelWakeups ? 0.95 : 0.1;
    QVERIFY2(
        told >= share * wakeUps, qPrintable(QString("%1 of %2 wake-ups").arg(told).arg(wakeUps)));
}

void Observers::aBlockedThreadSaysWhy()
{
    const Watched watched = watchRow("blocked");
    std::map<pid_t, std::string> names;
    std::map<std::string, std::set<State>> seen;
    for (const KernelRecord& record : watched.records)
        if (record.kind == RecordKind::Name)
            names[record.tid] = record.name;
    for (const KernelRecord& record : watched.records)
        if (record.kind == RecordKind::Sample && trace::isWaiting(record.state))
            seen[names[record.tid]].insert(record.state);
    QVERIFY(seen["sleep"].contains(State::Sleep));
    QVERIFY(seen["io"].contains(State::Io));
    QVERIFY(seen["lock"].contains(State::Lock));
    QVERIFY(seen["join"].contains(State::Join));
    QVERIFY(seen["child"].contains(State::Child));
}

void Observers::nothingIsLostInFortyThousandSwitches()
{
    const Watched watched = watchRow("paced-ping-pong", 20'000);
    QCOMPARE(watched.lost, std::uint64_t{0});
    QVERIFY(watched.keptItsWord);
    if (!fromKernel(watched.tier))
        return;
    const auto unpaired =
        watched.count(RecordKind::SwitchOut) - watched.count(RecordKind::SwitchIn);
    QVERIFY(unpaired == 0 || unpaired == 1); // 1: the root was running when we began
    QVERIFY(watched.count(RecordKind::SwitchIn) >= 20'000);
}

void Observers::lostRecordsAreAllAccountedFor()
{
    test::Subject subject{"ping-pong", 5'000};
    auto feed = PerfFeed::open(subject.pid(), {.ringPages = 1});
    if (!feed)
        QSKIP(feed.error().message.c_str());
    subject.start();
    while (!subject.ended(100)) { }
    std::uint64_t received = 0;
    feed->read([](pid_t) {});
    feed->merge(MonotonicTime::max(), [&](const KernelRecord&) { ++received; });
    std::uint64_t switches = 0;
    for (const test::Account& account : subject.accounts())
        switches += 2 * account.stretches;
    const auto accounted = received + feed->lost();
    QVERIFY(feed->lost() > switches / 2); // a page holds 170
    QVERIFY(accounted >= switches - 20);
    QVERIFY(accounted <= switches + 20); // forks, exits, names and the last switches

    test::Subject another{"ping-pong", 20'000};
    auto observer = observeByPerf(another.pid(), {.ringPages = 1});
    QVERIFY(observer.has_value());
    Observation observation{.observer = std::move(*observer), .reason = {}};
    const Watched watched = test::watch(std::move(observation), another);
    std::uint64_t told = 0;
    for (const KernelRecord& record : watched.records)
        told += record.kind == RecordKind::Lost ? record.count : 0;
    QCOMPARE(told, watched.lost);
}

void Observers::aForeignCommandIsWatchedFromItsExec()
{
    test::Subject subject{"execute"};
    auto observer = observeByPerf(subject.pid(), {.start = Start::OnExec});
    if (!observer)
        QSKIP(observer.error().message.c_str());
    Observation observation{.observer = std::move(*observer), .reason = {}};
    subject.start(); // watch() writes the second byte, for the command
    const Watched watched = test::watch(std::move(observation), subject);
    const auto executed = std::ranges::find(watched.records, RecordKind::Name, &KernelRecord::kind);
    QVERIFY(executed != watched.records.end());
    QVERIFY(executed - watched.records.begin() <= 1);
    QVERIFY(watched.count(RecordKind::SwitchIn) > 10);
}

void Observers::aRefusalFallsBackAndSaysWhatToDo_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("command");
    QTest::newRow("setting") << EACCES << "kernel.perf_event_paranoid = "
                             << "sudo sysctl kernel.perf_event_paranoid=2";
    QTest::newRow("sandbox") << EPERM << "sandbox"
                             << "";
    QTest::newRow("not built") << ENOSYS << "sandbox"
                               << "";
}

void Observers::aRefusalFallsBackAndSaysWhatToDo()
{
    QFETCH(int, error);
    QFETCH(QString, word);
    QFETCH(QString, command);
    Watched watched;
    Permission permitted;
    test::withoutPerfEvents(error, [&] {
        watched = test::watch("mixed", Tier::KernelWakeups);
        permitted = permission();
    });
    QCOMPARE(watched.tier, Tier::Program);
    QVERIFY(watched.count(RecordKind::Sample) > 0);
    QCOMPARE(permitted.tier, Tier::Program);
    QCOMPARE(permitted.command, command.toStdString());
    for (const std::string& reason : {watched.reason, permitted.reason}) {
        QVERIFY(QString::fromStdString(reason).contains(word));
        QVERIFY(QString::fromStdString(reason).contains("own events"));
        QVERIFY(QString::fromStdString(reason).contains(command));
    }
}

void Observers::whatIsPermittedIsWhatIsUsed()
{
    const auto compare = [] {
        const Permission permitted = permission();
        const Watched watched = test::watch("ping-pong", Tier::KernelWakeups, 10);
        QCOMPARE(watched.tier, permitted.tier);
        QCOMPARE(watched.reason, permitted.reason);
    };
    compare();
    if (test::isRoot())
        test::asNobody(compare);
}

void Observers::theMachineIsNamed()
{
    const trace::Machine machine = thisMachine();
    QVERIFY(machine.cpus > 0);
    QVERIFY(machine.kernel.starts_with("Linux "));
    QVERIFY(!machine.cpu.empty());
    cpu_set_t set;
    CPU_ZERO(&set);
    QCOMPARE(::sched_getaffinity(0, sizeof set, &set), 0);
    std::vector<trace::CpuId> usable;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &set))
            usable.push_back(static_cast<trace::CpuId>(cpu));
    QCOMPARE(machine.usable, usable);
}

} // namespace

QTEST_GUILESS_MAIN(Observers)
#include "tst_observers.moc"
