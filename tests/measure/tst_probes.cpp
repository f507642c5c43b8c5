#include "engine/measure/core_to_core.h"
#include "engine/measure/numa.h"
#include "engine/measure/pages.h"
#include "engine/measure/stride.h"
#include "engine/measure/topology.h"

#include <QTest>

#include <algorithm>

using namespace engine;

namespace {

Sampling quick()
{
    Sampling how;
    how.sweeps = 1;
    how.samples = 1;
    return how;
}

/// Needs a kernel with NUMA that lets us ask it.
bool tellsNodes()
{
    const auto pages = Pages::make(smallPage, PageSize::Small);
    return pages && nodesOfPages(pages->bytes());
}

/// How many of the pages lie on no node yet.
std::ptrdiff_t nowhere(const std::vector<std::optional<unsigned>>& nodes)
{
    return std::ranges::count_if(nodes, [](const auto& node) { return !node; });
}

} // namespace

class ProbesTest : public QObject {
    Q_OBJECT
private slots:
    void everyPairOfCpusExchangesALine()
    {
        const auto cpus = cpusForWork();
        if (cpus.size() < 2)
            QSKIP("needs two CPUs");
        Sampling how = quick();
        how.cpus.assign(cpus.begin(), cpus.begin() + std::min<std::ptrdiff_t>(3, std::ssize(cpus)));
        for (const ExchangeMethod method :
            {ExchangeMethod::CompareAndSwap, ExchangeMethod::LoadAndStore}) {
            const auto result = measureCoreToCore({method}, how);
            QVERIFY2(result, result ? "" : result.error().message.c_str());
            QCOMPARE(result->pairs.size(), how.cpus.size() * (how.cpus.size() - 1) / 2);
            QCOMPARE(result->cpus, how.cpus);
            QVERIFY(result->isWhole);
            for (const ExchangeResult::Pair& pair : result->pairs)
                QVERIFY(!pair.roundTrip.value || *pair.roundTrip.value > 0);
        }
    }

    void oneCpuHasNobodyToExchangeWith()
    {
        Sampling how = quick();
        how.cpus = {cpusForWork().front()};
        QVERIFY(!measureCoreToCore({}, how));
    }

    void everyStrideIsMeasured()
    {
        const auto result =
            measureStride({.strides = {8, 64, 4096}, .workingSet = 1 << 20}, quick());
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        QCOMPARE(result->points.size(), std::size_t{3});
        QCOMPARE(result->points[2].stride, std::size_t{4096});
        QCOMPARE(result->workingSet, std::size_t{1} << 20);
    }

    void aStrideThatDoesNotFitIsRefused()
    {
        for (const std::size_t stride : {0U, 7U, 12U, 1U << 20})
            QVERIFY(!measureStride({.strides = {stride}, .workingSet = 1 << 20}, quick()));
    }

    void memoryStaysWithinItsBound()
    {
        Sampling how = quick();
        how.mostMemory = 1 << 16;
        const auto result = measureStride({.strides = {64}, .workingSet = 1 << 20}, how);
        QVERIFY(result);
        QCOMPARE(result->workingSet, std::size_t{1} << 16);
    }

    void aPageLiesNowhereUntilItIsTouched()
    {
        if (!tellsNodes())
            QSKIP("this kernel does not tell which node a page lies on");
        const auto pages = Pages::make(8 * smallPage, PageSize::Small);
        QVERIFY(pages);
        auto nodes = nodesOfPages(pages->bytes());
        QVERIFY(nodes);
        QCOMPARE(nowhere(*nodes), 8);
        pages->bytes()[smallPage] = std::byte{1};
        nodes = nodesOfPages(pages->bytes());
        QVERIFY(nodes);
        QCOMPARE(nowhere(*nodes), 7);
        QVERIFY((*nodes)[1]);
    }

    void memoryComesFromTheNodeItIsBoundTo()
    {
        if (!tellsNodes())
            QSKIP("this kernel does not tell which node a page lies on");
        const auto topology = thisTopology();
        QVERIFY(topology);
        for (const Topology::Node& node : topology->nodes) {
            if (node.memory == 0)
                continue;
            const auto pages = Pages::make(64 * smallPage, PageSize::Small);
            QVERIFY(pages);
            const auto bound = bindToNode(pages->bytes(), node.index);
            QVERIFY2(bound, bound ? "" : bound.error().message.c_str());
            std::ranges::fill(pages->bytes(), std::byte{1});
            const auto nodes = nodesOfPages(pages->bytes());
            QVERIFY(nodes);
            QCOMPARE(std::ranges::count(*nodes, std::optional{node.index}), 64);
        }
    }

    void aNodeThatIsNotThereIsRefused()
    {
        const auto pages = Pages::make(smallPage, PageSize::Small);
        QVERIFY(pages);
        const auto bound = bindToNode(pages->bytes(), 900);
        QVERIFY(!bound);
        QVERIFY(bound.error().message.find("node 900") != std::string::npos);
    }

    void theMatrixHasACellForEachNodeWithEach()
    {
        if (!tellsNodes())
            QSKIP("this kernel does not tell which node a page lies on");
        const auto result = measureNuma({.workingSet = 1 << 20}, quick());
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        QCOMPARE(result->isUniform(), result->nodes.size() == 1);
        QCOMPARE(result->cells.size() % result->nodes.size(), std::size_t{0});
        for (const NumaResult::Cell& cell : result->cells) {
            QVERIFY(cell.pages > 0);
            QCOMPARE(cell.placed, cell.pages);
        }
    }
};

QTEST_GUILESS_MAIN(ProbesTest)
#include "tst_probes.moc"
