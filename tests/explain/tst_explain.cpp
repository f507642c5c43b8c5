#include "engine/explain/explain.h"
#include "explain/story.h"
#include "sample_trace.h"

#include <QTest>

#include <algorithm>

using namespace engine;
using trace::ActorId;
using trace::MarkKind;
using trace::ResourceId;
using trace::State;
using trace::Time;

class TestExplain : public QObject {
    Q_OBJECT

private slots:
    void aLockWaitNamesItsHolderItsEndAndTheCpu()
    {
        Story story;
        const auto trace = story.builder.snapshot();
        const Explanation why = explain(*trace, story.t3, at(500));
        QCOMPARE(why.cause, Cause::Lock);
        QCOMPARE(*why.resource, story.orders);
        QCOMPARE(why.gap.begin, at(100));
        QCOMPARE(why.gap.end, at(1378));
        QCOMPARE(why.waited, us(1240));
        QCOMPARE(why.queued, us(38));
        QVERIFY(!why.open);
        QCOMPARE(why.attempts, 1U);

        QCOMPARE(why.chain.size(), std::size_t{1});
        const Explanation::Link& holder = why.chain.front();
        QCOMPARE(holder.actor, story.t5);
        QCOMPARE(holder.holding->begin, at(90));
        QCOMPARE(holder.cause, Cause::Preempted);
        QCOMPARE(why.holderTime[std::size_t(State::Runnable)], us(800));
        QCOMPARE(why.holderTime[std::size_t(State::Running)], us(440));
        QCOMPARE(why.turnCount, std::size_t{1});

        QCOMPARE(why.released->actor, story.t5);
        QCOMPARE(why.released->at, at(1340));
        QCOMPARE(why.woken->actor, story.t5);
        QCOMPARE(*why.acquired, at(1380));
        QCOMPARE(int(*why.cpu), 1);
        QCOMPARE(*why.onCpu.front().actor, story.t7);
        QCOMPARE(why.onCpu.front().time, us(33));
        QVERIFY(why.unknown.empty());
        QVERIFY(!why.cycle);
    }

    void aPreemptedThreadNamesWhoTookItsCpu()
    {
        Story story;
        const auto trace = story.builder.snapshot();
        const Explanation why = explain(*trace, story.t5, at(300));
        QCOMPARE(why.cause, Cause::Preempted);
        QCOMPARE(*why.tookCpu, story.t7);
        QCOMPARE(why.queued, us(800));
        QCOMPARE(why.waited, us(0));
        QCOMPARE(*why.onCpu.front().actor, story.t7);
        QCOMPARE(why.onCpu.front().time, us(800));
    }

    void aWokenThreadSaysWhatItWaitedForAndWhoWokeIt()
    {
        Story story;
        const auto trace = story.builder.snapshot();
        const Explanation why = explain(*trace, story.t3, at(1350));
        QCOMPARE(why.cause, Cause::Woken);
        QCOMPARE(why.woken->actor, story.t5);
        QCOMPARE(*why.resource, story.orders);
        QCOMPARE(why.queued, us(38));
        QCOMPARE(*why.onCpu.front().actor, story.t7);
    }

    void aRunningThreadHasNothingToExplain()
    {
        Story story;
        const auto trace = story.builder.snapshot();
        QCOMPARE(explain(*trace, story.t3, at(50)).cause, Cause::Runs);
        QCOMPARE(explain(*trace, story.t3, at(99'999)).cause, Cause::Runs); // the end
    }

    void whoWokeWhoWaitedForAConditionIsNamed()
    {
        trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
        const auto thread = builder.addActor(trace::ActorKind::Thread, "one");
        const auto other = builder.addActor(trace::ActorKind::Thread, "other");
        const auto ready = builder.addResource(trace::ResourceKind::Condition, "ready");
        builder.append(other, {.begin = at(0), .state = State::Running});
        builder.append(thread, {.begin = at(0), .state = State::Message, .resource = ready});
        builder.append(thread, {.begin = at(10), .state = State::Runnable, .peer = other});
        builder.append(thread, {.begin = at(12), .state = State::Running, .cpu = 0});
        builder.advance(at(20));
        const auto trace = builder.snapshot();
        const Explanation why = explain(*trace, thread, at(5));
        QCOMPARE(why.woken->actor, other);
        QVERIFY(why.chain.empty());
        QVERIFY(knows(why, Unknown::Owner));
    }

    void waitsWithoutTheLockInBetweenAreOne()
    {
        trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
        const auto thread = builder.addActor(trace::ActorKind::Thread, "one");
        const auto lock = builder.addResource(trace::ResourceKind::Lock, "lock");
        const auto sleeps = [&](std::int64_t from) {
            builder.append(thread, {.begin = at(from), .state = State::Lock, .resource = lock});
        };
        const auto runs = [&](std::int64_t from) {
            builder.append(thread, {.begin = at(from), .state = State::Running, .cpu = 0});
        };
        runs(0);
        sleeps(10); // an earlier wait, over at 20
        runs(20);
        builder.mark(thread, {.at = at(20), .resource = lock, .kind = MarkKind::Acquire});
        builder.mark(thread, {.at = at(25), .resource = lock, .kind = MarkKind::Release});
        sleeps(30);
        runs(40); // woken, but another was faster
        sleeps(41);
        runs(60);
        builder.mark(thread, {.at = at(61), .resource = lock, .kind = MarkKind::Acquire});
        builder.advance(at(70));
        const auto trace = builder.snapshot();
        for (const std::int64_t when : {35, 50}) {
            const Explanation why = explain(*trace, thread, at(when));
            QCOMPARE(why.gap.begin, at(30));
            QCOMPARE(why.gap.end, at(60));
            QCOMPARE(why.attempts, 2U);
            QCOMPARE(*why.acquired, at(61));
        }
        QCOMPARE(explain(*trace, thread, at(15)).gap.begin, at(10));
        QCOMPARE(explain(*trace, thread, at(15)).attempts, 1U);
    }

    void theChainFollowsHoldersThatWaitThemselves()
    {
        trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
        std::vector<ActorId> threads;
        std::vector<ResourceId> locks;
        for (int i = 0; i < 4; ++i) {
            threads.push_back(builder.addActor(trace::ActorKind::Thread, "T" + std::to_string(i)));
            locks.push_back(
                builder.addResource(trace::ResourceKind::Lock, "L" + std::to_string(i)));
        }
        for (std::size_t i = 0; i < 4; ++i) {
            builder.append(threads[i], {.begin = at(0), .state = State::Running});
            builder.mark(
                threads[i], {.at = at(1), .resource = locks[i], .kind = MarkKind::Acquire});
        }
        for (std::size_t i = 0; i < 3; ++i)
            builder.append(
                threads[i], {.begin = at(2), .state = State::Lock, .resource = locks[i + 1]});
        builder.advance(at(10));
        const auto open = builder.snapshot();
        const Explanation why = explain(*open, threads[0], at(5));
        QCOMPARE(why.chain.size(), std::size_t{3});
        QCOMPARE(why.chain[2].actor, threads[3]);
        QCOMPARE(why.chain[2].cause, Cause::Runs);
        QVERIFY(!why.cycle);
        QVERIFY(why.open);
        // The last one asks for the first lock: now nobody can go on.
        builder.append(threads[3], {.begin = at(12), .state = State::Lock, .resource = locks[0]});
        builder.advance(at(20));
        const auto stuck = builder.snapshot();
        const Explanation still = explain(*stuck, threads[0], at(15));
        QVERIFY(still.cycle);
        QCOMPARE(still.chain.size(), std::size_t{4});
        QCOMPARE(still.chain.back().actor, threads[0]);
        const auto found = cycles(waitForGraph(*stuck, at(15)));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().steps.size(), std::size_t{4});
        QVERIFY(cycles(waitForGraph(*stuck, at(5))).empty());
    }

    void aSemaphoresPermitsHaveHoldersWhereTheProgramTellsThem()
    {
        for (const bool signalled : {false, true}) {
            trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
            const auto seats = builder.addResource(trace::ResourceKind::Semaphore, "seats");
            std::vector<ActorId> threads;
            for (int i = 0; i < 4; ++i) {
                threads.push_back(builder.addActor(trace::ActorKind::Thread, "worker"));
                builder.append(threads.back(), {.begin = at(0), .state = State::Running});
            }
            if (signalled) // given back by who had not taken it: anyone may give it
                builder.mark(
                    threads[2], {.at = at(1), .resource = seats, .kind = MarkKind::Release});
            for (const std::size_t i : {std::size_t{0}, std::size_t{1}})
                builder.mark(threads[i],
                    {.at = at(2 + std::int64_t(i)), .resource = seats, .kind = MarkKind::Acquire});
            builder.append(threads[3], {.begin = at(10), .state = State::Lock, .resource = seats});
            builder.advance(at(20));
            const auto trace = builder.snapshot();
            const Explanation why = explain(*trace, threads[3], at(15));
            QCOMPARE(why.cause, Cause::Semaphore);
            QVERIFY(why.chain.empty());
            QCOMPARE(knows(why, Unknown::Owner), !signalled);
            QCOMPARE(why.permits.size(), std::size_t{signalled ? 0U : 2U});
            if (signalled)
                continue;
            QCOMPARE(why.permits[0].actor, threads[0]);
            QCOMPARE(why.permits[1].actor, threads[1]);
        }
    }

    void theNextLockWaitIsTheFirstOfAllThreads()
    {
        const auto trace = sampleTrace({.threads = 12, .seed = 4});
        for (int i = 0; i < 200; ++i) {
            const Time time = at(i * 100);
            std::optional<Time> expected;
            for (const trace::Actor& actor : trace->actors()) {
                const trace::Lane& lane = trace->lane(actor.id);
                for (std::size_t s = 0; s < lane.size(); ++s)
                    if (lane[s].state == State::Lock && lane[s].window.begin > time
                        && !lane[s].window.empty()
                        && (!expected || lane[s].window.begin < *expected))
                        expected = lane[s].window.begin;
            }
            const auto found = nextLockWait(*trace, time);
            QCOMPARE(found.has_value(), expected.has_value());
            if (found)
                QCOMPARE(found->at, *expected);
        }
    }

    /// Whatever the trace, an answer is consistent with the lane it is about.
    void everyMomentOfEveryThreadHasAnAnswer()
    {
        for (const bool lost : {false, true}) {
            for (const auto tier : {trace::Tier::KernelWakeups, trace::Tier::Program}) {
                const auto trace =
                    sampleTrace({.threads = 10, .seed = 7, .tier = tier, .lost = lost});
                for (const trace::ActorId thread : trace->actorsOf(trace::ActorKind::Thread)) {
                    const trace::Lane& lane = trace->lane(thread);
                    for (std::size_t i = 0; i < lane.size(); ++i) {
                        const trace::Slice slice = lane[i];
                        if (slice.window.empty())
                            continue;
                        const Explanation why = explain(*trace, thread, slice.window.begin);
                        QCOMPARE(why.slice, i);
                        QVERIFY(why.gap.contains(slice.window.begin));
                        QCOMPARE(why.waited + why.queued,
                            why.cause == Cause::Runs || why.cause == Cause::Ended
                                    || why.cause == Cause::Lost
                                ? trace::Duration{}
                                : why.gap.length());
                        QCOMPARE(slice.state == State::Running, why.cause == Cause::Runs);
                        for (const Explanation::Share& share : why.onCpu)
                            QVERIFY(share.time <= why.queued);
                    }
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestExplain)

#include "tst_explain.moc"
