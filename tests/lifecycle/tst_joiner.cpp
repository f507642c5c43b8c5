#include "lifecycle/delivery.h"
#include "lifecycle/expectation.h"

#include <QTest>

using namespace machine;

/// The joined trace against a machine that knows the truth.
class TestJoiner : public QObject {
    Q_OBJECT

private slots:
    void theTraceIsTheTruthWithWakeups_data() { seeds(); }
    void theTraceIsTheTruthWithWakeups()
    {
        QFETCH(unsigned, seed);
        const Machine machine{{.seed = seed, .cpus = 1 + static_cast<int>(seed % 4)}};
        const auto trace = join(machine, trace::Tier::KernelWakeups, {.seed = seed});
        QCOMPARE(differenceFromTruth(*trace, machine), QString{});
    }

    void theTraceIsTheTruthWithDelaysAsFarAsTheyAreTold_data() { seeds(); }
    void theTraceIsTheTruthWithDelaysAsFarAsTheyAreTold()
    {
        QFETCH(unsigned, seed);
        const auto tier = trace::Tier::KernelSwitches;
        const Machine machine{{.seed = seed, .cpus = 1 + static_cast<int>(seed % 4), .tier = tier}};
        const auto trace = join(machine, tier, {.seed = seed, .disorder = false});
        QCOMPARE(differenceFromTruth(*trace, machine), QString{});
    }

    void howTheInputIsCutIntoBatchesChangesNothing_data() { seeds(); }
    void howTheInputIsCutIntoBatchesChangesNothing()
    {
        QFETCH(unsigned, seed);
        const Machine machine{{.seed = seed}};
        const auto tier = trace::Tier::KernelWakeups;
        const auto one = join(machine, tier, {.seed = seed, .longest = 20'000});
        const auto other = join(machine, tier, {.seed = seed + 1, .longest = 90'000'000});
        QCOMPARE(differenceBetween(*one, *other), QString{});
    }

    void programEventsAloneGiveTheProgramsOwnWords_data() { seeds(); }
    void programEventsAloneGiveTheProgramsOwnWords()
    {
        QFETCH(unsigned, seed);
        const Machine machine{{.seed = seed, .helpers = false}};
        const auto trace =
            join({}, machine.events, machine.end, trace::Tier::Program, {.seed = seed});
        QCOMPARE(differenceFromWords(*trace, machine), QString{});
    }

    void noCpuRunsTwoThreadsAndNoThreadIsOnTwoCpus_data() { seeds(); }
    void noCpuRunsTwoThreadsAndNoThreadIsOnTwoCpus()
    {
        QFETCH(unsigned, seed);
        const Machine machine{{.seed = seed}};
        const auto trace = join(machine, trace::Tier::KernelWakeups, {.seed = seed});
        QCOMPARE(contradiction(*trace), QString{});
    }

    void lostKernelRecordsLeaveGapsAndInventNothing_data() { seeds(); }
    void lostKernelRecordsLeaveGapsAndInventNothing()
    {
        QFETCH(unsigned, seed);
        for (const auto tier : {trace::Tier::KernelWakeups, trace::Tier::KernelSwitches}) {
            Machine machine{{.seed = seed, .tier = tier, .helpers = false, .recycle = false}};
            const auto dropped = loseSome(machine, seed);
            const auto trace = join(machine, tier, {.seed = seed, .disorder = false});
            QCOMPARE(inventions(*trace, machine), QString{});
            QCOMPARE(contradiction(*trace), QString{});
            QVERIFY(dropped == 0 || timeLost(*trace) > trace::Duration::zero());
        }
    }

    void droppedEventsHideReasonsButInventNone_data() { seeds(); }
    void droppedEventsHideReasonsButInventNone()
    {
        QFETCH(unsigned, seed);
        Machine machine{{.seed = seed, .helpers = false, .recycle = false}};
        const std::size_t dropped = dropSome(machine, seed);
        const auto trace = join(machine, trace::Tier::KernelWakeups, {.seed = seed});
        QVERIFY(dropped > 0);
        QCOMPARE(droppedByMarks(*trace), dropped);
        QCOMPARE(inventions(*trace, machine), QString{});
    }

private:
    static void seeds()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 25; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
};

QTEST_APPLESS_MAIN(TestJoiner)

#include "tst_joiner.moc"
