// Demos that compute, where there is no GPU and where there is one.
#include "engine/compute/gpu.h"
#include "engine/compute/simd_target.h"
#include "engine/run/run.h"
#include "engine/trace/builder.h"
#include "engine/workloads/architectures/compute_ways.h"
#include "engine/workloads/architectures/gpu_choices.h"
#include "engine/workloads/workload.h"

#include <QTest>

#include <array>
#include <set>
#include <utility>

using namespace engine;

namespace {

using namespace std::chrono_literals;

/// A run of `gpu-compute` that was to be as `settings` say.
trace::Snapshot ran(std::vector<std::pair<std::string_view, std::int64_t>> settings,
    std::chrono::milliseconds duration, trace::Tier best = trace::Tier::KernelWakeups)
{
    const Workload& demo = *findWorkload("gpu-compute");
    std::vector<std::int64_t> values;
    for (const Param& param : demo.params) {
        values.push_back(param.start());
        for (const auto& [key, value] : settings)
            if (key == param.key)
                values.back() = value;
    }
    const auto run =
        Run::start({.workload = &demo, .values = values, .duration = duration, .best = best});
    return run ? (*run)->wait() : std::make_shared<const trace::Trace>();
}

/// When the program's main thread waited for the GPU, as it said itself.
std::vector<trace::Window> callsOf(const trace::Trace& trace)
{
    std::vector<trace::Window> calls;
    const trace::Lane& lane = trace.lane(trace.actorsOf(trace::ActorKind::Thread).at(0));
    std::optional<trace::Time> since;
    for (std::size_t i = 0; i < lane.size(); ++i) {
        const trace::Slice slice = lane[i];
        if (slice.basis != trace::Basis::Program)
            continue; // what /proc said meanwhile
        const bool waits = slice.state == trace::State::Message && slice.resource
            && trace.resource(*slice.resource).name == "the GPU";
        if (waits && !since)
            since = slice.window.begin;
        if (!waits && since)
            calls.push_back({*std::exchange(since, std::nullopt), slice.window.begin});
    }
    return calls;
}

trace::Duration worstClockError(const trace::Trace& trace, trace::ActorId queue)
{
    trace::Duration worst{};
    for (std::size_t i = 0; i < trace.marks(queue).size(); ++i)
        worst = std::max(worst, trace::Duration{trace.marks(queue)[i].value});
    return worst;
}

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

    void aDeviceIsToldByItsProperties()
    {
        const ValueHere told = toldOf({.name = "card",
            .kind = GpuKind::Discrete,
            .driver = "maker 1.2",
            .version = "1.3.0",
            .subgroup = 32,
            .invocations = 1024,
            .heaps = {{.bytes = std::uint64_t{8} << 30U, .onDevice = true},
                {.bytes = std::uint64_t{64} << 30U}},
            .missing = "timestamps"});
        QCOMPARE(told.name, std::string{"card"});
        QCOMPARE(told.about,
            (std::vector<std::string>{"discrete GPU", "Vulkan 1.3.0, driver maker 1.2",
                "subgroups of 32 invocations", "workgroups of up to 1024 invocations",
                "8.0 GiB of memory", "cannot be used: it lacks timestamps"}));
    }

    /// As many as there are, in the order in which a demo counts them; or why there is none.
    void thereIsAlwaysSomethingToTellOfDevices()
    {
        const auto choices = gpuChoices();
        const GpuList list = listGpus();
        QCOMPARE(choices.size(), std::max<std::size_t>(1, list.devices.size()));
        for (std::size_t i = 0; i < choices.size(); ++i) {
            QVERIFY(!choices[i].about.empty() && !choices[i].about.front().empty());
            QCOMPARE(choices[i].name, list.why ? "none" : list.devices[i].name);
        }
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

    void theQueuesWorkLiesInTheCallsThatWaitedForIt()
    {
        if (!MaybeGpu{""}.isHere())
            QSKIP("no Vulkan device here");
        const auto trace = ran({{"show", 0}}, 1500ms, trace::Tier::Program);
        const auto queues = trace->actorsOf(trace::ActorKind::GpuQueue);
        QCOMPARE(queues.size(), std::size_t{1});
        const trace::Lane& lane = trace->lane(queues[0]);
        const auto calls = callsOf(*trace);
        QVERIFY(!calls.empty());
        const trace::Duration slack = worstClockError(*trace, queues[0]) + 50us; // of two clocks
        std::size_t dispatches = 0;
        for (std::size_t i = 0; i < lane.size(); ++i) {
            const trace::Slice slice = lane[i];
            if (!isQueueWork(slice.state) || slice.window.empty())
                continue;
            dispatches += slice.state == trace::State::Dispatch ? 1 : 0;
            const bool inside = std::ranges::any_of(calls, [&](trace::Window call) {
                return call.begin - slack <= slice.window.begin
                    && slice.window.end <= call.end + slack;
            });
            QVERIFY2(inside, std::to_string(slice.window.begin.time_since_epoch().count()).c_str());
        }
        QVERIFY2(dispatches > 3, std::to_string(dispatches).c_str());
        QCOMPARE(trace->losses().program, std::uint64_t{0});
    }

    void livePicturesAreThoseOfTheGenerationsBefore_data()
    {
        QTest::addColumn<int>("show");
        QTest::newRow("by the GPU, or vectors where there is none") << 2;
        QTest::newRow("by vectors") << 3;
        QTest::newRow("by one thread") << 4;
    }
    void livePicturesAreThoseOfTheGenerationsBefore()
    {
        QFETCH(int, show);
        const auto trace = ran({{"show", show}, {"kernel", 5}}, 900ms);
        const trace::Album::Pages& pages = trace->pictures();
        std::size_t compared = 0;
        std::vector<std::uint8_t> next;
        for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
            const trace::Picture& one = *pages[i];
            const trace::Picture& other = *pages[i + 1];
            QCOMPARE(one.what, std::string{"Game of Life"});
            QCOMPARE(QSize(int(one.width), int(one.height)), QSize(1280, 720));
            QVERIFY(one.at <= other.at && one.number < other.number);
            if (other.number != one.number + 1 || compared == 5)
                continue;
            next.resize(one.cells->size());
            const Grid grid{one.width, one.height};
            scalarKernels().life(grid, grid.rows(), *one.cells, next);
            QVERIFY(next == *other.cells);
            ++compared;
        }
        QVERIFY2(compared > 0, std::to_string(pages.size()).c_str());
        const std::string way = pages.back()->way;
        QVERIFY2(show != 3 || way == "vectors, all CPUs", way.c_str());
        QVERIFY2(show != 4 || way == "scalar, one thread", way.c_str());
        QVERIFY(!way.empty());
    }

    void measurementsAndPicturesTakeTurns()
    {
        const auto trace = ran({{"show", 1}, {"elements", 4}}, 3500ms);
        std::set<std::string> measured;
        for (std::size_t i = 0; i < trace->readings().size(); ++i)
            measured.insert(trace->quantity(trace->readings()[i].quantity).key);
        QVERIFY(measured.contains("rate"));
        QVERIFY(measured.contains("scalar"));
        QVERIFY(trace->pictures().size() > 3);
        for (const auto& page : trace->pictures())
            QCOMPARE(page->what, std::string{"Mandelbrot"});
        // No pictures of what has none.
        QVERIFY(ran({{"show", 2}, {"kernel", 1}}, 300ms)->pictures().empty());
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
