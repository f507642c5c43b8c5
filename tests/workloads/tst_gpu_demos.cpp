// Demos that compute, where there is no GPU and where there is one.
#include "engine/compute/simd_target.h"
#include "engine/trace/builder.h"
#include "engine/workloads/architectures/compute_ways.h"
#include "engine/workloads/workload.h"

#include <QTest>

#include <array>

using namespace engine;

namespace {

constexpr std::array allProblems{Problem::Rotate, Problem::Saxpy, Problem::Sum, Problem::Convolve,
    Problem::Mandelbrot, Problem::Life, Problem::Diverge, Problem::Add};

ProblemSize sized(Problem problem, std::size_t elements)
{
    return {.problem = problem, .elements = elements, .iterations = 20, .branches = 3};
}

/// A way that is wrong in one element.
const Kernels& wrongKernels()
{
    static const Kernels kernels = [] {
        Kernels wrong = scalarKernels();
        wrong.saxpy = [](float alpha, std::span<const float> x, std::span<float> y) {
            scalarKernels().saxpy(alpha, x, y);
            y.back() += 1;
        };
        return wrong;
    }();
    return kernels;
}

/// A trace in which `demo` measured a GPU that overtakes one thread at `crossing` elements.
trace::Trace measuredTrace(const Workload& demo, std::string_view figure)
{
    trace::Builder builder;
    const auto quantity = [&](std::string_view key) {
        for (const Measure& measure : demo.measures)
            if (measure.key == key && measure.figure == figure)
                return builder.addQuantity({.key = std::string{measure.key},
                    .figure = std::string{measure.figure},
                    .unit = std::string{measure.unit}});
        return trace::QuantityId{};
    };
    const auto scalar = quantity("scalar");
    const auto gpu = quantity("gpu");
    trace::Time now{};
    const auto read = [&](trace::QuantityId of, float x, double value) {
        now += std::chrono::microseconds{1};
        builder.read({.at = now, .value = value, .x = x, .y = 1, .quantity = of});
    };
    for (const float size : {256.F, 1024.F, 4096.F}) {
        read(scalar, size, double(size));
        read(gpu, size, 1000);
    }
    builder.advance(now);
    return *builder.snapshot();
}

} // namespace

class TestGpuDemos : public QObject {
    Q_OBJECT
private slots:
    void everyWayAgreesOnEveryProblem()
    {
        for (const Problem problem : allProblems)
            for (const std::size_t elements : {256U, 1024U, 3072U}) {
                ComputeProblem all{sized(problem, elements), 7};
                ThreadTeam two{2};
                all.compute(TeamKernels{two, scalarKernels()});
                all.keep();
                for (const Kernels& kernels : simdTargets()) {
                    all.refill();
                    all.compute(TeamKernels{two, kernels});
                    QVERIFY2(all.agrees(), std::string{kernels.name}.c_str());
                }
            }
    }

    void nothingThatIsNotComputedAgrees()
    {
        for (const Problem problem : allProblems) {
            ComputeProblem all{sized(problem, 256), 7};
            ThreadTeam one{1};
            all.compute(TeamKernels{one, scalarKernels()});
            all.keep();
            all.refill();
            QVERIFY(!all.agrees());
        }
    }

    void aWrongWayIsTold()
    {
        ComputeProblem problem{sized(Problem::Saxpy, 1024), 7};
        ThreadTeam one{1};
        problem.compute(TeamKernels{one, scalarKernels()});
        problem.keep();
        problem.refill();
        problem.compute(TeamKernels{one, wrongKernels()});
        QVERIFY(!problem.agrees());
    }

    void whereThereIsNoDriverItSaysSo()
    {
        const QByteArray before = qgetenv("VK_DRIVER_FILES");
        qputenv("VK_DRIVER_FILES", "/nonexistent");
        MaybeGpu gpu{""};
        qputenv("VK_DRIVER_FILES", before);
        if (before.isEmpty())
            qunsetenv("VK_DRIVER_FILES");
        QVERIFY(!gpu.isHere());
        QVERIFY(gpu.state() >= int(GpuState::Loader) && gpu.state() <= int(GpuState::Device));
        ComputeProblem problem{sized(Problem::Add, 256), 7};
        QVERIFY(!gpu.compute(problem));
    }

    void aDeviceThatIsNotThereIsUnusable()
    {
        MaybeGpu gpu{"no such device"};
        QVERIFY(!gpu.isHere());
        QVERIFY(gpu.state() >= int(GpuState::Loader));
    }

    void theGpuAgreesWhereThereIsOne()
    {
        MaybeGpu gpu{""};
        if (!gpu.isHere())
            QSKIP("no Vulkan device here");
        for (const Problem problem : allProblems) {
            ComputeProblem all{sized(problem, 3072), 7};
            ThreadTeam one{1};
            all.compute(TeamKernels{one, scalarKernels()});
            all.keep();
            QVERIFY(gpu.compute(all));
            QVERIFY2(all.agrees(), std::to_string(int(problem)).c_str());
        }
        QVERIFY(gpu.state() <= int(GpuKind::Other));
        gpu.useWorkgroupsOf(1'000'000); // refused, and it goes on
        ComputeProblem all{sized(Problem::Add, 256), 7};
        QVERIFY(gpu.compute(all));
    }

    void aWrongVoteIsTold()
    {
        const Workload& demo = *findWorkload("flynn");
        for (const double wrong : {0.0, 512.0}) {
            trace::Builder builder;
            const auto votes = builder.addQuantity({.key = "wrong", .figure = "flynn"});
            builder.read({.at = trace::Time{std::chrono::microseconds{1}},
                .value = wrong,
                .y = 1,
                .quantity = votes});
            const auto found = demo.findings(*builder.snapshot());
            QCOMPARE(found.size(), std::size_t{1});
            QCOMPARE(found.front().value, std::optional{wrong});
            QCOMPARE(found.front().why.find("it wins") != std::string::npos, wrong > 0);
        }
    }

    void theCrossoverIsFoundInWhatWasMeasured()
    {
        const Workload& demo = *findWorkload("gpu-compute");
        const trace::Trace trace = measuredTrace(demo, "crossover");
        QCOMPARE(demo.prediction.answer(trace), std::optional<std::size_t>{1});
        const std::string words = demo.prediction.measured(trace);
        QVERIFY2(words.find(" 1000 ") != std::string::npos, words.c_str());
    }
};

QTEST_APPLESS_MAIN(TestGpuDemos)
#include "tst_gpu_demos.moc"
