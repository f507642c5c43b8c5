#include "engine/observe/machine.h"

#include <fstream>

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

} // namespace

trace::Machine thisMachine()
{
    return {
        .cpu = cpuModel(),
        .kernel = kernelRelease(),
        .cpus = static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN)),
    };
}

} // namespace engine
