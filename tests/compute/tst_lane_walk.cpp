// What people look on is what the kernels compute, instruction by instruction.
#include "compute/problems.h"
#include "engine/compute/lane_walk.h"
#include "engine/compute/simd_target.h"
#include "engine/compute/vote.h"

#include <QTest>

#include <bit>
#include <complex>

using namespace engine;

Q_DECLARE_METATYPE(const Kernels*)

namespace {

std::vector<WalkStep> stepsOf(const WalkProblem& problem, const Kernels& kernels, Rows share,
    std::vector<std::vector<float>>& lanes, std::vector<float>* results = nullptr)
{
    LaneWalk walk{problem, kernels, share};
    std::vector<WalkStep> steps;
    while (const auto step = walk.next()) {
        steps.push_back(*step);
        lanes.emplace_back(step->lanes.begin(), step->lanes.end());
    }
    if (results != nullptr)
        *results = walk.results();
    return steps;
}

/// By another way than the kernels': with std::complex, and |z| by its definition.
std::uint32_t iterationsAt(const MandelbrotView& view, std::size_t x, std::size_t y)
{
    const std::complex<float> c{view.left + static_cast<float>(x) * view.step,
        view.top + static_cast<float>(y) * view.step};
    std::complex<float> z{};
    std::uint32_t count = 0;
    while (count < view.limit && z.real() * z.real() + z.imag() * z.imag() <= 4) {
        const float product = z.real() * z.imag();
        z = {
            (z.real() * z.real() - z.imag() * z.imag()) + c.real(), (product + product) + c.imag()};
        ++count;
    }
    return count;
}

} // namespace

class LaneWalkTest : public QObject {
    Q_OBJECT

    static void everyWay()
    {
        QTest::addColumn<const Kernels*>("way");
        QTest::newRow("scalar") << &scalarKernels();
        for (const Kernels& target : simdTargets())
            QTest::newRow(std::string{target.name}.c_str()) << &target;
    }

private slots:
    void theClassicalFourAreOneOperationOfEach()
    {
        const std::vector<float> a{10, 15, 20, 25};
        const std::vector<float> b{20, 15, 10, 5};
        const WalkProblem problem{.elements = 4, .first = a, .second = b};
        std::vector<std::vector<float>> lanes;
        const Kernels* wide = &simdKernels();
        const auto steps = stepsOf(problem, *wide, {0, 4}, lanes);
        if (wide->lanes >= 4) {
            QCOMPARE(steps.size(), std::size_t{4});
            QCOMPARE(lanes[2], (std::vector<float>{30, 30, 30, 30}));
            QCOMPARE(steps[2].instruction, Instruction::Add);
        }
        lanes.clear();
        QCOMPARE(stepsOf(problem, scalarKernels(), {0, 4}, lanes).size(), std::size_t{16});
    }

    void eachStepIsWhatAScalarComputes_data() { everyWay(); }
    void eachStepIsWhatAScalarComputes()
    {
        QFETCH(const Kernels*, way);
        Problems problems{7};
        for (std::size_t elements = 0; elements <= 64; ++elements) {
            const auto x = problems.floats(elements);
            const auto y = problems.floats(elements);
            const float alpha = problems.floats(1)[0];
            const WalkProblem problem{.kind = WalkProblem::Kind::Saxpy,
                .elements = elements,
                .alpha = alpha,
                .first = x,
                .second = y};
            std::vector<std::vector<float>> lanes;
            std::vector<float> results;
            const auto steps = stepsOf(problem, *way, {0, elements}, lanes, &results);
            QCOMPARE(steps.size(), 5 * ((elements + way->lanes - 1) / way->lanes));
            for (std::size_t i = 0; i < steps.size(); ++i)
                for (std::size_t lane = 0; lane < lanes[i].size(); ++lane) {
                    const std::size_t at = steps[i].element + lane;
                    const float product = alpha * x[at];
                    const float expected[]{x[at], y[at], product, product + y[at], product + y[at]};
                    QCOMPARE(lanes[i][lane], expected[static_cast<int>(steps[i].instruction)]);
                }
            std::vector<float> fast = y;
            way->saxpy(alpha, x, fast);
            QVERIFY(sameBits(results, fast));
            std::vector<float> sum(elements);
            way->add(x, y, sum);
            LaneWalk adding{{.elements = elements, .first = x, .second = y}, *way, {0, elements}};
            while (adding.next()) { }
            QVERIFY(sameBits(adding.results(), sum));
        }
    }

    void masksSayWhichLanesIterate_data() { everyWay(); }
    void masksSayWhichLanesIterate()
    {
        QFETCH(const Kernels*, way);
        const MandelbrotView view{.grid = {128, 40}, .step = 2.5F / 128, .limit = 40};
        const std::size_t elements = std::max<std::size_t>(4, way->lanes);
        for (std::size_t y = 0; y < 40; y += 3)
            for (std::size_t x = 0; x + elements <= 128; x += elements) {
                const WalkProblem problem{.kind = WalkProblem::Kind::Mandelbrot,
                    .elements = elements,
                    .view = view,
                    .x = x,
                    .y = y};
                std::vector<std::vector<float>> lanes;
                std::vector<float> results;
                const auto steps = stepsOf(problem, *way, {0, elements}, lanes, &results);
                for (const WalkStep& step : steps) {
                    if (step.instruction != Instruction::Iterate)
                        continue;
                    std::uint64_t expected = 0;
                    for (std::size_t lane = 0; lane < std::min(way->lanes, elements); ++lane)
                        if (iterationsAt(view, x + step.element + lane, y) > step.iteration)
                            expected |= std::uint64_t{1} << lane;
                    QCOMPARE(step.active, expected);
                }
                QCOMPARE(results.size(), elements);
                std::vector<std::uint32_t> fast(view.grid.count());
                way->mandelbrot(view, {y, y + 1}, fast);
                for (std::size_t i = 0; i < elements; ++i)
                    QCOMPARE(static_cast<std::uint32_t>(results[i]), fast[y * 128 + x + i]);
            }
    }

    void sharesOfAWalkAreComputedApart()
    {
        Problems problems{3};
        const auto a = problems.floats(16);
        const auto b = problems.floats(16);
        const WalkProblem problem{.elements = 16, .first = a, .second = b};
        LaneWalk half{problem, scalarKernels(), {8, 16}};
        while (half.next()) { }
        QCOMPARE(half.results().size(), std::size_t{8});
        for (std::size_t i = 0; i < 8; ++i)
            QCOMPARE(half.results()[i], a[8 + i] + b[8 + i]);
    }

    void theMostDivergentGroupIsFound()
    {
        const Grid grid{8, 2};
        const std::vector<std::uint32_t> iterations{5, 5, 5, 5, 90, 1, 1, 1, //
            8, 1, 1, 2, 6, 6, 1, 6};
        const PixelGroup group = mostDivergent(grid, iterations, 4, 12);
        QCOMPARE(group.x, std::size_t{0});
        QCOMPARE(group.y, std::size_t{1});
        QCOMPARE(mostDivergent(grid, iterations, 4, 3).y, std::size_t{0});
        QCOMPARE(lanesBusy({4, 1}, std::span{iterations}.subspan(8, 4), 4), 12.0 / 32);
        QCOMPARE(lanesBusy(grid, iterations, 1), 1.0);
        QCOMPARE(lanesBusy({4, 1}, std::vector<std::uint32_t>(4), 4), 1.0);
    }

    void whoIsWatchedAnswersTheSame()
    {
        std::mt19937_64 random{11};
        for (int i = 0; i < 500; ++i) {
            const std::uint64_t datum = random() >> random() % 64;
            for (const Voter& voter : voters()) {
                std::size_t told = 0;
                const auto answer = voter.watched(datum, [&](std::uint64_t) { ++told; });
                QCOMPARE(answer, voter.root(datum));
                QVERIFY(told > 0 || datum == 0);
                QVERIFY(told <= 64);
            }
        }
    }
};

QTEST_APPLESS_MAIN(LaneWalkTest)
#include "tst_lane_walk.moc"
