// The same work by one processor, its vectors, two threads and a GPU, as ratios of one run. What
// one thread does is measured in its CPU time, so that other load does not count; what several or
// a GPU do is the best of many samples.

#include "bench/ratio.h"
#include "engine/compute/gpu.h"
#include "engine/compute/simd_target.h"
#include "engine/compute/team.h"

#include <functional>
#include <limits>

#include <sched.h>

using namespace engine;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr MandelbrotView classic{
    .grid = {512, 384}, .left = -2.05F, .top = -1.125F, .step = 3.0F / 512, .limit = 256};

/// The same rows' middle, short enough that a busy machine leaves it alone now and then.
constexpr MandelbrotView band{
    .grid = {512, 8}, .left = -2.05F, .top = -0.0234375F, .step = 3.0F / 512, .limit = 256};

/// And longer, where vectors are done too soon: waking a thread takes some tens of µs.
constexpr MandelbrotView wideBand{
    .grid = {512, 64}, .left = -2.05F, .top = -0.1875F, .step = 3.0F / 512, .limit = 256};

double best(int samples, const std::function<double()>& measure)
{
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < samples; ++i)
        least = std::min(least, measure());
    return least;
}

/// ms of CPU time.
double cpuOf(const std::function<void()>& work, int samples)
{
    return best(samples, [&] {
        const auto begin = threadTime();
        work();
        return Milliseconds{threadTime() - begin}.count();
    });
}

/// ms until it is done.
double wallOf(const std::function<void()>& work, int samples)
{
    return best(samples, [&] {
        const auto begin = monotonicNow();
        work();
        return Milliseconds{monotonicNow() - begin}.count();
    });
}

double wantedOf(std::string_view target)
{
    return target.starts_with("AVX3") ? 9 : target == "AVX2" ? 5 : target == "SSE4" ? 3.5 : 0;
}

void printAgainst(const std::string& what, double ratio, double wanted)
{
    if (wanted > 0)
        printRatio(what, ratio, wanted, false);
    else
        printFigure(what, ratio, "x");
}

/// Ties a team's members, the caller among them, to a CPU each: else a busy machine's scheduler
/// leaves both where the caller is. The caller is freed again.
class OneCpuEach {
public:
    explicit OneCpuEach(Team& team)
    {
        ::sched_getaffinity(0, sizeof m_before, &m_before);
        team.together([](std::size_t member) {
            cpu_set_t one;
            CPU_ZERO(&one);
            CPU_SET(member, &one);
            ::sched_setaffinity(0, sizeof one, &one);
        });
    }
    OneCpuEach(const OneCpuEach&) = delete;
    OneCpuEach& operator=(const OneCpuEach&) = delete;
    ~OneCpuEach() { ::sched_setaffinity(0, sizeof m_before, &m_before); }

private:
    cpu_set_t m_before{};
};

/// What the others are compared with, in ms.
struct Mandelbrot {
    double scalar = 0;
    double scalarBand = 0;
    double twoSimdBand = 0;
    std::vector<std::uint32_t> iterations = std::vector<std::uint32_t>(classic.grid.count());
};

Mandelbrot benchMandelbrot()
{
    Mandelbrot found;
    auto& iterations = found.iterations;
    const auto by = [&](const Kernels& way) {
        return [&] { way.mandelbrot(classic, classic.grid.rows(), iterations); };
    };
    found.scalar = cpuOf(by(scalarKernels()), 5);
    printFigure("Mandelbrot 512 x 384, 256 steps: scalar", found.scalar, "ms");
    double simd = 0;
    for (const Kernels& target : simdTargets()) {
        const double time = cpuOf(by(target), 9);
        simd = simd == 0 ? time : simd;
        printAgainst(
            "  scalar / " + std::string{target.name}, found.scalar / time, wantedOf(target.name));
    }
    ThreadTeam two{2};
    const OneCpuEach tied{two};
    const auto on = [&](const Kernels& way, const MandelbrotView& view) {
        return cpuOf([&] { way.mandelbrot(view, view.grid.rows(), iterations); }, 9);
    };
    const auto onTwo = [&](const Kernels& way, const MandelbrotView& view) {
        return wallOf([&] { TeamKernels{two, way}.mandelbrot(view, iterations); }, 400);
    };
    found.scalarBand = on(scalarKernels(), band);
    found.twoSimdBand = onTwo(simdKernels(), band);
    printRatio(
        "  one thread / two, scalar", found.scalarBand / onTwo(scalarKernels(), band), 1.9, false);
    const double twoSimd = onTwo(simdKernels(), wideBand);
    printRatio("  one thread / two, vectors", on(simdKernels(), wideBand) / twoSimd, 1.9, false);
    printFigure(
        "  scalar / two threads with vectors", on(scalarKernels(), wideBand) / twoSimd, "x");
    by(scalarKernels())();
    return found;
}

/// Repeated within a sample, so that it takes long enough. The arrays begin on lines of their own,
/// and not a multiple of 4 KiB apart, where loads wait for stores that only look alike.
double triadTime(const Kernels& way, std::size_t count, int samples)
{
    constexpr std::size_t line = 64 / sizeof(float);
    const std::size_t each = (count + line - 1) / line * line + 21 * line;
    std::vector<float> memory(3 * each + line, 1);
    const auto misplaced = reinterpret_cast<std::uintptr_t>(memory.data()) / sizeof(float) % line;
    const auto all = std::span{memory}.subspan((line - misplaced) % line);
    const std::span<const float> b = all.subspan(0, count);
    const std::span<const float> c = all.subspan(each, count);
    const std::span<float> a = all.subspan(2 * each, count);
    const std::size_t rounds = std::max<std::size_t>(1, 400'000 / count);
    return cpuOf(
               [&] {
                   for (std::size_t i = 0; i < rounds; ++i) {
                       way.triad(3, b, c, a);
                       keep(a.data());
                   }
               },
               samples)
        / static_cast<double>(rounds);
}

void benchTriad()
{
    struct Level {
        const char* name;
        std::size_t bytes;
        double wanted;
        bool atMost;
    };
    for (const Level& level :
        {Level{"L1, 24 KiB", 24 << 10, 4, false}, Level{"L2, 384 KiB", 384 << 10, 1, false},
            Level{"DRAM, 192 MiB", 192 << 20, 1.3, true}}) {
        const std::size_t count = level.bytes / 3 / sizeof(float);
        const int samples = count > 1'000'000 ? 5 : 60;
        const double scalar = triadTime(scalarKernels(), count, samples);
        const double simd = triadTime(simdKernels(), count, samples);
        const auto rate = [&](double ms) { return static_cast<double>(level.bytes) / ms / 1e6; };
        const std::string what = std::string{"triad in "} + level.name;
        printFigure(what + ", scalar", rate(scalar), "GB/s");
        printFigure(what + ", " + std::string{simdKernels().name}, rate(simd), "GB/s");
        printRatio("  scalar / vectors", scalar / simd, level.wanted, level.atMost);
    }
}

void say(const Error& error)
{
    std::printf("Vulkan: %s\n", error.message.c_str());
}

/// The best of several dispatches, with the most CPUs that any used and how often.
struct Dispatches {
    double best = std::numeric_limits<double>::max();
    double call = std::numeric_limits<double>::max();
    std::vector<double> times{};
    std::vector<std::size_t> samplesByCpus = std::vector<std::size_t>(17);

    void add(const GpuTiming& timing)
    {
        times.push_back(Milliseconds{timing.dispatch.length()}.count());
        best = std::min(best, times.back());
        call = std::min(call, Milliseconds{timing.call.length()}.count());
        ++samplesByCpus[std::min<std::size_t>(timing.cpus, 16)];
    }
    void print() const
    {
        for (std::size_t cpus = 0; cpus < samplesByCpus.size(); ++cpus)
            if (samplesByCpus[cpus] > 0 && cpus > 0)
                printFigure("  dispatches by threads on " + std::to_string(cpus) + " CPUs",
                    static_cast<double>(samplesByCpus[cpus]), "");
    }
};

Dispatches several(int samples, const std::function<Result<GpuTiming>()>& work)
{
    Dispatches found;
    for (int i = 0; i < samples; ++i)
        if (const auto timing = work())
            found.add(*timing);
        else
            return say(timing.error()), found;
    return found;
}

void printBand(const Dispatches& found, const Mandelbrot& cpu)
{
    found.print();
    printRatio("  scalar / best dispatch", cpu.scalarBand / found.best, 5, false);
    printRatio("  scalar / median dispatch", cpu.scalarBand / median(found.times), 2.5, false);
    printFigure("  scalar / whole call", cpu.scalarBand / found.call, "x");
    printFigure("  best dispatch / two threads with vectors", found.best / cpu.twoSimdBand, "x");
}

void benchGpuMandelbrot(Gpu& gpu, const Mandelbrot& cpu)
{
    const bool software = gpu.device().kind == GpuKind::Cpu;
    std::vector<std::uint32_t> iterations(classic.grid.count());
    const Dispatches whole = several(10, [&] { return gpu.mandelbrot(classic, iterations); });
    if (iterations != cpu.iterations)
        std::printf("  DIFFERENT PIXELS\n");
    printFigure("Mandelbrot on " + gpu.device().name, whole.best, "ms");
    printBand(several(400, [&] { return gpu.mandelbrot(band, iterations); }), cpu);
    if (!software)
        return;
    (void)gpu.mandelbrot(classic, iterations);
    printFigure("  the same with the driver's threads tied to CPUs",
        static_cast<double>(gpu.spreadThreads()), "threads");
    printBand(several(400, [&] { return gpu.mandelbrot(band, iterations); }), cpu);
}

void benchGpuSaxpy(Gpu& gpu)
{
    const std::size_t count = 1 << 22;
    const std::vector<float> x(count, 1);
    std::vector<float> y(count, 2);
    const double scalar = cpuOf([&] { scalarKernels().saxpy(0.5F, x, y); }, 8);
    const Dispatches found = several(12, [&] { return gpu.saxpy(0.5F, x, y); });
    printFigure("SAXPY of 4 Mi elements: scalar", scalar, "ms");
    printFigure("  on " + gpu.device().name, found.best, "ms");
    printFigure("  scalar / best dispatch (below 1: slower than C)", scalar / found.best, "x");
    printFigure("  scalar / whole call with both copies", scalar / found.call, "x");
}

void benchLive(Gpu& gpu)
{
    MandelbrotView view{.grid = {1280, 720}, .left = -2.3F, .top = -0.95F, .step = 3.3F / 1280};
    view.limit = 128;
    std::vector<std::uint32_t> iterations(view.grid.count());
    const Dispatches mandelbrot = several(20, [&] { return gpu.mandelbrot(view, iterations); });
    printRatio("Mandelbrot at 1280 x 720, 128 steps: frames a second / 30",
        1000 / mandelbrot.call / 30, 1, false);
    std::vector<std::uint8_t> cells(view.grid.count());
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i] = static_cast<std::uint8_t>(i * 2654435761U >> 13 & 1);
    std::vector<std::uint8_t> next(cells.size());
    const Dispatches life = several(20, [&] { return gpu.life(view.grid, cells, next); });
    printRatio("Life at 1280 x 720: generations a second / 30", 1000 / life.call / 30, 1, false);
}

void benchGpu(const Mandelbrot& cpu)
{
    const GpuList list = listGpus();
    const auto chosen = chooseGpu(list, "");
    if (!chosen)
        return say(chosen.error());
    auto gpu = Gpu::open(chosen->id);
    if (!gpu)
        return say(gpu.error());
    std::printf("%s: %s\n", std::string{nameOf(chosen->kind)}.c_str(), chosen->driver.c_str());
    const GpuStartUp start = gpu->startUp();
    printRatio("Vulkan: instance and device / 80 ms",
        Milliseconds{start.instance + start.device}.count() / 80, 1, true);
    const Dispatches nothing = several(200, [&] { return gpu->add({}, {}, {}); });
    std::vector<float> one{1};
    const Dispatches little = several(200, [&] { return gpu->add(one, one, one); });
    printFigure("a call that dispatches nothing", nothing.call * 1000, "us");
    printFigure("a call for one element", little.call * 1000, "us");
    benchGpuMandelbrot(*gpu, cpu);
    benchGpuSaxpy(*gpu);
    benchLive(*gpu);
    printFigure("kernels made ready (first dispatch), all",
        Milliseconds{gpu->startUp().kernels}.count(), "ms");
}

} // namespace

int main()
{
    const Mandelbrot mandelbrot = benchMandelbrot();
    benchTriad();
    benchGpu(mandelbrot);
}
