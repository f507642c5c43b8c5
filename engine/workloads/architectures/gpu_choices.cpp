#include "engine/workloads/architectures/gpu_choices.h"

#include "engine/compute/gpu.h"
#include "engine/trace/sentences.h"

#include <algorithm>

namespace engine {
namespace {

namespace sentence = trace::sentence;

std::string gibibytes(std::uint64_t bytes)
{
    constexpr std::uint64_t tenth = (std::uint64_t{1} << 30U) / 10;
    const std::uint64_t tenths = bytes / tenth;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

} // namespace

ValueHere toldOf(const GpuDevice& device)
{
    ValueHere told{.name = device.name, .about = {std::string{nameOf(device.kind)}}};
    const auto say = [&told](const char* pattern, std::initializer_list<std::string_view> values) {
        told.about.push_back(filled(pattern, values));
    };
    say(sentence::gpuVersion, {device.version, device.driver.empty() ? "–" : device.driver});
    if (device.subgroup > 0)
        say(sentence::gpuSubgroup, {std::to_string(device.subgroup)});
    say(sentence::gpuWorkgroup, {std::to_string(device.invocations)});
    std::uint64_t own = 0;
    for (const GpuHeap& heap : device.heaps)
        own += heap.onDevice ? heap.bytes : 0;
    if (own > 0)
        say(sentence::gpuMemory, {gibibytes(own)});
    if (!device.missing.empty())
        say(sentence::gpuMissing, {device.missing});
    return told;
}

std::vector<ValueHere> gpuChoices()
{
    const GpuList list = listGpus();
    std::vector<ValueHere> choices;
    std::ranges::transform(list.devices, std::back_inserter(choices), toldOf);
    if (choices.empty())
        choices.push_back({.name = shown("engine", "none"), .about = {list.reason}});
    return choices;
}

} // namespace engine
