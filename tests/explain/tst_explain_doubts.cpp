#include "engine/explain/explain.h"
#include "explain/story.h"

#include <QTest>

#include <algorithm>

using namespace engine;
using trace::MarkKind;
using trace::State;

class TestExplainDoubts : public QObject {
    Q_OBJECT

private slots:
    void aTierThatCannotTellSaysSo()
    {
        trace::Builder builder{{.tier = trace::Tier::Program}};
        const auto thread = builder.addActor(trace::ActorKind::Thread, "one");
        const auto other = builder.addActor(trace::ActorKind::Thread, "other");
        const auto lock = builder.addResource(trace::ResourceKind::Lock, "lock");
        builder.append(other, {.begin = at(0), .state = State::Running});
        builder.mark(other, {.at = at(5), .resource = lock, .kind = MarkKind::Acquire});
        builder.mark(other, {.at = at(30), .resource = lock, .kind = MarkKind::Release});
        builder.append(thread, {.begin = at(10), .state = State::Lock, .resource = lock});
        builder.append(thread, {.begin = at(40), .state = State::Running});
        builder.mark(thread, {.at = at(40), .resource = lock, .kind = MarkKind::Acquire});
        builder.advance(at(60));
        const auto trace = builder.snapshot();
        const Explanation why = explain(*trace, thread, at(20));
        QCOMPARE(why.chain.front().actor, other);
        QCOMPARE(why.released->actor, other); // the program's marks tell it all the same
        QVERIFY(!why.woken);
        QVERIFY(!knows(why, Unknown::Switches));
        QVERIFY(!why.cpu);
    }

    void withoutWakeUpRecordsTheWakerIsNotKnown()
    {
        Story story{trace::Tier::KernelSwitches};
        const auto trace = story.builder.snapshot();
        const Explanation why = explain(*trace, story.t3, at(500));
        QVERIFY(knows(why, Unknown::WakeUps)); // this record happened to have it
        trace::Builder builder{{.tier = trace::Tier::KernelSwitches}};
        const auto thread = builder.addActor(trace::ActorKind::Thread, "one");
        const auto ready = builder.addResource(trace::ResourceKind::Condition, "ready");
        builder.append(thread, {.begin = at(0), .state = State::Message, .resource = ready});
        builder.append(
            thread, {.begin = at(10), .state = State::Runnable, .basis = trace::Basis::Inferred});
        builder.append(thread, {.begin = at(12), .state = State::Running, .cpu = 0});
        builder.advance(at(20));
        const auto other = builder.snapshot();
        const Explanation waits = explain(*other, thread, at(5));
        QCOMPARE(waits.cause, Cause::Condition);
        QVERIFY(!knows(waits, Unknown::WakeUps));
        QVERIFY(!knows(waits, Unknown::Owner));
        QVERIFY(!knows(waits, Unknown::Estimated));
        QCOMPARE(*waits.wokenAt, at(10));
    }

    void aWaitTheEndCutsOffIsNotSaidToBeOver()
    {
        for (const bool died : {false, true}) {
            trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
            const auto thread = builder.addActor(trace::ActorKind::Thread, "one");
            const auto lock = builder.addResource(trace::ResourceKind::Lock, "lock");
            builder.append(thread, {.begin = at(0), .state = State::Lock, .resource = lock});
            if (died)
                builder.append(thread, {.begin = at(10), .state = State::Dead});
            builder.advance(at(20));
            QCOMPARE(explain(*builder.snapshot(), thread, at(5)).open, !died);
            QCOMPARE(explain(*builder.snapshot(), thread, at(5)).cutOff, died);
            builder.setOutcome({.kind = trace::OutcomeKind::Stopped});
            const auto trace = builder.snapshot();
            const Explanation why = explain(*trace, thread, at(5));
            QVERIFY(why.cutOff);
            QVERIFY(!why.open);
            QVERIFY(!why.wokenAt);
        }
    }

    void aThreadKilledInAWaitDidNotGetTheLock()
    {
        for (const bool killed : {true, false}) {
            trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
            const auto thread = builder.addActor(trace::ActorKind::Thread, "one");
            const auto other = builder.addActor(trace::ActorKind::Thread, "other");
            const auto lock = builder.addResource(trace::ResourceKind::Lock, "lock");
            builder.append(other, {.begin = at(0), .state = State::Running});
            builder.mark(other, {.at = at(1), .resource = lock, .kind = MarkKind::Acquire});
            builder.append(thread, {.begin = at(2), .state = State::Lock, .resource = lock});
            builder.append(thread, {.begin = at(50), .state = State::Runnable, .peer = other});
            builder.append(thread, {.begin = at(52), .state = State::Running, .cpu = 0});
            if (!killed)
                builder.mark(thread, {.at = at(53), .resource = lock, .kind = MarkKind::Acquire});
            builder.append(thread, {.begin = at(54), .state = State::Dead});
            builder.advance(at(60));
            builder.setOutcome({.kind = trace::OutcomeKind::Stopped});
            const Explanation why = explain(*builder.snapshot(), thread, at(20));
            QCOMPARE(why.cutOff, killed);
            QCOMPARE(why.wokenAt.has_value(), !killed);
            QCOMPARE(why.woken.has_value(), !killed);
            QCOMPARE(why.gap.end, killed ? at(50) : at(52));
            QCOMPARE(why.queued, killed ? us(0) : us(2));
        }
    }

    void aLockNobodyToldOfIsNotCalledFree()
    {
        trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
        const auto thread = builder.addActor(trace::ActorKind::Thread, "one");
        const auto other = builder.addActor(trace::ActorKind::Thread, "other");
        const auto lock = builder.addResource(trace::ResourceKind::Lock, "lock");
        builder.append(other, {.begin = at(0), .state = State::Running});
        builder.append(thread, {.begin = at(0), .state = State::Lock, .resource = lock});
        builder.advance(at(10));
        const Explanation untold = explain(*builder.snapshot(), thread, at(5));
        QVERIFY(!knows(untold, Unknown::Untold));
        QVERIFY(knows(untold, Unknown::Free));
        builder.mark(other, {.at = at(11), .resource = lock, .kind = MarkKind::Acquire});
        builder.mark(other, {.at = at(12), .resource = lock, .kind = MarkKind::Release});
        builder.advance(at(20));
        const Explanation free = explain(*builder.snapshot(), thread, at(15));
        QVERIFY(knows(free, Unknown::Untold));
        QVERIFY(!knows(free, Unknown::Free));
    }

    void aJoinWaitsForTheThreadOfThatName()
    {
        trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
        const auto main = builder.addActor(trace::ActorKind::Thread, "main");
        const auto worker = builder.addActor(trace::ActorKind::Thread, "T1 worker");
        const auto resource = builder.addResource(trace::ResourceKind::Thread, "T1 worker");
        builder.append(worker, {.begin = at(0), .state = State::Running});
        builder.append(main, {.begin = at(5), .state = State::Join, .resource = resource});
        builder.advance(at(10));
        const auto trace = builder.snapshot();
        const Explanation why = explain(*trace, main, at(7));
        QCOMPARE(why.cause, Cause::Join);
        QCOMPARE(why.chain.front().actor, worker);
        const auto twin = builder.addActor(trace::ActorKind::Thread, "T1 worker");
        builder.append(twin, {.begin = at(10), .state = State::Running});
        builder.append(main, {.begin = at(11), .state = State::Running});
        builder.append(main, {.begin = at(12), .state = State::Join, .resource = resource});
        builder.advance(at(20));
        const auto doubtful = builder.snapshot();
        QVERIFY(explain(*doubtful, main, at(15)).chain.empty());
        QVERIFY(!knows(explain(*doubtful, main, at(15)), Unknown::Joined));
    }
};

QTEST_APPLESS_MAIN(TestExplainDoubts)

#include "tst_explain_doubts.moc"
