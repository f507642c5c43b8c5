#include "engine/measure/bandwidth.h"

#include <QTest>

#include <array>
#include <cmath>
#include <cstring>
#include <set>
#include <vector>

using namespace engine;

namespace {

void plainTriad(float scale, std::span<const float> b, std::span<const float> c, std::span<float> a)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] = b[i] + scale * c[i];
}

/// How to measure where time does not matter.
Sampling quick()
{
    Sampling how;
    how.sweeps = 1;
    how.samples = 1;
    return how;
}

} // namespace

class BandwidthTest : public QObject {
    Q_OBJECT
private slots:
    void everyKernelComputesTheTriad()
    {
        for (const TriadKernel& kernel : {scalarTriad(), compiledTriad()})
            for (const std::size_t count : {0U, 1U, 7U, 64U, 1000U}) {
                const auto pages = Pages::make(3 * 8192, PageSize::Small);
                QVERIFY(pages);
                auto* const a = reinterpret_cast<double*>(pages->bytes().data());
                double* const b = a + 1024;
                double* const c = b + 1024;
                for (std::size_t i = 0; i < 1024; ++i)
                    a[i] = -1, b[i] = static_cast<double>(i), c[i] = 2 * static_cast<double>(i) + 1;
                const auto bytes = [](double* array) {
                    return reinterpret_cast<std::byte*>(array);
                };
                kernel.run(bytes(a), bytes(b), bytes(c), count);
                for (std::size_t i = 0; i < 1024; ++i)
                    QCOMPARE(a[i], i < count ? 7 * static_cast<double>(i) + 3 : -1.0);
            }
    }

    void aKernelOfFloatsIsOneToo()
    {
        const TriadKernel kernel = triadOf("plain", plainTriad);
        QCOMPARE(kernel.elementBytes, sizeof(float));
        alignas(64) std::array<float, 4> a{}, b{1, 2, 3, 4}, c{10, 20, 30, 40};
        kernel.run(reinterpret_cast<std::byte*>(a.data()),
            reinterpret_cast<const std::byte*>(b.data()),
            reinterpret_cast<const std::byte*>(c.data()), 3);
        QCOMPARE(a, (std::array<float, 4>{31, 62, 93, 0}));
    }

    void arraysAreWorkedOnRoundAndRound()
    {
        std::vector<std::pair<std::size_t, std::size_t>> calls; // offset of a, elements
        std::vector<std::byte> memory(40'000 + TriadArrays::padding);
        const TriadKernel kernel{.name = "none",
            .run = [&](std::byte* a, const std::byte*, const std::byte*, std::size_t elements) {
                calls.emplace_back(a - memory.data(), elements);
            }};
        TriadArrays arrays{memory, 40'000, kernel};
        constexpr std::size_t block = TriadArrays::block;
        QCOMPARE(arrays.workingSet(), 3 * 6 * block * sizeof(double));
        arrays.run(4);
        arrays.run(5);
        QCOMPARE(calls,
            (std::vector<std::pair<std::size_t, std::size_t>>{
                {0, 4 * block}, {4 * block * 8, 2 * block}, {0, 3 * block}}));
    }

    void arraysStayInTheirMemory()
    {
        for (const std::size_t set : {1U, 3000U, 24'576U, 100'000U}) {
            const std::size_t size = std::max(set, std::size_t{3 * 256 * 8}) + TriadArrays::padding;
            std::vector<std::byte> memory(size + 64, std::byte{7});
            const TriadKernel kernel = scalarTriad();
            TriadArrays arrays{std::span{memory}.first(size), set, kernel};
            arrays.touch();
            for (std::size_t i = size; i < memory.size(); ++i)
                QCOMPARE(memory[i], std::byte{7});
            QVERIFY(arrays.workingSet() <= size);
        }
    }

    void threadsDoubleUpToAll()
    {
        QCOMPARE(threadCounts(1), (std::vector<unsigned>{1}));
        QCOMPARE(threadCounts(2), (std::vector<unsigned>{1, 2}));
        QCOMPARE(threadCounts(6), (std::vector<unsigned>{1, 2, 4, 6}));
        QCOMPARE(threadCounts(8), (std::vector<unsigned>{1, 2, 4, 8}));
    }

    void theProbeMeasuresEachSetWithEachCount()
    {
        const auto cpus = static_cast<unsigned>(cpusForWork().size());
        std::set<unsigned> counts{1, cpus};
        const auto result = measureBandwidth(
            {.threads = {counts.begin(), counts.end()}, .workingSets = {20'000, 1 << 20}}, quick());
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        QCOMPARE(result->points.size(), 2 * counts.size());
        QVERIFY(result->isWhole);
        QCOMPARE(result->points[0].workingSet, std::size_t{20'000});
        for (const BandwidthResult::Point& point : result->points)
            QVERIFY(!point.rate.value || *point.rate.value > 0);
    }

    void whatCannotBeIsRefused()
    {
        QVERIFY(!measureBandwidth({.threads = {5000}, .workingSets = {20'000}}, quick()));
        QVERIFY(!measureBandwidth({.threads = {0}, .workingSets = {20'000}}, quick()));
        const auto huge = measureBandwidth(
            {.threads = {1}, .workingSets = {20'000, std::size_t{1} << 40}}, quick());
        QVERIFY(huge);
        QCOMPARE(huge->points.size(), std::size_t{1});
        QCOMPARE(huge->leftOut, std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(BandwidthTest)
#include "tst_bandwidth.moc"
