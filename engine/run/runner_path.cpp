#include "engine/run/runner_path.h"

#include <cstdlib>
#include <filesystem>

#include <unistd.h>

namespace engine {
namespace {

bool isExecutable(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored) && ::access(path.c_str(), X_OK) == 0;
}

} // namespace

Result<std::string> runnerPath()
{
    if (const char* chosen = std::getenv("INTERLEAVE_RUNNER"); chosen != nullptr && *chosen != 0) {
        if (isExecutable(chosen))
            return chosen;
        return failure(
            std::string{"INTERLEAVE_RUNNER names "} + chosen + ", which is not an executable file");
    }
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        return failure(error.value(), "read /proc/self/exe");
    const auto beside = self.parent_path() / "interleave-runner";
    const auto libexec =
        (self.parent_path() / "../libexec/interleave/interleave-runner").lexically_normal();
    for (const auto& path : {beside, libexec})
        if (isExecutable(path))
            return path.string();
    return failure("interleave-runner, which runs the demos, is missing: neither " + beside.string()
        + " nor " + libexec.string()
        + " is there. Install Interleave again, or name it in INTERLEAVE_RUNNER");
}

} // namespace engine
