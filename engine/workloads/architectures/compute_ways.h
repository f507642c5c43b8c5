#pragma once

#include "engine/compute/gpu.h"
#include "engine/compute/team.h"
#include "engine/workloads/architectures/compute_problem.h"
#include "engine/workloads/foundations/workers.h"
#include "engine/workloads/refusals.h"
#include "engine/workloads/workload.h"

#include <optional>
#include <string>

namespace engine {

/// What the demos of chapter 6 that compute have in common: one problem in several ways, each
/// measured where nothing disturbed it and held against the scalar one's result.

/// The threads of a job as a team: one call of it is one try, and everybody repeats its part.
class MeasuredTeam final : public Team {
public:
    /// `workers` must outlive it.
    MeasuredTeam(Workers& workers, unsigned threads)
        : m_workers{workers}
        , m_threads{threads}
    {
    }

    std::size_t size() const override { return m_threads; }
    void together(const std::function<void(std::size_t member)>& work) override;

    std::uint64_t repeats = 1;
    JobTime last{}; ///< how the last call went

private:
    Workers& m_workers;
    unsigned m_threads;
};

/// How the same problem went in one way.
struct Tried {
    trace::Verdict verdict{};
    double time = 0; ///< ns of computing it once; unless rejected
    bool agrees = true;
};

/// Computes `problem` once, compares, and again as often as 100 µs allow. `isReference`: the result
/// is what others are compared with.
Tried tryProblem(
    ComputeProblem& problem, MeasuredTeam& team, const Kernels& kernels, bool isReference);

/// What became of the GPU, as a reading tells it: the kinds of GpuKind, or why there is none.
enum class GpuState : std::uint8_t { Loader = 10, Driver, Device, Unusable, Failed, Lost };

/// A sentence about the device that was used, or why none was. `state`: of a MaybeGpu.
const char* gpuSentence(int state);

/// As nameOf(), marked by shown().
const char* kindWords(GpuKind kind);

/// Records what a GPU did as spans of the queue `number`: upload, dispatch and download.
void recordWork(std::uint32_t number, const GpuTiming& timing);

/// A GPU that may not be there, and says why in a sentence on stderr, once for each cause.
class MaybeGpu {
public:
    /// `wanted`: as chooseGpu() has it.
    explicit MaybeGpu(const std::string& wanted);

    bool isHere() const { return m_gpu.has_value(); }
    /// A GpuKind or a GpuState.
    int state() const { return m_state; }
    /// Tells when what it computes is uploaded, dispatched and downloaded, on a row of its own.
    void tellWork() { m_row = true; }

    /// Ties the threads of software Vulkan to a CPU each, as soon as they compute: see
    /// Gpu::spreadThreads().
    void spreadThreads() { m_spreads = 16; }

    /// How many of its lanes go together; 0: none is here, or it does not tell.
    std::uint32_t subgroup() const { return m_gpu ? m_gpu->device().subgroup : 0; }

    /// Its workgroups from now on; tells where that cannot be.
    void useWorkgroupsOf(std::uint32_t invocations);

    /// The kind of device: "software Vulkan on the CPU", marked by shown().
    std::string_view name() const { return m_gpu ? kindWords(m_gpu->device().kind) : "–"; }

    /// None where there is no device or it failed.
    std::optional<GpuTiming> compute(ComputeProblem& problem);
    std::optional<GpuTiming> compute(const std::function<Result<GpuTiming>(Gpu&)>& job);

private:
    std::optional<Gpu> m_gpu;
    int m_state = 0;
    Refusals m_refusals{"without the GPU"};
    int m_spreads = 0; ///< calls after which its threads are still to be tied
    bool m_row = false;
    std::uint32_t m_queue = 0; ///< whose row that is
};

} // namespace engine
