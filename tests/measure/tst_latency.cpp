#include "engine/measure/latency.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

using namespace engine;
using namespace std::chrono_literals;

namespace {

/// How many steps lead from line 0 back to it.
std::size_t cycleLength(const std::vector<std::uint32_t>& next)
{
    std::size_t length = 0;
    std::uint32_t at = 0;
    do {
        at = next.at(at);
        ++length;
    } while (at != 0 && length <= next.size());
    return length;
}

} // namespace

class LatencyTest : public QObject {
    Q_OBJECT
private slots:
    void everyOrderIsOneCycleOfAllLines()
    {
        std::mt19937 random{2};
        std::set<std::size_t> sizes{1, 2, 3, 4, 5, 63, 64, 65, 127, 128, 129, 4096, 10'007};
        while (sizes.size() < 80)
            sizes.insert(1 + random() % 3000);
        for (const ChaseOrder order :
            {ChaseOrder::Random, ChaseOrder::PageLocal, ChaseOrder::Sequential})
            for (const std::size_t lines : sizes)
                QCOMPARE(cycleLength(chaseCycle(lines, 64, order, lines)), lines);
    }

    void everyCycleOfFourIsEquallyLikely()
    {
        std::map<std::vector<std::uint32_t>, int> seen;
        for (std::uint64_t seed = 0; seed < 6000; ++seed)
            ++seen[chaseCycle(4, 64, ChaseOrder::Random, seed)];
        QCOMPARE(seen.size(), std::size_t{6}); // (4 − 1)!
        for (const auto& [cycle, times] : seen)
            QVERIFY2(times > 800 && times < 1200, qPrintable(QString::number(times)));
    }

    void pageLocalOrderLeavesAPageWhenAllOfItWasVisited()
    {
        constexpr std::size_t perPage = 64;
        const auto next = chaseCycle(10 * perPage + 7, perPage, ChaseOrder::PageLocal, 5);
        std::size_t changes = 0;
        for (std::size_t line = 0; line < next.size(); ++line)
            changes += line / perPage != next[line] / perPage ? 1 : 0;
        QCOMPARE(changes, std::size_t{11});
    }

    void aSeedRepeatsACycle()
    {
        QCOMPARE(
            chaseCycle(500, 64, ChaseOrder::Random, 3), chaseCycle(500, 64, ChaseOrder::Random, 3));
        QVERIFY(chaseCycle(500, 64, ChaseOrder::Random, 3)
            != chaseCycle(500, 64, ChaseOrder::Random, 4));
    }

    void aChaseComesBackToWhereItBegan()
    {
        auto pages = Pages::make(64 * 1024, PageSize::Small);
        QVERIFY(pages);
        Chase chase;
        chase.lay(pages->bytes(), 64, ChaseOrder::Random, 1);
        chase.follow(1024);
        // By hand: the same number of steps from the first line.
        void* at = pages->bytes().data();
        for (int i = 0; i < 1024; ++i)
            at = *static_cast<void**>(at);
        QCOMPARE(at, static_cast<void*>(pages->bytes().data()));
    }

    void workingSetsGoUpToTheLargest()
    {
        const auto sets = workingSets(100'000);
        QCOMPARE(sets.front(), std::size_t{4096});
        QCOMPARE(sets.back(), std::size_t{100'000});
        QVERIFY(std::ranges::is_sorted(sets, std::less_equal<>{}) || sets.size() < 2);
        QCOMPARE(std::set<std::size_t>(sets.begin(), sets.end()).size(), sets.size());
        QVERIFY(beyondTheCaches() >= std::size_t{64} << 20);
    }

    void hugePagesAreWhatTheKernelSaysTheyAre()
    {
        const auto small = Pages::make(std::size_t{4} << 20, PageSize::Small);
        QVERIFY(small);
        std::ranges::fill(small->bytes(), std::byte{1});
        QCOMPARE(small->hugeBytes(), std::size_t{0});
        const auto huge = Pages::make(std::size_t{4} << 20, PageSize::Huge);
        QVERIFY(huge);
        QCOMPARE(huge->hugeBytes(), std::size_t{0}); // nobody touched it
        std::ranges::fill(huge->bytes(), std::byte{1});
        QVERIFY(huge->hugeBytes() <= huge->bytes().size());
        QCOMPARE(huge->hugeBytes() % hugePage, std::size_t{0});
        QCOMPARE(reinterpret_cast<std::uintptr_t>(huge->bytes().data()) % hugePage, 0U);
    }

    void theProbeMeasuresWhatWasPlanned()
    {
        Sampling how;
        how.sweeps = 2;
        how.samples = 3;
        double last = 0;
        how.progress = [&last](double share) {
            QVERIFY(share > last && share <= 1);
            last = share;
        };
        const LatencyPlan plan{.workingSets = {4096, 16384, std::size_t{1} << 20}};
        const auto result = measureLatency(plan, how);
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        QCOMPARE(result->points.size(), std::size_t{3});
        QVERIFY(result->isWhole);
        QCOMPARE(last, 1.0);
        QCOMPARE(result->hugeBytes, std::size_t{0});
        QCOMPARE(result->bytes, std::size_t{1} << 20);
        for (const LatencyResult::Point& point : result->points)
            QVERIFY(!point.time.value || *point.time.value > 0);
    }

    void whatNeedsTooMuchMemoryIsLeftOut()
    {
        Sampling how;
        how.sweeps = 1;
        how.samples = 1;
        how.mostMemory = std::size_t{1} << 20;
        const LatencyPlan plan{.workingSets = {4096, 900'000, std::size_t{1} << 20}};
        const auto result = measureLatency(plan, how);
        QVERIFY(result);
        QCOMPARE(result->points.size(), std::size_t{2});
        QCOMPARE(result->leftOut, std::size_t{1});
        how.mostMemory = 4000;
        QVERIFY(!measureLatency(plan, how));
    }

    void cancelledItReturnsWhatItHas()
    {
        std::stop_source stop;
        Sampling how;
        how.samples = 2;
        how.stop = stop.get_token();
        how.progress = [&stop](double) { stop.request_stop(); };
        const auto result = measureLatency({.workingSets = {4096, 8192, 16384}}, how);
        QVERIFY(result);
        QVERIFY(!result->isWhole);
        QCOMPARE(result->points.size(), std::size_t{3});
        QCOMPARE(result->points[1].time.accepted, std::size_t{0});
        QVERIFY(!result->points[1].time.value);
    }
};

QTEST_GUILESS_MAIN(LatencyTest)
#include "tst_latency.moc"
