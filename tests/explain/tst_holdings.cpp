#include "engine/explain/holdings.h"
#include "engine/explain/wait_graph.h"
#include "engine/trace/builder.h"

#include <QTest>

#include <map>
#include <random>

using namespace engine;
using trace::ActorId;
using trace::MarkKind;
using trace::ResourceId;
using trace::Time;

namespace {

Time at(std::int64_t ns)
{
    return Time{trace::Duration{ns}};
}

struct Deed {
    Time at{};
    ActorId actor{};
    ResourceId resource{};
    MarkKind kind{};
};

/// Threads that take and give locks as locks allow, one deed at a time.
std::vector<Deed> randomDeeds(std::mt19937& random, int actors, int resources, int count)
{
    std::vector<Deed> deeds;
    std::map<ResourceId, ActorId> holder;
    std::int64_t now = 0;
    while (static_cast<int>(deeds.size()) < count) {
        now += 1 + static_cast<std::int64_t>(random() % 50);
        const ActorId actor{static_cast<std::uint32_t>(random() % unsigned(actors))};
        const ResourceId resource{static_cast<std::uint32_t>(random() % unsigned(resources))};
        const auto held = holder.find(resource);
        if (held == holder.end()) {
            deeds.push_back({at(now), actor, resource, MarkKind::Acquire});
            holder[resource] = actor;
        } else if (held->second == actor) {
            deeds.push_back({at(now), actor, resource, MarkKind::Release});
            holder.erase(held);
        }
    }
    return deeds;
}

/// Grows a trace deed by deed.
struct Run {
    Run(int actors, int resources, trace::ResourceKind kind = trace::ResourceKind::Lock)
    {
        for (int i = 0; i < actors; ++i) {
            const auto id = builder.addActor(trace::ActorKind::Thread, "T" + std::to_string(i));
            builder.append(id, {.begin = {}, .state = trace::State::Running});
        }
        for (int i = 0; i < resources; ++i)
            builder.addResource(kind, "R" + std::to_string(i));
    }
    void add(const Deed& deed)
    {
        builder.mark(deed.actor, {.at = deed.at, .resource = deed.resource, .kind = deed.kind});
        builder.advance(deed.at + trace::Duration{1});
    }
    trace::Builder builder;
};

/// Who has `resource` at `time`, by going through all deeds.
std::optional<Deed> bruteForce(const std::vector<Deed>& deeds, ResourceId resource, Time time)
{
    std::optional<Deed> last;
    for (const Deed& deed : deeds)
        if (deed.resource == resource && deed.at <= time)
            last = deed;
    return last && last->kind == MarkKind::Acquire ? last : std::nullopt;
}

} // namespace

class TestHoldings : public QObject {
    Q_OBJECT

private slots:
    void theHolderIsWhoTookItLastAndHasNotGivenItBack()
    {
        std::mt19937 random{3};
        for (int round = 0; round < 20; ++round) {
            const auto deeds = randomDeeds(random, 5, 3, 400);
            Run run{5, 3};
            for (const Deed& deed : deeds)
                run.add(deed);
            const auto snapshot = run.builder.snapshot();
            const Holdings holdings{*snapshot};
            for (int i = 0; i < 300; ++i) {
                const Time time = at(static_cast<std::int64_t>(random())
                    % snapshot->extent().end.time_since_epoch().count());
                const ResourceId resource{static_cast<std::uint32_t>(random() % 3)};
                const auto expected = bruteForce(deeds, resource, time);
                const auto found = holdings.at(resource, time);
                QCOMPARE(found.has_value(), expected.has_value());
                if (found) {
                    QCOMPARE(found->actor, expected->actor);
                    QCOMPARE(found->begin, expected->at);
                    QVERIFY(found->sure);
                }
            }
        }
    }

    void aRunThatGrowsGivesTheAnswersOfTheWhole()
    {
        std::mt19937 random{8};
        const auto deeds = randomDeeds(random, 6, 4, 600);
        Run grown{6, 4};
        std::vector<trace::Snapshot> earlier;
        std::vector<std::size_t> known;
        for (std::size_t i = 0; i < deeds.size(); ++i) {
            grown.add(deeds[i]);
            if (random() % 30 == 0) {
                earlier.push_back(grown.builder.snapshot());
                known.push_back(i + 1);
                static_cast<void>(Holdings{*earlier.back()});
            }
        }
        static_cast<void>(Holdings{*grown.builder.snapshot()});
        for (std::size_t s = 0; s < earlier.size(); ++s) {
            Run fresh{6, 4};
            for (std::size_t i = 0; i < known[s]; ++i)
                fresh.add(deeds[i]);
            const auto only = fresh.builder.snapshot();
            for (unsigned r = 0; r < 4; ++r) {
                const ResourceId resource{r};
                const trace::Window all = only->extent();
                const auto a = Holdings{*earlier[s]}.over(resource, all, 10'000);
                const auto b = Holdings{*only}.over(resource, all, 10'000);
                QCOMPARE(a.count, b.count);
                QVERIFY(a.first == b.first);
                QCOMPARE(Holdings{*earlier[s]}.at(resource, all.end - trace::Duration{1}),
                    Holdings{*only}.at(resource, all.end - trace::Duration{1}));
            }
        }
    }

    void turnsAreAllThatOverlapTheWindow()
    {
        std::mt19937 random{5};
        const auto deeds = randomDeeds(random, 4, 1, 300);
        Run run{4, 1};
        for (const Deed& deed : deeds)
            run.add(deed);
        const auto snapshot = run.builder.snapshot();
        const Holdings holdings{*snapshot};
        const auto all = holdings.over(ResourceId{0}, snapshot->extent(), 10'000);
        for (int i = 0; i < 200; ++i) {
            const auto length = snapshot->extent().length().count();
            const Time begin = at(static_cast<std::int64_t>(random()) % length);
            const trace::Window window{begin, begin + trace::Duration{1 + random() % 400}};
            std::vector<Holding> expected;
            std::ranges::copy_if(
                all.first, std::back_inserter(expected), [&](const Holding& holding) {
                    return holding.begin < window.end && holding.end > window.begin;
                });
            const auto found = holdings.over(ResourceId{0}, window, 10'000);
            QVERIFY(found.first == expected);
            QCOMPARE(found.count, expected.size());
        }
    }

    void aReleaseThatWasLostEndsWithTheNextTaking()
    {
        Run run{2, 1};
        const ResourceId lock{0};
        run.add({at(10), ActorId{0}, lock, MarkKind::Acquire});
        run.builder.mark(ActorId{0}, {.at = at(20), .value = 3, .kind = MarkKind::Gap});
        run.add({at(50), ActorId{1}, lock, MarkKind::Acquire});
        run.add({at(60), ActorId{1}, lock, MarkKind::Release});
        const auto snapshot = run.builder.snapshot();
        const Holdings holdings{*snapshot};
        QCOMPARE(holdings.at(lock, at(30))->actor, ActorId{0});
        QVERIFY(!holdings.at(lock, at(30))->sure);
        QCOMPARE(holdings.at(lock, at(55))->actor, ActorId{1});
        QVERIFY(!holdings.at(lock, at(60)));
    }

    void aReleaseWithoutATakingIsKnownToBeOne()
    {
        Run run{1, 1};
        run.add({at(10), ActorId{0}, ResourceId{0}, MarkKind::Release});
        const auto snapshot = run.builder.snapshot();
        const auto given = Holdings{*snapshot}.lastGiven(ResourceId{0}, at(10));
        QVERIFY(given);
        QCOMPARE(given->actor, ActorId{0});
        QVERIFY(!given->sure);
    }

    void permitsAreHeldBySeveralUntilSomeoneSignals()
    {
        Run run{3, 1, trace::ResourceKind::Semaphore};
        const ResourceId permits{0};
        run.add({at(10), ActorId{0}, permits, MarkKind::Acquire});
        run.add({at(20), ActorId{1}, permits, MarkKind::Acquire});
        run.add({at(30), ActorId{0}, permits, MarkKind::Release});
        auto snapshot = run.builder.snapshot();
        QCOMPARE(Holdings{*snapshot}.allAt(permits, at(25)).size(), std::size_t{2});
        QCOMPARE(Holdings{*snapshot}.allAt(permits, at(30)).size(), std::size_t{1});
        QVERIFY(!Holdings{*snapshot}.isSignalled(permits));
        run.add({at(40), ActorId{2}, permits, MarkKind::Release});
        snapshot = run.builder.snapshot();
        QVERIFY(Holdings{*snapshot}.isSignalled(permits));
    }

    /// Random functional graphs: every thread waits for one lock or none, every lock has a holder
    /// or none. Reference: following each thread as many steps as there are threads.
    void cyclesAreThoseThatFollowingTheEdgesFinds()
    {
        std::mt19937 random{21};
        for (int round = 0; round < 500; ++round) {
            const auto count = 1 + random() % 9;
            WaitGraph graph;
            std::vector<std::optional<unsigned>> next(count);
            for (unsigned i = 0; i < count; ++i) {
                graph.threads.push_back(ActorId{i});
                if (random() % 5 == 0)
                    continue;
                const unsigned other = static_cast<unsigned>(random() % count);
                next[i] = other;
                if (random() % 4 == 0) {
                    graph.joins.push_back({.thread = ActorId{i}, .awaited = ActorId{other}});
                } else {
                    graph.waits.push_back({.thread = ActorId{i}, .resource = ResourceId{other}});
                }
            }
            for (unsigned i = 0; i < count; ++i)
                graph.holds.push_back({.resource = ResourceId{i}, .thread = ActorId{i}});

            std::vector<std::vector<ActorId>> expected;
            for (unsigned start = 0; start < count; ++start) {
                std::vector<ActorId> members;
                std::optional<unsigned> thread = start;
                do {
                    members.push_back(ActorId{*thread});
                    thread = next[*thread];
                } while (thread && *thread != start && members.size() <= count);
                const bool lowest = std::ranges::min(members) == ActorId{start};
                if (thread == start && lowest)
                    expected.push_back(members);
            }
            std::vector<std::vector<ActorId>> found;
            for (const Cycle& cycle : cycles(graph)) {
                found.emplace_back();
                for (const Cycle::Step& step : cycle.steps)
                    found.back().push_back(step.thread);
            }
            QVERIFY(found == expected);
        }
    }
};

QTEST_APPLESS_MAIN(TestHoldings)

#include "tst_holdings.moc"
