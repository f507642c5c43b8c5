#include "engine/observe/machine.h"

#include <fstream>

#include <sched.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace engine {
namespace {

std::string cpuModel()
{
    std::ifstream file{"/proc/cpuinfo"};
    for (std::string line; std::getline(file, line);) {
        const auto colon = line.find(": ");
        const bool model = line.starts_with("model name") || line.starts_with("Model");
        if (model && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    utsname names{};
    return ::uname(&names) == 0 ? names.machine : "unknown";
}

std::string kernelRelease()
{
    utsname names{};
    if (::uname(&names) != 0)
        return "unknown";
    return std::string{names.sysname} + " " + names.release;
}

std::vector<trace::CpuId> usableCpus()
{
    static constexpr std::size_t most = 1U << 16;
    std::vector<trace::CpuId> usable;
    cpu_set_t* const set = CPU_ALLOC(most);
    const std::size_t bytes = CPU_ALLOC_SIZE(most);
    if (set != nullptr && ::sched_getaffinity(0, bytes, set) == 0)
        for (std::size_t cpu = 0; cpu < most; ++cpu)
            if (CPU_ISSET_S(cpu, bytes, set))
                usable.push_back(static_cast<trace::CpuId>(cpu));
    CPU_FREE(set);
    return usable;
}

} // namespace

trace::Machine thisMachine()
{
    return {
        .cpu = cpuModel(),
        .kernel = kernelRelease(),
        .cpus = static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN)),
        .usable = usableCpus(),
    };
}

} // namespace engine
