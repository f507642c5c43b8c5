// What the probes find, as ratios within this run: latency beside busy processes to latency
// without, the triad to STREAM's (of hpcc, where it is installed) and vectors to scalar
// code, fields on one line to fields on two. A figure that no clean sample was had for is skipped:
// on a machine that is never left alone there is nothing to say.

#include "bench/ratio.h"
#include "engine/compute/simd_target.h"
#include "engine/measure/bandwidth.h"
#include "engine/measure/core_to_core.h"
#include "engine/measure/latency.h"
#include "engine/measure/sharing.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <optional>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace engine;

namespace {

constexpr std::size_t inL1 = std::size_t{16} << 10;
constexpr std::size_t inL2 = std::size_t{128} << 10;

/// A process that does nothing but keep a CPU busy, while this lives.
class BusyProcess {
public:
    BusyProcess()
        : m_child{::fork()}
    {
        if (m_child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            for (volatile unsigned turn = 0;;)
                turn = turn + 1;
        }
    }
    BusyProcess(const BusyProcess&) = delete;
    BusyProcess& operator=(const BusyProcess&) = delete;
    ~BusyProcess()
    {
        if (m_child <= 0)
            return;
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
    }

private:
    pid_t m_child;
};

std::string counts(const Figure& figure)
{
    std::size_t rejected = 0;
    for (const std::size_t count : figure.rejected)
        rejected += count;
    return ", " + std::to_string(figure.accepted) + " of "
        + std::to_string(figure.accepted + rejected) + " samples";
}

void print(const std::string& what, const Figure& figure, const char* unit)
{
    if (figure.value)
        printFigure(what + counts(figure), *figure.value, unit);
    else
        std::printf("%-58s none clean\n", (what + counts(figure)).c_str());
}

/// Whether a ratio can be told. Says so where not.
bool known(const std::string& what, const Figure& a, const Figure& b)
{
    if (a.value && b.value)
        return true;
    std::printf("%-58s skipped: no clean samples\n", what.c_str());
    return false;
}

void printWithin(const std::string& what, double ratio, double low, double high)
{
    std::printf("%-58s %10.2f x    target %.2f to %.2f x: %s\n", what.c_str(), ratio, low, high,
        low <= ratio && ratio <= high ? "met" : "MISSED");
}

std::array<Figure, 2> cacheLatencies()
{
    const auto result = measureLatency({.workingSets = {inL1, inL2}}, {});
    if (!result) {
        std::printf("%s\n", result.error().message.c_str());
        return {};
    }
    return {result->points[0].time, result->points[1].time};
}

void latencyBesideBusyProcesses()
{
    const auto quiet = cacheLatencies();
    std::array<Figure, 2> busy;
    {
        const BusyProcess one, two;
        busy = cacheLatencies();
    }
    const std::array names{"L1 latency", "L2 latency"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = names[i];
        print(name, quiet[i], "ns");
        print(name + " beside two busy processes", busy[i], "ns");
        const std::string ratio = name + ", busy / quiet";
        if (known(ratio, busy[i], quiet[i]))
            printWithin(ratio, *busy[i].value / *quiet[i].value, 0.97, 1.03);
    }
}

void plateaus()
{
    Sampling how;
    how.samples = 10;
    const auto result = measureLatency({.pages = PageSize::Huge}, how);
    if (!result)
        return;
    for (const trace::Plateau& plateau : result->plateaus)
        printFigure("a plateau found, " + std::to_string(static_cast<int>(plateau.from / 1024))
                + " to " + std::to_string(static_cast<int>(plateau.to / 1024)) + " KiB",
            plateau.level, "ns");
}

Figure triad(const TriadKernel& kernel, unsigned threads, std::size_t workingSet)
{
    const auto result =
        measureBandwidth({.threads = {threads}, .workingSets = {workingSet}, .kernel = kernel}, {});
    return result ? result->points[0].rate : Figure{};
}

/// GB/s of STREAM's triad by hpcc, with one process and with two; none where it is not installed.
std::optional<std::array<double, 2>> stream()
{
    std::FILE* const pipe = ::popen(BENCH_STREAM, "r");
    if (pipe == nullptr)
        return {};
    std::array<double, 2> rates{};
    const int read = std::fscanf(pipe, "%lf %lf", &rates[0], &rates[1]);
    if (::pclose(pipe) != 0 || read != 2)
        return {};
    return std::array{rates[0], 2 * rates[1]};
}

void triadToStream()
{
    constexpr std::size_t inMemory = std::size_t{192} << 20;
    const auto most = static_cast<unsigned>(std::min<std::size_t>(2, cpusForWork().size()));
    std::array<Figure, 2> ours;
    const auto measure = [&] {
        for (unsigned threads = 1; threads <= most; ++threads) {
            const Figure now = triad(scalarTriad(), threads, inMemory);
            Figure& best = ours.at(threads - 1);
            if (now.value && (!best.value || *now.value > *best.value))
                best = now;
        }
    };
    measure(); // before and after, so that both meet the same load
    const auto theirs = stream();
    measure();
    for (unsigned threads = 1; threads <= most; ++threads) {
        const std::string name =
            "triad in memory, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
        const Figure& figure = ours.at(threads - 1);
        print(name, figure, "GB/s");
        if (!theirs) {
            std::printf("%-58s skipped: hpcc, which has STREAM, is not installed or failed\n",
                (name + " / STREAM's").c_str());
            continue;
        }
        printFigure("STREAM's by hpcc", theirs->at(threads - 1), "GB/s");
        if (known(name + " / STREAM's", figure, figure))
            printWithin(name + " / STREAM's", *figure.value / theirs->at(threads - 1), 0.90, 1.15);
    }
}

void triadByVectors()
{
    constexpr std::size_t inCache = std::size_t{24} << 10;
    const Kernels& wide = simdKernels();
    const TriadKernel vector = triadOf(std::string{commonName(wide.name)}, wide.triad);
    const TriadKernel scalar = triadOf("scalar", scalarKernels().triad);
    const Figure fast = triad(vector, 1, inCache);
    const Figure slow = triad(scalar, 1, inCache);
    print("triad in L1, floats, " + vector.name, fast, "GB/s");
    print("the same, scalar", slow, "GB/s");
    if (known("triad in L1, vectors / scalar", fast, slow))
        printRatio("triad in L1, floats, vectors / scalar", *fast.value / *slow.value, 4, false);
    const Figure compiled = triad(compiledTriad(), 1, inCache);
    const Figure doubles = triad(scalarTriad(), 1, inCache);
    if (known("triad in L1, doubles, compiled / scalar", compiled, doubles))
        printFigure(
            "triad in L1, doubles, compiled / scalar", *compiled.value / *doubles.value, "x");
}

void falseSharing()
{
    constexpr std::array accesses{
        SharingAccess::FetchAdd, SharingAccess::ManyLines, SharingAccess::Increment};
    const auto table = measureSharingTable(accesses, 2, lineSizeHere(), {});
    if (!table) {
        std::printf("false sharing: %s\n", table.error().message.c_str());
        return;
    }
    for (const SharingTable::Row& row : table->rows) {
        const std::string name{sharingAccessName(row.access)};
        print(name + ", padded", row.padded, "ns");
        print(name + ", same line", row.same, "ns");
        if (!known(name + ", same line / padded", row.same, row.padded))
            continue;
        if (row.access == SharingAccess::Increment)
            printFigure(name + ", same line / padded", *row.ratio(), "x");
        else
            printRatio(name + ", same line / padded", *row.ratio(),
                row.access == SharingAccess::FetchAdd ? 3 : 8, false);
        if (known(name + ", padded / alone", row.padded, row.alone))
            printRatio(name + ", padded / alone", *row.padded.value / *row.alone.value, 1.05, true);
    }
}

void coreToCore()
{
    for (const ExchangeMethod method :
        {ExchangeMethod::CompareAndSwap, ExchangeMethod::LoadAndStore}) {
        const auto result = measureCoreToCore({method}, {});
        if (result)
            print("a line to another core and back, " + std::string{exchangeMethodName(method)},
                result->pairs[0].roundTrip, "ns");
    }
}

} // namespace

int main()
{
    latencyBesideBusyProcesses();
    plateaus();
    triadByVectors();
    triadToStream();
    if (cpusForWork().size() > 1) {
        falseSharing();
        coreToCore();
    }
}
