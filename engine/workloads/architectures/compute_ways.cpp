#include "engine/workloads/architectures/compute_ways.h"

#include "engine/record/recorder.h"

#include <algorithm>
#include <cstdio>

namespace engine {
namespace {

constexpr int mostTries = 16;
constexpr MonotonicTime longEnough = std::chrono::milliseconds{60}; ///< no further try then
constexpr double wantedTime = 100'000; ///< ns of a sample
constexpr std::uint64_t mostRepeats = 4096;

} // namespace

void MeasuredTeam::together(const std::function<void(std::size_t member)>& work)
{
    last = m_workers.tryJob(
        m_threads,
        [&work](unsigned worker, std::uint64_t operations) {
            for (; operations > 0; --operations)
                work(worker);
        },
        repeats);
}

Tried tryProblem(
    ComputeProblem& problem, MeasuredTeam& team, const Kernels& kernels, bool isReference)
{
    const TeamKernels all{team, kernels};
    Tried tried;
    const auto once = [&](std::uint64_t repeats) {
        team.repeats = repeats;
        const MonotonicTime begin = monotonicNow();
        for (int i = 0; i < mostTries && (i == 0 || monotonicNow() - begin < longEnough); ++i) {
            problem.refill();
            problem.compute(all);
            tried.verdict = team.last.verdict;
            if (tried.verdict == trace::Verdict::Kept)
                break;
        }
        tried.time = std::max(
            1.0, static_cast<double>(team.last.whole().count()) / static_cast<double>(repeats));
        return tried.verdict == trace::Verdict::Kept;
    };
    const bool done = once(1);
    // Who was disturbed may still be right, but who never came together has computed nothing.
    if (isReference && !done) {
        ThreadTeam alone{1};
        problem.refill();
        problem.compute(TeamKernels{alone, kernels});
    }
    if (isReference)
        problem.keep();
    if (!done)
        return tried;
    tried.agrees = problem.agrees();
    const auto repeats = static_cast<std::uint64_t>(wantedTime / tried.time);
    if (repeats > 1)
        once(std::min(repeats, mostRepeats));
    return tried;
}

const char* gpuSentence(int state)
{
    switch (state) {
    case int(GpuKind::Discrete): return shown("engine", "A discrete GPU.");
    case int(GpuKind::Integrated): return shown("engine", "An integrated GPU.");
    case int(GpuKind::Virtual): return shown("engine", "A virtual GPU.");
    case int(GpuKind::Cpu):
        return shown("engine",
            "Software Vulkan on the CPU: there is no GPU, its driver's threads compute on the same "
            "CPUs.");
    case int(GpuState::Loader):
        return shown("engine", "Vulkan's loader is not installed: only the CPU's ways are shown.");
    case int(GpuState::Driver):
        return shown("engine", "There is no Vulkan driver: only the CPU's ways are shown.");
    case int(GpuState::Device):
        return shown("engine", "Vulkan found no device: only the CPU's ways are shown.");
    case int(GpuState::Unusable):
        return shown("engine",
            "The device that was asked for is not there or cannot be used: only the CPU's ways are "
            "shown.");
    case int(GpuState::Failed):
        return shown("engine",
            "The GPU could not compute this: too large, or out of memory. The CPU's ways go on.");
    case int(GpuState::Lost): return shown("engine", "The GPU was lost. The CPU's ways go on.");
    default: return shown("engine", "Another kind of Vulkan device.");
    }
}

const char* kindWords(GpuKind kind)
{
    switch (kind) {
    case GpuKind::Discrete: return shown("engine", "discrete GPU");
    case GpuKind::Integrated: return shown("engine", "integrated GPU");
    case GpuKind::Virtual: return shown("engine", "virtual GPU");
    case GpuKind::Cpu: return shown("engine", "software Vulkan on the CPU");
    case GpuKind::Other: break;
    }
    return shown("engine", "other device");
}

void recordWork(std::uint32_t number, const GpuTiming& timing)
{
    const auto basis = [&] {
        switch (timing.clock) {
        case GpuClock::Calibrated: return trace::Basis::Program;
        case GpuClock::ByHand: return trace::Basis::Inferred;
        case GpuClock::None: break;
        }
        return trace::Basis::Sampled;
    };
    const SpanError error{
        .ns = static_cast<std::uint64_t>(std::max(timing.uncertainty, MonotonicTime{}).count()),
        .basis = basis()};
    const auto span = [&](trace::State work, const GpuSpan& part) {
        recordSpan(
            {.queue = number, .work = work, .begin = part.begin, .end = part.end, .error = error});
    };
    span(trace::State::Upload, timing.upload);
    span(trace::State::Dispatch, timing.dispatch);
    span(trace::State::Download, timing.download);
}

MaybeGpu::MaybeGpu(const std::string& wanted)
{
    const GpuList list = listGpus();
    m_state = static_cast<int>(GpuState::Unusable);
    if (list.why)
        m_state = static_cast<int>(GpuState::Loader) + static_cast<int>(*list.why);
    const auto chosen = chooseGpu(list, wanted);
    if (!chosen) {
        m_refusals.tell(chosen.error().message);
        return;
    }
    auto opened = Gpu::open(chosen->id);
    if (!opened) {
        m_refusals.tell(opened.error().message);
        return;
    }
    m_gpu = *std::move(opened);
    m_state = static_cast<int>(chosen->kind);
}

void MaybeGpu::useWorkgroupsOf(std::uint32_t invocations)
{
    if (!m_gpu)
        return;
    const auto done = m_gpu->useWorkgroupsOf(invocations);
    if (!done)
        m_refusals.tell(done.error().message);
}

std::optional<GpuTiming> MaybeGpu::compute(ComputeProblem& problem)
{
    problem.refill();
    return compute([&](Gpu& gpu) { return problem.compute(gpu); });
}

std::optional<GpuTiming> MaybeGpu::compute(const std::function<Result<GpuTiming>(Gpu&)>& job)
{
    if (!m_gpu)
        return {};
    const auto timing = job(*m_gpu);
    if (timing) {
        m_state = static_cast<int>(m_gpu->device().kind);
        if (m_spreads > 0) { // a small call is computed by one of them
            --m_spreads;
            m_gpu->spreadThreads();
        }
        if (m_row && m_queue == 0)
            m_queue = internResource(trace::ResourceKind::Queue, name());
        if (m_row)
            recordWork(m_queue, *timing);
        return *timing;
    }
    m_refusals.tell(timing.error().message);
    m_state = static_cast<int>(m_gpu->lost() ? GpuState::Lost : GpuState::Failed);
    if (m_gpu->lost())
        m_gpu.reset();
    return {};
}

} // namespace engine
