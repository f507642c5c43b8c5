// The only file that knows Vulkan: its C++ binding alone takes seconds to compile.
#define VK_NO_PROTOTYPES
#define VULKAN_HPP_ENABLE_DYNAMIC_LOADER_TOOL 1
#include "engine/compute/driver_threads.h"
#include "engine/compute/gpu_impl.h"
#include "engine/compute/gpu_words.h"
#include "engine/compute/shader_code.h"

#include <algorithm>
#include <map>
#include <mutex>

#include <vulkan/vulkan_raii.hpp>

namespace engine {
namespace {

constexpr const char* validationLayer = "VK_LAYER_KHRONOS_validation";
constexpr const char* calibration = VK_EXT_CALIBRATED_TIMESTAMPS_EXTENSION_NAME;
constexpr std::uint64_t patience = 30'000'000'000; ///< ns
constexpr std::uint32_t stamps = 4;

/// What the validation layer says; on any thread.
struct Complaints {
    std::mutex lock;
    std::vector<std::string> all;

    static VKAPI_ATTR VkBool32 VKAPI_CALL add(VkDebugUtilsMessageSeverityFlagBitsEXT,
        VkDebugUtilsMessageTypeFlagsEXT, const VkDebugUtilsMessengerCallbackDataEXT* data, void* me)
    {
        auto& complaints = *static_cast<Complaints*>(me);
        const std::lock_guard guard{complaints.lock};
        complaints.all.emplace_back(data->pMessage);
        return VK_FALSE;
    }
};

vk::raii::Instance makeInstance(const vk::raii::Context& context, GpuOptions options)
{
    const vk::ApplicationInfo application{"interleave", 0, nullptr, 0, VK_API_VERSION_1_2};
    vk::InstanceCreateInfo info{{}, &application};
    constexpr const char* extension = VK_EXT_DEBUG_UTILS_EXTENSION_NAME;
    if (options.validate)
        info.setPEnabledLayerNames(validationLayer).setPEnabledExtensionNames(extension);
    return {context, info};
}

GpuKind kindOf(vk::PhysicalDeviceType type)
{
    switch (type) {
    case vk::PhysicalDeviceType::eDiscreteGpu: return GpuKind::Discrete;
    case vk::PhysicalDeviceType::eIntegratedGpu: return GpuKind::Integrated;
    case vk::PhysicalDeviceType::eVirtualGpu: return GpuKind::Virtual;
    case vk::PhysicalDeviceType::eCpu: return GpuKind::Cpu;
    default: return GpuKind::Other;
    }
}

/// The queues that compute, those that keep time first. None: no such queue.
std::optional<std::uint32_t> computeQueue(const vk::raii::PhysicalDevice& physical)
{
    std::optional<std::uint32_t> found;
    const auto families = physical.getQueueFamilyProperties();
    for (std::uint32_t i = 0; i < families.size(); ++i)
        if (families[i].queueFlags & vk::QueueFlagBits::eCompute
            && (!found
                || (families[*found].timestampValidBits == 0
                    && families[i].timestampValidBits > 0)))
            found = i;
    return found;
}

bool calibratesAgainstUs(const vk::raii::PhysicalDevice& physical)
{
    const auto extensions = physical.enumerateDeviceExtensionProperties();
    const bool there = std::ranges::any_of(extensions, [](const vk::ExtensionProperties& e) {
        return std::string_view{e.extensionName} == calibration;
    });
    if (!there)
        return false;
    const auto domains = physical.getCalibrateableTimeDomainsEXT();
    return std::ranges::count(domains, vk::TimeDomainEXT::eDevice) > 0
        && std::ranges::count(domains, vk::TimeDomainEXT::eClockMonotonic) > 0;
}

void describeDriver(const vk::raii::PhysicalDevice& physical, GpuDevice& device)
{
    const auto chain =
        physical
            .getProperties2<vk::PhysicalDeviceProperties2, vk::PhysicalDeviceDriverProperties>();
    const auto& driver = chain.get<vk::PhysicalDeviceDriverProperties>();
    device.driver = std::string{driver.driverName.data()};
    if (const std::string_view more{driver.driverInfo.data()}; !more.empty())
        device.driver.append(", ").append(more);
}

GpuDevice describe(const vk::raii::PhysicalDevice& physical, std::size_t id)
{
    const vk::PhysicalDeviceProperties properties = physical.getProperties();
    const vk::PhysicalDeviceLimits& limits = properties.limits;
    const std::uint32_t version = properties.apiVersion;
    GpuDevice device{.id = id,
        .name = std::string{properties.deviceName.data()},
        .kind = kindOf(properties.deviceType),
        .version = std::to_string(VK_API_VERSION_MAJOR(version)) + '.'
            + std::to_string(VK_API_VERSION_MINOR(version)) + '.'
            + std::to_string(VK_API_VERSION_PATCH(version)),
        .invocations =
            std::min(limits.maxComputeWorkGroupInvocations, limits.maxComputeWorkGroupSize[0]),
        .workgroups = limits.maxComputeWorkGroupCount[0],
        .bufferBytes = limits.maxStorageBufferRange,
        .sharedBytes = limits.maxComputeSharedMemorySize,
        .tick = double{limits.timestampPeriod}};
    const vk::PhysicalDeviceMemoryProperties memory = physical.getMemoryProperties();
    for (std::uint32_t i = 0; i < memory.memoryHeapCount; ++i)
        device.heaps.push_back({.bytes = memory.memoryHeaps[i].size,
            .onDevice = bool(memory.memoryHeaps[i].flags & vk::MemoryHeapFlagBits::eDeviceLocal)});
    const auto queue = computeQueue(physical);
    if (!queue)
        device.missing = "it has no queue for computing";
    else
        device.timestampBits = physical.getQueueFamilyProperties()[*queue].timestampValidBits;
    if (version < VK_API_VERSION_1_1) {
        device.missing = "it knows Vulkan " + device.version + ", and 1.1 is needed";
        return device;
    }
    device.subgroup =
        physical
            .getProperties2<vk::PhysicalDeviceProperties2, vk::PhysicalDeviceSubgroupProperties>()
            .get<vk::PhysicalDeviceSubgroupProperties>()
            .subgroupSize;
    if (version >= VK_API_VERSION_1_2)
        describeDriver(physical, device);
    device.calibrates = device.timestampBits > 0 && calibratesAgainstUs(physical);
    return device;
}

/// What `work` returns, or why Vulkan refused.
template <class Work>
auto guarded(const std::string& doing, bool* lost, Work&& work) -> decltype(work())
{
    try {
        return work();
    } catch (const vk::SystemError& error) {
        const int code = error.code().value();
        if (lost != nullptr && (code == VK_ERROR_DEVICE_LOST || code == VK_TIMEOUT))
            *lost = true;
        return tl::unexpected{gpuFailure(code, doing)};
    } catch (const std::bad_alloc&) {
        return tl::unexpected{gpuFailure(VK_ERROR_OUT_OF_HOST_MEMORY, doing)};
    } catch (const std::exception& error) {
        return failure("Could not " + doing + ": " + error.what());
    }
}

/// A buffer that a shader sees and one that the CPU sees, of the same size, to copy between.
struct Slot {
    std::size_t bytes = 0;
    vk::raii::DeviceMemory memory{nullptr};
    vk::raii::Buffer buffer{nullptr};
    vk::raii::DeviceMemory stagingMemory{nullptr};
    vk::raii::Buffer staging{nullptr};
    std::byte* mapped = nullptr;
};

/// A device's timestamp and what CLOCK_MONOTONIC was then.
struct Relation {
    std::uint64_t ticks = 0;
    MonotonicTime at{};
    MonotonicTime uncertainty{};
};

class Computer final : public Gpu::Impl {
public:
    explicit Computer(GpuOptions options)
        : m_begun{monotonicNow()}
        , m_instance{makeInstance(m_context, options)}
    {
        startUp.instance = monotonicNow() - m_begun;
        if (options.validate) {
            using Severity = vk::DebugUtilsMessageSeverityFlagBitsEXT;
            using Type = vk::DebugUtilsMessageTypeFlagBitsEXT;
            m_messenger = {m_instance,
                vk::DebugUtilsMessengerCreateInfoEXT{{}, Severity::eError | Severity::eWarning,
                    Type::eValidation | Type::ePerformance, Complaints::add, &m_complaints}};
        }
    }
    ~Computer() override
    {
        try {
            if (*m_device != vk::Device{})
                m_device.waitIdle();
        } catch (const vk::SystemError&) { // lost: then nothing is left to wait for
        }
    }

    const vk::raii::Instance& instance() const { return m_instance; }

    void start(const vk::raii::PhysicalDevice& physical, std::size_t id)
    {
        const MonotonicTime begun = monotonicNow();
        device = describe(physical, id);
        m_memory = physical.getMemoryProperties();
        m_size = std::min<std::uint32_t>(64, device.invocations);
        makeDevice(physical);
        makeLayouts();
        if (device.calibrates)
            m_clock = GpuClock::Calibrated;
        else if (device.timestampBits > 0)
            m_clock = GpuClock::ByHand;
        startUp.device = monotonicNow() - begun;
        relate();
    }

    Result<void> useWorkgroupsOf(std::uint32_t invocations) override
    {
        if (invocations == 0 || invocations > device.invocations)
            return failure("A workgroup of " + std::to_string(invocations)
                + " invocations is impossible: " + device.name + " takes 1 to "
                + std::to_string(device.invocations));
        m_size = invocations;
        return {};
    }

    Result<void> prepare(GpuKernel kernel) override
    {
        if (m_lost)
            return tl::unexpected{gpuFailure(VK_ERROR_DEVICE_LOST, doing())};
        if (m_pipelines.contains({kernel, m_size}))
            return {};
        return guarded(doing(), &m_lost, [&]() -> Result<void> {
            const MonotonicTime begun = monotonicNow();
            vk::raii::Pipeline pipeline = makePipeline(kernel);
            // Drivers compile at the first dispatch: one on nothing.
            m_pipelines.emplace(std::pair{kernel, m_size}, std::move(pipeline));
            (void)run({.kernel = kernel}, 1);
            m_threads.found();
            startUp.kernels += monotonicNow() - begun;
            return {};
        });
    }

    Result<GpuTiming> compute(const GpuJob& job) override
    {
        std::size_t largest = job.output.size();
        for (const auto& input : job.inputs)
            largest = std::max(largest, input.size());
        if (paddedBytes(largest) > device.bufferBytes || job.invocations > UINT32_MAX)
            return tl::unexpected{tooLarge(device, largest)};
        if (const auto ready = prepare(job.kernel); !ready)
            return tl::unexpected{ready.error()};
        return guarded(doing(), &m_lost, [&]() -> Result<GpuTiming> {
            const std::uint64_t wanted = (job.invocations + m_size - 1) / m_size;
            const std::uint32_t most = job.workgroups > 0
                ? std::min(job.workgroups, device.workgroups)
                : device.workgroups;
            return run(job, static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, most)));
        });
    }

    std::size_t spreadThreads() override
    {
        return device.kind == GpuKind::Cpu ? m_threads.spread() : 0;
    }

    std::vector<std::string> complaints() const override
    {
        const std::lock_guard guard{m_complaints.lock};
        return m_complaints.all;
    }
    bool lost() const override { return m_lost; }

private:
    std::string doing() const { return "compute on " + device.name; }

    /// So that a shader may take the last four floats where there are fewer.
    static std::size_t paddedBytes(std::size_t bytes)
    {
        return std::max<std::size_t>((bytes + 15) / 16 * 16, 16);
    }

    void makeDevice(const vk::raii::PhysicalDevice& physical)
    {
        const std::uint32_t family = computeQueue(physical).value();
        constexpr float priority = 1;
        const vk::DeviceQueueCreateInfo queue{{}, family, 1, &priority};
        vk::DeviceCreateInfo info{{}, queue};
        if (device.calibrates)
            info.setPEnabledExtensionNames(calibration);
        m_device = {physical, info};
        m_queue = {m_device, family, 0};
        m_pool = {m_device, {vk::CommandPoolCreateFlagBits::eResetCommandBuffer, family}};
        m_commands = std::move(vk::raii::CommandBuffers{m_device,
            {*m_pool, vk::CommandBufferLevel::ePrimary,
                1}}.front());
        m_fence = {m_device, vk::FenceCreateInfo{}};
        if (device.timestampBits > 0)
            m_queries = {m_device, {{}, vk::QueryType::eTimestamp, stamps}};
    }

    void makeLayouts()
    {
        std::array<vk::DescriptorSetLayoutBinding, GpuJob::slots> bindings;
        for (std::uint32_t i = 0; i < bindings.size(); ++i)
            bindings[i] = {
                i, vk::DescriptorType::eStorageBuffer, 1, vk::ShaderStageFlagBits::eCompute};
        m_setLayout = {m_device, vk::DescriptorSetLayoutCreateInfo{{}, bindings}};
        const vk::PushConstantRange arguments{
            vk::ShaderStageFlagBits::eCompute, 0, sizeof GpuJob::arguments};
        m_layout = {m_device, vk::PipelineLayoutCreateInfo{{}, *m_setLayout, arguments}};
        const vk::DescriptorPoolSize size{vk::DescriptorType::eStorageBuffer, GpuJob::slots};
        m_sets = {m_device, {vk::DescriptorPoolCreateFlagBits::eFreeDescriptorSet, 1, 1, &size}};
        m_set = std::move(vk::raii::DescriptorSets{m_device, {*m_sets, *m_setLayout}}.front());
    }

    vk::raii::Pipeline makePipeline(GpuKernel kernel) const
    {
        const auto code = shaderCode(kernel);
        const vk::raii::ShaderModule module{
            m_device, vk::ShaderModuleCreateInfo{{}, code.size_bytes(), code.data()}};
        const vk::SpecializationMapEntry workgroup{0, 0, sizeof m_size};
        const vk::SpecializationInfo special{1, &workgroup, sizeof m_size, &m_size};
        const vk::PipelineShaderStageCreateInfo stage{
            {}, vk::ShaderStageFlagBits::eCompute, *module, "main", &special};
        return {m_device, nullptr, vk::ComputePipelineCreateInfo{{}, stage, *m_layout}};
    }

    /// The first type of `allowed` with `needed`, and with `better` where there is one.
    std::uint32_t memoryType(
        std::uint32_t allowed, vk::MemoryPropertyFlags needed, vk::MemoryPropertyFlags better) const
    {
        for (const vk::MemoryPropertyFlags wanted : {needed | better, needed, {}})
            for (std::uint32_t i = 0; i < m_memory.memoryTypeCount; ++i)
                if ((allowed >> i & 1) != 0
                    && (m_memory.memoryTypes[i].propertyFlags & wanted) == wanted)
                    return i;
        return 0; // never: every buffer has a type
    }

    void makeBuffer(std::size_t bytes, vk::BufferUsageFlags usage, vk::MemoryPropertyFlags needed,
        vk::MemoryPropertyFlags better, vk::raii::Buffer& buffer, vk::raii::DeviceMemory& memory)
    {
        buffer = {m_device, vk::BufferCreateInfo{{}, bytes, usage}};
        const vk::MemoryRequirements wants = buffer.getMemoryRequirements();
        memory = {m_device, {wants.size, memoryType(wants.memoryTypeBits, needed, better)}};
        buffer.bindMemory(*memory, 0);
    }

    /// Slots grow and never shrink.
    void reserve(std::uint32_t at, std::size_t bytes)
    {
        Slot& slot = m_slots[at];
        if (slot.bytes >= bytes)
            return;
        slot = {};
        using Usage = vk::BufferUsageFlagBits;
        using Memory = vk::MemoryPropertyFlagBits;
        Slot grown;
        makeBuffer(bytes, Usage::eStorageBuffer | Usage::eTransferSrc | Usage::eTransferDst,
            Memory::eDeviceLocal, {}, grown.buffer, grown.memory);
        makeBuffer(bytes, Usage::eTransferSrc | Usage::eTransferDst,
            Memory::eHostVisible | Memory::eHostCoherent, Memory::eHostCached, grown.staging,
            grown.stagingMemory);
        grown.mapped = static_cast<std::byte*>(grown.stagingMemory.mapMemory(0, bytes));
        grown.bytes = bytes;
        slot = std::move(grown);
        const vk::DescriptorBufferInfo info{*slot.buffer, 0, VK_WHOLE_SIZE};
        m_device.updateDescriptorSets(
            vk::WriteDescriptorSet{*m_set, at, 0, vk::DescriptorType::eStorageBuffer, {}, info},
            {});
    }

    void barrier(vk::PipelineStageFlags from, vk::AccessFlags wrote, vk::PipelineStageFlags to,
        vk::AccessFlags reads) const
    {
        m_commands.pipelineBarrier(from, to, {}, vk::MemoryBarrier{wrote, reads}, {}, {});
    }

    void upload(const GpuJob& job) const
    {
        for (std::size_t i = 0; i < GpuJob::slots; ++i)
            if (!job.inputs[i].empty())
                m_commands.copyBuffer(*m_slots[i].staging, *m_slots[i].buffer,
                    vk::BufferCopy{0, 0, job.inputs[i].size()});
        barrier(vk::PipelineStageFlagBits::eTransfer, vk::AccessFlagBits::eTransferWrite,
            vk::PipelineStageFlagBits::eComputeShader,
            vk::AccessFlagBits::eShaderRead | vk::AccessFlagBits::eShaderWrite);
    }

    void dispatch(const GpuJob& job, std::uint32_t workgroups) const
    {
        m_commands.bindPipeline(
            vk::PipelineBindPoint::eCompute, *m_pipelines.at({job.kernel, m_size}));
        m_commands.bindDescriptorSets(vk::PipelineBindPoint::eCompute, *m_layout, 0, *m_set, {});
        m_commands.pushConstants<std::byte>(
            *m_layout, vk::ShaderStageFlagBits::eCompute, 0, job.arguments);
        if (workgroups > 0)
            m_commands.dispatch(workgroups, 1, 1);
        barrier(vk::PipelineStageFlagBits::eComputeShader, vk::AccessFlagBits::eShaderWrite,
            vk::PipelineStageFlagBits::eTransfer, vk::AccessFlagBits::eTransferRead);
    }

    void download(const GpuJob& job) const
    {
        const Slot& slot = m_slots[job.outputAt];
        if (!job.output.empty())
            m_commands.copyBuffer(
                *slot.buffer, *slot.staging, vk::BufferCopy{0, 0, job.output.size()});
        barrier(vk::PipelineStageFlagBits::eTransfer, vk::AccessFlagBits::eTransferWrite,
            vk::PipelineStageFlagBits::eHost, vk::AccessFlagBits::eHostRead);
    }

    /// Records, submits and waits. Returns what the CPU saw of it.
    GpuSpan perform(auto&& record)
    {
        m_commands.reset();
        m_commands.begin({vk::CommandBufferUsageFlagBits::eOneTimeSubmit});
        record();
        m_commands.end();
        m_device.resetFences(*m_fence);
        const MonotonicTime begin = monotonicNow();
        const vk::CommandBuffer commands = *m_commands;
        m_queue.submit(vk::SubmitInfo{{}, {}, commands}, *m_fence);
        if (m_device.waitForFences(*m_fence, VK_TRUE, patience) == vk::Result::eTimeout)
            throw vk::SystemError{vk::make_error_code(vk::Result::eTimeout)};
        return {begin, monotonicNow()};
    }

    void stamp(std::uint32_t number) const
    {
        m_commands.writeTimestamp(number == 0 ? vk::PipelineStageFlagBits::eTopOfPipe
                                              : vk::PipelineStageFlagBits::eBottomOfPipe,
            *m_queries, number);
    }

    std::vector<std::uint64_t> stampsRead(std::uint32_t count) const
    {
        return m_queries
            .getResults<std::uint64_t>(0, count, count * sizeof(std::uint64_t),
                sizeof(std::uint64_t),
                vk::QueryResultFlagBits::e64 | vk::QueryResultFlagBits::eWait)
            .second;
    }

    /// Relates the device's clock to ours.
    void relate()
    {
        if (m_clock == GpuClock::Calibrated) {
            const std::array<vk::CalibratedTimestampInfoEXT, 2> clocks{
                vk::TimeDomainEXT::eDevice, vk::TimeDomainEXT::eClockMonotonic};
            const auto [times, deviation] = m_device.getCalibratedTimestampsEXT(clocks);
            m_relation = {times[0], MonotonicTime{static_cast<std::int64_t>(times[1])},
                MonotonicTime{static_cast<std::int64_t>(deviation)}};
        } else if (m_clock == GpuClock::ByHand) {
            relateByHand();
        }
    }

    void relateByHand()
    {
        m_relation.uncertainty = MonotonicTime::max();
        for (int attempt = 0; attempt < 8; ++attempt) {
            const GpuSpan seen = perform([this] {
                m_commands.resetQueryPool(*m_queries, 0, 1);
                m_commands.writeTimestamp(vk::PipelineStageFlagBits::eBottomOfPipe, *m_queries, 0);
            });
            if (seen.length() / 2 < m_relation.uncertainty)
                m_relation = {
                    stampsRead(1).front(), seen.begin + seen.length() / 2, seen.length() / 2};
        }
    }

    MonotonicTime at(std::uint64_t ticks) const
    {
        // The clock may have wrapped since, or the relation be younger than the stamp.
        const unsigned unused = 64 - device.timestampBits;
        const auto since =
            static_cast<std::int64_t>((ticks - m_relation.ticks) << unused) >> unused;
        return m_relation.at
            + MonotonicTime{static_cast<std::int64_t>(static_cast<double>(since) * device.tick)};
    }

    void performParts(const GpuJob& job, std::uint32_t workgroups, GpuTiming& timing)
    {
        if (m_clock == GpuClock::None) {
            timing.upload = perform([&] { upload(job); });
            timing.dispatch = perform([&] { dispatch(job, workgroups); });
            timing.download = perform([&] { download(job); });
            return;
        }
        perform([&] {
            m_commands.resetQueryPool(*m_queries, 0, stamps);
            stamp(0);
            upload(job);
            stamp(1);
            dispatch(job, workgroups);
            stamp(2);
            download(job);
            stamp(3);
        });
        timing.call.end = monotonicNow();
    }

    GpuTiming run(const GpuJob& job, std::uint32_t workgroups)
    {
        GpuTiming timing{.clock = m_clock, .workgroups = workgroups};
        timing.call.begin = monotonicNow();
        for (std::uint32_t i = 0; i < GpuJob::slots; ++i) {
            const auto& input = job.inputs[i];
            reserve(
                i, paddedBytes(std::max(input.size(), i == job.outputAt ? job.output.size() : 0)));
            std::ranges::copy(input, m_slots[i].mapped);
        }
        m_threads.begin();
        performParts(job, workgroups, timing);
        std::ranges::copy(
            std::span{m_slots[job.outputAt].mapped, job.output.size()}, job.output.begin());
        timing.call.end = monotonicNow();
        if (device.kind == GpuKind::Cpu)
            timing.cpus = m_threads.cpus();
        readClock(timing);
        return timing;
    }

    void readClock(GpuTiming& timing)
    {
        if (m_clock == GpuClock::None)
            return;
        const auto read = stampsRead(stamps);
        if (m_clock == GpuClock::Calibrated || timing.call.end - m_relation.at > relationLasts)
            relate();
        timing.upload = {at(read[0]), at(read[1])};
        timing.dispatch = {at(read[1]), at(read[2])};
        timing.download = {at(read[2]), at(read[3])};
        timing.uncertainty = m_relation.uncertainty;
    }

    /// Clocks that drift by 50 ppm are then 50 µs apart.
    static constexpr MonotonicTime relationLasts = std::chrono::seconds{1};

    MonotonicTime m_begun;
    DriverThreads m_threads; // looks before the driver is there
    mutable Complaints m_complaints;
    vk::raii::Context m_context;
    vk::raii::Instance m_instance;
    vk::raii::DebugUtilsMessengerEXT m_messenger{nullptr};
    vk::PhysicalDeviceMemoryProperties m_memory;
    vk::raii::Device m_device{nullptr};
    vk::raii::Queue m_queue{nullptr};
    vk::raii::CommandPool m_pool{nullptr};
    vk::raii::CommandBuffer m_commands{nullptr};
    vk::raii::Fence m_fence{nullptr};
    vk::raii::QueryPool m_queries{nullptr};
    vk::raii::DescriptorSetLayout m_setLayout{nullptr};
    vk::raii::PipelineLayout m_layout{nullptr};
    vk::raii::DescriptorPool m_sets{nullptr};
    vk::raii::DescriptorSet m_set{nullptr};
    std::array<Slot, GpuJob::slots> m_slots;
    std::map<std::pair<GpuKernel, std::uint32_t>, vk::raii::Pipeline> m_pipelines;
    std::uint32_t m_size = 64; ///< invocations in a workgroup
    GpuClock m_clock = GpuClock::None;
    Relation m_relation;
    bool m_lost = false;
};

GpuList none(NoGpu why)
{
    return {.why = why, .reason = std::string{reasonFor(why)}};
}

GpuList describeAll(const vk::raii::Instance& instance)
{
    GpuList list;
    for (const vk::raii::PhysicalDevice& physical : vk::raii::PhysicalDevices{instance})
        list.devices.push_back(describe(physical, list.devices.size()));
    std::ranges::stable_sort(list.devices, {}, &GpuDevice::kind);
    if (list.devices.empty())
        return none(NoGpu::Device);
    if (list.devices.front().kind == GpuKind::Cpu)
        list.reason = "There is no GPU here, only software Vulkan on the CPU: this is your CPU.";
    return list;
}

} // namespace

GpuList listGpus()
{
    std::optional<vk::raii::Context> context;
    try {
        context.emplace();
    } catch (const std::exception&) {
        return none(NoGpu::Loader);
    }
    try {
        return describeAll(makeInstance(*context, {}));
    } catch (const vk::IncompatibleDriverError&) {
        return none(NoGpu::Driver);
    } catch (const vk::SystemError& error) {
        GpuList list = none(NoGpu::Device);
        list.reason = gpuFailure(error.code().value(), "ask Vulkan for its devices").message;
        return list;
    }
}

Result<Gpu> Gpu::open(std::size_t id, GpuOptions options)
{
    return guarded("start Vulkan", nullptr, [&]() -> Result<Gpu> {
        auto computer = std::make_unique<Computer>(options);
        const vk::raii::PhysicalDevices all{computer->instance()};
        if (id >= all.size())
            return failure("Vulkan has no device " + std::to_string(id) + " any more");
        if (const GpuDevice device = describe(all[id], id); !device.missing.empty())
            return failure(device.name + " cannot be used: " + device.missing);
        computer->start(all[id], id);
        return Gpu{std::move(computer)};
    });
}

} // namespace engine
