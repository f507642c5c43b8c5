// Kernels on whatever Vulkan device is here; each test is skipped where there is none.
#include "compute/problems.h"
#include "engine/compute/gpu.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <fstream>
#include <memory>
#include <numeric>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

using namespace engine;

namespace {

MandelbrotView viewOf(Grid grid, std::uint32_t limit = 100)
{
    return {.grid = grid,
        .left = -2,
        .top = -1.25F,
        .step = 2.5F / static_cast<float>(std::max<std::size_t>(grid.width, 1)),
        .limit = limit};
}

/// Bytes of address space that this process has taken.
std::size_t addressSpace()
{
    std::size_t pages = 0;
    std::ifstream{"/proc/self/statm"} >> pages;
    return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

} // namespace

#define SUCCEEDS(call)                                                                             \
    do {                                                                                           \
        const auto& outcome = call;                                                                \
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().message.c_str());             \
    } while (false)

class GpuTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Gpu> m_gpu;
    bool m_validates = false;

    Gpu& gpu() { return *m_gpu; }

    static void groupSizes()
    {
        QTest::addColumn<std::uint32_t>("workgroup");
        for (const std::uint32_t size : {1U, 7U, 64U, 100U, 256U})
            QTest::addRow("%u", size) << size;
    }

    /// Where the device takes workgroups of that size.
    bool use(std::uint32_t workgroup)
    {
        return workgroup <= gpu().device().invocations
            && gpu().useWorkgroupsOf(workgroup).has_value();
    }

private slots:
    void initTestCase()
    {
        const GpuList list = listGpus();
        const auto chosen = chooseGpu(list, qgetenv("INTERLEAVE_GPU").toStdString());
        if (!chosen)
            QSKIP(chosen.error().message.c_str());
        Result<Gpu> opened = Gpu::open(chosen->id, {.validate = true});
        m_validates = opened.has_value();
        if (!opened) {
            qInfo("without validation: %s", opened.error().message.c_str());
            opened = Gpu::open(chosen->id);
        }
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
        m_gpu = std::make_unique<Gpu>(std::move(*opened));
        qInfo("%s (%s)", chosen->name.c_str(), std::string{nameOf(chosen->kind)}.c_str());
    }

    void theDeviceTellsWhatItIs()
    {
        const GpuDevice& device = gpu().device();
        QVERIFY(!device.name.empty());
        QVERIFY(device.invocations >= 128); // what Vulkan requires of every device
        QVERIFY(device.workgroups >= 65535);
        QVERIFY(device.bufferBytes >= std::uint64_t{1} << 27);
        QVERIFY(device.sharedBytes >= 16384);
        QVERIFY(!device.heaps.empty());
        QVERIFY(device.subgroup > 0 && std::has_single_bit(device.subgroup));
        QVERIFY(device.missing.empty());
    }

    void vectorsAgreeWithTheBaseline_data() { groupSizes(); }
    void vectorsAgreeWithTheBaseline()
    {
        QFETCH(std::uint32_t, workgroup);
        if (!use(workgroup))
            QSKIP("the device takes no workgroups of that size");
        const Kernels& scalar = scalarKernels();
        Problems problems{52};
        for (const std::size_t size : oddSizes) {
            const auto x = problems.floats(size);
            const auto y = problems.floats(size);
            std::vector<float> expected(size);
            std::vector<float> found(size);
            scalar.add(x, y, expected);
            SUCCEEDS(gpu().add(x, y, found));
            QVERIFY(sameBits(found, expected));
            scalar.triad(1.7F, x, y, expected);
            SUCCEEDS(gpu().triad(1.7F, x, y, found));
            QVERIFY(sameBits(found, expected));
            expected = found = y;
            scalar.saxpy(-0.3F, x, expected);
            SUCCEEDS(gpu().saxpy(-0.3F, x, found));
            QVERIFY(sameBits(found, expected));
            for (const std::uint32_t branches : {1U, 3U, 8U}) {
                expected = found = x;
                scalar.diverge({branches, 7}, 0, expected);
                SUCCEEDS(gpu().diverge({branches, 7}, found));
                QVERIFY(sameBits(found, expected));
            }
            float total = -1;
            SUCCEEDS(gpu().sum(x, total));
            QVERIFY(std::abs(total - scalar.sum(x)) <= sumTolerance(x));
            std::vector<float> whole(size);
            std::iota(whole.begin(), whole.end(), 1.0F);
            SUCCEEDS(gpu().sum(whole, total));
            QCOMPARE(total, static_cast<float>(size * (size + 1) / 2));
        }
    }

    void gridsAgreeWithTheBaseline_data() { groupSizes(); }
    void gridsAgreeWithTheBaseline()
    {
        QFETCH(std::uint32_t, workgroup);
        if (!use(workgroup))
            QSKIP("the device takes no workgroups of that size");
        const Kernels& scalar = scalarKernels();
        Problems problems{53};
        for (const Grid& grid : oddGrids) {
            const MandelbrotView view = viewOf(grid);
            std::vector<std::uint32_t> iterations(grid.count());
            std::vector<std::uint32_t> iterated(grid.count());
            scalar.mandelbrot(view, grid.rows(), iterations);
            SUCCEEDS(gpu().mandelbrot(view, iterated));
            QVERIFY(sameBits(iterated, iterations));
            const auto cells = problems.cells(grid.count());
            std::vector<std::uint8_t> after(grid.count());
            std::vector<std::uint8_t> found(grid.count());
            scalar.life(grid, grid.rows(), cells, after);
            SUCCEEDS(gpu().life(grid, cells, found));
            QVERIFY(sameBits(found, after));
            const auto in = problems.floats(grid.count());
            for (const std::size_t side : {1UL, 3UL, 5UL}) {
                const auto weights = problems.floats(side * side);
                std::vector<float> out(grid.count());
                std::vector<float> convolved(grid.count());
                scalar.convolve({grid, side, weights}, grid.rows(), in, out);
                SUCCEEDS(gpu().convolve({grid, side, weights}, in, convolved));
                QVERIFY(sameBits(convolved, out));
            }
        }
    }

    /// The device looks every four steps only: every remainder, and many pixels at the edge.
    void mandelbrotAgreesForEveryNumberOfSteps()
    {
        QVERIFY(use(64));
        for (const std::uint32_t limit : {0U, 1U, 2U, 3U, 4U, 5U, 7U, 8U, 63U, 257U, 1001U}) {
            MandelbrotView view = viewOf({211, 173}, limit);
            for (int zoom = 0; zoom < 3; ++zoom) {
                std::vector<std::uint32_t> expected(view.grid.count());
                std::vector<std::uint32_t> found(view.grid.count());
                scalarKernels().mandelbrot(view, view.grid.rows(), expected);
                SUCCEEDS(gpu().mandelbrot(view, found));
                QVERIFY(sameBits(found, expected));
                view.step /= 10; // into the valley between the two discs, at −0.75
                view.left = -0.75F - 105 * view.step;
                view.top = 0.1F - 86 * view.step;
            }
        }
    }

    void verticesAgreeWithTheBaseline_data() { groupSizes(); }
    void verticesAgreeWithTheBaseline()
    {
        QFETCH(std::uint32_t, workgroup);
        if (!use(workgroup))
            QSKIP("the device takes no workgroups of that size");
        Problems problems{54};
        for (const std::size_t size : oddSizes) {
            const auto before = problems.vertices(size);
            const Matrix matrix = problems.matrix();
            std::vector<Vertex> expected(size);
            std::vector<Vertex> found(size);
            scalarKernels().rotate(matrix, before, expected);
            SUCCEEDS(gpu().rotate(matrix, before, found));
            QVERIFY(sameBits(found, expected));
        }
    }

    /// More items than workgroups × their size: each invocation takes several.
    void moreThanOneDispatchHoldsIsComputedToo()
    {
        QVERIFY(use(1));
        Problems problems{55};
        const std::size_t size = 4 * 65535 * 2 + 3;
        const auto x = problems.floats(size);
        auto found = problems.floats(size);
        auto expected = found;
        scalarKernels().saxpy(3, x, expected);
        SUCCEEDS(gpu().saxpy(3, x, found));
        QVERIFY(sameBits(found, expected));
    }

    void theTimesAreInOrderAndWithinTheCall()
    {
        QVERIFY(use(64));
        std::vector<std::uint32_t> iterations(320 * 200);
        QVERIFY(gpu().prepare(GpuKernel::Mandelbrot).has_value());
        const MonotonicTime before = monotonicNow();
        const auto timing = gpu().mandelbrot(viewOf({320, 200}), iterations);
        const MonotonicTime after = monotonicNow();
        SUCCEEDS(timing);
        const MonotonicTime slack = timing->uncertainty + std::chrono::microseconds{20};
        QVERIFY(before <= timing->call.begin);
        QVERIFY(timing->call.begin <= timing->upload.begin + slack);
        QVERIFY(timing->upload.begin <= timing->upload.end);
        QVERIFY(timing->upload.end <= timing->dispatch.begin);
        QVERIFY(timing->dispatch.begin < timing->dispatch.end);
        QVERIFY(timing->dispatch.end <= timing->download.begin);
        QVERIFY(timing->download.begin <= timing->download.end);
        QVERIFY(timing->download.end <= timing->call.end + slack);
        QVERIFY(timing->call.end <= after);
        QCOMPARE(timing->clock == GpuClock::Calibrated, gpu().device().calibrates);
        QCOMPARE(timing->workgroups, std::uint32_t{1000});
    }

    void softwareVulkanSaysHowManyCpusItUsed()
    {
        if (gpu().device().kind != GpuKind::Cpu)
            QSKIP("not software Vulkan");
        QVERIFY(use(64));
        std::vector<std::uint32_t> iterations(640 * 400);
        const auto timing = gpu().mandelbrot(viewOf({640, 400}, 500), iterations);
        SUCCEEDS(timing);
        QVERIFY(timing->cpus >= 1);
        QVERIFY(timing->cpus <= std::thread::hardware_concurrency());
    }

    /// Long enough that every thread of the driver takes some of it.
    void softwareVulkanCanBeSpreadOverTheCpus()
    {
        if (gpu().device().kind != GpuKind::Cpu)
            QSKIP("not software Vulkan");
        auto other = Gpu::open(gpu().device().id);
        SUCCEEDS(other);
        std::vector<std::uint32_t> iterations(640 * 400);
        SUCCEEDS(other->mandelbrot(viewOf({640, 400}, 2000), iterations));
        const std::size_t tied = other->spreadThreads();
        QVERIFY(tied >= 1);
        const auto timing = other->mandelbrot(viewOf({640, 400}, 2000), iterations);
        SUCCEEDS(timing);
        QVERIFY(timing->cpus >= 1 && timing->cpus <= tied);
    }

    void anImpossibleWorkgroupIsRefused()
    {
        for (const std::uint32_t size : {0U, gpu().device().invocations + 1}) {
            const auto refused = gpu().useWorkgroupsOf(size);
            QVERIFY(!refused);
            QVERIFY(QString::fromStdString(refused.error().message)
                        .contains(QString::number(gpu().device().invocations)));
        }
    }

    void whatIsTooLargeIsRefusedAndTheRestWorksOn()
    {
        QVERIFY(use(64));
        const std::size_t bytes = gpu().device().bufferBytes;
        if (bytes > std::uint64_t{1} << 28)
            QSKIP("the device takes more than a test should allocate");
        std::vector<float> values(bytes / sizeof(float) + 1);
        const auto refused = gpu().diverge({1, 1}, values);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.starts_with("Too large"), refused.error().message.c_str());
        QVERIFY(!gpu().lost());
        std::vector<float> four{30, 30, 30, 30};
        SUCCEEDS(gpu().saxpy(2, std::vector<float>{1, 2, 3, 4}, four));
        QCOMPARE(four, (std::vector<float>{32, 34, 36, 38}));
    }

    /// Software Vulkan takes its memory from this process, which may be limited.
    void outOfMemoryIsSaidAndTheRestWorksOn()
    {
        if (gpu().device().kind != GpuKind::Cpu)
            QSKIP("not software Vulkan");
        auto other = Gpu::open(gpu().device().id);
        SUCCEEDS(other);
        SUCCEEDS(other->prepare(GpuKernel::Diverge));
        std::vector<float> values(25'000'000, 8); // 95 MiB, within the limit of a buffer
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_AS, &usual), 0);
        rlimit tight = usual;
        tight.rlim_cur = addressSpace() + (40U << 20);
        QCOMPARE(::setrlimit(RLIMIT_AS, &tight), 0);
        const auto refused = other->diverge({1, 1}, values);
        QCOMPARE(::setrlimit(RLIMIT_AS, &usual), 0);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find("out of memory") != std::string::npos,
            refused.error().message.c_str());
        QVERIFY(!other->lost());
        SUCCEEDS(other->diverge({1, 1}, values));
        QCOMPARE(values.back(), 4.0F);
    }

    void theDeviceCanBeOpenedAgainBesideAnother()
    {
        auto second = Gpu::open(gpu().device().id);
        SUCCEEDS(second);
        std::vector<float> sum(4);
        SUCCEEDS(second->add(
            std::vector<float>{10, 15, 20, 25}, std::vector<float>{20, 15, 10, 5}, sum));
        QCOMPARE(sum, (std::vector<float>{30, 30, 30, 30}));
        QVERIFY(second->startUp().instance > MonotonicTime{});
        QVERIFY(second->startUp().kernels > MonotonicTime{});
    }

    void aDeviceThatIsNotThereIsRefused()
    {
        const auto refused = Gpu::open(1000);
        QVERIFY(!refused);
        QVERIFY(!refused.error().message.empty());
    }

    /// Last: what all tests before did.
    void theValidationLayerHasNoComplaint()
    {
        if (!m_validates)
            QSKIP("the validation layer is not installed (package vulkan-validationlayers)");
        const auto complaints = gpu().complaints();
        QVERIFY2(complaints.empty(), complaints.empty() ? "" : complaints.front().c_str());
    }

    void cleanupTestCase() { m_gpu.reset(); }
};

QTEST_GUILESS_MAIN(GpuTest)
#include "tst_gpu.moc"
