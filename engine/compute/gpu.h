#pragma once

#include "engine/base/monotonic.h"
#include "engine/base/result.h"
#include "engine/compute/kernels.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace engine {

/// The one place that talks to Vulkan. Its loader, libvulkan.so.1, is opened at run time: without
/// it the program starts, and these functions say what is missing.

enum class GpuKind { Discrete, Integrated, Virtual, Cpu, Other };

/// "discrete GPU", "software Vulkan on the CPU".
std::string_view nameOf(GpuKind kind);

struct GpuHeap {
    std::uint64_t bytes = 0;
    bool onDevice = false; ///< the device's own memory
};

struct GpuDevice {
    std::size_t id = 0; ///< the loader's place for it, while the program runs
    std::string name{};
    GpuKind kind = GpuKind::Other;
    std::string driver{}; ///< "llvmpipe, Mesa 22.3.6 (LLVM 15.0.6)"; empty where not told
    std::string version{}; ///< of Vulkan: "1.3.230"
    std::uint32_t subgroup = 0; ///< lanes that go together; 0: not told
    std::uint32_t invocations = 0; ///< most in a workgroup
    std::uint32_t workgroups = 0; ///< most in a dispatch
    std::uint64_t bufferBytes = 0; ///< most that a kernel may see of one buffer
    std::uint32_t sharedBytes = 0; ///< most that a workgroup may share
    double tick = 0; ///< ns of a device timestamp
    unsigned timestampBits = 0; ///< 0: the device keeps no time
    bool calibrates =
        false; ///< relates its clock to CLOCK_MONOTONIC (VK_EXT_calibrated_timestamps)
    std::vector<GpuHeap> heaps{};
    std::string missing{}; ///< the feature for want of which it cannot be used
};

enum class NoGpu {
    Loader, ///< libvulkan.so.1 is not there
    Driver, ///< the loader found no driver
    Device, ///< the drivers found no device
};

struct GpuList {
    std::vector<GpuDevice> devices{}; ///< best first: discrete, integrated, virtual, CPU
    std::optional<NoGpu> why{}; ///< there are none
    std::string
        reason{}; ///< what to tell a person: why there are none, or that there is only the CPU
};

/// The devices of this machine. Thread-safe. Cost: 30 to 200 ms.
GpuList listGpus();

/// The device that a person names: by its place in the list, from 0, or by a part of its name,
/// whatever the case; the best usable one for "". Error: what there is instead.
Result<GpuDevice> chooseGpu(const GpuList& list, std::string_view wanted);

/// [begin, end) on CLOCK_MONOTONIC.
struct GpuSpan {
    MonotonicTime begin{};
    MonotonicTime end{};
    MonotonicTime length() const { return end - begin; }
};

/// How the device's timestamps were put onto CLOCK_MONOTONIC.
enum class GpuClock {
    Calibrated, ///< by VK_EXT_calibrated_timestamps
    ByHand, ///< by timestamps between two looks at CLOCK_MONOTONIC, the closest of several
    None, ///< the device keeps no time: the spans are what the CPU saw of each part
};

struct GpuTiming {
    GpuSpan upload{}; ///< from memory the CPU sees to the device's
    GpuSpan dispatch{};
    GpuSpan download{};
    GpuSpan call{}; ///< on the CPU's side: from before the first copy until the result is there
    GpuClock clock = GpuClock::None;
    MonotonicTime uncertainty{}; ///< of the device's clock against the CPU's
    std::uint32_t workgroups = 0;
    /// On how many CPUs the driver's threads were after they computed this; 0 on a real GPU, or
    /// where they cannot be told. Fewer than there are: the scheduler put several on one.
    std::size_t cpus = 0;
};

/// What it took to get ready, not part of any timing.
struct GpuStartUp {
    MonotonicTime instance{}; ///< loader, drivers
    MonotonicTime device{};
    MonotonicTime kernels{}; ///< pipelines, and the first dispatch of each: drivers compile then
};

enum class GpuKernel { Add, Saxpy, Triad, Sum, Diverge, Convolve, Mandelbrot, Life, Rotate };
inline constexpr std::size_t gpuKernels = 9;

/// The GLSL of a kernel, as it was built.
std::string_view shaderText(GpuKernel kernel);

struct GpuOptions {
    bool validate = false; ///< with VK_LAYER_KHRONOS_validation; an error where it is not installed
};

/// One device, ready to compute. The kernels are those of kernels.h with the same preconditions,
/// and agree with them bit for bit, but `sum` within sumTolerance(). From one thread at a time.
/// Every call waits for its result, 30 s at most. Errors are sentences for a person: too large, out
/// of memory, device lost …; the outputs are then unspecified, and other calls go on working unless
/// lost().
class Gpu {
public:
    /// `device`: GpuDevice::id.
    static Result<Gpu> open(std::size_t device, GpuOptions options = {});
    Gpu(Gpu&&) noexcept;
    Gpu& operator=(Gpu&&) noexcept;
    ~Gpu();

    const GpuDevice& device() const;
    GpuStartUp startUp() const;
    /// The device is gone: every call fails; open it again.
    bool lost() const;
    /// What the validation layer found wrong with us so far.
    std::vector<std::string> complaints() const;

    /// Invocations in a workgroup, 64 from the start. Error: more than the device allows, or none.
    Result<void> useWorkgroupsOf(std::uint32_t invocations);
    /// Gets a kernel ready for workgroups of the present size. Every kernel does that when it is
    /// first called, outside its timing; this does it earlier.
    Result<void> prepare(GpuKernel kernel);

    /// Software Vulkan's threads are not tied to CPUs, and often all wake on one. Ties those that
    /// computed in the last call to a CPU each, and says how many; 0 on a real GPU. Faster on a
    /// quiet machine, slower on a busy one.
    std::size_t spreadThreads();

    Result<GpuTiming> add(std::span<const float> a, std::span<const float> b, std::span<float> sum);
    Result<GpuTiming> saxpy(float alpha, std::span<const float> x, std::span<float> y);
    Result<GpuTiming> triad(
        float scale, std::span<const float> b, std::span<const float> c, std::span<float> a);
    /// The device sums per workgroup, the CPU those sums.
    Result<GpuTiming> sum(std::span<const float> values, float& total);
    Result<GpuTiming> diverge(const Divergence& what, std::span<float> values);
    Result<GpuTiming> convolve(
        const Convolution& what, std::span<const float> in, std::span<float> out);
    Result<GpuTiming> mandelbrot(const MandelbrotView& view, std::span<std::uint32_t> iterations);
    Result<GpuTiming> life(
        const Grid& grid, std::span<const std::uint8_t> before, std::span<std::uint8_t> after);
    Result<GpuTiming> rotate(
        const Matrix& matrix, std::span<const Vertex> before, std::span<Vertex> after);

    class Impl;
    explicit Gpu(std::unique_ptr<Impl> impl);

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace engine
