#include "compute/problems.h"
#include "engine/compute/simd_target.h"
#include "engine/compute/team.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <numeric>

using namespace engine;

namespace {

/// A view that has pixels inside the set, outside it and on its edge.
MandelbrotView viewOf(Grid grid, std::uint32_t limit = 100)
{
    return {.grid = grid,
        .left = -2,
        .top = -1.25F,
        .step = 2.5F / static_cast<float>(std::max<std::size_t>(grid.width, 1)),
        .limit = limit};
}

std::vector<std::uint32_t> mandelbrotBy(const Kernels& way, const MandelbrotView& view)
{
    std::vector<std::uint32_t> iterations(view.grid.count());
    way.mandelbrot(view, view.grid.rows(), iterations);
    return iterations;
}

std::vector<std::uint8_t> lifeBy(
    const Kernels& way, const Grid& grid, const std::vector<std::uint8_t>& before)
{
    std::vector<std::uint8_t> after(grid.count(), 9);
    way.life(grid, grid.rows(), before, after);
    return after;
}

std::vector<float> convolvedBy(
    const Kernels& way, const Convolution& what, const std::vector<float>& in)
{
    std::vector<float> out(what.grid.count(), -1);
    way.convolve(what, what.grid.rows(), in, out);
    return out;
}

} // namespace

Q_DECLARE_METATYPE(const Kernels*)

class KernelsTest : public QObject {
    Q_OBJECT

    static void everyWay()
    {
        QTest::addColumn<const Kernels*>("way");
        for (const Kernels& target : simdTargets())
            QTest::newRow(std::string{target.name}.c_str()) << &target;
    }

private slots:
    void theClassicalFourLanesAddUp()
    {
        const std::vector<float> a{10, 15, 20, 25};
        const std::vector<float> b{20, 15, 10, 5};
        std::vector<float> sum(4);
        scalarKernels().add(a, b, sum);
        QCOMPARE(sum, (std::vector<float>{30, 30, 30, 30}));
    }

    void theBaselineSaysWhatTheFormulasSay()
    {
        const Kernels& way = scalarKernels();
        std::vector<float> y{1, 2, 3};
        way.saxpy(2, std::vector<float>{10, 20, 30}, y);
        QCOMPARE(y, (std::vector<float>{21, 42, 63}));
        std::vector<float> a(2);
        way.triad(3, std::vector<float>{1, 2}, std::vector<float>{5, 7}, a);
        QCOMPARE(a, (std::vector<float>{16, 23}));
        QCOMPARE(way.sum(std::vector<float>{1, 2, 3, 4}), 10.0F);
        std::vector<float> diverging{0, 0, 0, 0};
        way.diverge({.branches = 3, .steps = 2}, 1, diverging);
        QCOMPARE(diverging, (std::vector<float>{1.5, 3, 0, 1.5}));
    }

    void aQuarterTurnMovesXToY()
    {
        const Matrix turn = rotationAbout(0, 0, 2, std::numbers::pi_v<float> / 2);
        const std::vector<Vertex> before{{1, 0, 5, 1}};
        std::vector<Vertex> after(1);
        scalarKernels().rotate(turn, before, after);
        QVERIFY(std::abs(after[0].x) < 1e-6F);
        QVERIFY(std::abs(after[0].y - 1) < 1e-6F);
        QCOMPARE(after[0].z, 5.0F);
        QCOMPARE(after[0].w, 1.0F);
    }

    void aRotationKeepsLengths()
    {
        Problems problems{7};
        const auto before = problems.vertices(500);
        std::vector<Vertex> after(500);
        scalarKernels().rotate(rotationAbout(1, -2, 3, 1.234F), before, after);
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY(std::abs(std::hypot(before[i].x, before[i].y, before[i].z)
                        - std::hypot(after[i].x, after[i].y, after[i].z))
                < 1e-3F);
    }

    void mandelbrotKnowsItsLandmarks()
    {
        MandelbrotView view{.grid = {1, 1}, .left = 0, .top = 0, .limit = 77};
        QCOMPARE(mandelbrotBy(scalarKernels(), view).front(), 77U); // 0 stays
        view.left = -2; // 0, −2, 2, 2 …: on the edge for ever
        QCOMPARE(mandelbrotBy(scalarKernels(), view).front(), 77U);
        view.left = 1; // 0, 1, 2, 5: the third step finds |z| = 5
        QCOMPARE(mandelbrotBy(scalarKernels(), view).front(), 3U);
        view.left = 3;
        QCOMPARE(mandelbrotBy(scalarKernels(), view).front(), 1U);
        view.limit = 0;
        QCOMPARE(mandelbrotBy(scalarKernels(), view).front(), 0U);
    }

    void aGliderMovesByOneCellInFourGenerations()
    {
        const Grid grid{7, 6};
        const auto at = [&](std::size_t x, std::size_t y) { return y % 6 * 7 + x % 7; };
        const std::size_t shape[][2]{{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}};
        // All the way round the torus: 42 is a multiple of both its sides.
        std::vector<std::uint8_t> cells(grid.count());
        for (const auto& [x, y] : shape)
            cells[at(x, y)] = 1;
        for (std::size_t moved = 1; moved <= 42; ++moved) {
            for (int generation = 0; generation < 4; ++generation)
                cells = lifeBy(scalarKernels(), grid, cells);
            std::vector<std::uint8_t> expected(grid.count());
            for (const auto& [x, y] : shape)
                expected[at(x + moved, y + moved)] = 1;
            QCOMPARE(cells, expected);
        }
    }

    void aKernelOfOnePixelCopiesAndABoxAverages()
    {
        Problems problems{3};
        const Grid grid{9, 5};
        const auto in = problems.floats(grid.count());
        const std::vector<float> one{1};
        QCOMPARE(convolvedBy(scalarKernels(), {grid, 1, one}, in), in);
        const std::vector<float> box(9, 1.0F / 9);
        const std::vector<float> flat(grid.count(), 9);
        for (const float value : convolvedBy(scalarKernels(), {grid, 3, box}, flat))
            QVERIFY(std::abs(value - 9) < 1e-5F); // also at the edges, which repeat
        // The weight right of the middle takes the right neighbour: not mirrored.
        const std::vector<float> shift{0, 0, 0, 0, 0, 1, 0, 0, 0};
        const auto shifted = convolvedBy(scalarKernels(), {grid, 3, shift}, in);
        QCOMPARE(shifted[0], in[1]);
        QCOMPARE(shifted[8], in[8]);
    }

    void thisCpuHasTargetsWidestFirst()
    {
        QVERIFY(!simdTargets().empty());
        QCOMPARE(&simdKernels(), &simdTargets().front());
        std::size_t before = 64;
        for (const Kernels& target : simdTargets()) {
            QVERIFY(target.lanes >= 1 && target.lanes <= before);
            before = target.lanes;
            QCOMPARE(simdTarget(target.name), &target);
            QVERIFY(!commonName(target.name).empty());
        }
        QCOMPARE(simdTarget("AVX9000"), nullptr);
#if defined(__x86_64__)
        QCOMPARE(simdTarget("AVX2") != nullptr, bool(__builtin_cpu_supports("avx2")));
        QCOMPARE(simdTarget("SSE4") != nullptr, bool(__builtin_cpu_supports("sse4.2")));
        if (const Kernels* avx2 = simdTarget("AVX2"))
            QCOMPARE(avx2->lanes, std::size_t{8});
#endif
    }

    void everyTargetAgreesOnVectors_data()
    {
        everyWay();
    }
    void everyTargetAgreesOnVectors()
    {
        QFETCH(const Kernels*, way);
        const Kernels& scalar = scalarKernels();
        Problems problems{42};
        for (const std::size_t size : oddSizes) {
            const auto x = problems.floats(size);
            const auto y = problems.floats(size);
            std::vector<float> expected(size);
            std::vector<float> found(size);
            scalar.add(x, y, expected);
            way->add(x, y, found);
            QVERIFY(sameBits(found, expected));
            scalar.triad(1.7F, x, y, expected);
            way->triad(1.7F, x, y, found);
            QVERIFY(sameBits(found, expected));
            expected = found = y;
            scalar.saxpy(-0.3F, x, expected);
            way->saxpy(-0.3F, x, found);
            QVERIFY(sameBits(found, expected));
            for (const std::uint32_t branches : {1U, 2U, 3U, 5U, 8U, 64U}) {
                expected = found = x;
                scalar.diverge({branches, 7}, 11, expected);
                way->diverge({branches, 7}, 11, found);
                QVERIFY(sameBits(found, expected));
            }
            QVERIFY(std::abs(way->sum(x) - scalar.sum(x)) <= sumTolerance(x));
        }
    }

    /// Whole numbers below 2^24 add up without rounding: then there is no tolerance.
    void everyTargetAddsWholeNumbersExactly_data()
    {
        everyWay();
    }
    void everyTargetAddsWholeNumbersExactly()
    {
        QFETCH(const Kernels*, way);
        for (const std::size_t size : oddSizes) {
            std::vector<float> values(size);
            std::iota(values.begin(), values.end(), 1.0F);
            QCOMPARE(way->sum(values), static_cast<float>(size * (size + 1) / 2));
        }
    }

    void everyTargetAgreesOnGrids_data()
    {
        everyWay();
    }
    void everyTargetAgreesOnGrids()
    {
        QFETCH(const Kernels*, way);
        Problems problems{43};
        for (const Grid& grid : oddGrids) {
            const auto view = viewOf(grid);
            QVERIFY(sameBits(mandelbrotBy(*way, view), mandelbrotBy(scalarKernels(), view)));
            const auto cells = problems.cells(grid.count());
            QVERIFY(sameBits(lifeBy(*way, grid, cells), lifeBy(scalarKernels(), grid, cells)));
            const auto in = problems.floats(grid.count());
            for (const std::size_t side : {1UL, 3UL, 5UL, 9UL}) {
                const auto weights = problems.floats(side * side);
                const Convolution what{grid, side, weights};
                QVERIFY(
                    sameBits(convolvedBy(*way, what, in), convolvedBy(scalarKernels(), what, in)));
            }
        }
    }

    void everyTargetAgreesOnVertices_data()
    {
        everyWay();
    }
    void everyTargetAgreesOnVertices()
    {
        QFETCH(const Kernels*, way);
        Problems problems{44};
        for (const std::size_t size : oddSizes) {
            const auto before = problems.vertices(size);
            const Matrix matrix = problems.matrix();
            std::vector<Vertex> expected(size);
            std::vector<Vertex> found(size);
            scalarKernels().rotate(matrix, before, expected);
            way->rotate(matrix, before, found);
            QVERIFY(sameBits(found, expected));
        }
    }

    void onlyTheRowsAskedForAreWritten_data()
    {
        everyWay();
    }
    void onlyTheRowsAskedForAreWritten()
    {
        QFETCH(const Kernels*, way);
        const Grid grid{37, 9};
        const Rows rows{3, 5};
        const auto untouched = [&](const auto& out, auto blank) {
            for (std::size_t i = 0; i < out.size(); ++i)
                if ((i / grid.width < rows.begin || i / grid.width >= rows.end) && out[i] != blank)
                    return false;
            return true;
        };
        Problems problems{45};
        std::vector<std::uint32_t> iterations(grid.count(), 12345);
        way->mandelbrot(viewOf(grid), rows, iterations);
        QVERIFY(untouched(iterations, 12345U));
        std::vector<std::uint8_t> cells(grid.count(), 99);
        way->life(grid, rows, problems.cells(grid.count()), cells);
        QVERIFY(untouched(cells, std::uint8_t{99}));
        std::vector<float> out(grid.count(), 0.5F);
        way->convolve({grid, 3, problems.floats(9)}, rows, problems.floats(grid.count()), out);
        QVERIFY(untouched(out, 0.5F));
    }

    void aMaskSaysWhichLanesStillIterate_data()
    {
        everyWay();
    }
    void aMaskSaysWhichLanesStillIterate()
    {
        QFETCH(const Kernels*, way);
        const MandelbrotView view = viewOf({83, 40});
        const auto iterations = mandelbrotBy(scalarKernels(), view);
        for (std::size_t y = 0; y < 40; y += 3)
            for (std::size_t x = 0; x < 83; x += way->lanes) {
                std::vector<std::uint64_t> masks(view.limit);
                masks.resize(way->mandelbrotMasks(view, x, y, masks));
                for (std::size_t lane = 0; lane < way->lanes; ++lane) {
                    const auto steps = std::ranges::count_if(
                        masks, [lane](std::uint64_t mask) { return (mask >> lane & 1) != 0; });
                    const std::uint32_t expected =
                        x + lane < 83 ? iterations[y * 83 + x + lane] : 0;
                    QCOMPARE(static_cast<std::uint32_t>(steps), expected);
                }
                for (std::size_t k = 1; k < masks.size(); ++k)
                    QCOMPARE(masks[k] & ~masks[k - 1], std::uint64_t{0}); // none comes back
            }
    }

    void sharesCoverEverythingOnce()
    {
        for (std::size_t count : {0UL, 1UL, 2UL, 7UL, 100UL})
            for (std::size_t members : {1UL, 2UL, 3UL, 8UL}) {
                std::size_t next = 0;
                for (std::size_t member = 0; member < members; ++member) {
                    const Rows share = shareOf(count, member, members);
                    QCOMPARE(share.begin, next);
                    QVERIFY(share.end - share.begin <= count / members + 1);
                    next = share.end;
                }
                QCOMPARE(next, count);
            }
    }

    void everyMemberOfATeamWorksOnceARound()
    {
        for (const std::size_t size : {1UL, 2UL, 5UL}) {
            ThreadTeam team{size};
            QCOMPARE(team.size(), size);
            std::vector<int> calls(size);
            std::vector<std::thread::id> who(size);
            for (int round = 0; round < 200; ++round)
                team.together([&](std::size_t member) {
                    ++calls[member];
                    who[member] = std::this_thread::get_id();
                });
            QCOMPARE(calls, std::vector<int>(size, 200));
            std::ranges::sort(who);
            QVERIFY(std::ranges::adjacent_find(who) == who.end());
        }
    }

    void aTeamAgreesWithOne_data()
    {
        QTest::addColumn<int>("members");
        for (const int members : {1, 2, 3, 7})
            QTest::addRow("%d", members) << members;
    }
    void aTeamAgreesWithOne()
    {
        QFETCH(int, members);
        ThreadTeam team{static_cast<std::size_t>(members)};
        const Kernels& scalar = scalarKernels();
        const TeamKernels shared{team, simdKernels()};
        Problems problems{46};
        for (const std::size_t size : oddSizes) {
            const auto x = problems.floats(size);
            const auto y = problems.floats(size);
            std::vector<float> expected(size);
            std::vector<float> found(size);
            scalar.add(x, y, expected);
            shared.add(x, y, found);
            QVERIFY(sameBits(found, expected));
            scalar.triad(1.7F, x, y, expected);
            shared.triad(1.7F, x, y, found);
            QVERIFY(sameBits(found, expected));
            expected = found = y;
            scalar.saxpy(2.5F, x, expected);
            shared.saxpy(2.5F, x, found);
            QVERIFY(sameBits(found, expected));
            scalar.diverge({3, 5}, 0, expected);
            shared.diverge({3, 5}, found);
            QVERIFY(sameBits(found, expected));
            QVERIFY(std::abs(shared.sum(x) - scalar.sum(x)) <= sumTolerance(x));
            const auto vertices = problems.vertices(size);
            std::vector<Vertex> turned(size);
            std::vector<Vertex> turnedTogether(size);
            const Matrix matrix = rotationAbout(1, 2, 3, 0.5F);
            scalar.rotate(matrix, vertices, turned);
            shared.rotate(matrix, vertices, turnedTogether);
            QVERIFY(sameBits(turnedTogether, turned));
        }
        for (const Grid& grid : oddGrids) {
            std::vector<std::uint32_t> iterations(grid.count());
            shared.mandelbrot(viewOf(grid), iterations);
            QVERIFY(sameBits(iterations, mandelbrotBy(scalar, viewOf(grid))));
            const auto cells = problems.cells(grid.count());
            std::vector<std::uint8_t> after(grid.count());
            shared.life(grid, cells, after);
            QVERIFY(sameBits(after, lifeBy(scalar, grid, cells)));
            const auto in = problems.floats(grid.count());
            const auto weights = problems.floats(9);
            std::vector<float> out(grid.count());
            shared.convolve({grid, 3, weights}, in, out);
            QVERIFY(sameBits(out, convolvedBy(scalar, {grid, 3, weights}, in)));
        }
    }
};

QTEST_GUILESS_MAIN(KernelsTest)
#include "tst_kernels.moc"
